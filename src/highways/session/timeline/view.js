/**
 * SessionTimeline: one session from arrival to bedtime, three curves above it, and a card for each of twelve steps.
 * The traits are those of widget.py; the model is model.js; the pictures are picture.js, card.js and table.js.
 */
import { button, dropdown, more, slider } from "../../ui/controls.js";
import { assign, fill, h } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { predict } from "../../ui/question.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import words from "../words.en.json" with { type: "json" };
import { about } from "./about.js";
import { card } from "./card.js";
import { course } from "./course.js";
import {
  AFTER,
  ARRIVAL,
  BEDTIME,
  BEFORE,
  beginOf,
  clock,
  COMPARED,
  minuteAt,
  PHASES,
  phaseAt,
  ROUTES,
  shareOf,
  TODAY,
  withinDay,
} from "./day.js";
import { picture } from "./picture.js";
import { moment } from "./say.js";
import { table } from "./table.js";

/** Seconds from arrival to bedtime. */
const PLAY = 24;
/** Where the answer to the page's question can be seen, in minutes: when a drip ends. */
const ANSWER = 40;

/**
 * @typedef {import("./day.js").Route} Route
 * @typedef {import("./day.js").Phase} Phase
 * @typedef {{ route: Route, compare: Route | "", minute: number, phase: Phase | "", predict: import("../../ui/question.js").Prediction,
 *   guess: string }} Traits
 */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => model.get(name);
  const put = setter(model);
  const waiting = () => Boolean(get("predict")?.ask) && get("guess") === "";
  const known = (/** @type {string} */ route) => ROUTES.includes(/** @type {Route} */ (route));
  const now = () => {
    const route = known(get("route")) ? get("route") : ROUTES[0];
    const other = get("compare");
    const compare =
      other !== "" && other !== route && COMPARED.includes(other) && COMPARED.includes(route)
        ? other
        : /** @type {const} */ ("");
    const minute = withinDay(get("minute"));
    const phase = get("phase");
    return { route, compare, minute, phase: phase !== "" && PHASES.includes(phase) ? phase : phaseAt(route, minute) };
  };
  /** Whether the pictures have a place; asked once per size, because asking makes the browser lay out the page. */
  let laid = false;
  let playing = false;

  // The pictures ------------------------------------------------------------------------------------------------
  const view = picture(words, {
    onMove: (minute) => (rest(), model.set("minute", minute)),
    onRest: () => model.save_changes(),
    onStop: (phase) => goTo(phase),
  });
  const stop = card((phase) => phase && goTo(phase));
  const facts = about();
  const numbers = table();

  /** The time on the slider; a step before or after the day has none. @param {number} minute */
  function reading(minute) {
    const { phase } = now();
    return BEFORE.includes(phase)
      ? words.off_the_day.before
      : AFTER.includes(phase)
        ? words.off_the_day.after
        : clock(words.clock, minute);
  }

  // The controls ------------------------------------------------------------------------------------------------
  const options = ROUTES.map((value) => ({ value: /** @type {string} */ (value), label: words.routes[value] }));
  const route = dropdown({
    label: words.route,
    groups: [{ options }],
    value: now().route,
    onChange: (value) => put({ route: /** @type {Route} */ (value) }),
  });
  const compare = dropdown({
    label: words.compare,
    groups: [
      {
        options: [
          { value: "", label: words.nothing },
          ...options.filter(({ value }) => COMPARED.includes(/** @type {Route} */ (value))),
        ],
      },
    ],
    value: now().compare,
    onChange: (value) => put({ compare: /** @type {Route | ""} */ (value) }),
  });
  const time = slider({
    label: words.time,
    min: ARRIVAL,
    max: BEDTIME,
    step: 5,
    value: now().minute,
    say: reading,
    ends: /** @type {[string, string]} */ (words.ends),
    onInput: (minute) => (rest(), put({ minute })),
  });
  const play = button(words.play, () => toggle());
  // Where nothing should move by itself, the stops are the steps.
  play.toggleAttribute("hidden", prefersStill());

  // The words ---------------------------------------------------------------------------------------------------
  const live = sentence();
  const key = h("p", { class: "hw-session-key", "aria-hidden": "true" });
  const shapes = h("p", { class: "hw-note" }, words.shape_only);
  const bands = h("p", { class: "hw-note" }, words.band);
  const question = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (guess) => put({ minute: ANSWER, guess: String(guess) }),
        onSkip: () => put({ minute: ANSWER, guess: "skipped" }),
      }).el
    : null;
  openView(el, "hw-session", words.name);
  const parts = [
    h("p", { class: "hw-do" }, words.do),
    h("div", { class: "hw-session-routes" }, route.el, compare.el),
    key,
    view.el,
    h("div", { class: "hw-session-time" }, time.el, play),
    // Under a hand that presses 'Next' nothing may move: what changes its height stands below.
    stop.nav,
    live.el,
    live.spoken,
    stop.el,
    facts.el,
    shapes,
    bands,
    h("p", { class: "hw-note" }, words.stronger),
    h("p", { class: "hw-note" }, h("span", {}, words.note), " ", words.closer),
    more(words.more, numbers.el),
  ];
  const inner = h("div", { class: "hw-inner" }, question, ...parts);
  el.replaceChildren(inner);

  // What happens ------------------------------------------------------------------------------------------------
  const motion = animation((seconds) => {
    const share = shareOf(now().minute) + seconds / PLAY;
    playing = share < 1;
    model.set("minute", playing ? minuteAt(share) : BEDTIME);
    if (!playing) {
      model.save_changes();
      name();
    }
    return playing;
  });

  /** A hand has taken the line. */
  function rest() {
    if (!playing) return;
    playing = false;
    motion.stop();
    name();
  }

  function toggle() {
    if (playing) {
      rest();
      model.save_changes();
      return;
    }
    if (now().minute >= BEDTIME || !TODAY.includes(now().phase)) put({ minute: ARRIVAL, phase: "arrival" });
    playing = true;
    motion.start();
    name();
  }

  const name = () => {
    play.textContent = playing ? words.pause : now().minute >= BEDTIME ? words.again : words.play;
  };

  /** @param {Phase} phase */
  function goTo(phase) {
    rest();
    put({ phase });
  }

  /** The line has moved: the card goes with it. */
  function moved() {
    const { route: one, minute } = now();
    const phase = phaseAt(one, minute);
    if (get("phase") !== phase) put({ phase });
    refresh();
  }

  /** A stop was chosen: the line goes there, if it lies on the day. */
  function stepped() {
    const { route: one, minute, phase } = now();
    if (TODAY.includes(phase) && phaseAt(one, minute) !== phase) put({ minute: beginOf(one, phase) });
    refresh();
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  /** @type {string} */
  let shown = "";

  /** A route was chosen: new curves, then everything else. */
  function redraw() {
    if (waiting()) return;
    const { route: one, compare: two } = now();
    route.set(one);
    compare.set(two);
    compare.el.toggleAttribute("hidden", !COMPARED.includes(one));
    key.replaceChildren(...(two ? [one, two] : [one]).map((each) => h("span", {}, words.routes[each])));
    facts.show(one, two);
    numbers.show(one, two);
    const banded = course(one).altered !== null;
    shapes.toggleAttribute("hidden", banded);
    bands.toggleAttribute("hidden", !banded);
    shown = "";
    if (laid) view.draw(now());
    refresh();
  }

  function refresh() {
    if (waiting()) return;
    const at = now();
    if (laid) view.move(at);
    const text = moment(at);
    live.say(text);
    assign(view.el, {
      "aria-label": fill(course(at.route).altered ? words.picture : words.picture_shape, { sentence: text }),
    });
    time.set(at.minute);
    if (shown !== at.phase) stop.show(at.phase, at.route, at.compare);
    shown = at.phase;
    if (!playing) name();
  }

  /** Everything that needs to know how wide the page is. */
  function layout() {
    for (const part of parts) part.toggleAttribute("hidden", waiting());
    laid = el.clientWidth > 0 && !waiting();
    if (!laid) return;
    view.build(view.el.clientWidth);
    redraw();
  }

  // Listening ---------------------------------------------------------------------------------------------------
  /** The route has other hours: a stop of the day keeps its name, and the line its place in it if it can. */
  const rerouted = () => {
    stepped();
    redraw();
  };
  /** @type {[string, () => void][]} */
  const reactions = [
    ["change:route", rerouted],
    ["change:compare", redraw],
    ["change:minute", moved],
    ["change:phase", stepped],
    ["change:guess", layout],
  ];
  for (const [one, react] of reactions) model.on(one, react);
  const size = new ResizeObserver(layout);
  size.observe(el);
  if (get("phase") !== "") stepped();
  layout();

  signal.addEventListener("abort", () => {
    size.disconnect();
    motion.stop();
    live.stop();
    for (const [one, react] of reactions) model.off(one, react);
    inner.remove();
  });
}
