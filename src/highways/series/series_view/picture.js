/**
 * Ninety days on one axis: what is done (sessions with their windows, small steps), what happens on the map, and when half
 * of it is gone, for people and on the map. In CSS pixels: text keeps its size.
 */
import { frame, line } from "../../ui/chart.js";
import { assign, svg, unique } from "../../ui/dom.js";
import { HORIZON } from "../model.js";
import { LETTER, place } from "./labels.js";

/** From the top, in pixels. */
const SESSIONS = { title: 12, top: 22, base: 56 };
const STEPS = { title: 80, top: 89, height: 9 };
const CHART = { top: 116, height: 252 };
const MARKS = { title: 392, rail: 426 };
const HEIGHT = 442;

/**
 * @typedef {import("../model.js").Series} Series
 * @typedef {{ day: number, says: string, look: "people" | "map" | "guess" }} Mark
 * @param {Record<string, any>} words @param {(day: number) => void} onScrub
 */
export function picture(words, onScrub) {
  const el = svg("svg", { class: "hw-chart hw-weeks", role: "img", height: HEIGHT });
  const [fadeId, pastId] = [unique("glow"), unique("past")];
  const fade = svg("linearGradient", { id: fadeId });
  const past = svg("rect", { x: 0, y: 0, width: 0, height: HEIGHT });
  const still = svg("g", {});
  const here = svg("path", { class: "hw-weeks-now" });
  const dot = svg("circle", { r: 7, class: "hw-weeks-dot" });
  const slowDot = svg("circle", { r: 4.5, class: "hw-weeks-slow-dot" });
  el.append(svg("defs", {}, fade, svg("clipPath", { id: pastId }, past)), still, here, slowDot, dot);
  let at = { x: (/** @type {number} */ day) => day, y: (/** @type {number} */ n) => n, left: 0, right: 1, top: 0, bottom: 0 };
  /** @type {{ series: Series, slow: Series | null, waiting: boolean } | null} */
  let shown = null;
  let height = HEIGHT;

  /**
   * @param {number} width
   * @param {{ series: Series, slow: Series | null, labels: { course: string, slow: string }, steps: string, marks: Mark[],
   *   waiting: boolean }} weeks `waiting`: before a guess only the sessions show
   */
  function build(width, weeks) {
    const { series, slow, labels, steps, marks, waiting } = weeks;
    shown = weeks;
    const { el: axes, sx, sy, box } = frame({
      width,
      height: CHART.height,
      x: { domain: [0, HORIZON], ticks: [0, 30, 60, 90], title: words.x_day },
      y: { domain: [0, 100], ticks: [0, 50, 100], title: words.y_caught },
    });
    assign(axes, { transform: `translate(0 ${CHART.top})` });
    at = { x: sx, y: (n) => CHART.top + sy(n), left: box.left, right: box.right, top: CHART.top + box.top, bottom: CHART.top + box.bottom };
    fade.replaceChildren(...glow(series));
    /** @type {SVGElement[]} */
    const parts = sessions(series);
    // Before a guess there are the sessions and the days, and nothing that would give an answer.
    if (waiting) parts.push(...[0, 30, 60, 90].map((one) => svg("text", { x: sx(one), y: STEPS.title, "text-anchor": one ? "end" : "start" }, `${words.day_short} ${one}`)));
    else {
      const [trace, beside] = [points(series), slow && points(slow)];
      if (beside) parts.push(svg("path", { class: "hw-weeks-slow", d: line(beside) }));
      parts.push(
        axes,
        ...walked(series, steps),
        svg("path", { class: "hw-weeks-caught", d: `${line(trace)}V${at.bottom}H${at.left}Z`, "clip-path": `url(#${pastId})` }),
        svg("path", { class: "hw-weeks-ahead", d: line(trace) }),
        svg("path", { class: "hw-weeks-line", d: line(trace), "clip-path": `url(#${pastId})` }),
        ...marked(marks, series),
        ...named(trace, beside, labels),
      );
    }
    still.replaceChildren(
      svg("rect", { x: at.left, y: SESSIONS.top, width: at.right - at.left, height: (waiting ? SESSIONS.base : at.bottom) - SESSIONS.top, fill: `url(#${fadeId})` }),
      ...parts,
    );
    for (const one of [here, dot, slowDot]) assign(one, { visibility: waiting || (one === slowDot && !slow) ? "hidden" : "visible" });
    height = waiting ? STEPS.top : marks.length ? HEIGHT : CHART.top + CHART.height;
    assign(el, { height });
  }

  /** How far the window is open, as gold that comes and goes across all lanes. @param {Series} series */
  function glow({ day, open }) {
    const stops = [];
    for (let i = 0; i < day.length; i += 2) {
      stops.push(svg("stop", { class: "hw-weeks-stop", offset: (day[i] / HORIZON).toFixed(4), "stop-opacity": (0.3 * open[i]).toFixed(3) }));
    }
    return stops;
  }

  /** @param {Series} series */
  function sessions({ sessions: days, day, open }) {
    const rise = (/** @type {number} */ share) => SESSIONS.base - (SESSIONS.base - SESSIONS.top - 4) * share;
    /** @type {[number, number][]} */
    const hills = [[at.x(0), SESSIONS.base]];
    for (let i = 0; i < day.length - 1; i++) hills.push([at.x(day[i] + day[1] / 2), rise(open[i])]);
    const hill = `${line(hills)}L${at.right} ${SESSIONS.base}`;
    return [
      svg("text", { x: 0, y: SESSIONS.title }, words.lane_sessions),
      svg("path", { class: "hw-weeks-window", d: `${hill}Z` }),
      svg("path", { class: "hw-weeks-edge", d: hill }),
      svg("path", { class: "hw-weeks-rail", d: `M${at.left} ${SESSIONS.base}H${at.right}` }),
      ...(days.length ? [] : [svg("text", { x: at.left + 4, y: SESSIONS.base - 8 }, words.lane_none)]),
      ...days.filter((one) => one <= HORIZON).map((one) => svg("circle", { class: "hw-weeks-session", cx: at.x(one), cy: SESSIONS.base, r: 5 })),
    ];
  }

  /** @param {Series} series @param {string} steps */
  function walked({ day, steered }, steps) {
    /** @type {[number, number][]} */
    const runs = [];
    steered.forEach((share, i) => {
      if (!share) return;
      const current = runs[runs.length - 1];
      if (current && current[1] === day[i]) current[1] = Math.min(day[i] + day[1], HORIZON);
      else runs.push([day[i], Math.min(day[i] + day[1], HORIZON)]);
    });
    const rail = { y: STEPS.top, height: STEPS.height, rx: STEPS.height / 2 };
    const title = `${words.lane_steps}: ${steps}`;
    const gap = runs.length > 1 ? (at.x(runs[0][1]) + at.x(runs[1][0])) / 2 : 0;
    const room = gap - (words.break.length * LETTER) / 2 > (title.length + 1) * LETTER;
    return [
      svg("text", { x: 0, y: STEPS.title }, title),
      svg("rect", { class: "hw-weeks-empty", x: at.left, width: at.right - at.left, ...rail }),
      ...runs.map(([from, to]) => svg("rect", { class: "hw-weeks-steps", x: at.x(from), width: at.x(to) - at.x(from), ...rail })),
      ...(room ? [svg("text", { x: gap, y: STEPS.title, "text-anchor": "middle" }, words.break)] : []),
    ];
  }

  /** @param {Series} series @returns {[number, number][]} */
  function points({ day, captured, before }) {
    // What the model reads on day 0 has half a step of open window in it; before anything happens the map is rigid.
    return Array.from(day, (one, i) => [at.x(one), at.y(100 * (i ? captured[i] : before))]);
  }

  /** A name beside each line. @param {[number, number][]} own @param {[number, number][] | null} beside @param {{ course: string, slow: string }} labels */
  function named(own, beside, labels) {
    const lines = beside ? [own, beside] : [own];
    const names = beside ? [labels.course, labels.slow] : [labels.course];
    const heights = lines.map((points) => points.map(([, y]) => y));
    return place({ x: own.map(([x]) => x), ys: heights, names, chart: at }).map(({ x, y }, i) =>
      svg("text", { class: `hw-weeks-halo hw-weeks-${i ? "beside" : "own"}`, x: x.toFixed(1), y: y.toFixed(1), "text-anchor": "end" }, names[i]),
    );
  }

  /** When half of it is gone: for people in studies, on the map, and in the reader's guess. @param {Mark[]} marks @param {Series} series */
  function marked(marks, series) {
    if (!marks.length) return [];
    const parts = [
      svg("text", { x: 0, y: MARKS.title }, words.lane_marks),
      svg("path", { class: "hw-weeks-rail", d: `M${at.left} ${MARKS.rail}H${at.right}` }),
    ];
    // Names of neighbours lean away from each other.
    const sorted = [...marks].sort((a, b) => a.day - b.day);
    sorted.forEach(({ day, says, look }, i) => {
      const x = at.x(day);
      const close = (/** @type {Mark | undefined} */ one) => one && Math.abs(at.x(one.day) - x) < 80;
      const anchor = close(sorted[i + 1]) ? "end" : close(sorted[i - 1]) ? "start" : "middle";
      const lean = { end: 6, start: -6, middle: 0 }[anchor];
      const up = look === "map" ? at.y(100 * series.captured[Math.round(day / series.day[1])]) : at.top;
      parts.push(
        svg("path", { class: `hw-weeks-drop hw-weeks-drop-${look}`, d: `M${x} ${up}V${MARKS.rail}` }),
        look === "people"
          ? svg("path", { class: "hw-weeks-people", d: `M${x} ${MARKS.rail - 8}l8 8l-8 8l-8 -8Z` })
          : svg("circle", { class: `hw-weeks-${look}`, cx: x, cy: MARKS.rail, r: 6 }),
        svg("text", { class: `hw-weeks-halo hw-weeks-says-${look}`, x: x + lean, y: MARKS.rail - 13, "text-anchor": anchor }, says),
      );
      if (look === "map") parts.push(svg("circle", { class: "hw-weeks-map", cx: x, cy: up, r: 5 }));
    });
    return parts;
  }

  /** @param {number} index the moment that is shown @param {string} says what the picture is called to ears */
  function draw(index, says) {
    assign(el, { "aria-label": says });
    if (!shown || shown.waiting) return;
    const { series, slow } = shown;
    const x = at.x(series.day[index]);
    assign(past, { width: x.toFixed(1) });
    assign(here, { d: `M${x.toFixed(1)} ${SESSIONS.top}V${height}` });
    const of = (/** @type {Series} */ one) => at.y(100 * (index ? one.captured[index] : one.before)).toFixed(1);
    assign(dot, { cx: x.toFixed(1), cy: of(series) });
    if (slow) assign(slowDot, { cx: x.toFixed(1), cy: of(slow) });
  }

  /** @param {PointerEvent} event */
  function scrub(event) {
    const inside = (event.clientX - el.getBoundingClientRect().left - at.left) / (at.right - at.left);
    onScrub(Math.round(Math.min(Math.max(inside, 0), 1) * HORIZON));
  }
  el.addEventListener("pointerdown", (event) => {
    if (!shown || shown.waiting) return;
    el.setPointerCapture(event.pointerId);
    scrub(event);
  });
  el.addEventListener("pointermove", (event) => {
    if (el.hasPointerCapture(event.pointerId)) scrub(event);
  });

  return { el, build, draw };
}
