/** The two pictures that the widget moves: the map of two roads, and the hill with its marble. */
import { line, scale } from "../../ui/chart.js";
import { assign, svg, unique } from "../../ui/dom.js";

const TRIPS = 14;

/** A point on a cubic curve. @param {number[]} c eight numbers @param {number} t @returns {[number, number]} */
function along(c, t) {
  const s = 1 - t;
  const w = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [w[0] * c[0] + w[1] * c[2] + w[2] * c[4] + w[3] * c[6], w[0] * c[1] + w[1] * c[3] + w[2] * c[5] + w[3] * c[7]];
}

/** @param {number[]} c */
const curve = (c) => `M${c[0]} ${c[1]}C${c.slice(2).join(" ")}`;

/**
 * A paper map of two roads. `draw` sets their widths, `move` sends the trips on.
 * @param {SVGSVGElement} root @param {{ old_road: string, new_road: string }} words
 */
export function map(root, words) {
  /** @type {number[]} */ let oldWay = [];
  /** @type {number[]} */ let newWay = [];
  /** @type {Record<"old" | "new", SVGPathElement[]>} */
  let roads = { old: [], new: [] };
  const trips = Array.from({ length: TRIPS }, (_, i) => ({
    at: i / TRIPS,
    // Evenly spread thresholds, so that any share of the trips looks like that share.
    threshold: ((i * 5) % TRIPS) / TRIPS + 0.5 / TRIPS,
    fresh: false,
    dot: svg("circle", { r: 4, class: "hw-trip" }),
  }));
  let share = 0;

  function build() {
    const width = root.clientWidth;
    const height = root.clientHeight;
    const y = height / 2;
    const [x0, x1] = [26, width - 26];
    const third = (x1 - x0) / 3;
    oldWay = [x0, y, x0 + third, y - height * 0.62, x1 - third, y - height * 0.26, x1, y - height * 0.17];
    newWay = [x0, y, x0 + third, y + height * 0.62, x1 - third, y + height * 0.26, x1, y + height * 0.17];
    const lanes = (/** @type {number[]} */ way, /** @type {string} */ name) =>
      ["case", "fill", "line"].map((part) =>
        svg("path", { d: curve(way), class: `hw-road hw-road-${part} hw-${name}-road` }),
      );
    roads = { old: lanes(oldWay, "old"), new: lanes(newWay, "new") };
    root.replaceChildren(
      svg("path", {
        class: "hw-country",
        d: `M0 ${height * 0.34}Q${width * 0.4} ${height * 0.06} ${width * 0.62} ${height * 0.42}T${width} ${height * 0.4}`,
      }),
      svg("path", {
        class: "hw-country",
        d: `M0 ${height * 0.8}Q${width * 0.3} ${height * 0.5} ${width * 0.55} ${height * 0.74}T${width} ${height * 0.66}`,
      }),
      svg("ellipse", { class: "hw-park", cx: width * 0.62, cy: y, rx: width * 0.1, ry: height * 0.1 }),
      ...roads.old.slice(0, 1),
      ...roads.new.slice(0, 1),
      ...roads.old.slice(1),
      ...roads.new.slice(1),
      ...trips.map((trip) => trip.dot),
      svg("circle", { cx: x0, cy: y, r: 9, class: "hw-place" }),
      svg("circle", { cx: x1, cy: oldWay[7], r: 9, class: "hw-place hw-place-old" }),
      svg("circle", { cx: x1, cy: newWay[7], r: 9, class: "hw-place hw-place-new" }),
      svg("text", { x: x1, y: 12, "text-anchor": "end", class: "hw-old" }, words.old_road),
      svg("text", { x: x1, y: height - 3, "text-anchor": "end", class: "hw-new" }, words.new_road),
    );
    move(0);
  }

  /** @param {number} u width of the new road, 0 to 1 @param {number} newShare share of the trips that take it */
  function draw(u, newShare) {
    share = newShare;
    for (const [name, strength] of /** @type {["old" | "new", number][]} */ ([
      ["old", 1 - u],
      ["new", u],
    ])) {
      const width = 3 + 25 * strength;
      [width + 4, width, width > 12 ? 1.5 : 0].forEach((one, i) => assign(roads[name][i], { "stroke-width": one }));
    }
    // Trips that have not set out yet choose by the new share; those on their way keep to their road.
    move(0);
  }

  /** @param {number} seconds */
  function move(seconds) {
    if (!oldWay.length) return; // not built yet: JupyterLab renders before there is room
    for (const trip of trips) {
      trip.at += seconds * 0.28;
      if (trip.at >= 1) {
        trip.at -= 1;
        trip.fresh = trip.threshold < share;
      }
      const [x, y] = along(trip.fresh ? newWay : oldWay, trip.at);
      assign(trip.dot, { cx: x.toFixed(1), cy: y.toFixed(1) });
    }
  }

  /** Everybody chooses anew at once: for the first picture, and where nothing moves. */
  function deal() {
    for (const trip of trips) trip.fresh = trip.threshold < share;
    move(0);
  }
  return { build, draw, move, deal };
}

/** Room at both ends for the marble and for the walls: no road can be less than nothing. */
const EDGE = 30;
/** Heights below this are drawn to the same scale, so that a flat valley looks flat. */
const TOP = 0.075;

/**
 * The hill and its marble.
 * @param {SVGSVGElement} root @param {{ ridge: string, open: string, old_wide: string, new_wide: string }} words
 */
export function hill(root, words) {
  const fade = unique("ground");
  const ground = svg("path", { class: "hw-ground", fill: `url(#${fade})` });
  const contours = [0, 1, 2].map(() => svg("path", { class: "hw-contour" }));
  const surface = svg("path", { class: "hw-surface" });
  const glow = svg("rect", { class: "hw-glow" });
  const marble = svg(
    "g",
    {},
    svg("circle", { r: 11, class: "hw-marble" }),
    svg("circle", { r: 3, cx: -3.5, cy: -4, class: "hw-shine" }),
  );
  const ridge = svg("text", { "text-anchor": "middle" }, words.ridge);
  const open = svg("text", { x: 10, y: 18, class: "hw-gold" }, words.open);
  let width = 0;
  let height = 0;
  let x = scale([0, 1], [0, 1]);

  function build() {
    width = root.clientWidth;
    height = root.clientHeight;
    x = scale([0, 1], [EDGE, width - EDGE]);
    assign(glow, { x: 0, y: 0, width, height: height - 24, rx: 8 });
    root.replaceChildren(
      svg(
        "defs",
        {},
        svg(
          "linearGradient",
          { id: fade },
          svg("stop", { offset: 0, class: "hw-stop-old" }),
          svg("stop", { offset: 0.5, class: "hw-stop-mid" }),
          svg("stop", { offset: 1, class: "hw-stop-new" }),
        ),
      ),
      glow,
      ground,
      ...contours,
      surface,
      ridge,
      marble,
      open,
      svg("text", { x: 4, y: height - 6, class: "hw-old" }, words.old_wide),
      svg("text", { x: width - 4, y: height - 6, "text-anchor": "end", class: "hw-new" }, words.new_wide),
    );
  }

  /** @param {Float64Array} heights @param {number} u @param {number} window how far it is open, 0 to 1 */
  function draw(heights, u, window) {
    const last = heights.length - 1;
    const y = scale([0, Math.max(TOP, ...heights)], [height - 46, 34]);
    /** @type {[number, number][]} */
    const points = Array.from(heights, (one, i) => [x(i / last), y(one)]);
    // Walls, rounded: out from the end, and up.
    const [left, right] = [points[0][1], points[last][1]];
    for (const [out, up] of [
      [7, 2],
      [13, 8],
      [17, 18],
      [20, 34],
    ]) {
      points.unshift([x(0) - out, left - up]);
      points.push([x(1) + out, right - up]);
    }
    const path = line(points);
    const floor = height - 24;
    assign(surface, { d: path });
    assign(ground, { d: `${path}L${width - 4} ${floor}L4 ${floor}Z` });
    contours.forEach((contour, i) => {
      const depth = 0.25 * (i + 1);
      assign(contour, { d: line(points.map(([px, py]) => [px, py + (floor - py) * depth])) });
    });
    const at = u * last;
    const i = Math.min(Math.floor(at), last - 1);
    const surfaceY = y(heights[i] + (heights[i + 1] - heights[i]) * (at - i));
    assign(marble, { transform: `translate(${x(u).toFixed(1)} ${(surfaceY - 12).toFixed(1)})` });
    const top = peak(heights);
    assign(ridge, { visibility: top ? "visible" : "hidden", x: x((top ?? 0) / last), y: y(heights[top ?? 0]) - 8 });
    assign(glow, { opacity: window.toFixed(2) });
    assign(open, { visibility: window > 0.5 ? "visible" : "hidden" });
  }

  /** Where on the hill a pointer is, 0 to 1. @param {PointerEvent} event */
  const placeOf = (event) =>
    Math.min(Math.max((event.clientX - root.getBoundingClientRect().left - EDGE) / (width - 2 * EDGE), 0), 1);
  return { build, draw, placeOf };
}

/** Index of the top between two valleys, or undefined. @param {Float64Array} heights */
function peak(heights) {
  for (let i = 2; i < heights.length - 2; i++)
    if (heights[i] > heights[i - 1] && heights[i] >= heights[i + 1]) return i;
}
