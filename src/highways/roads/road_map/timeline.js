/** The life as a line: how many of 100 trips get caught, day by day, with the window as a gold band. */
import { frame, keepIn, line } from "../../ui/chart.js";
import { assign, svg } from "../../ui/dom.js";
import { slide } from "../../ui/slide.js";

/**
 * @typedef {import("../network.js").Life} Life
 * @typedef {{ life: Life, look: "ghost" | "slow" }} Beside a life that is drawn beside
 * @param {{ timeline: string, x_day: string, y_caught: string }} words @param {number} days @param {(day: number) => void} onScrub
 */
export function timeline(words, days, onScrub) {
  const el = svg("svg", { class: "hw-chart hw-timeline", role: "img", "aria-label": words.timeline });
  const past = svg("path", { class: "hw-line hw-line-past" });
  const ahead = svg("path", { class: "hw-line hw-line-future" });
  const here = svg("path", { class: "hw-here" });
  const dot = svg("circle", { r: 6, class: "hw-marble" });
  const band = svg("g", {});
  const beside = svg("g", {});
  let at = {
    x: (/** @type {number} */ day) => day,
    y: (/** @type {number} */ n) => n,
    left: 0,
    right: 1,
    top: 0,
    bottom: 0,
  };
  /** @type {Life | null} */
  let shown = null;

  /** @param {Life} life @param {Beside[]} others */
  function build(life, others) {
    shown = life;
    const {
      el: axes,
      sx,
      sy,
      box,
    } = frame({
      width: el.clientWidth,
      height: el.clientHeight,
      x: { domain: [0, days], ticks: [0, 30, 60, 90, 120], title: words.x_day },
      y: { domain: [0, 100], ticks: [0, 50, 100], title: words.y_caught },
    });
    at = { x: sx, y: sy, ...box };
    band.replaceChildren(
      ...openings(life).map(([from, to]) =>
        svg("rect", {
          class: "hw-band",
          x: sx(from),
          y: box.top,
          width: Math.max(sx(to) - sx(from), 2),
          height: box.bottom - box.top,
        }),
      ),
    );
    beside.replaceChildren(
      ...others.map((one) =>
        svg("path", { class: `hw-line hw-line-${one.look}`, d: trace(one.life, one.life.day.length) }),
      ),
    );
    assign(ahead, { d: trace(life, life.day.length) });
    el.replaceChildren(band, axes, beside, ahead, past, here, dot);
    keepIn(el, el.clientWidth);
  }

  /** @param {Life} life @param {number} count */
  function trace(life, count) {
    /** @type {[number, number][]} */
    const points = [];
    for (let i = 0; i < count; i++) points.push([at.x(life.day[i]), at.y(100 * life.captured[i])]);
    return line(points);
  }

  /** @param {number} day @param {number} captured @param {boolean} over whether it may show how it ends, and its neighbours */
  function draw(day, captured, over) {
    if (!shown) return;
    const [x, y] = [at.x(day).toFixed(1), at.y(100 * captured).toFixed(1)];
    const index = Math.floor(day / (shown.day[1] - shown.day[0]));
    for (const part of [ahead, beside]) assign(part, { visibility: over ? "visible" : "hidden" });
    assign(past, { d: `${trace(shown, index + 1)}L${x} ${y}` });
    assign(here, { d: `M${x} ${at.top}V${at.bottom}` });
    assign(dot, { cx: x, cy: y });
  }

  slide(el, {
    onMove(x) {
      const inside = (x - at.left) / (at.right - at.left);
      onScrub(Math.round(Math.min(Math.max(inside, 0), 1) * days));
    },
  });

  return { el, build, draw };
}

/** From when to when a window is open by a half or more. @param {Life} life @returns {[number, number][]} */
function openings(life) {
  /** @type {[number, number][]} */
  const found = [];
  const step = life.day[1] - life.day[0];
  life.window.forEach((open, i) => {
    if (open < 0.5) return;
    const current = found[found.length - 1];
    if (i && life.window[i - 1] >= 0.5) current[1] = life.day[i] + step;
    else found.push([life.day[i], life.day[i] + step]);
  });
  return found;
}
