/** The widget's two charts: where the marble can rest, and how a life goes. */
import { frame, line } from "../../ui/chart.js";
import { assign, svg } from "../../ui/dom.js";
import { TwoRoads } from "../model.js";

export const STRICTEST = 3;
const LOOSEST = 0.2;

/**
 * Where the marble can rest at each strictness, with the reader's guess beside it.
 * @param {SVGSVGElement} root @param {typeof import("../../roads/words.en.json")["two_roads"]} words
 */
export function branches(root, words) {
  const here = svg("path", { class: "hw-here" });
  const dot = svg("circle", { r: 6, class: "hw-marble" });
  let place = { x: (/** @type {number} */ _) => 0, y: (/** @type {number} */ _) => 0, top: 0, bottom: 0 };

  /** @param {number} kappa @param {string} guess */
  function build(kappa, guess) {
    const { el, sx, sy, box } = frame({
      width: root.clientWidth,
      height: root.clientHeight,
      x: { domain: [LOOSEST, STRICTEST], ticks: [0.5, 1, 2, 3], title: words.x_strictness },
      y: { domain: [0, 100], ticks: [0, 50, 100], title: words.y_title },
    });
    place = { x: sx, y: sy, top: box.top, bottom: box.bottom };
    /** @param {number} from @param {number} to @returns {[number, number][]} */
    const middle = (from, to) =>
      Array.from({ length: 80 }, (_, i) => {
        const beta = from + ((to - from) * i) / 79;
        return [sx(beta), sy(100 * new TwoRoads({ beta, kappa }).fixedPoints()[1].u)];
      });
    root.replaceChildren(
      el,
      svg("path", { class: "hw-line hw-line-rest", d: line(middle(LOOSEST, 0.999)) }),
      svg("path", { class: "hw-line hw-line-new", d: `M${sx(1)} ${sy(100)}H${sx(STRICTEST)}` }),
      svg("path", { class: "hw-line hw-line-old", d: `M${sx(1)} ${sy(0)}H${sx(STRICTEST)}` }),
      svg("path", { class: "hw-line hw-line-ridge", d: line(middle(1.001, STRICTEST)) }),
      svg("text", { x: box.right, y: sy(100) + 16, "text-anchor": "end", class: "hw-new" }, words.new_road),
      svg("text", { x: box.right, y: sy(0) - 6, "text-anchor": "end", class: "hw-old" }, words.old_road),
      svg("text", { x: box.right, y: sy(50) - 10, "text-anchor": "end" }, words.ridge),
      ...guessed(guess, sx, sy, words),
      here,
      dot,
    );
  }

  /** @param {number} beta @param {number} u */
  function draw(beta, u) {
    const x = place.x(Math.min(Math.max(beta, LOOSEST), STRICTEST)).toFixed(1);
    assign(here, { d: `M${x} ${place.top}V${place.bottom}` });
    assign(dot, { cx: x, cy: place.y(100 * u).toFixed(1) });
  }
  return { build, draw };
}

/**
 * What the guess would have looked like: a slow parting, or a sudden one. Where a sudden one would come was not asked,
 * so it is drawn in the middle.
 * @param {string} guess @param {(v: number) => number} sx @param {(v: number) => number} sy @param {typeof import("../../roads/words.en.json")["two_roads"]} words
 */
function guessed(guess, sx, sy, words) {
  const step = (LOOSEST + STRICTEST) / 2;
  const [a, b] = [sx(LOOSEST), sx(STRICTEST)];
  const shapes = {
    ramp: `M${a} ${sy(50)}L${b} ${sy(88)}M${a} ${sy(50)}L${b} ${sy(12)}`,
    step: `M${a} ${sy(46)}H${sx(step)}M${sx(step)} ${sy(12)}V${sy(88)}M${sx(step)} ${sy(88)}H${b}M${sx(step)} ${sy(12)}H${b}`,
  };
  const d = shapes[/** @type {"ramp" | "step"} */ (guess)];
  if (!d) return [];
  return [
    svg("path", { class: "hw-line hw-line-guess", d }),
    svg("text", { x: sx(step) + 6, y: sy(guess === "ramp" ? 14 : 66), class: "hw-person" }, words.your_guess),
  ];
}

/**
 * A life: the width of the new road over the days, the window as a band, and the slow road beside it.
 * @param {SVGSVGElement} root @param {typeof import("../../roads/words.en.json")["two_roads"]} words @param {number} days
 */
export function lifeChart(root, words, days) {
  const past = svg("path", { class: "hw-line hw-line-life" });
  const ahead = svg("path", { class: "hw-line hw-line-ahead" });
  const slowRoad = svg("path", { class: "hw-line hw-line-slow" });
  const dot = svg("circle", { r: 6, class: "hw-marble" });
  let place = { x: (/** @type {number} */ _) => 0, y: (/** @type {number} */ _) => 0 };
  /** @type {import("../model.js").Life | undefined} */
  let shown;

  /**
   * @param {import("../model.js").Life} life @param {import("../model.js").Life} slow
   * @param {number} windowDays @param {number | null} ridge
   */
  function build(life, slow, windowDays, ridge) {
    shown = life;
    const { el, sx, sy, box } = frame({
      width: root.clientWidth,
      height: root.clientHeight,
      x: { domain: [0, days], ticks: [0, 30, 60, 90, 120], title: words.x_day },
      y: { domain: [0, 100], ticks: [0, 50, 100], title: words.y_title },
    });
    place = { x: sx, y: sy };
    assign(slowRoad, { d: trace(slow, slow.day.length) });
    assign(ahead, { d: trace(life, life.day.length) });
    const stands =
      ridge === null
        ? []
        : [
            svg("path", { class: "hw-line hw-line-ridge", d: `M${sx(windowDays)} ${sy(100 * ridge)}H${sx(days)}` }),
            svg("text", { x: box.right, y: sy(100 * ridge) - 4, "text-anchor": "end" }, words.ridge),
          ];
    root.replaceChildren(
      svg("rect", {
        class: "hw-band",
        x: sx(0),
        y: box.top,
        width: sx(windowDays) - sx(0),
        height: box.bottom - box.top,
      }),
      el,
      ...stands,
      slowRoad,
      ahead,
      past,
      dot,
    );
  }

  /** @param {import("../model.js").Life} life @param {number} count */
  function trace(life, count) {
    /** @type {[number, number][]} */
    const points = [];
    for (let i = 0; i < count; i += 5) points.push([place.x(life.day[i]), place.y(100 * life.new[i])]);
    return line(points);
  }

  /** @param {number} index the step of the life that is shown @param {boolean} over whether it may show how it ends */
  function draw(index, over) {
    if (!shown) return;
    assign(ahead, { visibility: over ? "visible" : "hidden" });
    assign(slowRoad, { visibility: over ? "visible" : "hidden" });
    assign(past, { d: trace(shown, index + 1) });
    assign(dot, { cx: place.x(shown.day[index]).toFixed(1), cy: place.y(100 * shown.new[index]).toFixed(1) });
  }
  return { build, draw };
}
