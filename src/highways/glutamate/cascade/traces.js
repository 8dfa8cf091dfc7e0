/** Five curves from a minute to two weeks, each against its own peak after a dose of 1. */
import { line, scale } from "../../ui/chart.js";
import { assign, h, svg } from "../../ui/dom.js";
import { END, minutesAt, positionOf, POSITIONS } from "./clock.js";

export const TRACES = /** @type {const} */ (["concentration", "glutamate", "growth", "window", "spines"]);
const POINTS = 140;

/**
 * @param {SVGSVGElement} root @param {typeof import("../words.en.json")["cascade"]} words
 * @param {(minutes: number) => void} onMove
 */
export function traces(root, words, onMove) {
  const here = svg("path", { class: "hw-here" });
  const curves = TRACES.map((name) => svg("path", { class: `hw-trace hw-trace-${name}` }));
  const ghost = svg("path", { class: "hw-trace hw-trace-ghost" });
  const marks = TRACES.map((name) => svg("circle", { r: 4.5, class: `hw-mark-${name}` }));
  const key = h(
    "p",
    { class: "hw-key", "aria-hidden": "true" },
    ...TRACES.map((name) => h("span", { class: `hw-key-${name}` }, words.traces[name])),
  );
  let x = scale([0, 1], [0, 1]);
  let y = x;
  let box = { left: 0, right: 1, top: 0, bottom: 1 };

  /** @param {number} width @param {number} height */
  function build(width, height) {
    box = { left: 8, right: width - 14, top: 22, bottom: height - 24 };
    x = scale([0, POSITIONS], [box.left, box.right]);
    const ticks = Object.entries(words.ticks).filter((_, i) => width >= 480 || i % 2 === 0);
    root.replaceChildren(
      svg("text", { x: 0, y: 12 }, words.traces_title),
      svg("path", { class: "hw-axis", d: `M${box.left} ${box.bottom}H${box.right}` }),
      ...ticks.map(([minutes, text], i) =>
        svg(
          "text",
          {
            x: x(positionOf(Number(minutes))),
            y: box.bottom + 16,
            "text-anchor": i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle",
          },
          text,
        ),
      ),
      here,
      ghost,
      ...curves,
      ...marks,
    );
  }

  /** A rise that an account makes nothing of stands back. @param {boolean} used */
  const useGlutamate = (used) => curves[TRACES.indexOf("glutamate")].classList.toggle("is-unused", !used);

  /** @typedef {(name: typeof TRACES[number], minutes: number) => number} Reader */
  /** @param {Reader} read shares by name and moment @param {((minutes: number) => number) | null} without spines with nothing in the way */
  function curve(read, without) {
    const positions = Array.from({ length: POINTS + 1 }, (_, i) => (POSITIONS * i) / POINTS);
    const heights = TRACES.map((name) => positions.map((p) => read(name, minutesAt(p))));
    // A larger dose goes beyond the usual peak: then every line is drawn lower.
    y = scale([0, Math.max(1.05, ...heights.flat())], [box.bottom, box.top]);
    const path = (/** @type {number[]} */ values) =>
      line(values.map((value, i) => /** @type {[number, number]} */ ([x(positions[i]), y(value)])));
    TRACES.forEach((_, i) => assign(curves[i], { d: path(heights[i]) }));
    assign(ghost, { d: without ? path(positions.map((p) => without(minutesAt(p)))) : "" });
  }

  /** @param {number} minutes @param {Reader} read */
  function draw(minutes, read) {
    const at = x(positionOf(minutes)).toFixed(1);
    assign(here, { d: `M${at} ${box.top}V${box.bottom}` });
    TRACES.forEach((name, i) => assign(marks[i], { cx: at, cy: y(read(name, minutes)).toFixed(1) }));
  }

  /** @param {PointerEvent} event */
  const follow = (event) => {
    const share = (event.clientX - root.getBoundingClientRect().left - box.left) / (box.right - box.left);
    onMove(Math.min(Math.max(minutesAt(share * POSITIONS), 1), END));
  };
  root.addEventListener("pointerdown", (event) => {
    root.setPointerCapture(event.pointerId);
    follow(event);
  });
  root.addEventListener("pointermove", (event) => {
    if (root.hasPointerCapture(event.pointerId)) follow(event);
  });

  return { key, build, curve, draw, useGlutamate };
}
