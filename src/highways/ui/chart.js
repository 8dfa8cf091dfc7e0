/**
 * The little that a chart needs: a scale, a line, and axes in CSS pixels so that text never shrinks. How wide words are is
 * measured where they are drawn: every machine has letters of its own.
 */
import { assign, svg } from "./dom.js";

/** About as wide as a letter of 13 pixels, where nothing is drawn and so nothing can be measured. */
const LETTER = 6.8;

/** How wide words would be in a picture. @param {SVGElement} picture @param {string} says @param {string} [look] their class */
export function wide(picture, says, look) {
  const probe = svg("text", { class: look ?? false, visibility: "hidden" }, says);
  picture.append(probe);
  const measured = probe.getComputedTextLength?.() || LETTER * says.length;
  probe.remove();
  return measured;
}

/**
 * Words that would leave a picture move back into it; where they are longer than it is wide, they are set smaller.
 * @param {SVGElement} picture @param {number} width
 */
export function keepIn(picture, width) {
  const all = [...picture.querySelectorAll("text")];
  if (!all[0]?.getBBox) return;
  for (const text of all) {
    if (!text.hasAttribute("data-kept")) continue;
    text.style.fontSize = "";
    for (const name of ["dx", "data-kept"]) text.removeAttribute(name);
  }
  const long = all
    .map((text) => ({ text, box: text.getBBox() }))
    .filter(({ box }) => box.x < 0 || box.x + box.width > width);
  for (const { text, box } of long) {
    if (box.width <= width) continue;
    text.style.fontSize = `${(parseFloat(getComputedStyle(text).fontSize) * width) / box.width}px`;
  }
  for (const { text } of long) {
    const { x, width: now } = text.getBBox();
    assign(text, { dx: Math.max(-x, 0) - Math.max(x + now - width, 0), "data-kept": true });
  }
}

/** @param {[number, number]} domain @param {[number, number]} range */
export function scale([d0, d1], [r0, r1]) {
  return (/** @type {number} */ value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0);
}

/** Path data through points. @param {Iterable<[number, number]>} points */
export function line(points) {
  let path = "";
  for (const [x, y] of points) path += `${path ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
  return path;
}

/**
 * A frame with ticks and a title on each axis.
 * @param {{ width: number, height: number, x: { domain: [number, number], ticks: number[], title: string },
 *   y: { domain: [number, number], ticks: number[], title: string } }} options
 */
export function frame({ width, height, x, y }) {
  const box = { left: 34, right: width - 8, top: 24, bottom: height - 38 };
  const sx = scale(x.domain, [box.left, box.right]);
  const sy = scale(y.domain, [box.bottom, box.top]);
  const el = svg(
    "g",
    {},
    svg("text", { x: 0, y: 12 }, y.title),
    svg("text", { x: box.right, y: height - 4, "text-anchor": "end" }, x.title),
    svg("path", { class: "hw-axis", d: `M${box.left} ${box.top}V${box.bottom}H${box.right}` }),
    ...x.ticks.map((tick) => svg("text", { x: sx(tick), y: box.bottom + 16, "text-anchor": "middle" }, tick)),
    ...y.ticks.map((tick) => svg("text", { x: box.left - 6, y: sy(tick) + 4, "text-anchor": "end" }, tick)),
  );
  return { el, sx, sy, box };
}
