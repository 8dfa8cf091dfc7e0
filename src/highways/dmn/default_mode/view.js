/**
 * DefaultMode: turn up a dose, compare studies, move through the days, let a thought wander. One act at a time.
 * The traits are those of widget.py; the model is model.js; the pictures are brain.js, grid.js and list.js.
 */
import { button, choices, dropdown, more, slider } from "../../ui/controls.js";
import { assign, fill, h } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { predict } from "../../ui/question.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { labels } from "../connectome.js";
import { afterEffect, connectivity, LAST_DAY, LOOP_PULL, PEAK, SHARPNESS } from "../model.js";
import words from "../words.en.json" with { type: "json" };
import { brain } from "./brain.js";
import { grid } from "./grid.js";
import { list } from "./list.js";
import { homes, KEYS, lineOf, nameOf } from "./places.js";
import { signed, teller } from "./say.js";
import { walk } from "./walk.js";

/** Seconds on the way, seconds of rest, and how many steps before the thought rests by itself. */
const PACE = { way: 0.7, rest: 0.5, steps: 30 };

/**
 * @typedef {import("../model.js").Account} Account
 * @typedef {{ act: "dose" | "studies" | "days" | "wander", dose: number, account: Account, day: number, network: string,
 *   region: string, loop: boolean, predict: import("../../ui/question.js").Prediction, guess: string }} Traits
 */

/** The brain at rest, worked out when a picture first needs it: a page that asks its question first is usable sooner. @type {import("../model.js").Connectivity | undefined} */
let resting;
const rest = () => (resting ??= connectivity(0));
/** What has been worked out before: a slider goes to and fro. @type {Map<string, import("../model.js").Connectivity>} */
const known = new Map();
const MOST_KNOWN = 64;

/** @param {number} dose @param {Account} [account] @param {number} [after] */
function state(dose, account = "default", after = 0) {
  if (dose === 0 && after === 0) return rest();
  const key = `${dose} ${account} ${after}`;
  const found = known.get(key) ?? connectivity(PEAK * dose, after, account);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => model.get(name);
  const put = setter(model);
  const waiting = () => Boolean(get("predict")?.ask) && get("guess") === "";
  const region = () => labels.indexOf(get("region"));

  // The pictures ------------------------------------------------------------------------------------------------
  /** A tap on what is lit puts it out. @param {number} i */
  const tapped = (i) =>
    waiting() || put({ region: i < 0 || labels[i] === get("region") ? "" : labels[i], network: "" });
  const ends = { label: "", front: words.front, back: words.back };
  const sights = { side: words.from_side, above: words.from_above };
  const brains = Object.entries(sights).map(([sight, title]) => ({
    title,
    view: brain(/** @type {keyof typeof sights} */ (sight), { ...ends, title }, tapped),
  }));
  const caption = h("p", { class: "hw-caption" });
  const square = grid({ title: words.grid_title, short: words.short });
  const networks = list({ title: words.list_title, names: words.networks }, (key) =>
    put({ network: key === get("network") ? "" : key, region: "" }),
  );
  const brainsEl = h("div", { class: "hw-brains" }, ...brains.map(({ view }) => view.el));
  const detail = h("div", { class: "hw-detail" }, networks.el, networks.foot, square.el);

  // The controls ------------------------------------------------------------------------------------------------
  /** @param {Record<string, string>} options */
  const entries = (options) => Object.entries(options).map(([value, label]) => ({ value, label }));
  const acts = choices({
    legend: words.acts_legend,
    hideLegend: true,
    options: entries(words.acts),
    value: get("act"),
    onChange: (act) => enter(/** @type {Traits["act"]} */ (act)),
  });
  const accounts = choices({
    legend: words.accounts_legend,
    options: entries(words.accounts),
    value: get("account"),
    onChange: (account) => put({ account: /** @type {Account} */ (account) }),
  });
  const dose = slider({
    label: words.dose,
    min: 0,
    max: 2,
    step: 0.05,
    value: get("dose"),
    ends: [words.at_rest, words.twice],
    say: (n) => (n === 0 ? words.at_rest : fill(words.dose_value, { n: Number(n.toFixed(2)) })),
    onInput: (value) => put({ dose: value }),
  });
  const day = slider({
    label: words.day,
    min: 0,
    max: LAST_DAY,
    step: 1,
    value: get("day"),
    ends: [words.before, words.two_weeks],
    say: (n) => (n === 0 ? words.before : fill(words.day_value, { n })),
    onInput: (value) => put({ day: value }),
  });
  const thought = choices({
    legend: words.thought,
    options: entries(words.thoughts),
    value: "free",
    onChange: (value) => put({ loop: value === "loop" }),
  });
  const play = button("", () => (motion.running ? motion.stop() : begin(), refresh()));
  const next = button(words.next_step, () => (stride(), land()), "quiet");
  const buttons = h("div", { class: "hw-row" }, play, next);
  const show = dropdown({
    label: words.show,
    groups: [{ options: [{ value: "", label: words.all }, ...entries(words.networks)] }],
    value: get("network"),
    onChange: (network) => put({ network, region: "" }),
  });
  const sorted = KEYS.map(([key]) => ({
    label: words.networks[/** @type {"default"} */ (key)],
    options: labels.flatMap((value, i) => (homes[i] === key ? [{ value, label: nameOf(i) }] : [])),
  }));
  const showRegion = dropdown({
    label: words.show_region,
    groups: [{ options: [{ value: "", label: words.none }] }, ...sorted],
    value: get("region"),
    onChange: (value) => put({ region: value, network: "" }),
  });
  const reset = button(
    words.reset,
    () => {
      put({ network: "", region: "", account: "default", loop: false });
      enter(get("act"));
    },
    "quiet",
  );
  const folded = more(words.more, show.el, showRegion.el, h("p", { class: "hw-note" }, words.lines_note), reset);
  const controls = h("div", { class: "hw-controls" }, accounts.el, dose.el, day.el, thought.el, buttons);
  /** What each act shows. @type {Record<Traits["act"], Element[]>} */
  const stage = {
    dose: [dose.el],
    studies: [accounts.el, dose.el],
    days: [day.el],
    wander: [dose.el, thought.el, buttons],
  };

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" });
  const live = sentence();
  const tell = teller(words.say);
  const loopNote = h("p", { class: "hw-note" }, words.loop_note);
  const note = h("p", { class: "hw-note hw-last" });
  /** The answer: a plain sedative, at the dose of the studies. */
  const answer = /** @type {const} */ ({ act: "studies", account: "midazolam-like", dose: 1 });
  const question = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (guess) => put({ ...answer, guess: String(guess) }),
        onSkip: () => put({ ...answer, guess: "skipped" }),
      }).el
    : null;

  openView(el, "hw-default-mode", words.name);
  acts.el.classList.add("hw-acts");
  const inner = h(
    "div",
    { class: "hw-inner" },
    acts.el,
    instruction,
    question,
    brainsEl,
    caption,
    live.el,
    live.spoken,
    controls,
    loopNote,
    detail,
    folded,
    note,
    h("p", { class: "hw-note hw-last" }, words.data_note),
  );
  el.replaceChildren(inner);

  /** Whether the pictures have had their place. */
  let placed = false;
  let soon = 0;

  // What happens ------------------------------------------------------------------------------------------------
  const path = walk();
  let seconds = 0;
  let taken = 0;
  const motion = animation((passed) => {
    seconds += passed;
    if (seconds > PACE.way + PACE.rest) {
      if (taken >= PACE.steps) {
        // The last frame: the next one would find nothing to do.
        queueMicrotask(() => (motion.stop(), refresh()));
        return false;
      }
      seconds = 0;
      stride();
    }
    const share = Math.min(seconds / PACE.way, 1);
    glow(share * share * (3 - 2 * share));
    return true;
  });

  function begin() {
    taken = 0;
    seconds = 0;
    stride();
    motion.start();
  }

  /** One step along the links as they are now. */
  function stride() {
    taken++;
    path.step(now().matrix, SHARPNESS, get("loop") ? LOOP_PULL : 1);
  }

  /** The step is done at once. */
  function land() {
    seconds = PACE.way;
    glow(1);
    refresh();
  }

  /** @param {number} share */
  const glow = (share) =>
    brains.forEach(({ view }) => view.glow(get("act") === "wander" && !waiting() ? path.path : [], share));

  /** Go to an act, where it begins. @param {Traits["act"]} act */
  function enter(act) {
    put({ act, dose: act === "studies" ? 1 : 0, day: 1 });
  }

  /** Connectivity in the act that is shown. */
  function now() {
    const act = get("act");
    if (waiting()) return rest();
    if (act === "days") return state(0, "default", afterEffect(get("day")));
    return state(get("dose"), act === "studies" ? get("account") : "default");
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  /** What the act shows, and what would give the answer away waits for the guess. */
  function arrange() {
    const act = get("act");
    el.dataset.act = act;
    motion.stop();
    path.again();
    acts.set(act);
    for (const part of new Set(Object.values(stage).flat())) part.toggleAttribute("hidden", !stage[act].includes(part));
    for (const part of [acts.el, live.el, controls, detail, folded]) part.toggleAttribute("hidden", waiting());
    caption.toggleAttribute("hidden", waiting());
    // The guess was about the sedative; one that came from outside leaves a form that nobody needs.
    question?.toggleAttribute(
      "hidden",
      !waiting() && (act !== "studies" || Boolean(question.querySelector("fieldset"))),
    );
    play.toggleAttribute("hidden", prefersStill());
    instruction.textContent = waiting() ? words.do_guess : words.do[act];
    note.textContent = act === "days" ? words.note_days : words.note;
    if (placed || !waiting()) fit();
  }

  /** Everything that needs to know how wide the page is. */
  function fit() {
    if (!el.clientWidth) return;
    for (const { view } of brains) view.fit();
    square.tint();
    light();
    glow(1);
  }

  /** What is lit up. */
  function light() {
    const network = region() < 0 ? get("network") : "";
    // The question is about one network, so that one is lit.
    for (const { view } of brains)
      view.choose(rest().matrix, waiting() ? "default" : network, waiting() ? -1 : region());
    square.mark(network, region());
    networks.press(network);
    show.set(network);
    showRegion.set(get("region"));
    caption.textContent =
      region() >= 0 ? lineOf(region()) : network ? words.networks[/** @type {"default"} */ (network)] : words.tap;
    refresh();
  }

  function refresh() {
    const act = get("act");
    const account = act === "studies" ? get("account") : "default";
    const shown = now();
    for (const { view } of brains) view.draw(shown.matrix);
    square.draw(shown.matrix);
    networks.draw(shown.networks, rest().networks);
    const numbers = {
      everything: signed(100 * (shown.everything / rest().everything - 1)),
      midline: signed(100 * (shown.pcc_mpfc / rest().pcc_mpfc - 1)),
    };
    if (act === "wander") networks.tell({}, "");
    else if (act === "days") networks.tell({}, fill(words.foot.days, numbers));
    else networks.tell(words.measured[account], fill(words.foot[account], numbers));
    loopNote.toggleAttribute("hidden", act !== "wander" || !get("loop") || waiting());

    const text = {
      dose: () => tell.dose(shown, rest(), get("dose")),
      studies: () =>
        tell.study(shown, rest(), get("dose"), account, account === "midazolam-like" ? state(get("dose")) : shown),
      days: () => tell.later(shown, rest(), get("day")),
      wander: () => tell.wandered(shown, rest(), get("dose"), get("loop")),
    }[act]();
    if (!waiting()) live.say(text);
    const said = waiting() ? "" : text;
    for (const { view, title } of brains)
      assign(view.el, { "aria-label": fill(words.picture, { sight: title, sentence: said }) });
    square.tell(fill(words.grid_picture, { sentence: said }));
    play.textContent = motion.running ? words.pause : words.play;
    dose.set(get("dose"));
    day.set(get("day"));
    accounts.set(get("account"));
    thought.set(get("loop") ? "loop" : "free");
  }

  // Listening: to the model, to the page's width and colours -------------------------------------------------------
  /** @type {[string, () => void][]} */
  const reactions = [
    ["change:act change:guess", arrange],
    ["change:network change:region", light],
    ["change:dose change:account change:day change:loop", refresh],
  ];
  for (const [name, react] of reactions) for (const one of name.split(" ")) model.on(one, react);
  // A question is there at once, and the picture it is about comes in the task after it.
  const size = new ResizeObserver(() => {
    clearTimeout(soon);
    soon = window.setTimeout(() => {
      placed = true;
      fit();
    }, 0);
  });
  size.observe(el);
  const colours = new MutationObserver(fit);
  colours.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  colours.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  arrange();

  signal.addEventListener("abort", () => {
    size.disconnect();
    clearTimeout(soon);
    colours.disconnect();
    motion.stop();
    live.stop();
    for (const [name, react] of reactions) for (const one of name.split(" ")) model.off(one, react);
    inner.remove();
  });
}
