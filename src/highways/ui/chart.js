/** The little that a chart needs: a scale, a line, and axes in CSS pixels so that text never shrinks. */
import { svg } from "./dom.js";

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
