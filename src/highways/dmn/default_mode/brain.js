/** A brain as a constellation: dots where the regions lie, and the strongest links between them, in CSS pixels. */
import { line } from "../../ui/chart.js";
import { assign, svg } from "../../ui/dom.js";
import { N } from "../connectome.js";
import { belongs, homes, kindOf, lineOf, links, sights } from "./places.js";

const EDGE = 26;
const DOT = 5.5;
/** A finger this near to a dot means it. */
const REACH = 24;
const LEAN = 0.22;

/** @param {number} x @param {number} y */
const dot = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Thicker and darker is stronger; the eye sees both together. What is lit up is drawn larger. */
const look = (/** @type {number} */ strength, /** @type {boolean} */ lit) => [
  Math.max(0.4, (lit ? 9 : 5) * strength * strength),
  Math.min(0.95, Math.max(0.12, (lit ? 1.6 : 1.25) * strength)),
];

/**
 * @param {keyof typeof sights} sight @param {{ label: string, front: string, back: string, title: string }} labels
 * @param {(region: number) => void} onTap
 */
export function brain(sight, labels, onTap) {
  const root = svg("svg", { class: `hw-chart hw-brain hw-brain-${sight}`, role: "img", "aria-label": labels.label });
  const { spots, shown } = sights[sight];
  const outline = svg("path", { class: "hw-outline" });
  const ghosts = svg("g", { class: "hw-ghosts" });
  const lines = svg("g", { class: "hw-links" });
  const thought = svg("circle", { r: 9, class: "hw-thought", visibility: "hidden" });
  const trail = svg("path", { class: "hw-trail" });
  const ring = svg("circle", { r: DOT + 5, class: "hw-ring" });
  const dots = shown.map((i) =>
    svg("circle", { r: DOT, class: `hw-dot hw-net-${homes[i]}`, "data-region": i }, svg("title", {}, lineOf(i))),
  );
  const ends = svg("g", { "aria-hidden": "true" });
  root.append(outline, ghosts, lines, trail, ring, ...dots, thought, ends);

  /** @type {number[][]} */ let at = [];
  /** @type {number[]} */ let centre = [];
  /** @type {[number, number][]} */ let pairs = [];
  /** @type {SVGPathElement[]} */ let drawn = [];
  let lit = false;

  /** Fit the brain to its element. */
  function fit() {
    const [width, height] = [root.clientWidth, root.clientHeight];
    if (!width || !height) return false;
    const range = (/** @type {number} */ axis) => {
      const all = spots.map((spot) => spot[axis]);
      return [Math.min(...all), Math.max(...all)];
    };
    const [[x0, x1], [y0, y1]] = [range(0), range(1)];
    const unit = Math.min((width - 2 * EDGE) / (x1 - x0), (height - 2 * EDGE - 18) / (y1 - y0));
    const [left, top] = [(width - unit * (x1 - x0)) / 2, (height - 18 - unit * (y1 - y0)) / 2];
    centre = [width / 2, (height - 18) / 2];
    at = spots.map(([x, y]) => [left + (x - x0) * unit, top + (y - y0) * unit]);
    dots.forEach((one, d) => assign(one, { cx: at[shown[d]][0].toFixed(1), cy: at[shown[d]][1].toFixed(1) }));
    assign(outline, { d: around(shown.map((i) => at[i])) });
    ends.replaceChildren(
      svg("text", { x: 0, y: height - 4 }, labels.front),
      svg("text", { x: width / 2, y: height - 4, "text-anchor": "middle" }, labels.title),
      svg("text", { x: width, y: height - 4, "text-anchor": "end" }, labels.back),
    );
    return true;
  }

  /** Choose what is lit, and lay its links. @param {Float64Array} rest @param {string} network @param {number} region */
  function choose(rest, network, region) {
    if (!at.length) return;
    pairs = links(shown, rest, network, region);
    lit = network !== "" || region >= 0;
    const lay = (/** @type {[number, number]} */ pair) => {
      // Links lean towards the middle, so that those which run side by side stay apart.
      const [[x0, y0], [x1, y1]] = [at[pair[0]], at[pair[1]]];
      const [x, y] = [x0 + x1, y0 + y1].map((sum, axis) => (sum / 2) * (1 - LEAN) + centre[axis] * LEAN);
      return svg("path", {
        d: `M${dot(x0, y0)}Q${dot(x, y)} ${dot(x1, y1)}`,
        class: `hw-link hw-net-${kindOf(pair, network)}`,
      });
    };
    drawn = pairs.map(lay);
    lines.replaceChildren(...drawn);
    ghosts.replaceChildren(
      ...pairs.map((pair) => {
        const ghost = lay(pair);
        assign(ghost, { "stroke-width": look(rest[pair[0] * N + pair[1]], lit)[0].toFixed(2) });
        return ghost;
      }),
    );
    const linked = new Set(pairs.flat());
    dots.forEach((one, d) => {
      const bright = region >= 0 ? linked.has(shown[d]) || shown[d] === region : !network || belongs(network, shown[d]);
      // Whatever else a region belongs to, it shines in the colour of what is lit.
      assign(one, {
        class: `hw-dot hw-net-${network && bright ? network : homes[shown[d]]}${bright ? "" : " is-faint"}`,
      });
    });
    const ringed = region >= 0 && shown.includes(region);
    assign(ring, {
      visibility: ringed ? "visible" : "hidden",
      cx: ringed && at[region][0],
      cy: ringed && at[region][1],
    });
  }

  /** The links as strong as they are now. @param {Float64Array} matrix */
  function draw(matrix) {
    for (const [p, [i, j]] of pairs.entries()) {
      const [width, opacity] = look(matrix[i * N + j], lit);
      const { style } = drawn[p];
      style.strokeWidth = width.toFixed(2);
      style.strokeOpacity = opacity.toFixed(2);
    }
  }

  /**
   * A thought on its way, `share` of the step done, and where it has been.
   * @param {number[]} path regions, the last two of which are the step @param {number} share
   */
  function glow(path, share) {
    assign(thought, { visibility: path.length && at.length ? "visible" : "hidden" });
    if (!path.length || !at.length) return assign(trail, { d: "" });
    const to = at[path[path.length - 1]];
    const from = path.length > 1 ? at[path[path.length - 2]] : to;
    const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    assign(thought, { cx: x.toFixed(1), cy: y.toFixed(1) });
    const been = path.slice(-6, -1).map((i) => at[i]);
    assign(trail, { d: been.length ? line(/** @type {[number, number][]} */ ([...been, [x, y]])) : "" });
  }

  root.addEventListener("click", (event) => {
    const box = root.getBoundingClientRect();
    const away = (/** @type {number} */ i) =>
      Math.hypot(at[i][0] - (event.clientX - box.left), at[i][1] - (event.clientY - box.top));
    if (!at.length) return;
    const nearest = shown.reduce((best, i) => (away(i) < away(best) ? i : best));
    onTap(away(nearest) <= REACH ? nearest : -1);
  });

  return { el: root, fit, choose, draw, glow };
}

/** A soft shape around points: in every direction as far as they reach, rounded. @param {number[][]} points */
function around(points) {
  const middle = [0, 1].map((axis) => points.reduce((sum, spot) => sum + spot[axis], 0) / points.length);
  const shape = Array.from({ length: 72 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 72;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    // A high mean in place of the largest: no corners.
    const reach =
      points.reduce((sum, spot) => sum + Math.max(0, (spot[0] - middle[0]) * x + (spot[1] - middle[1]) * y) ** 14, 0) **
      (1 / 14);
    return [middle[0] + (reach + 6) * x, middle[1] + (reach + 6) * y];
  });
  return `${line(/** @type {[number, number][]} */ (shape))}Z`;
}
