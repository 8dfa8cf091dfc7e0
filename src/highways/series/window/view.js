/**
 * Window: a field whose every place is a life on the map, and the map beside it, which plays that life.
 * The traits are those of window.py; the field is field.js, on numbers of regions.js; the map and its line are those of roads.
 */
import { button, choices, more, slider } from "../../ui/controls.js";
import { fill, h } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { predict } from "../../ui/question.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { DEFAULTS, MAP_STEPS, region, shipped as town, simulate } from "../../roads/network.js";
import { flow as makeFlow } from "../../roads/road_map/flow.js";
import { paper } from "../../roads/road_map/paper.js";
import { timeline } from "../../roads/road_map/timeline.js";
import { ACCOUNTS, ending, scenario, STEPS, USUAL } from "../regions.js";
import words from "../window.words.en.json" with { type: "json" };
import { field as makeField } from "./field.js";
import { alone, leads, lengthSays, moment, outlook, parts, practiceSays } from "./say.js";

const DAYS = 120;
const STEP = 0.5;
/** The day that the question asks for. */
const ASKED = 14;
const HOP = 10;
/** Days in a second: slow while much happens, then quicker. */
const PACE = { first: 2.5, later: 14, until: 16 };
/** Traffic keeps flowing for this long after a hand has moved something, and then rests. */
const FLOW_SECONDS = 4;
/** Trips under way: fewer than on the large map. */
const TRIPS = 44;
/** Milliseconds that a hand rests before the life at its place is lived, which takes longer than one frame may. */
const REST = 90;
/** Until then the map follows the hand in coarse lives: in steps of so many days, every so many milliseconds, where one takes no longer than that. */
const COARSE = { step: 1, every: 100, longest: 6 };
/** Places that stand for the field where it is told in words: those of its ticks, and one between. */
const COLUMNS = { none: 0, short: USUAL, middling: 0.5, long: 1 };
const ROWS = /** @type {[string, number][]} */ ([
  ...Object.entries(STEPS).map(([name, up]) => [words.field.steps[/** @type {"some"} */ (name)], up]),
  [words.field.most, 1],
]);
/** Accounts lead to the same place where no more than this share parts them. */
const ALIKE = 0.02;
const RIGID = simulate({}, 1);

/** Lives that were lived before. @type {Map<string, import("../../roads/network.js").Life>} */
const known = new Map();
/** Each holds about a megabyte. */
const MOST_KNOWN = 6;

/** @param {import("../../roads/network.js").Scenario} one */
function lifeOf(one) {
  const key = JSON.stringify(one);
  const life = known.get(key) ?? simulate(one, DAYS, STEP);
  if (known.size >= MOST_KNOWN && !known.has(key)) known.delete(/** @type {string} */ (known.keys().next().value));
  known.set(key, life);
  return life;
}

/** @param {import("../../roads/network.js").Life} life */
const lastOf = (life) => life.captured[life.captured.length - 1];

/**
 * @typedef {{ length: number, practice: number, kept_up: boolean, account: import("../regions.js").Account, day: number,
 *   predict: import("../../ui/question.js").Prediction, guess: string }} Traits
 * @typedef {import("@anywidget/types").AnyModel<Traits>} Shared
 */

/** @param {{ model: Shared, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model: shared, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => shared.get(name);
  const put = setter(shared);
  const asked = () => Boolean(get("predict")?.ask) && get("guess") === "";
  const lift = () => get("account") === "mood only";

  /** The life at the point, and the same practice (or some) kept up with no window. */
  let [life, slow] = [RIGID, RIGID];
  let resting = 0;
  let sketched = 0;
  let brisk = true;
  let playing = false;
  /** Where a play that nobody stops comes to rest. */
  let until = DAYS;
  let flowing = 0;
  let passing = false;
  /** Whether a hand has chosen the day; otherwise a moved point shows how its life ends. */
  let chosen = false;
  let laid = false;

  // The pictures ------------------------------------------------------------------------------------------------
  const field = makeField(words, (length, practice) => move({ length, practice }));
  const map = paper(town, { happens: words.happens, loop: words.loop, day: words.day_place });
  const flow = makeFlow(town, TRIPS);
  const chart = timeline({ timeline: words.timeline, x_day: words.x_day, y_caught: words.y_caught }, DAYS, (day) =>
    goTo(day),
  );
  const slowKey = h("span", { class: "hw-key-slow" }, words.key.slow);
  const key = h("p", { class: "hw-key" }, h("span", { class: "hw-window-key" }, words.key.here), slowKey);
  const mark = h(
    "p",
    { class: "hw-note hw-window-legend" },
    h("span", { class: "hw-window-arrow", "aria-hidden": "true" }),
    words.mark,
  );

  // The controls ------------------------------------------------------------------------------------------------
  const play = button(words.play, () => toggle());
  const next = button(words.next, () => goTo(get("day") >= DAYS ? HOP : get("day") + HOP), "quiet");
  const clock = h("span", { class: "hw-window-day" });
  const keep = choices({
    legend: words.keep,
    options: Object.entries(words.keep_options).map(([value, label]) => ({ value, label })),
    value: "stops",
    onChange: (value) => move({ kept_up: value === "kept up" }),
  });
  const account = choices({
    legend: words.account,
    options: Object.entries(words.accounts).map(([value, label]) => ({ value, label })),
    value: get("account"),
    onChange: (value) => move({ account: /** @type {Traits["account"]} */ (value) }),
  });
  const accountSays = h("p", { class: "hw-note" });
  const length = slider({
    label: words.length_slider,
    min: 0,
    max: 1,
    step: 0.02,
    value: 0,
    say: (v) => lengthSays(words, v, lift()),
    ends: [words.shorter, words.longer],
    onInput: (value) => move({ length: value }),
  });
  const practice = slider({
    label: words.practice_slider,
    min: 0,
    max: 1,
    step: 0.02,
    value: 0,
    say: (v) => practiceSays(words, v),
    ends: [words.field.steps.none, words.field.most],
    onInput: (value) => move({ practice: value }),
  });
  const day = slider({
    label: words.day,
    min: 0,
    max: DAYS,
    step: 1,
    value: 0,
    say: (v) => String(Math.round(v)),
    onInput: (v) => goTo(v),
  });
  const reset = button(
    words.reset,
    () => {
      playing = false;
      chosen = false;
      put({ length: USUAL, practice: 0, kept_up: false, account: "window", day: 0 });
    },
    "quiet",
  );
  const table = h("table", { class: "hw-window-table" });
  const folded = more(
    words.more,
    length.el,
    practice.el,
    day.el,
    table,
    h("p", { class: "hw-note" }, words.counted),
    reset,
  );

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" }, words.do);
  const live = sentence();
  const question = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (guess) => put({ guess: String(guess) }),
        onSkip: () => put({ guess: "skipped" }),
      }).el
    : null;

  const playRow = h("div", { class: "hw-row hw-window-play" }, play, next);
  const pair = h(
    "div",
    { class: "hw-window-pair" },
    field.el,
    h("div", { class: "hw-window-map" }, map.el, clock),
    playRow,
    mark,
  );
  const below = h(
    "div",
    { class: "hw-window-below" },
    h("div", { class: "hw-controls" }, keep.el, account.el, accountSays),
    h("div", {}, chart.el, key),
  );
  openView(el, "hw-window", words.name);
  el.replaceChildren(
    h(
      "div",
      { class: "hw-inner" },
      question,
      instruction,
      pair,
      live.el,
      live.spoken,
      below,
      folded,
      h("p", { class: "hw-note" }, words.note),
    ),
  );
  /** What waits for the guess. */
  const parted = [instruction, field.el, mark, clock, playRow, live.el, below, folded];

  // What happens ------------------------------------------------------------------------------------------------
  const motion = animation((seconds) => {
    if (playing) advance(seconds);
    flowing = Math.max(0, flowing - seconds);
    flow.move(seconds);
    map.dot(flow);
    return playing || flowing > 0;
  });

  /** Let traffic flow for a while. */
  function stir() {
    if (prefersStill()) return;
    flowing = FLOW_SECONDS;
    motion.start();
  }

  /** Trips as of this moment, each somewhere on its way. */
  function deal() {
    flow.moment(life, index());
    flow.traffic();
    map.dot(flow);
  }

  /** A hand moves the point, or chooses another field. @param {Partial<Traits>} values */
  function move(values) {
    playing = false;
    put({ ...values, ...(chosen ? {} : { day: DAYS }) });
  }

  function toggle() {
    if (playing) {
      playing = false;
      shared.save_changes();
      return refresh();
    }
    if (prefersStill()) return goTo(DAYS);
    start(get("day") >= DAYS ? 0 : get("day"), DAYS);
  }

  /** @param {number} from @param {number} to */
  function start(from, to) {
    settle();
    put({ day: from });
    chosen = false;
    until = to;
    playing = true;
    stir();
    refresh();
  }

  /** @param {number} seconds */
  function advance(seconds) {
    const now = get("day");
    const after = Math.min(now + seconds * (now < PACE.until ? PACE.first : PACE.later), until);
    if (after === until) {
      playing = false;
      put({ day: after });
      return stir();
    }
    passing = true;
    shared.set("day", after);
    passing = false;
    // Trips that set out from now on choose by today's roads; those under way keep to theirs.
    if (Math.floor(after) > Math.floor(now)) flow.moment(life, index());
  }

  /** @param {number} value */
  function goTo(value) {
    playing = false;
    chosen = true;
    put({ day: Math.min(value, DAYS) });
    stir();
  }

  /** The guess is made: what happens up to the day that it was about. */
  function answer() {
    layout();
    if (asked()) return;
    if (prefersStill()) put({ day: ASKED });
    else start(0, ASKED);
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  const index = () => Math.min(Math.floor(get("day") / STEP), life.day.length - 1);
  /** How far between two moments of the life the day is. */
  const between = () => get("day") / STEP - index();
  const mixed = new Float64Array(town.lanes);

  /** The map of a life as of now, between two steps of the model too. @param {import("../../roads/network.js").Life} one @param {number} step its step, days */
  function draw(one, step) {
    const now = get("day");
    const at = Math.min(Math.floor(now / step), one.day.length - 1);
    const [before, after] = [one.strength[at], one.strength[Math.min(at + 1, one.strength.length - 1)]];
    const part = now / step - at;
    for (let lane = 0; lane < mixed.length; lane++) mixed[lane] = before[lane] + part * (after[lane] - before[lane]);
    map.draw(mixed, now === 0 ? 0 : one.window[at], now > 0 && one.steered.subarray(0, at + 1).some(Boolean));
  }

  /** Whether practice that is kept up comes to the same here whatever a dose does. */
  function alike() {
    if (!get("kept_up") || get("practice") === 0) return false;
    const shares = ACCOUNTS.map((one) => ending(one, true)(get("length"), get("practice")));
    return Math.max(...shares) - Math.min(...shares) <= ALIKE;
  }

  /** The captured share as of now; before anything happens the map is rigid. */
  function caughtNow() {
    if (get("day") === 0) return RIGID.captured[0];
    const before = life.captured[index()];
    return before + between() * ((life.captured[index() + 1] ?? before) - before);
  }

  /** The field of another account, or of practice that is kept up. */
  function repaint() {
    if (!laid) return;
    field.build(lift());
    const one = ending(get("account"), get("kept_up"));
    field.paint(one);
    field.tell(parts(words, one));
    length.el.querySelector("label")?.replaceChildren(lift() ? words.lift_slider : words.length_slider);
    mark.toggleAttribute("hidden", lift());
    el.classList.toggle("is-lift", lift());
    table.replaceChildren(
      h("caption", {}, fill(words.table, { length: lift() ? words.field.lift : words.field.length })),
      h(
        "tr",
        {},
        h("td", {}),
        ...Object.keys(COLUMNS).map((name) => h("th", { scope: "col" }, words.columns[/** @type {"short"} */ (name)])),
      ),
      ...[...ROWS]
        .reverse()
        .map(([name, up]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, name),
            ...Object.values(COLUMNS).map((at) =>
              h("td", {}, words.regions[/** @type {"halfway"} */ (region(one(at, up)))]),
            ),
          ),
        ),
    );
    const says = [words.account_says[get("account")], words.unproven];
    if (get("account") !== "window" && !get("kept_up") && one(1, 1) > 0.7) says.splice(1, 0, words.everywhere);
    accountSays.textContent = says.join(" ");
  }

  /** The point is somewhere else: it moves at once, and its life follows when the hand rests. */
  function place() {
    const [x, y] = [get("length"), get("practice")];
    length.set(x);
    practice.set(y);
    if (!laid) return;
    field.point(
      x,
      y,
      fill(words.field.place, {
        window: lengthSays(words, x, lift()),
        practice: practiceSays(words, y),
        region: words.regions[/** @type {"halfway"} */ (region(field.ending(x, y)))],
      }),
    );
    clearTimeout(resting);
    resting = window.setTimeout(settle, REST);
    if (life === RIGID || !brisk || performance.now() - sketched < COARSE.every) return;
    sketched = performance.now();
    requestAnimationFrame(sketch);
  }

  function sketch() {
    const from = performance.now();
    draw(simulate(lived(), DAYS, COARSE.step), COARSE.step);
    brisk = performance.now() - from < COARSE.longest;
  }

  const lived = () => scenario(get("length"), get("practice"), get("kept_up"), get("account"));

  /** The life at the point. */
  function settle() {
    clearTimeout(resting);
    if (!laid) return;
    brisk = true;
    life = lifeOf(lived());
    slow = lifeOf({ practice_minutes: scenario(0, get("practice")).practice_minutes || MAP_STEPS.some });
    // Left out where it would be the same life again.
    const beside = !alone({ length: get("length"), practice: get("practice"), keptUp: get("kept_up") });
    slowKey.toggleAttribute("hidden", !beside);
    chart.build(life, beside ? [{ life: slow, look: "slow" }] : []);
    refresh();
    deal();
    stir();
  }

  /** Everything that needs to know how wide the page is. */
  function layout() {
    for (const part of parted) part.toggleAttribute("hidden", asked());
    el.classList.toggle("is-asking", asked());
    if (!el.clientWidth || !map.build()) return;
    laid = !asked() && field.build(lift());
    if (!laid || life === RIGID) map.draw(town.rigid, 0, false);
    else refresh();
    if (!laid) return;
    repaint();
    place();
  }

  function refresh() {
    const now = get("day");
    day.set(now);
    clock.textContent = `${words.day} ${Math.round(now)}`;
    play.textContent = playing ? words.pause : now >= DAYS ? words.again : now > 0 ? words.go_on : words.play;
    if (!laid || life === RIGID)
      return map.el.setAttribute("aria-label", fill(words.map_picture, { sentence: "" }).trim());
    const at = index();
    const caught = caughtNow();
    draw(life, STEP);
    chart.draw(now, caught, !playing);
    key.style.visibility = playing ? "hidden" : "visible";
    const lifted = (DEFAULTS.kappa - life.kappa[at]) / (DEFAULTS.kappa - DEFAULTS.kappa_mood);
    const today = moment(words, {
      day: now,
      caught,
      open: lift() ? lifted : life.window[at],
      opens: get("length") > 0,
      lift: lift(),
    });
    const told = {
      length: get("length"),
      practice: get("practice"),
      keptUp: get("kept_up"),
      lift: lift(),
      end: lastOf(life),
      slow: lastOf(slow),
      alike: alike(),
    };
    const text = playing ? today : now < DAYS ? `${today} ${outlook(words, told)}` : leads(words, told);
    live.say(text);
    map.el.setAttribute("aria-label", fill(words.map_picture, { sentence: today }));
  }

  // Listening: to the model, to the page's width and to its colours -------------------------------------------------
  const another = () => {
    repaint();
    place();
  };
  /** @type {[string, () => void][]} */
  const reactions = [
    ["change:length", place],
    ["change:practice", place],
    [
      "change:kept_up",
      () => {
        keep.set(get("kept_up") ? "kept up" : "stops");
        another();
      },
    ],
    [
      "change:account",
      () => {
        account.set(get("account"));
        another();
      },
    ],
    [
      "change:day",
      () => {
        refresh();
        // Trips of another day would run on roads that have grown over.
        if (!passing && laid && life !== RIGID) deal();
      },
    ],
    ["change:guess", answer],
  ];
  for (const [name, react] of reactions) shared.on(name, react);
  keep.set(get("kept_up") ? "kept up" : "stops");

  // A longer sentence makes the widget taller, and nothing has to be laid out for that.
  let width = el.clientWidth;
  const size = new ResizeObserver(() => {
    if (width === el.clientWidth) return;
    width = el.clientWidth;
    layout();
  });
  size.observe(el);
  const colours = new MutationObserver(layout);
  colours.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  colours.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  layout();
  refresh();

  signal.addEventListener("abort", () => {
    size.disconnect();
    colours.disconnect();
    motion.stop();
    live.stop();
    clearTimeout(resting);
    for (const [name, react] of reactions) shared.off(name, react);
  });
}
