/**
 * Cascade: a drop of ketamine, a brake that lets go, glutamate, growth, and spines, in three accounts.
 * The traits are those of widget.py; the model is model.js; the pictures are scene.js and traces.js.
 */
import { button, choices, more, slider } from "../../ui/controls.js";
import { fill, h, svg } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { predict } from "../../ui/question.js";
import { of100, sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import everyWord from "../words.en.json" with { type: "json" };
import { clock, END, minutesAt, MOMENTS, positionOf, POSITIONS } from "./clock.js";
import { moment, verdict } from "./say.js";
import { scene } from "./scene.js";
import { ACCOUNTS, at, built, course, peaks, regained } from "./story.js";
import { traces } from "./traces.js";
import { trial } from "./trial.js";

const words = everyWord.cascade;
/** Seconds from the first minute to the last day, and for which dots travel after a hand has moved something. */
const PLAY = 16;
const FLOW = 4;
/** Moments at which an act has its point to show, in minutes: the end of the drip, and when most spines are back. */
const DRIP_ENDS = 40;
const SPINES_ARE_BACK = 3 * 1440;

/** Where each thing in the way stands on a road. @type {Record<string, import("./scene.js").Station>} */
const STOPS = { ampa_block: "ampa", mtor_block: "growth" };

/**
 * @typedef {import("../model.js").Mechanism} Mechanism
 * @typedef {import("../model.js").Challenge} Challenge
 * @typedef {{ act: "story" | "accounts" | "what-if", minutes: number, account: Mechanism, what_if: Challenge | "none",
 *   guesses: Record<string, string>, dose: number, practice: "used" | "left", predict: import("../../ui/question.js").Prediction,
 *   guess: string }} Traits
 */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model: shared, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => shared.get(name);
  const put = setter(shared);
  /** What stands in the way is seen only after the guess. @returns {Challenge | null} */
  const inTheWay = () => {
    const what = get("what_if");
    return get("act") === "what-if" && what !== "none" && what in get("guesses") ? what : null;
  };
  /** The page's question comes before everything. */
  const asked = () => Boolean(get("predict")?.ask) && get("guess") === "";
  const waiting = () => get("act") === "what-if" && get("what_if") !== "none" && !(get("what_if") in get("guesses"));
  /** In the first act the story is told in its best-known form. */
  const account = () => (get("act") === "story" ? "disinhibition" : get("account"));
  const choice = () => ({ account: account(), what: inTheWay(), dose: get("dose"), used: get("practice") === "used" });

  let now = course(choice());
  let top = peaks(account());
  let playing = false;
  /** Whether a hand has moved the clock. */
  let chosen = false;
  /** Whether the pictures have a place; asked once per size, because asking makes the browser lay out the page. */
  let laid = false;
  let flowing = 0;
  let phase = 0;

  // The pictures ------------------------------------------------------------------------------------------------
  const sceneRoot = svg("svg", { class: "hw-chart hw-road-of-seven", role: "img" });
  const tracesRoot = svg("svg", { class: "hw-chart hw-traces", role: "img", "aria-label": words.traces_picture });
  const road = scene(sceneRoot, words);
  const chart = traces(tracesRoot, words, (minutes) => goTo(minutes));

  // The controls ------------------------------------------------------------------------------------------------
  const acts = choices({
    legend: words.acts_legend,
    hideLegend: true,
    options: Object.entries(words.acts).map(([value, label]) => ({ value, label })),
    value: get("act"),
    onChange: (value) => enter(/** @type {Traits["act"]} */ (value)),
  });
  const time = slider({
    label: words.clock,
    min: 0,
    max: POSITIONS,
    step: 1,
    value: positionOf(get("minutes")),
    say: (position) => clock(minutesAt(position), words),
    ends: [words.one_minute, words.two_weeks],
    onInput: (position) => goTo(minutesAt(position)),
  });
  const play = button(words.play, () => toggle());
  const accounts = choices({
    legend: words.account,
    options: ACCOUNTS.map((value) => ({ value, label: words.accounts[value] })),
    value: get("account"),
    onChange: (value) => put({ account: /** @type {Mechanism} */ (value) }),
  });
  const whatIf = choices({
    legend: words.what_if,
    options: Object.entries(words.what_ifs).map(([value, label]) => ({ value, label })),
    value: get("what_if"),
    onChange: (value) => put({ what_if: /** @type {Traits["what_if"]} */ (value) }),
  });
  const dose = slider({
    label: words.dose,
    min: 0,
    max: 2,
    step: 0.1,
    value: get("dose"),
    say: (n) => fill(words.times, { n: n.toFixed(1) }),
    onInput: (value) => put({ dose: value }),
  });
  const practice = choices({
    legend: words.practice,
    options: Object.entries(words.practice_options).map(([value, label]) => ({ value, label })),
    value: get("practice"),
    onChange: (value) => put({ practice: /** @type {Traits["practice"]} */ (value) }),
  });
  const reset = button(
    words.reset,
    () => {
      playing = false;
      put({ minutes: 1, account: "disinhibition", what_if: "none", guesses: {}, dose: 1, practice: "used" });
    },
    "quiet",
  );
  const question = trial(words, (guess) => put({ guesses: { ...get("guesses"), [get("what_if")]: guess } }));
  const controls = h("div", { class: "hw-controls" }, whatIf.el, question.el, accounts.el);

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" });
  // Whatever the guess, the clock then stands where the answer can be seen: at the end of the drip.
  const guess = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (value) => answered(String(value)),
        onSkip: () => answered("skipped"),
      }).el
    : null;
  const live = sentence();
  openView(el, "hw-cascade", words.name);
  acts.el.classList.add("hw-acts");
  const parts = [
    acts.el,
    instruction,
    h("div", { class: "hw-stage" }, sceneRoot, h("p", { class: "hw-caption" }, words.caption), live.el, live.spoken),
    controls,
    h("div", { class: "hw-clock" }, time.el, play),
    h("div", { class: "hw-below" }, tracesRoot, chart.key),
    more(words.more, dose.el, practice.el, reset),
    h("p", { class: "hw-note" }, words.note),
  ];
  el.replaceChildren(h("div", { class: "hw-inner" }, guess, ...parts));

  // What happens ------------------------------------------------------------------------------------------------
  const motion = animation((seconds) => {
    phase = (phase + seconds / 1.6) % 1;
    flowing = Math.max(0, flowing - seconds);
    if (playing) {
      const after = positionOf(get("minutes")) + (POSITIONS * seconds) / PLAY;
      playing = after < POSITIONS;
      shared.set("minutes", playing ? minutesAt(after) : END);
      if (!playing) {
        shared.save_changes();
        refresh();
      }
    }
    const moving = playing || flowing > 0;
    road.travel(account(), phase, moving ? flow : () => 0);
    return moving;
  });

  /** How busy the leg that leaves a station is, 0 to 1: the drug drives those up to the gates. @param {import("./scene.js").Station} station */
  const flow = (station) => {
    const { level, ampa, growth } = shares();
    return station === "growth" ? growth : station === "ampa" ? ampa : level;
  };

  /** @param {string} value */
  function answered(value) {
    put({ minutes: DRIP_ENDS, guess: value });
  }

  /** Go to an act, at a moment where its point can be seen. @param {Traits["act"]} act */
  function enter(act) {
    playing = false;
    put({ act, minutes: act === "what-if" ? SPINES_ARE_BACK : DRIP_ENDS });
  }

  function stir() {
    flowing = FLOW;
    if (!prefersStill()) motion.start();
  }

  function toggle() {
    if (prefersStill()) return goTo(MOMENTS.find((one) => one > get("minutes") + 0.5) ?? MOMENTS[0]);
    playing = !playing;
    // From the beginning, unless a hand has chosen where.
    if (playing && (!chosen || get("minutes") >= END)) put({ minutes: 1 });
    chosen = true;
    if (!playing) shared.save_changes();
    stir();
    refresh();
  }

  /** @param {number} minutes */
  function goTo(minutes) {
    playing = false;
    chosen = true;
    put({ minutes });
    stir();
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  /** What each icon shows. Cells and messengers as multiples of usual, spines as a share of normal, the rest of their peak. */
  function shares() {
    const minutes = get("minutes");
    const of = (/** @type {Float64Array} */ values) => at(values, minutes);
    return {
      level: of(now.concentration) / top.concentration,
      brake: of(now.brake),
      go: of(now.glutamate),
      glutamate: of(now.glutamate),
      ampa: of(now.drive) / top.drive,
      growth: of(now.growth) / top.growth,
      spines: of(now.spines),
    };
  }

  /** The same in words. @param {ReturnType<typeof shares>} share */
  function texts(share) {
    const percent = (/** @type {string} */ template, /** @type {number} */ part, usual = words.as_usual) =>
      of100(part) >= 1 ? fill(template, { n: of100(part) }) : usual;
    const direct = account() === "direct";
    return {
      level:
        of100(share.level) >= 1
          ? fill(words.of_peak, { n: of100(share.level) })
          : get("minutes") < 60
            ? words.not_yet
            : words.gone,
      brake: percent(words.quieter, 1 - share.brake),
      go: direct
        ? percent(words.blocked, at(now.block_pyramidal, get("minutes")))
        : percent(words.busier, share.go - 1),
      glutamate: percent(words.up, share.glutamate - 1),
      ampa: inTheWay() === "ampa_block" ? words.stopped : percent(words.of_peak, share.ampa),
      growth: inTheWay() === "mtor_block" ? words.stopped : percent(words.of_peak, share.growth, words.quiet),
      spines: fill(words.spine_count, { n: of100(share.spines) }),
    };
  }

  /** A curve's share at a moment, against its peak after a dose of 1. @param {typeof now} one */
  const reader = (one) => (/** @type {import("./traces.js").TRACES[number]} */ name, /** @type {number} */ minutes) => {
    const value = at(one[name], minutes);
    return (name === "glutamate" ? Math.max(value - 1, 0) : name === "spines" ? regained(value) : value) / top[name];
  };

  /** A choice changed: new curves, then a new picture. */
  function rebuild() {
    const act = get("act");
    now = course(choice());
    top = peaks(account());
    el.dataset.act = act;
    accounts.el.toggleAttribute("hidden", act === "story" || waiting());
    whatIf.el.toggleAttribute("hidden", act !== "what-if");
    question.el.toggleAttribute("hidden", act !== "what-if" || get("what_if") === "none");
    question.show(get("what_if"), get("guesses")[get("what_if")], results);
    if (laid) {
      chart.useGlutamate(account() === "disinhibition");
      const usual = inTheWay() && course({ ...choice(), what: null });
      chart.curve(reader(now), usual && ((minutes) => reader(usual)("spines", minutes)));
    }
    refresh();
  }

  const results = () =>
    Object.fromEntries(ACCOUNTS.map((one) => [one, built({ ...choice(), account: one, what: inTheWay() })]));

  /** Everything that needs to know how wide the page is. */
  function layout() {
    for (const part of parts) part.toggleAttribute("hidden", asked());
    laid = el.clientWidth > 0 && !asked();
    if (!laid) return;
    sceneRoot.style.height = `${road.build(sceneRoot.clientWidth)}px`;
    chart.build(tracesRoot.clientWidth, tracesRoot.clientHeight);
    rebuild();
  }

  function refresh() {
    const share = shares();
    const what = inTheWay();
    if (laid) {
      road.draw(account(), { shares: share, texts: texts(share), stop: what ? (STOPS[what] ?? null) : null });
      chart.draw(get("minutes"), reader(now));
    }
    const text = waiting()
      ? words.say.guess_first
      : moment(words, {
          minutes: get("minutes"),
          account: account(),
          course: now,
          growth: share.growth,
          used: get("practice") === "used",
          dose: get("dose"),
        });
    live.say(what ? verdict(words, what, results()) : text);
    sceneRoot.setAttribute("aria-label", fill(words.picture, { sentence: text }));
    instruction.textContent = words.do[get("act")];
    play.textContent = prefersStill()
      ? words.next
      : playing
        ? words.pause
        : get("minutes") >= END
          ? words.again
          : words.play;
    time.set(positionOf(get("minutes")));
  }

  // Listening ---------------------------------------------------------------------------------------------------
  /** @type {[string, () => void][]} */
  const reactions = [
    [
      "change:act",
      () => {
        acts.set(get("act"));
        rebuild();
        stir();
      },
    ],
    [
      "change:account",
      () => {
        accounts.set(get("account"));
        rebuild();
        stir();
      },
    ],
    [
      "change:what_if",
      () => {
        whatIf.set(get("what_if"));
        rebuild();
        stir();
      },
    ],
    [
      "change:guesses",
      () => {
        rebuild();
        stir();
      },
    ],
    [
      "change:dose",
      () => {
        dose.set(get("dose"));
        rebuild();
        stir();
      },
    ],
    [
      "change:practice",
      () => {
        practice.set(get("practice"));
        rebuild();
        stir();
      },
    ],
    ["change:minutes", refresh],
    [
      "change:guess",
      () => {
        layout();
        stir();
      },
    ],
  ];
  for (const [name, react] of reactions) shared.on(name, react);
  const size = new ResizeObserver(layout);
  size.observe(el);
  layout();
  stir();

  signal.addEventListener("abort", () => {
    size.disconnect();
    motion.stop();
    live.stop();
    for (const [name, react] of reactions) shared.off(name, react);
  });
}
