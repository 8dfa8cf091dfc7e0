/** The curve of Jahr and Stevens under the hand: how many channels magnesium leaves free at a voltage. */
import { frame, line } from "../../ui/chart.js";
import { assign, svg } from "../../ui/dom.js";
import { openOfMagnesium } from "../receptor.js";

export const [LOWEST, HIGHEST] = [-80, 20];

/** @param {SVGSVGElement} root @param {typeof import("../words.en.json")["receptor"]} words @param {(voltage: number) => void} onMove */
export function curve(root, words, onMove) {
  const dot = svg("circle", { r: 8, class: "hw-marble" });
  const here = svg("path", { class: "hw-here" });
  let made = frame({
    width: 300,
    height: 200,
    x: { domain: [0, 1], ticks: [], title: "" },
    y: { domain: [0, 1], ticks: [], title: "" },
  });

  /** @param {number} width @param {number} height */
  function build(width, height) {
    made = frame({
      width,
      height,
      x: { domain: [LOWEST, HIGHEST], ticks: [-80, -60, -40, -20, 0, 20], title: words.curve_x },
      y: { domain: [0, 100], ticks: [0, 50, 100], title: words.curve_y },
    });
    const points = Array.from({ length: 81 }, (_, i) => LOWEST + ((HIGHEST - LOWEST) * i) / 80);
    const path = line(points.map((voltage) => [made.sx(voltage), made.sy(100 * openOfMagnesium(voltage))]));
    root.replaceChildren(made.el, here, svg("path", { class: "hw-trace hw-trace-free", d: path }), dot);
  }

  /** @param {number} voltage */
  function draw(voltage) {
    const [x, y] = [made.sx(voltage), made.sy(100 * openOfMagnesium(voltage))];
    assign(dot, { cx: x.toFixed(1), cy: y.toFixed(1) });
    assign(here, { d: `M${x.toFixed(1)} ${made.box.bottom}V${y.toFixed(1)}H${made.box.left}` });
  }

  /** @param {PointerEvent} event */
  const follow = (event) => {
    const { left, right } = made.box;
    const share = (event.clientX - root.getBoundingClientRect().left - left) / (right - left);
    onMove(LOWEST + (HIGHEST - LOWEST) * Math.min(Math.max(share, 0), 1));
  };
  root.addEventListener("pointerdown", (event) => {
    root.setPointerCapture(event.pointerId);
    follow(event);
  });
  root.addEventListener("pointermove", (event) => {
    if (root.hasPointerCapture(event.pointerId)) follow(event);
  });
  return { build, draw };
}
