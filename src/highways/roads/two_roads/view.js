/**
 * TwoRoads: turn, let go, open a window, take small steps. One control at a time.
 * The traits are those of widget.py; the model is model.js; the pictures are scene.js and charts.js.
 */
import { button, choices, more, slider } from "../../ui/controls.js";
import { fill, h, svg } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { predict } from "../../ui/question.js";
import { of100, sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { branches, lifeChart, STRICTEST } from "./charts.js";
import { DEFAULTS, STEPS, TwoRoads as Model } from "../model.js";
import { letGo, lived, turned } from "./say.js";
import { hill as makeHill, map as makeMap } from "./scene.js";
import everyWord from "../words.en.json" with { type: "json" };

const words = everyWord.two_roads;
const DAYS = 120;
const STEP = 0.1;
/** Days of the model in a second of rolling, and of a life: slow while the window is open, then quicker. */
const ROLL = 30;
const PACE = { first: 2.2, later: 16, until: 8 };
/** A marble on the very edge would not roll off it: it starts this far in. */
const EDGE = 0.002;
/** Trips keep flowing for this long after a hand has moved something, and then rest. */
const FLOW_SECONDS = 4;

/**
 * @typedef {{ act: "turn" | "let-go" | "window" | "steps", beta: number, kappa: number, u: number, window_days: number,
 *   practice: string, keep: string, day: number, predict: import("../../ui/question.js").Prediction, guess: string }} Traits
 * @typedef {import("@anywidget/types").AnyModel<Traits>} Shared
 */

/** @param {{ model: Shared, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model: shared, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => shared.get(name);
  const put = setter(shared);
  const living = () => get("act") === "window" || get("act") === "steps";
  const waiting = () => Boolean(get("predict")?.ask) && get("guess") === "";

  let town = new Model();
  let life = town.simulate(DAYS);
  let slow = life;
  /** Where the marble was let go, and whether it rolls by itself. @type {number | null} */
  let from = null;
  let rolling = false;
  let flowing = 0;

  // The pictures ------------------------------------------------------------------------------------------------
  const picture = (/** @type {string} */ name, /** @type {string} */ label) =>
    svg("svg", { class: `hw-chart hw-${name}`, role: "img", "aria-label": label });
  const mapRoot = picture("map", "");
  const hillRoot = picture("hill", "");
  const restRoot = picture("aside", words.chart_turn);
  const lifeRoot = picture("aside", words.chart_life);
  const map = makeMap(mapRoot, words);
  const hill = makeHill(hillRoot, words);
  const rest = branches(restRoot, words);
  const chart = lifeChart(lifeRoot, words, DAYS);
  const key = h(
    "p",
    { class: "hw-key" },
    h("span", { class: "hw-key-life" }, words.with_window),
    h("span", { class: "hw-key-slow" }, words.slow_road),
  );
  const beside = h("div", { class: "hw-beside" }, restRoot, lifeRoot, key);
  const scene = h("div", { class: "hw-scene" }, mapRoot, beside, hillRoot);

  // The controls ------------------------------------------------------------------------------------------------
  const of = (/** @type {number} */ n) => fill(words.of_100, { n: Math.round(n) });
  const acts = choices({
    legend: words.acts_legend,
    hideLegend: true,
    options: Object.entries(words.acts).map(([value, label]) => ({ value, label })),
    value: get("act"),
    onChange: (value) => enter(/** @type {Traits["act"]} */ (value)),
  });
  const strictness = slider({
    label: words.strictness,
    min: 0.2,
    max: STRICTEST,
    step: 0.05,
    value: get("beta"),
    say: (v) => v.toFixed(2),
    ends: [words.loose, words.strict],
    onInput: (beta) => put({ beta }),
  });
  const marble = slider({
    label: words.marble,
    min: 0,
    max: 100,
    step: 1,
    value: 100 * get("u"),
    say: of,
    ends: [words.old_wide, words.new_wide],
    onInput: (u) => hold(u / 100),
  });
  const release = button(words.let_go, () => roll());
  const practice = choices({
    legend: words.practice,
    options: Object.entries(words.practice_options).map(([value, label]) => ({ value, label })),
    value: get("practice"),
    onChange: (value) => put({ practice: value }),
  });
  const keep = choices({
    legend: words.keep,
    options: Object.entries(words.keep_options).map(([value, label]) => ({ value, label })),
    value: get("keep"),
    onChange: (value) => put({ keep: value }),
  });
  const play = button(words.open_window, () => toggle());
  const next = button(words.next_days, () => goTo(get("day") >= DAYS ? 5 : get("day") + 5), "quiet");
  const day = slider({
    label: words.day,
    min: 0,
    max: DAYS,
    step: 1,
    value: get("day"),
    say: (v) => String(Math.round(v)),
    onInput: (value) => goTo(value),
  });
  const windowDays = slider({
    label: words.window_days,
    min: 0,
    max: 14,
    step: 1,
    value: get("window_days"),
    say: (v) => (v === 0 ? words.no_window : v === 1 ? words.one_day : fill(words.days, { n: v })),
    onInput: (value) => put({ window_days: value }),
  });
  const kappa = slider({
    label: words.kappa,
    min: 0.5,
    max: 2,
    step: 0.05,
    value: get("kappa"),
    say: (v) => fill(words.times, { n: v.toFixed(2) }),
    onInput: (value) => put({ kappa: value }),
  });
  const reset = button(
    words.reset,
    () => {
      stop();
      put({ kappa: DEFAULTS.kappa, window_days: DEFAULTS.window_days, practice: "none", keep: "two weeks", day: 0 });
      enter(get("act"));
    },
    "quiet",
  );
  const buttons = h("div", { class: "hw-row" }, release, play, next);
  const folded = more(words.more, day.el, windowDays.el, kappa.el, reset);
  const controls = h("div", { class: "hw-controls" }, strictness.el, marble.el, practice.el, keep.el, buttons, folded);
  /** One control at a time: what each act shows. @type {Record<Traits["act"], Element[]>} */
  const stage = {
    turn: [restRoot, strictness.el],
    "let-go": [restRoot, marble.el, buttons, release],
    window: [lifeRoot, key, buttons, play, next, day.el, windowDays.el],
    steps: [lifeRoot, key, practice.el, keep.el, buttons, play, next, day.el, windowDays.el],
  };

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" });
  const live = sentence();
  const question = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (guess) => put({ guess: String(guess) }),
        onSkip: () => put({ guess: "skipped" }),
      }).el
    : null;

  openView(el, "hw-two-roads", words.name);
  acts.el.classList.add("hw-acts");
  el.replaceChildren(
    h(
      "div",
      { class: "hw-inner" },
      acts.el,
      instruction,
      question,
      scene,
      live.el,
      live.spoken,
      controls,
      h("p", { class: "hw-note" }, words.note),
    ),
  );

  // What happens ------------------------------------------------------------------------------------------------
  const motion = animation((seconds) => {
    if (rolling) step(seconds);
    if (playing) advance(seconds);
    flowing = Math.max(0, flowing - seconds);
    map.move(seconds);
    return rolling || playing || flowing > 0;
  });
  let playing = false;

  /** The trips flow for a while. */
  function flow() {
    flowing = FLOW_SECONDS;
    if (prefersStill()) map.deal();
    else motion.start();
  }

  function stop() {
    rolling = playing = false;
  }

  /** Go to an act. After the first, the town is a strict one. @param {Traits["act"]} act */
  function enter(act) {
    stop();
    from = null;
    put({
      act,
      day: 0,
      beta: act === "turn" ? get("beta") : DEFAULTS.beta,
      u: act === "window" || act === "steps" ? DEFAULTS.start : get("u"),
    });
    flow();
  }

  /** The hand holds the marble. @param {number} u */
  function hold(u) {
    stop();
    from = null;
    put({ u });
    flow();
  }

  /** Let the marble go: it rolls to where it can rest, at once where nothing should move. */
  function roll() {
    from = get("u");
    settle();
    refresh();
  }

  /** The marble finds its valley: at once, or rolling there. */
  function settle() {
    rolling = !prefersStill();
    if (!rolling) put({ u: town.restingPlace(offEdge()) });
    flow();
  }

  const offEdge = () => Math.min(Math.max(get("u"), EDGE), 1 - EDGE);

  /** @param {number} seconds */
  function step(seconds) {
    const u = offEdge();
    const goal = town.restingPlace(u);
    const after = u + town.rate(u) * ROLL * seconds;
    rolling = Math.abs(goal - after) > 0.005;
    if (rolling) return shared.set("u", after);
    put({ u: goal });
    flow();
  }

  function toggle() {
    if (playing) {
      playing = false;
      shared.save_changes();
    } else if (prefersStill()) goTo(DAYS);
    else {
      if (get("day") >= DAYS) put({ day: 0 });
      playing = true;
      flow();
    }
    refresh();
  }

  /** @param {number} seconds */
  function advance(seconds) {
    const now = get("day");
    const after = Math.min(now + seconds * (now < PACE.until ? PACE.first : PACE.later), DAYS);
    if (after === DAYS) {
      playing = false;
      goTo(DAYS);
    } else shared.set("day", after);
  }

  /** @param {number} value */
  function goTo(value) {
    put({ day: Math.min(value, DAYS) });
    flow();
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  /** The town changed: new curves, then a new picture. */
  function rebuild() {
    town = new Model({ beta: get("beta"), kappa: get("kappa"), window_days: get("window_days") });
    if (living()) {
      const minutes = get("act") === "window" ? 0 : STEPS[get("practice")];
      const days = get("keep") === "kept up" ? Infinity : 14;
      life = town.simulate(DAYS, { practice: minutes, practice_days: days });
      slow = town.simulate(DAYS, { doses: [], practice: get("act") === "window" ? STEPS.some : minutes });
      if (lifeRoot.clientWidth) chart.build(life, slow, get("window_days"), town.separatrix());
    }
    refresh();
  }

  /** Everything that needs to know how wide the page is. */
  function layout() {
    el.dataset.act = get("act");
    for (const part of new Set(Object.values(stage).flat()))
      part.toggleAttribute("hidden", !stage[get("act")].includes(part));
    next.toggleAttribute("hidden", next.hidden || !prefersStill());
    // What would give the answer away waits for the guess.
    for (const part of [acts.el, instruction, beside, live.el, controls]) part.toggleAttribute("hidden", waiting());
    scene.classList.toggle("hw-alone", waiting());
    // The guess was about the first act.
    question?.toggleAttribute("hidden", !waiting() && get("act") !== "turn");
    if (!el.clientWidth) return;
    map.build();
    hill.build();
    if (!living() && restRoot.clientWidth) rest.build(get("kappa"), get("guess"));
    rebuild();
    map.deal();
  }

  function refresh() {
    const act = get("act");
    const index = Math.round(get("day") / STEP);
    const open = living() ? life.window[index] : 0;
    const u = living() ? life.new[index] : get("u");
    const practising = living() && act === "steps" && get("day") >= 1 && (get("keep") === "kept up" || get("day") < 15);
    const minutes = practising ? STEPS[get("practice")] : 0;
    const ridge = town.separatrix();
    hill.draw(town.potential(minutes, 0, open), u, open);
    map.draw(u, living() ? life.trips[index] : town.choice(u));
    const over = !playing && get("day") > 0;
    key.style.visibility = over ? "visible" : "hidden";
    if (living()) chart.draw(index, over);
    else rest.draw(get("beta"), u);

    const text =
      act === "turn"
        ? turned(words.say, {
            beta: get("beta"),
            u,
            ridge,
            rest: town.fixedPoints().find((point) => point.stable)?.u ?? u,
          })
        : act === "let-go"
          ? letGo(words.say, { u, from, rolling, ridge })
          : lived(words.say, {
              act,
              ridge,
              u,
              day: get("day"),
              days: DAYS,
              windowDays: get("window_days"),
              gone: town.strictness(open) <= 1,
              practice: get("practice"),
              end: /** @type {number} */ (life.new.at(-1)),
              slow: /** @type {number} */ (slow.new.at(-1)),
              peak: Math.max(...life.new.slice(0, 150)),
            });
    live.say(text);
    instruction.textContent = words.do[act];
    hillRoot.setAttribute("aria-label", fill(words.picture, { sentence: text }));
    mapRoot.setAttribute("aria-label", fill(words.map_picture, { old: 100 - of100(u), new: of100(u) }));
    play.textContent = playing
      ? words.pause
      : get("day") === 0
        ? words.open_window
        : get("day") >= DAYS
          ? words.again
          : words.go_on;
    marble.set(100 * u);
    day.set(get("day"));
  }

  // Listening: to the model, to the hand on the hill, to the page's width -----------------------------------------
  /** @type {[string, () => void][]} */
  const reactions = [
    [
      "change:act change:guess",
      () => {
        acts.set(get("act"));
        layout();
      },
    ],
    [
      "change:beta",
      () => {
        strictness.set(get("beta"));
        rebuild();
        if (get("act") === "turn") settle();
      },
    ],
    [
      "change:kappa",
      () => {
        kappa.set(get("kappa"));
        layout();
      },
    ],
    [
      "change:window_days",
      () => {
        windowDays.set(get("window_days"));
        rebuild();
        flow();
      },
    ],
    [
      "change:practice",
      () => {
        practice.set(get("practice"));
        rebuild();
        flow();
      },
    ],
    [
      "change:keep",
      () => {
        keep.set(get("keep"));
        rebuild();
        flow();
      },
    ],
    ["change:u change:day", refresh],
  ];
  for (const [name, react] of reactions) for (const one of name.split(" ")) shared.on(one, react);

  hillRoot.addEventListener("pointerdown", (event) => {
    if (get("act") !== "let-go") return;
    hillRoot.setPointerCapture(event.pointerId);
    hold(hill.placeOf(event));
  });
  hillRoot.addEventListener("pointermove", (event) => {
    if (hillRoot.hasPointerCapture(event.pointerId)) hold(hill.placeOf(event));
  });
  // A pointer that leaves the marble lets it go; one that the page takes over (a scroll) only puts it down.
  hillRoot.addEventListener("pointerup", (event) => {
    if (hillRoot.hasPointerCapture(event.pointerId)) roll();
  });

  const size = new ResizeObserver(layout);
  size.observe(el);
  layout();
  flow();

  const cleanup = () => {
    size.disconnect();
    motion.stop();
    live.stop();
    for (const [name, react] of reactions) for (const one of name.split(" ")) shared.off(one, react);
  };
  signal.addEventListener("abort", cleanup);
}
