/**
 * The paper map: lanes on one canvas, trips on another above it, and three words. Widths are strength; the two lanes of a
 * street lie on each other, so it looks as wide as the wider one. All in CSS pixels: text and roads keep their size.
 */
import { h, svg } from "../../ui/dom.js";

/** A lane of full strength is this wide, in parts of the distance between two places; the faintest has a hair. */
const WIDEST = 0.2;
const HAIR = 0.8;
/** In pixels: from here on a road is a colour and not a hair, and it has edges. */
const FAINT = 2;
const EDGED = 3.5;
/** Below this a map has no room to lie on its side. */
const UPRIGHT = 520;

/**
 * @param {import("../town.js").Town} town
 * @param {{ happens: string, loop: string, day: string }} labels
 * @param {number} [narrow] a map narrower than this stands upright
 */
export function paper(town, labels, narrow = UPRIGHT) {
  const lanesCanvas = h("canvas", { "aria-hidden": "true" });
  const tripsCanvas = h("canvas", { "aria-hidden": "true" });
  const glow = h("div", { class: "hw-glow-sheet" });
  const land = country();
  const words = {
    happens: h("span", { class: "hw-place-name" }, labels.happens),
    loop: h("span", { class: "hw-place-name hw-place-loop" }, labels.loop),
    day: h("span", { class: "hw-place-name" }, labels.day),
  };
  const el = h(
    "div",
    { class: "hw-paper", role: "img" },
    land,
    glow,
    lanesCanvas,
    tripsCanvas,
    words.happens,
    words.loop,
    words.day,
  );
  const pens = [lanesCanvas, tripsCanvas].map(
    (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")),
  );
  const old = town.oldHighway();
  /** There is no new road before somebody goes that way on purpose. */
  const kind = (/** @type {number} */ lane, /** @type {boolean} */ walked) =>
    old[lane] ? "highway" : walked && town.practised[lane] > 0 ? "new-road" : "lane";
  const order = [...town.tail.keys()];

  /** @type {number[][]} */ let spots = [];
  /** @type {Record<string, string>} */ const colours = {};
  let width = 0;
  let height = 0;
  let unit = 1;

  /** Fit the map to its element; false while there is no room for it. */
  function build() {
    width = el.clientWidth;
    height = el.clientHeight;
    if (!width || !height) return false;
    const upright = width < narrow;
    el.classList.toggle("is-upright", upright);
    const pixels = window.devicePixelRatio || 1;
    for (const [i, canvas] of [lanesCanvas, tripsCanvas].entries()) {
      canvas.width = Math.round(width * pixels);
      canvas.height = Math.round(height * pixels);
      pens[i].setTransform(pixels, 0, 0, pixels, 0, 0);
    }
    // Along: from what happens to the day; across: the other way. A map on its side reads left to right.
    const along = town.places.map(([x]) => x);
    const across = town.places.map(([, y]) => -y);
    const [a0, a1, c0, c1] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)];
    const pad = upright ? { a: 32, c: 16 } : { a: 22, c: 34 };
    const [long, short] = upright ? [height, width] : [width, height];
    const sa = (long - 2 * pad.a) / (a1 - a0);
    const sc = (short - 2 * pad.c) / (c1 - c0);
    spots = town.places.map((_, i) => {
      const a = pad.a + (along[i] - a0) * sa;
      const c = pad.c + (across[i] - c0) * sc;
      // Upright, the new road keeps to the right-hand edge.
      return upright ? [width - c, a] : [a, c];
    });
    unit = Math.min(sa, sc);
    const middle = town.ring.reduce(
      ([x, y], place) => [x + spots[place][0] / town.ring.length, y + spots[place][1] / town.ring.length],
      [0, 0],
    );
    words.loop.style.left = `${middle[0]}px`;
    words.loop.style.top = `${middle[1]}px`;
    tint();
    return true;
  }

  /** Colours as the page has them now: light, dark, or the reader's own. */
  function tint() {
    const look = getComputedStyle(el);
    for (const name of ["sheet", "ink", "lane", "highway", "new-road"])
      colours[name] = look.getPropertyValue(`--hw-${name}`).trim();
    // A mixed colour has to be worked out before a canvas can use it.
    colours.sheet = getComputedStyle(glow).color;
  }

  /** @param {number} strength */
  const thickness = (strength) => HAIR + WIDEST * unit * strength;

  /**
   * @param {Float64Array} strength width of each lane, 0 to 1 @param {number} open how far the window is open, 0 to 1
   * @param {boolean} walked whether anybody has been steered along the new road yet
   */
  function draw(strength, open, walked) {
    const pen = pens[0];
    pen.clearRect(0, 0, width, height);
    glow.style.opacity = open.toFixed(2);
    pen.lineCap = "round";
    // Narrow lanes first, so that wide roads run over them; edges before fills, so that roads join.
    order.sort((a, b) => strength[a] - strength[b]);
    for (const edge of [true, false]) {
      for (const lane of order) {
        const thick = thickness(strength[lane]);
        if (edge && thick < EDGED) continue;
        pen.beginPath();
        pen.moveTo(spots[town.tail[lane]][0], spots[town.tail[lane]][1]);
        pen.lineTo(spots[town.head[lane]][0], spots[town.head[lane]][1]);
        pen.lineWidth = edge ? thick + 3 : thick;
        pen.strokeStyle = edge ? colours.sheet : colours[thick < FAINT ? "lane" : kind(lane, walked)];
        pen.stroke();
      }
    }
    for (const place of town.cues) mark(pen, place, colours.ink, colours.ink);
    for (const place of town.destinations) mark(pen, place, colours.sheet, colours.ink);
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} place @param {string} fill @param {string} stroke */
  function mark(pen, place, fill, stroke) {
    const [x, y] = spots[place];
    pen.beginPath();
    pen.arc(x, y, Math.max(5, 0.065 * unit), 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.fill();
    pen.lineWidth = 3;
    pen.strokeStyle = stroke;
    pen.stroke();
  }

  /**
   * @param {Iterable<{ lane: number, along: number, steered: boolean }>} dots trips under way, some of them on purpose
   */
  function dot(dots) {
    const pen = pens[1];
    pen.clearRect(0, 0, width, height);
    const radius = Math.max(3, 0.044 * unit);
    for (const { lane, along, steered } of dots) {
      const [from, to] = [spots[town.tail[lane]], spots[town.head[lane]]];
      pen.beginPath();
      pen.arc(from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along, radius, 0, 2 * Math.PI);
      pen.fillStyle = colours[steered ? "sheet" : "ink"];
      pen.fill();
      pen.lineWidth = steered ? 2 : 1.5;
      pen.strokeStyle = colours[steered ? "new-road" : "sheet"];
      pen.stroke();
    }
  }

  return { el, build, draw, dot };
}

/** A river, two hills and a wood: nothing depends on them, and a map without them looks like a diagram. */
function country() {
  const ring = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ rx, /** @type {number} */ ry) =>
    svg("ellipse", { class: "hw-country", cx: x, cy: y, rx, ry, transform: `rotate(-14 ${x} ${y})` });
  return svg(
    "svg",
    { class: "hw-land", viewBox: "0 0 100 60", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("path", { class: "hw-river", d: "M-2 44C14 40 20 58 36 55S58 44 70 52S90 62 102 48" }),
    svg("ellipse", { class: "hw-park", cx: 84, cy: 27, rx: 9, ry: 6 }),
    svg("ellipse", { class: "hw-park", cx: 24, cy: 13, rx: 8, ry: 4 }),
    ring(66, 8, 12, 6),
    ring(66, 8, 8, 4),
    ring(66, 8, 4, 2),
    ring(11, 30, 8, 6),
    ring(11, 30, 4, 3),
  );
}
