/** The same links as a square: a row and a column for each region, in blocks by network. */
import { assign, h } from "../../ui/dom.js";
import { N } from "../connectome.js";
import { homes, KEYS, order } from "./places.js";

/** A correlation of this size has the full colour. */
const FULL = 0.8;

/** @param {{ title: string, short: Record<string, string> }} labels */
export function grid(labels) {
  const canvas = h("canvas", { width: N, height: N, role: "img", "aria-label": labels.title });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const cells = pen.createImageData(N, N);
  const marks = h("div", { class: "hw-marks", "aria-hidden": "true" });
  const blocks = KEYS.map(([key]) => {
    const rows = order.filter((i) => homes[i] === key).length;
    return { key, rows, from: order.findIndex((i) => homes[i] === key) };
  });
  const strip = (/** @type {string} */ side) =>
    h(
      "div",
      { class: `hw-strip hw-strip-${side}`, "aria-hidden": "true" },
      ...blocks.map(({ key, rows }) => h("span", { class: `hw-net-${key}`, style: `flex-grow: ${rows}` })),
    );
  const names = h(
    "div",
    { class: "hw-grid-names", "aria-hidden": "true" },
    ...blocks.map(({ key, rows, from }) =>
      h("span", { style: `top: ${(100 * (from + rows / 2)) / N}%` }, labels.short[key]),
    ),
  );
  const el = h(
    "div",
    { class: "hw-grid" },
    h("p", { class: "hw-networks-title" }, labels.title),
    names,
    strip("left"),
    strip("top"),
    h("div", { class: "hw-cells" }, canvas, marks),
  );
  /** @type {Record<string, number[]>} */
  let colours = {};

  /** Colours as the page has them now: light, dark, or the reader's own. */
  function tint() {
    const style = getComputedStyle(el);
    const read = (/** @type {string} */ name) => {
      const hex = style.getPropertyValue(`--hw-${name}`).trim();
      return [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
    };
    colours = { none: read("ink"), ...Object.fromEntries(KEYS.map(([key]) => [key, read(`net-${key}`)])) };
  }

  /** @param {Float64Array} matrix */
  function draw(matrix) {
    let cell = 0;
    for (const i of order) {
      for (const j of order) {
        const [r, g, b] = colours[homes[i] === homes[j] ? homes[i] : "none"];
        const strength = Math.min(Math.max(matrix[i * N + j] / FULL, 0), 1);
        cells.data[cell++] = r;
        cells.data[cell++] = g;
        cells.data[cell++] = b;
        cells.data[cell++] = i === j ? 0 : Math.round(255 * strength * Math.sqrt(strength));
      }
    }
    pen.putImageData(cells, 0, 0);
  }

  /** Outline the rows and columns of what is lit. @param {string} network @param {number} region */
  function mark(network, region) {
    const lit = order.map((i) => (region >= 0 ? i === region : homes[i] === network));
    /** @type {HTMLElement[]} */
    const boxes = [];
    for (let from = 0; from < N; from++) {
      if (!lit[from] || lit[from - 1]) continue;
      const rows = (lit.indexOf(false, from) < 0 ? N : lit.indexOf(false, from)) - from;
      const [start, size] = [(100 * from) / N, (100 * rows) / N];
      boxes.push(
        h("div", { style: `top: ${start}%; height: ${size}%; left: 0; right: 0` }),
        h("div", { style: `left: ${start}%; width: ${size}%; top: 0; bottom: 0` }),
      );
    }
    marks.replaceChildren(...boxes);
  }

  /** @param {string} text */
  const tell = (text) => assign(canvas, { "aria-label": text });

  return { el, tint, draw, mark, tell };
}
