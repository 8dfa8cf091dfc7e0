/**
 * The picture of the day: three curves, below them the day as a line with twelve steps, and two lanes that run along it.
 * All share one axis. A hand anywhere on the day moves the line 'now'; at the ends it picks a stop.
 */
import { keepIn, line, scale, wide as wideOf } from "../../ui/chart.js";
import { assign, fill, svg } from "../../ui/dom.js";
import { slide } from "../../ui/slide.js";
import { at, course } from "./course.js";
import { AFTER, BEDTIME, BEFORE, beginOf, EVENING, minuteAt, PHASES, shareOf, TODAY } from "./day.js";

/** @typedef {import("./day.js").Route} Route @typedef {import("./day.js").Phase} Phase */
/** @typedef {{ route: Route, compare: Route | "", minute: number, phase: Phase }} Now */
/** @typedef {"level" | "altered" | "pressure"} Curve */

const CURVES = /** @type {Curve[]} */ (["level", "altered", "pressure"]);
/** Heights, in CSS pixels. */
const TITLE = 22;
const PLOT = 68;
const GAP = 18;
const PANEL = TITLE + PLOT + GAP;
const GROUND = 3 * PANEL + 40;
const LANES = GROUND + 44;
const LANE = 40;
/** Between two lines of a lane's words, where they are too long for one. */
const ROW = 15;
/** Where a curve has its points: closer together while it moves. */
const MINUTES = [
  ...Array.from({ length: EVENING / 2 + 1 }, (_, i) => 2 * i),
  ...Array.from({ length: (BEDTIME - EVENING) / 20 }, (_, i) => EVENING + 20 * (i + 1)),
];

/** The largest rise that the picture has room for, mmHg, and its guides. */
const RISE = 15;
const GUIDES = [5, 10];

/**
 * @param {typeof import("../words.en.json")} words
 * @param {{ onMove: (minute: number) => void, onRest: () => void, onStop: (phase: Phase) => void }} hand
 */
export function picture(words, { onMove, onRest, onStop }) {
  const root = svg("svg", { class: "hw-chart hw-session-day", role: "img" });
  let width = 0;
  let left = 0;
  let right = 0;
  let x = scale([0, 1], [0, 1]);
  /** Where the room is too small for the steps at an end of the day, one mark stands for all of them. */
  let narrow = false;
  /** Whether a lane's words are too long for one line, with some route. */
  let tight = false;
  /** How far down the two lanes lie: a narrow picture has a row of words more above them, and perhaps one between. */
  let watch = 0;
  let road = 0;
  /** @type {Phase} */
  let open = "dosing";
  const markOf = (/** @type {Phase} */ phase) =>
    (narrow && [BEFORE, AFTER].find((all) => all.includes(phase))?.[0]) || phase;
  const place = (/** @type {number} */ minute) => x(shareOf(minute));

  const under = svg("g");
  const curves = svg("g");
  const ground = svg("g");
  const line_ = svg("path", { class: "hw-session-now" });
  const grip = svg(
    "g",
    { class: "hw-session-grip" },
    svg("circle", { r: 13 }),
    svg("path", { d: "M-3 -4.5v9M3 -4.5v9" }),
  );
  const label = svg("text", { class: "hw-strong hw-session-here", "text-anchor": "middle", y: GROUND - 22 });
  const marks = CURVES.map((name) => svg("circle", { r: 4.5, class: `hw-session-mark hw-session-${name}` }));
  const here = svg("path", { class: "hw-session-here-line" });
  const spell = svg("path", { class: "hw-session-spell" });
  /** The guides of blood pressure. */
  const risen = svg("g");
  const notDriving = svg("text", { class: "hw-session-lane-name" });
  const sky = [sun(), moon()];
  const stops = new Map(
    [...BEFORE, ...TODAY, ...AFTER].map((phase) => [
      phase,
      svg("circle", { class: "hw-session-stop", cy: GROUND, r: 5 }, svg("title", {}, words.phases[phase].name)),
    ]),
  );
  // Where the room is too small for them, the stops at the ends go without their numbers.
  const numbers = [...BEFORE, ...AFTER].map((phase) => ({
    phase,
    el: svg("text", { class: "hw-session-number", "text-anchor": "middle", y: GROUND + 4 }, PHASES.indexOf(phase) + 1),
  }));
  const lanes = ["watched", "open-end", "no-driving"].map((name) =>
    svg("path", { class: `hw-session-lane hw-session-${name}` }),
  );

  /** @param {Curve} name */
  const top = (name) => CURVES.indexOf(name) * PANEL + TITLE;

  /** A curve's heights for a route: a typical person, and the edges of the band; null where none is drawn. @param {Curve} name @param {Route} route */
  function values(name, route) {
    const { level_shape, altered, pressure } = course(route);
    if (name === "level") return { mid: level_shape, high: 1, band: null };
    if (name === "altered") return altered && { mid: altered.mid, high: 100, band: altered };
    return pressure && { mid: pressure.mid, high: RISE, band: pressure };
  }

  /** @param {Curve} name @param {number} high */
  const height = (name, high) => scale([0, high], [top(name) + PLOT, top(name)]);

  /** Everything that needs to know how wide the page is. @param {number} wide */
  function build(wide) {
    width = wide;
    narrow = wide < 480;
    left = narrow ? 30 : 62;
    right = wide - (narrow ? 50 : 104);
    x = scale([0, 1], [left, right]);
    watch = LANES + 24 + (narrow ? 10 : 0);
    root.classList.toggle("is-narrow", narrow);
    // A lane begins with the drug, and its words where there is room for them.
    const x0 = narrow ? 0 : place(0);
    const lane = (/** @type {string} */ says) => wideOf(root, says, "hw-session-lane-name");
    tight = Object.values(words.no_driving).some((says) => x0 + lane(says) > wide);
    road = watch + LANE + (tight ? ROW : 0);
    root.style.height = `${road + 22}px`;
    const ends = /** @type {[Phase[], number, number][]} */ ([
      [BEFORE, 0, left - 8],
      [AFTER, right + 8, wide],
    ]);
    for (const [phases, from, to] of ends) {
      phases.forEach((phase, i) =>
        assign(/** @type {Element} */ (stops.get(phase)), {
          cx: from + (narrow ? 0.5 : (i + 0.5) / phases.length) * (to - from),
        }),
      );
    }
    for (const { phase, el } of numbers) {
      const stop = /** @type {Element} */ (stops.get(phase));
      assign(stop, { r: narrow ? 8 : 9 });
      stop.toggleAttribute("hidden", markOf(phase) !== phase);
      assign(el, { x: stop.getAttribute("cx") });
      el.toggleAttribute("hidden", narrow);
    }
    const ticks = Object.entries(words.ticks).filter(([minute]) => !narrow || !["60", "180", "480"].includes(minute));
    [left, right].forEach((at, i) => assign(sky[i], { transform: `translate(${at} ${GROUND - 30})` }));
    const guides = GUIDES.map((rise) => height("pressure", RISE)(rise));
    under.replaceChildren(
      ...CURVES.map((name) => svg("path", { class: "hw-session-base", d: `M${left} ${top(name) + PLOT}H${right}` })),
      svg("path", { class: "hw-session-guide", d: `M${place(EVENING)} ${TITLE}V${top("pressure") + PLOT}` }),
      risen,
    );
    risen.replaceChildren(
      ...guides.map((y) => svg("path", { class: "hw-session-guide", d: `M${left} ${y}H${right}` })),
      ...GUIDES.map((rise, i) => svg("text", { x: right + 6, y: guides[i] + 4 }, `+${rise}`)),
    );
    assign(notDriving, { x: x0, y: watch + LANE - 10 });
    ground.replaceChildren(
      svg("path", { class: "hw-session-ground", d: `M${left} ${GROUND}H${right}` }),
      svg("path", { class: "hw-session-beyond", d: `M0 ${GROUND}H${left}M${right} ${GROUND}H${wide}` }),
      here,
      ...sky,
      svg("path", {
        class: "hw-session-closer",
        d: `M${place(EVENING) + 10} ${GROUND - 6}l-4 12M${place(EVENING) + 15} ${GROUND - 6}l-4 12`,
      }),
      ...ticks.map(([minute, text]) =>
        svg(
          "text",
          { x: place(Number(minute)), y: GROUND + 26, "text-anchor": narrow && minute === "0" ? "start" : "middle" },
          text,
        ),
      ),
      svg("text", { x: 0, y: GROUND + (narrow ? 42 : 26) }, narrow ? words.steps_before : words.before),
      svg(
        "text",
        { x: wide, y: GROUND + (narrow ? 42 : 26), "text-anchor": "end" },
        narrow ? words.steps_after : words.after,
      ),
      ...lanes,
      svg("text", { class: "hw-session-lane-name", x: x0, y: watch - 10 }, words.watched),
      notDriving,
      ...stops.values(),
      ...numbers.map(({ el }) => el),
    );
    root.replaceChildren(spell, under, curves, line_, ...marks, ground, label, grip);
  }

  /** The curves of the chosen routes. @param {Now} now */
  function draw(now) {
    const routes = /** @type {Route[]} */ (
      [now.compare, now.route].filter((route, i) => route && (i || route !== now.route))
    );
    curves.replaceChildren(
      ...CURVES.flatMap((name) => {
        const title = svg("text", { x: 0, y: top(name) - 9, class: "hw-session-title" }, words.curves[name]);
        const drawn = routes.flatMap((route) => {
          const found = values(name, route);
          if (!found) return [];
          const y = height(name, found.high);
          const path = (/** @type {Float64Array} */ all) =>
            MINUTES.map((minute) => /** @type {[number, number]} */ ([place(minute), y(at(all, minute))]));
          const other = route === now.compare;
          const look = `hw-session-${name}${other ? " is-other" : ""}`;
          const band =
            found.band &&
            svg("path", {
              class: `hw-session-band ${look}`,
              d: `${line(path(found.band.high))}${line(path(found.band.low).reverse()).replace("M", "L")}Z`,
            });
          const curve = svg("path", { class: `hw-session-curve ${look}`, d: line(path(found.mid)) });
          return band ? [band, curve] : [curve];
        });
        if (drawn.length) return [title, ...drawn];
        const silent = fill(words.not_drawn, { route: words.routes[now.route] });
        return [
          title,
          svg(
            "text",
            { class: "hw-session-silent", x: width / 2, y: top(name) + PLOT / 2 + 5, "text-anchor": "middle" },
            silent,
          ),
        ];
      }),
    );
    risen.toggleAttribute("hidden", !values("pressure", now.route));
    const [first, ...rest] = words.no_driving[now.route].split(/(?<=,) /);
    const next = tight ? { x: notDriving.getAttribute("x"), dy: ROW } : {};
    notDriving.replaceChildren(`${first} `, svg("tspan", next, rest.join(" ")));
    const home = beginOf(now.route, "going-home");
    assign(lanes[0], { d: `M${place(0)} ${watch}H${place(home)}` });
    // It ends when the team says so, and no clock knows when that is.
    assign(lanes[1], { d: `M${place(home) + 5} ${watch}H${place(home + 60)}` });
    assign(lanes[2], { d: `M${place(0)} ${road}H${width - 7}m-6 -5l6 5l-6 5` });
    for (const phase of TODAY)
      assign(/** @type {Element} */ (stops.get(phase)), { cx: place(beginOf(now.route, phase)) });
    move(now);
    keepIn(root, width);
  }

  /** The line 'now', and the stop that is open. @param {Now} now */
  function move(now) {
    open = now.phase;
    const today = TODAY.includes(open);
    for (const el of [line_, grip, here, spell, ...marks]) el.toggleAttribute("hidden", !today);
    const stop = /** @type {Element} */ (stops.get(now.phase));
    for (const [phase, el] of stops) el.toggleAttribute("data-on", phase === markOf(open));
    for (const { phase, el } of numbers) el.toggleAttribute("data-on", phase === now.phase);
    const spot = today ? place(now.minute) : Number(stop.getAttribute("cx"));
    label.textContent = words.phases[now.phase].name;
    // The name stays within the picture, and sun and moon make room for it.
    const half = wideOf(root, label.textContent, "hw-strong hw-session-here") / 2;
    const middle = Math.min(Math.max(spot, half), width - half);
    assign(label, { x: middle });
    [left, right].forEach((at, i) => sky[i].toggleAttribute("hidden", Math.abs(at - middle) < half + 14));
    if (!today) return;
    const end = TODAY[TODAY.indexOf(now.phase) + 1];
    const [from, to] = [place(beginOf(now.route, now.phase)), end ? place(beginOf(now.route, end)) : right];
    assign(here, { d: `M${from} ${GROUND}H${to}` });
    assign(spell, { d: `M${from} ${TITLE - 4}V${GROUND}H${to}V${TITLE - 4}Z` });
    // Between the curves stand their titles, and above the ground the stop's name: the line leaves them free.
    const drawn = CURVES.filter((name) => values(name, now.route));
    assign(line_, {
      d: `${drawn.map((name) => `M${spot} ${top(name)}v${PLOT}`).join("")}M${spot} ${GROUND - 16}V${GROUND}`,
    });
    assign(grip, { transform: `translate(${spot} ${GROUND})` });
    CURVES.forEach((name, i) => {
      const found = values(name, now.route);
      marks[i].toggleAttribute("hidden", !found);
      if (found) assign(marks[i], { cx: spot, cy: height(name, found.high)(at(found.mid, now.minute)) });
    });
  }

  /** One mark for all steps of an end: the one next to the day, and with each tap the next one away from it. @param {Phase[]} end */
  function further(end) {
    const away = end === BEFORE ? [...end].reverse() : end;
    return away[Math.min(away.indexOf(open) + 1, away.length - 1)];
  }

  /** @param {Phase[]} end @param {number} spot */
  function nearest(end, spot) {
    const off = (/** @type {Phase} */ phase) => Math.abs(Number(stops.get(phase)?.getAttribute("cx")) - spot);
    return end.reduce((a, b) => (off(a) < off(b) ? a : b));
  }

  /** Whether the hand has the line: at the ends of the day it picks a stop and holds nothing. */
  let holding = false;
  slide(root, {
    onMove(spot, first) {
      const beyond = spot < left - 10 ? BEFORE : spot > right + 10 ? AFTER : null;
      if (first) holding = !beyond;
      if (beyond && first) onStop(narrow ? further(beyond) : nearest(beyond, spot));
      if (holding) onMove(Math.round(minuteAt(Math.min(Math.max((spot - left) / (right - left), 0), 1))));
    },
    onRest: () => holding && onRest(),
  });

  return { el: root, build, draw, move };
}

function sun() {
  const rays = Array.from({ length: 8 }, (_, i) => {
    const [c, s] = [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)];
    return `M${(8 * c).toFixed(1)} ${(8 * s).toFixed(1)}L${(11 * c).toFixed(1)} ${(11 * s).toFixed(1)}`;
  });
  return svg("g", { class: "hw-session-sky" }, svg("circle", { r: 5 }), svg("path", { d: rays.join("") }));
}

const moon = () => svg("g", { class: "hw-session-sky" }, svg("path", { d: "M3 -8A8.5 8.5 0 1 0 8 4A7 7 0 0 1 3 -8Z" }));
