/**
 * SeriesView: a course over ninety days, its windows and small steps, and how the gain fades. A picture, not a plan: the
 * days of sessions are fixed. The traits are those of widget.py, the model is model.js, the map is that of the roads.
 */
import { button, choices, more, slider } from "../../ui/controls.js";
import { assign, fill, h } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { predict } from "../../ui/question.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { flow as makeFlow } from "../../roads/road_map/flow.js";
import { paper } from "../../roads/road_map/paper.js";
import { shipped as town } from "../../roads/network.js";
import { course, HORIZON, KEEPS, lived, slowRoad } from "../model.js";
import parameters from "../parameters.json" with { type: "json" };
import everyWord from "../words.en.json" with { type: "json" };
import { picture } from "./picture.js";
import { told } from "./say.js";
import { table as makeTable } from "./table.js";

const words = everyWord.series_view;
/** Days in a second: slower while most courses run. */
const PACE = { first: 5, later: 10, until: 24 };
const WEEK = 7;
/** A map never stands upright here: the weeks below it need the room. */
const NEVER = 0;
/** Days after the last session by which half of the responders had relapsed, where a study printed it (trials.csv). */
const HALF = /** @type {Record<string, number>} */ ({ infusions: 18, one: 14 });
/** Here lines have no room for their names, and marks have short ones. */
const NARROW = 480;
/** Days after the last session until its window has closed. */
const CLOSES = parameters.course.afterwards.value;
const FIRST = /** @type {const} */ ({
  pattern: "infusions",
  steps: "none",
  keep: "kept up",
  pause: "none",
  stop: "after four weeks",
});

/** Weeks that were lived before: most choices come back. @type {Map<string, import("../model.js").Series>} */
const known = new Map();
/** Each holds about a megabyte. */
const MOST_KNOWN = 16;

/** @param {string} key @param {() => import("../model.js").Series} live */
function once(key, live) {
  const found = known.get(key) ?? live();
  if (known.size >= MOST_KNOWN && !known.has(key)) known.delete(/** @type {string} */ (known.keys().next().value));
  known.set(key, found);
  return found;
}

/**
 * @typedef {import("../model.js").Choices & { day: number, predict: import("../../ui/question.js").Prediction, guess: string }} Traits
 * @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props
 */
export function render({ model, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => model.get(name);
  const put = setter(model);
  const waiting = () => Boolean(get("predict")?.ask) && get("guess") === "";
  /**
   * What is drawn. No small steps beside the spray: on this map they make going on look worse than stopping, and for people
   * it was the other way round (daly2019). Without steps, nothing hangs on how long they go on.
   */
  function chosen() {
    const [pattern, stop] = [get("pattern"), get("stop")];
    const steps = pattern === "spray" ? "none" : get("steps");
    const { keep, pause } = steps === "none" ? FIRST : { keep: get("keep"), pause: get("pause") };
    return { pattern, steps, keep, pause, stop };
  }

  /** @type {import("../model.js").Series | null} */
  let series = null;
  /** The same weeks without small steps, where there are any. @type {import("../model.js").Series | null} */
  let bare = null;
  /** @type {import("../model.js").Series | null} */
  let slow = null;
  let laid = 0;
  let soon = 0;
  let playing = false;
  /** Whether the day moves by itself, and nobody has jumped to another one. */
  let passing = false;

  // The pictures ------------------------------------------------------------------------------------------------
  const map = paper(town, { happens: words.happens, loop: words.loop, day: words.day_place }, NEVER);
  const flow = makeFlow(town);
  const weeks = picture(words, (day) => goTo(day));
  const about = h("p", { class: "hw-note hw-weeks-about" });
  const found = h("p", { class: "hw-weeks-found-people" });
  const differ = h("p", { class: "hw-weeks-found-map" });
  const beside = h("p", { class: "hw-weeks-found-steps" }, words.steps_in_people);
  const studies = h("div", { class: "hw-weeks-found" }, found, differ, beside);
  const near = h("div", { class: "hw-weeks-near" }, h("p", {}, words.found.spray, " ", h("strong", {}, words.yours)));
  const table = makeTable(words.table);

  // The controls ------------------------------------------------------------------------------------------------
  /** @param {Record<string, string>} options */
  const entries = (options) => Object.entries(options).map(([value, label]) => ({ value, label }));
  /** @param {"steps" | "keep" | "pause" | "stop"} name @param {string} legend @param {Record<string, string>} options */
  const choose = (name, legend, options) =>
    choices({ legend, options: entries(options), value: get(name), onChange: (value) => put({ [name]: value }) });
  const patterns = choices({
    legend: words.patterns_legend,
    hideLegend: true,
    options: entries(words.patterns),
    value: get("pattern"),
    onChange: (value) => put({ pattern: /** @type {Traits["pattern"]} */ (value) }),
  });
  const group = {
    stop: choose("stop", words.stop, words.stop_options),
    steps: choose("steps", words.steps, words.steps_options),
    keep: choose("keep", words.keep, words.keep_options),
    pause: choose("pause", words.pause, words.pause_options),
  };
  const day = slider({
    label: words.day,
    min: 0,
    max: HORIZON,
    step: 1,
    value: get("day"),
    say: (n) => String(Math.round(n)),
    onInput: (n) => goTo(n),
  });
  const play = button(words.play, () => press());
  const next = button(words.next_week, () => goTo((Math.floor(get("day") / WEEK) + 1) * WEEK), "quiet");
  const reset = button(words.reset, () => put({ ...FIRST, day: 0 }), "quiet");
  const folded = more(words.more, group.pause.el, table.el, h("p", { class: "hw-note" }, words.note), reset);
  const buttons = h("div", { class: "hw-row" }, play, next);
  const controls = h("div", { class: "hw-controls" }, group.stop.el, group.steps.el, group.keep.el);
  const moving = h("div", { class: "hw-weeks-moving" }, day.el, buttons);

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" });
  const live = sentence();
  /** The answer stands on the day on which half of those people had relapsed. */
  const answer = () => ({ ...FIRST, day: Math.max(...course("infusions", FIRST.stop).days) + HALF.infusions });
  const question = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (guess) => put({ ...answer(), guess: String(guess) }),
        onSkip: () => put({ ...answer(), guess: "skipped" }),
      }).el
    : null;
  const fixed = h(
    "div",
    { class: "hw-weeks-fixed" },
    h("p", {}, words.fixed),
    h("p", {}, h("strong", {}, words.plan), ` ${words.measured}`),
  );

  openView(el, "hw-series-view", words.name);
  patterns.el.classList.add("hw-weeks-patterns");
  const inner = h(
    "div",
    { class: "hw-inner" },
    instruction,
    patterns.el,
    question,
    map.el,
    weeks.el,
    near,
    moving,
    controls,
    live.el,
    live.spoken,
    about,
    studies,
    fixed,
    folded,
  );
  el.replaceChildren(inner);

  // What happens ------------------------------------------------------------------------------------------------
  const motion = animation((seconds) => {
    advance(seconds);
    flow.move(seconds);
    map.dot(flow);
    return playing;
  });

  function press() {
    if (playing) return rest();
    if (get("day") >= HORIZON) put({ day: 0 });
    playing = true;
    deal();
    motion.start();
    refresh();
  }

  /** Time stands still, and the kernel hears which day it is. */
  function rest() {
    playing = false;
    model.save_changes();
    refresh();
  }

  /** @param {number} seconds */
  function advance(seconds) {
    const now = get("day");
    const then = Math.min(now + seconds * (now < PACE.until ? PACE.first : PACE.later), HORIZON);
    passing = true;
    model.set("day", then);
    passing = false;
    if (Math.floor(then) > Math.floor(now) && series) flow.moment(series.life, index());
    if (then === HORIZON) rest();
  }

  /** @param {number} value */
  function goTo(value) {
    put({ day: Math.min(value, HORIZON) });
  }

  /** Trips under way, where they may move. */
  function deal() {
    if (!series) return;
    flow.moment(series.life, index());
    flow.traffic();
    map.dot(flow);
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  const index = () => (series ? Math.min(Math.round(get("day") / series.day[1]), series.day.length - 1) : 0);

  /** The day by which half of the people who had responded had relapsed, where a study of this pattern printed it. */
  const relapsed = () =>
    series && get("pattern") in HALF ? Math.max(0, ...series.sessions) + HALF[get("pattern")] : null;

  /** What the choices show, and what would give the answer away waits for the guess. */
  function arrange() {
    const { pattern, steps, keep } = chosen();
    instruction.textContent = waiting() ? words.do_guess : words.do;
    for (const part of [patterns.el, about, map.el, moving, live.el, controls, studies, folded])
      part.toggleAttribute("hidden", waiting());
    // A guess that came from outside leaves a form that nobody needs, and it was about the infusions.
    question?.toggleAttribute(
      "hidden",
      !waiting() && (pattern !== "infusions" || Boolean(question.querySelector("fieldset"))),
    );
    patterns.set(pattern);
    for (const name of /** @type {(keyof typeof group)[]} */ (Object.keys(group))) group[name].set(get(name));
    group.stop.el.toggleAttribute("hidden", pattern !== "spray");
    group.steps.el.toggleAttribute("hidden", pattern === "spray");
    near.toggleAttribute("hidden", waiting() || pattern !== "spray");
    group.keep.el.toggleAttribute("hidden", steps === "none");
    group.pause.el.toggleAttribute("hidden", steps === "none" || keep === KEEPS[0]);
    // Where there is no course of its own, steps go by the weeks of six infusions.
    const first = group.keep.el.querySelector("label");
    if (first)
      first.textContent = pattern === "infusions" ? words.keep_options["to the end of the course"] : words.three_weeks;
    about.textContent =
      pattern === "spray"
        ? `${words.about.spray} ${words.spray_drawn[/** @type {"goes on"} */ (get("stop"))]}`
        : words.about[pattern];
    const told = /** @type {Record<string, string>} */ (words.found)[pattern];
    studies.toggleAttribute("hidden", waiting() || !told);
    // For the spray it stands below the picture.
    found.textContent = pattern === "spray" ? "" : (told ?? "");
    found.toggleAttribute("hidden", pattern === "spray");
    differ.textContent = told ? /** @type {Record<string, string>} */ (words.differ)[pattern] : "";
    beside.toggleAttribute("hidden", pattern !== "infusions" || steps === "none");
    play.toggleAttribute("hidden", prefersStill());
  }

  /** Other choices, other weeks: the hand is answered first, and then each run and the drawing has a task of its own. */
  function relive() {
    arrange();
    const now = chosen();
    const key = JSON.stringify(now);
    const road = () => once(key, () => lived(now));
    // A life without sessions is the slow road itself.
    const beside = () =>
      now.pattern === "none" && now.steps !== "none" ? null : once(`${key} alone`, () => slowRoad(now));
    const without = { ...now, steps: "none", keep: FIRST.keep, pause: FIRST.pause };
    const stepless = () => (now.steps === "none" ? null : once(JSON.stringify(without), () => lived(without)));
    after(road, beside, stepless, () => {
      series = road();
      slow = beside();
      bare = stepless();
      trace();
    });
  }

  /** One task after another; new choices drop what is left of the old ones. @param {...() => void} tasks */
  function after(...tasks) {
    clearTimeout(soon);
    const [first, ...rest] = tasks;
    soon = window.setTimeout(() => {
      first();
      if (rest.length) after(...rest);
    }, 0);
  }

  /** The lines of these weeks, as wide as the page allows. */
  function trace() {
    if (!series || !laid) return;
    const { pattern, steps } = chosen();
    const narrow = laid < NARROW;
    const [last, people] = [Math.max(0, ...series.sessions), relapsed()];
    /** @type {import("./picture.js").Mark[]} */
    const marks = [];
    if (people !== null) marks.push({ day: people, says: narrow ? words.people_short : words.people, look: "people" });
    if (series.halfway !== null)
      marks.push({ day: series.halfway, says: narrow ? words.map_short : words.map, look: "map" });
    const guess = Number(get("guess") || NaN);
    const guessed = Math.max(...course("infusions", FIRST.stop).days) + guess <= HORIZON && guess !== HALF.infusions;
    if (pattern === "infusions" && guessed) marks.push({ day: last + guess, says: words.your_guess, look: "guess" });
    const line = words.line;
    const labels = {
      course: pattern !== "none" ? line.course : steps === "none" ? line.still : line.alone,
      slow: steps === "none" ? line.some : line.same,
    };
    weeks.build(laid, {
      series,
      slow,
      bare,
      from: series.sessions.length ? last + CLOSES : 0,
      labels,
      steps: pattern === "spray" ? words.lane_spray : words.steps_options[/** @type {"none"} */ (steps)].toLowerCase(),
      marks,
      // As many as any course with small steps has, so that their buttons keep their place.
      rows: pattern === "spray" ? marks.length : guessed ? 3 : 2,
      narrow,
      waiting: waiting(),
    });
    table.fill(series, slow, labels.slow);
    refresh();
    if (playing) deal();
    else map.dot([]);
  }

  function refresh() {
    const now = get("day");
    day.set(now);
    play.textContent = playing ? words.pause_play : now === 0 ? words.play : now >= HORIZON ? words.again : words.go_on;
    next.disabled = now >= HORIZON;
    if (!series) return;
    const text = waiting()
      ? ""
      : told(words.say, { series, slow, index: index(), steps: chosen().steps, people: relapsed() });
    live.say(text);
    weeks.draw(index(), fill(words.picture, { sentence: text }));
    if (waiting()) return;
    assign(map.el, { "aria-label": fill(words.map_picture, { day: Math.round(now), sentence: text }) });
    const at = index();
    map.draw(
      series.life.strength[at],
      now === 0 ? 0 : series.open[at],
      series.steered.subarray(0, at + 1).some(Boolean),
    );
  }

  /** Everything that needs to know how wide the page is. */
  function layout() {
    laid = inner.clientWidth;
    if (!laid) return;
    if (!waiting()) map.build();
    trace();
  }

  // Listening: to the model, to the page's width and colours -------------------------------------------------------
  /** @type {[string, () => void][]} */
  const reactions = [
    ["change:pattern change:steps change:keep change:pause change:stop", relive],
    [
      "change:guess",
      () => {
        arrange();
        layout();
      },
    ],
    [
      "change:day",
      () => {
        if (playing && !passing) rest();
        refresh();
        if (!playing) map.dot([]);
      },
    ],
  ];
  for (const [name, react] of reactions) for (const one of name.split(" ")) model.on(one, react);
  // Sentences come and go with the days, and the widget's height with them: that is no reason to draw anew.
  const size = new ResizeObserver(() => inner.clientWidth !== laid && layout());
  size.observe(el);
  const colours = new MutationObserver(layout);
  colours.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  colours.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  relive();

  signal.addEventListener("abort", () => {
    size.disconnect();
    colours.disconnect();
    clearTimeout(soon);
    playing = false;
    motion.stop();
    live.stop();
    for (const [name, react] of reactions) for (const one of name.split(" ")) model.off(one, react);
    inner.remove();
  });
}
