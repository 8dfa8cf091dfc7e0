/**
 * Ninety days on one axis: what is done (sessions with their windows, small steps), what happens on the map, and when half
 * of it is gone, for people and on the map. In CSS pixels: text keeps its size.
 */
import { frame, keepIn, line, wide } from "../../ui/chart.js";
import { assign, svg, unique } from "../../ui/dom.js";
import { slide } from "../../ui/slide.js";
import { HORIZON } from "../model.js";
import { places } from "./labels.js";

/** From the top, in pixels. */
const SESSIONS = { title: 12, top: 22, base: 56 };
const STEPS = { title: 80, top: 89, height: 9 };
const CHART = { top: 116, height: 252 };
/** Where the width leaves no room beside the lines, their names stand in rows of their own above the chart. */
const KEY = { rows: 2, row: 19, stroke: 30, gap: 7 };
/** Rows below the chart, one for each mark: what is said of people and what of the map never share one. */
const MARK = { first: 16, row: 24, gap: 10 };

/**
 * @typedef {import("../model.js").Series} Series
 * @typedef {{ day: number, says: string, look: "people" | "map" | "guess" }} Mark
 * @typedef {{ series: Series, slow: Series | null, bare: Series | null, from: number, labels: { course: string, slow: string },
 *   steps: string, marks: Mark[], rows: number, narrow: boolean, waiting: boolean }} Weeks
 *   `bare`: the same weeks without small steps, where there are any: what lies between, after day `from`, nobody knows;
 *   `rows`: for how many marks there is room, so that nothing below moves; `waiting`: before a guess only the sessions show
 * @param {typeof import("../words.en.json")["series_view"]} words @param {(day: number) => void} onScrub
 */
export function picture(words, onScrub) {
  const el = svg("svg", { class: "hw-chart hw-weeks", role: "img", height: CHART.top + CHART.height });
  const [fadeId, pastId, knownId] = [unique("glow"), unique("past"), unique("known")];
  const fade = svg("linearGradient", { id: fadeId });
  const past = svg("rect", { x: 0, y: 0, width: 0, height: 600 });
  const known = svg("rect", { x: 0, y: 0, width: 0, height: 600 });
  const ground = svg("g", {});
  const still = svg("g", {});
  const here = svg("path", { class: "hw-weeks-now" });
  const dot = svg("circle", { r: 7, class: "hw-weeks-dot" });
  const slowDot = svg("circle", { r: 4.5, class: "hw-weeks-slow-dot" });
  // The day's line runs below every word, and each word has a rim that it does not cross.
  el.append(
    svg("defs", {}, fade, svg("clipPath", { id: pastId }, past), svg("clipPath", { id: knownId }, known)),
    ground,
    here,
    still,
    slowDot,
    dot,
  );
  let at = {
    x: (/** @type {number} */ day) => day,
    y: (/** @type {number} */ n) => n,
    left: 0,
    right: 1,
    top: 0,
    bottom: 0,
  };
  /** @type {Weeks | null} */
  let shown = null;

  /** @param {number} width @param {Weeks} weeks */
  function build(width, weeks) {
    const { series, slow, bare, from, labels, steps, marks, rows, narrow, waiting } = weeks;
    shown = weeks;
    const top = CHART.top + (narrow ? KEY.rows * KEY.row + 4 : 0);
    const {
      el: axes,
      sx,
      sy,
      box,
    } = frame({
      width,
      height: CHART.height,
      x: { domain: [0, HORIZON], ticks: [0, 30, 60, 90], title: words.x_day },
      y: { domain: [0, 100], ticks: [0, 50, 100], title: words.y_caught },
    });
    assign(axes, { transform: `translate(0 ${top})` });
    at = {
      x: sx,
      y: (n) => top + sy(n),
      left: box.left,
      right: box.right,
      top: top + box.top,
      bottom: top + box.bottom,
    };
    fade.replaceChildren(...glow(series));
    ground.replaceChildren(
      svg("rect", {
        x: at.left,
        y: SESSIONS.top,
        width: at.right - at.left,
        height: (waiting ? SESSIONS.base : at.bottom) - SESSIONS.top,
        fill: `url(#${fadeId})`,
      }),
    );
    /** @type {SVGElement[]} */
    const parts = sessions(series);
    // Before a guess there are the sessions and the days, and nothing that would give an answer.
    if (waiting)
      parts.push(
        ...[0, 30, 60, 90].map((one) =>
          svg(
            "text",
            { x: sx(one), y: STEPS.title, "text-anchor": one ? "end" : "start" },
            `${words.day_short} ${one}`,
          ),
        ),
      );
    else {
      const [trace, beside, without] = [points(series), slow && points(slow), bare && points(bare)];
      const drawn = [trace, ...(beside ? [beside] : []), ...(without ? [without.filter(([x]) => x >= sx(from))] : [])];
      parts.push(
        svg("path", {
          class: "hw-weeks-caught",
          d: `${line(trace)}V${at.bottom}H${at.left}Z`,
          "clip-path": `url(#${pastId})`,
        }),
      );
      if (without) parts.push(svg("path", { class: "hw-weeks-unknown", d: unknown(trace, without, sx(from)) }));
      if (beside) parts.push(svg("path", { class: "hw-weeks-slow", d: line(beside) }));
      parts.push(
        svg("path", { class: "hw-weeks-ahead", d: line(trace) }),
        svg("path", { class: "hw-weeks-line", d: line(trace), "clip-path": `url(#${knownId})` }),
        ...marked(marks, series, top + CHART.height + MARK.first, width),
        axes,
        ...walked(series, steps),
        ...named(drawn, {
          labels,
          narrow,
          slow: Boolean(beside),
          unknown: Boolean(without),
          posts: marks.map(({ day }) => sx(day)),
        }),
        ...(narrow
          ? [
              ...(beside ? key(labels.slow, "slow", "beside", 0) : []),
              ...key(labels.course, "line", "own", beside ? 1 : 0),
            ]
          : []),
      );
    }
    still.replaceChildren(...parts);
    for (const one of [here, dot, slowDot])
      assign(one, { visibility: waiting || (one === slowDot && !slow) ? "hidden" : "visible" });
    assign(el, { height: waiting ? STEPS.top : top + CHART.height + rows * MARK.row });
    keepIn(el, width);
  }

  /** Between the course with small steps and without, after its last window. @param {[number, number][]} trace @param {[number, number][]} without @param {number} start */
  function unknown(trace, without, start) {
    const after = (/** @type {[number, number][]} */ one) => one.filter(([x]) => x >= start);
    return `${line([...after(trace), ...after(without).reverse()])}Z`;
  }

  /**
   * A line and its name, in full, `above` how many others.
   * @param {string} says @param {"slow" | "line"} look @param {"beside" | "own"} name @param {number} above
   */
  function key(says, look, name, above) {
    const y = CHART.top + (KEY.rows - above) * KEY.row - 3;
    return [
      svg("path", { class: `hw-weeks-key-line hw-weeks-key-${look}`, d: `M2 ${y - 4}H${KEY.stroke}` }),
      svg("text", { class: `hw-weeks-${name}`, x: KEY.stroke + KEY.gap, y }, says),
    ];
  }

  /** How far the window is open, as gold that comes and goes across all lanes. @param {Series} series */
  function glow({ day, open }) {
    const stops = [];
    for (let i = 0; i < day.length; i += 2) {
      stops.push(
        svg("stop", {
          class: "hw-weeks-stop",
          offset: (day[i] / HORIZON).toFixed(4),
          "stop-opacity": (0.3 * open[i]).toFixed(3),
        }),
      );
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
      ...days
        .filter((one) => one <= HORIZON)
        .map((one) => svg("circle", { class: "hw-weeks-session", cx: at.x(one), cy: SESSIONS.base, r: 5 })),
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
    const room = gap - wide(el, words.break) / 2 > wide(el, `${title} `) + 7;
    return [
      svg("text", { x: 0, y: STEPS.title }, title),
      svg("rect", { class: "hw-weeks-empty", x: at.left, width: at.right - at.left, ...rail }),
      ...runs.map(([from, to]) =>
        svg("rect", { class: "hw-weeks-steps", x: at.x(from), width: at.x(to) - at.x(from), ...rail }),
      ),
      ...(room ? [svg("text", { x: gap, y: STEPS.title, "text-anchor": "middle" }, words.break)] : []),
    ];
  }

  /** @param {Series} series @returns {[number, number][]} */
  function points({ day, captured, before }) {
    // What the model reads on day 0 has half a step of open window in it; before anything happens the map is rigid.
    return Array.from(day, (one, i) => [at.x(one), at.y(100 * (i ? captured[i] : before))]);
  }

  /**
   * A name beside each line, and in the band that nobody knows.
   * @param {[number, number][][]} drawn the course, then the slow road and the course without steps, where they are
   * @param {{ labels: { course: string, slow: string }, narrow: boolean, slow: boolean, unknown: boolean, posts: number[] }} what
   */
  function named(drawn, { labels, narrow, slow, unknown, posts }) {
    const xs = drawn[0].map(([x]) => x);
    // The course without steps begins where the band does: before that it lies on nothing.
    const ys = drawn.map((one) => [
      ...Array.from({ length: xs.length - one.length }, () => NaN),
      ...one.map(([, y]) => y),
    ]);
    const spots = places({ x: xs, ys, posts, chart: at });
    /** @param {import("./labels.js").Spot} spot @param {string} look @param {...string} lines */
    const put = ({ x, y }, look, ...lines) =>
      lines.map((says, i) =>
        svg("text", { class: look, x: x.toFixed(1), y: (y + 16 * i).toFixed(1), "text-anchor": "end" }, says),
      );
    const says = narrow ? halves(words.nobody) : [words.nobody];
    return [
      ...(unknown
        ? put(
            spots.within(
              says.map((one) => wide(el, one, "hw-weeks-nobody")),
              drawn.length - 1,
              0,
            ),
            "hw-weeks-nobody",
            ...says,
          )
        : []),
      ...(narrow ? [] : put(spots.beside(wide(el, labels.course, "hw-weeks-own"), 0), "hw-weeks-own", labels.course)),
      ...(slow && !narrow
        ? put(spots.beside(wide(el, labels.slow, "hw-weeks-beside"), 1), "hw-weeks-beside", labels.slow)
        : []),
    ];
  }

  /**
   * When half of it is gone: for people in studies, on the map, and in the reader's guess. Each has a row; the latest comes
   * first, so that no other mark's line runs through its words.
   * @param {Mark[]} marks @param {Series} series @param {number} first height of the first row @param {number} width
   */
  function marked(marks, series, first, width) {
    const parts = [];
    for (const [i, { day, says, look }] of [...marks].sort((a, b) => b.day - a.day).entries()) {
      const [x, y] = [at.x(day), first + i * MARK.row];
      const long = wide(el, says, `hw-weeks-says-${look}`);
      const [before, after] = [x - MARK.gap, width - x - MARK.gap];
      const left = long > after && before > after;
      // Where neither side has room for its words, they are set smaller on the roomier one.
      const share = Math.min(1, Math.max(before, after) / long);
      const up = look === "map" ? at.y(100 * series.captured[Math.round(day / series.day[1])]) : at.top;
      parts.push(
        svg("path", { class: `hw-weeks-drop hw-weeks-drop-${look}`, d: `M${x} ${up}V${y}` }),
        look === "people"
          ? svg("path", { class: "hw-weeks-people", d: `M${x} ${y - 8}l8 8l-8 8l-8 -8Z` })
          : svg("circle", { class: `hw-weeks-${look}`, cx: x, cy: y, r: 6 }),
        svg(
          "text",
          {
            class: `hw-weeks-says-${look}`,
            style: share < 1 && `font-size: ${13 * share}px`,
            x: x + (left ? -MARK.gap : MARK.gap),
            y: y + 4,
            "text-anchor": left ? "end" : "start",
          },
          says,
        ),
      );
      if (look === "map") parts.push(svg("circle", { class: "hw-weeks-map", cx: x, cy: up, r: 5 }));
    }
    return parts;
  }

  /** @param {number} index the moment that is shown @param {string} says what the picture is called to ears */
  function draw(index, says) {
    assign(el, { "aria-label": says });
    if (!shown || shown.waiting) return;
    const { series, slow, bare, from } = shown;
    const x = at.x(series.day[index]);
    assign(past, { width: x.toFixed(1) });
    assign(known, { width: (bare ? Math.min(x, at.x(from)) : x).toFixed(1) });
    assign(here, { d: `M${x.toFixed(1)} ${SESSIONS.top}V${at.bottom}` });
    const of = (/** @type {Series} */ one) => at.y(100 * (index ? one.captured[index] : one.before)).toFixed(1);
    assign(dot, { cx: x.toFixed(1), cy: of(series) });
    if (slow) assign(slowDot, { cx: x.toFixed(1), cy: of(slow) });
  }

  slide(el, {
    onMove: (x) => {
      if (!shown || shown.waiting) return;
      onScrub(Math.round(Math.min(Math.max((x - at.left) / (at.right - at.left), 0), 1) * HORIZON));
    },
  });

  return { el, build, draw };
}

/** Two lines, parted at the space that is nearest to the middle. @param {string} text */
function halves(text) {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const middle = spaces.reduce((best, one) =>
    Math.abs(one - text.length / 2) < Math.abs(best - text.length / 2) ? one : best,
  );
  return [text.slice(0, middle), text.slice(middle + 1)];
}
