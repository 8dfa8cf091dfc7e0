/**
 * EvidenceExplorer: what the trials found, three ways, with one trial picked in all of them.
 * The traits are those of widget.py; the rows come through it from the evidence base.
 */
import { choices, dropdown } from "../../ui/controls.js";
import { fill, h, unique } from "../../ui/dom.js";
import { predict } from "../../ui/question.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { hundred, rowsFor, someone } from "../people.js";
import { marker, rows } from "../rows.js";
import { card } from "./card.js";
import { fade } from "./fade.js";
import * as tell from "./say.js";
import { FILTERS, sifter } from "./sift.js";
import { words } from "./words.js";

/** Room beside the list for the card; below this it opens under its row. */
const WIDE = 600;

/**
 * @typedef {{ id: string, key: string, short: string, year: number, drug: string, versus: string, comparator: string,
 *   group: string, population: string, n: number | null, timepoint: string, counted: string, outcome: string, treated: number | null,
 *   control: number | null, treated_range: [number, number] | null, control_range: [number, number] | null,
 *   treated_began: number | null, treated_seen: number | null, control_began: number | null, control_seen: number | null,
 *   who_counted: string, forest: boolean, effect: number | null, low: number | null, high: number | null,
 *   open: boolean, median_days: number | null, median_of: string, happened: string, limits: string, source: string, address: string }} Trial
 * @typedef {{ view: "people" | "points" | "time", trial: string, trials: Trial[], group: string, drug: string,
 *   against: string, years: string, order: "year" | "effect" | "against", all: boolean, predict: import("../../ui/question.js").Prediction,
 *   guess: string }} Traits
 */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => model.get(name);
  const put = setter(model);
  const trials = get("trials");
  const counted = trials.filter((one) => one.treated !== null && one.control !== null);
  const onScale = trials.filter((one) => one.forest);
  const lasting = trials
    .filter((one) => one.median_days !== null)
    .sort((a, b) => (a.median_days ?? 0) - (b.median_days ?? 0));
  /** What each view can draw. */
  const drawn = { people: counted, points: onScale, time: lasting };
  /** The picked trial, or where this view has no picture of it the first that it has. */
  const picked = () => drawn[get("view")].find((one) => one.id === get("trial")) ?? drawn[get("view")][0];
  /** Whether the card has room beside the list; asked once per size, because asking makes the browser lay out the page. */
  let wide = false;
  const waiting = () => Boolean(get("predict")?.ask) && get("guess") === "";
  /** While the mouse rests on a row, its card shows. @type {string | null} */
  let hovered = null;
  /** The switch between comparisons of one source. @type {{ key: string, set: (id: string) => void } | undefined} */
  let switched;

  // The pictures ------------------------------------------------------------------------------------------------
  const treated = hundred(words.people_label);
  const control = hundred(words.people_label);
  const arrays = h("div", { class: "hw-hundreds" }, treated.el, control.el);
  const lighter = h("span", {}, someone("is-counted is-range"), someone("is-range"), words.key_range);
  const dashed = h("span", {}, someone("is-absent"), words.key_absent);
  const looks = h("p", { class: "hw-key" }, lighter, dashed);
  const hand = {
    onPick: (/** @type {string} */ trial) => put({ trial }),
    // A card that opens under its row would push away what the mouse is aiming at.
    onHover: (/** @type {string | null} */ id) => {
      hovered = wide ? id : null;
      showCard();
    },
  };
  const interval = (/** @type {Trial} */ one) =>
    one.low === null
      ? words.no_interval
      : fill(words.interval, { low: tell.signed(one.low), high: tell.signed(one.high ?? 0) });
  /** @type {import("../rows.js").Axis<Trial>} */
  const scale = {
    domain: [-18, 6],
    ticks: [-15, -10, -5, 0, 5],
    zero: 0,
    ends: [words.better, words.worse],
    title: words.points_axis,
    label: (one) => one.short,
    under: (one) =>
      [
        words.short_forms[one.drug],
        one.timepoint,
        one.group === "depression" ? words.flags[one.id] : words.groups[one.group],
      ]
        .filter(Boolean)
        .join(", "),
    numbers: (one) => `${tell.signed(one.effect ?? 0)} ${interval(one)}`,
    place: (one) => ({ at: one.effect ?? 0, from: one.low, to: one.high, shape: one.comparator }),
  };
  /** @type {import("../rows.js").Axis<Trial>} */
  const calendar = {
    domain: [0, 60],
    ticks: [0, 15, 30, 45, 60],
    title: words.days_axis,
    label: (one) => words.rows[one.id] ?? one.short,
    under: (one) => one.short,
    numbers: (one) => fill(words.day_n, { n: tell.signed(one.median_days ?? 0) }),
    place: (one) => ({
      at: one.median_days ?? 0,
      from: 0,
      to: one.median_days,
      shape: ["none", "mixed"].includes(one.comparator) ? "none" : undefined,
    }),
  };
  const points = rows(words.points_legend, scale, hand);
  const days = rows(words.days_legend, calendar, hand);
  const used = ["inert-placebo", "midazolam", "masked-by-anaesthesia", "other-treatment", "none"].filter((one) =>
    onScale.some((trial) => trial.comparator === one),
  );
  const key = h("p", { class: "hw-key" }, ...used.map((one) => h("span", {}, marker(one), words.comparators[one])));
  const hollow = h("p", { class: "hw-key" }, h("span", {}, marker("none"), words.hollow));
  const drawing = fade();
  const detail = card();
  const list = h("div", { class: "hw-lists" }, h("div", {}, key, points.el, drawing, days.el, hollow), detail.el);

  // The controls ------------------------------------------------------------------------------------------------
  const views = choices({
    legend: words.views_legend,
    hideLegend: true,
    options: Object.entries(words.views).map(([value, label]) => ({ value, label })),
    value: get("view"),
    onChange: (view) => enter(/** @type {Traits["view"]} */ (view)),
  });
  const outcomes = Object.entries(words.outcomes).map(([outcome, label]) => ({
    label,
    options: counted
      .filter((one) => one.outcome === outcome)
      .map((one) => ({
        value: one.id,
        label: fill(words.trial_option, {
          short: one.short,
          versus: words.versus[one.versus],
          who: words.flags[one.id] ?? words.groups[one.group],
        }),
      })),
  }));
  const chooser = dropdown({
    label: words.trial,
    groups: outcomes.filter((one) => one.options.length),
    value: get("trial"),
    onChange: (trial) => put({ trial }),
  });
  const versus = h("div");
  const box = h("input", {
    type: "checkbox",
    role: "switch",
    id: unique("all"),
    onChange: () => put({ all: box.checked }),
  });
  const everyone = h("p", { class: "hw-everyone" }, box, h("label", { for: box.id }, words.count_missing));
  const sift = sifter(onScale, used, get, put);

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" });
  const live = sentence();
  const question = get("predict")?.ask
    ? predict({
        question: get("predict"),
        onGuess: (guess) => put({ guess: String(guess), trial: "wilkinson2019" }),
        onSkip: () => put({ guess: "skipped", trial: "wilkinson2019" }),
      }).el
    : null;
  const note = h("p", { class: "hw-note" });
  const mixed = h("p", { class: "hw-note hw-mixed" }, words.against_note);
  const controls = h("div", { class: "hw-controls" }, everyone, versus, chooser.el);

  openView(el, "hw-explorer", words.name);
  const inner = h(
    "div",
    { class: "hw-inner" },
    views.el,
    instruction,
    question,
    arrays,
    looks,
    live.el,
    live.spoken,
    controls,
    sift.el,
    mixed,
    list,
    note,
  );
  el.append(inner);

  // Drawing -----------------------------------------------------------------------------------------------------

  /** A view begins with a trial that it can draw. @param {Traits["view"]} view */
  function enter(view) {
    const here = drawn[view].some((one) => one.id === get("trial"));
    put(here ? { view } : { view, trial: drawn[view][0].id });
  }

  function showCard() {
    const view = get("view");
    const trial = trials.find((one) => one.id === hovered) ?? picked();
    detail.el.hidden = (view === "points" && !sift.left().includes(trial)) || (view === "people" && waiting());
    if (detail.el.hidden) return;
    detail.show(trial);
    // Beside the list where there is room, under its row where there is none.
    const row = view === "points" ? points.row(trial.id) : days.row(trial.id);
    const under = view !== "people" && !wide && row?.isConnected;
    if (under && row.nextSibling !== detail.el) row.after(detail.el);
    if (!under && detail.el.parentElement !== list) list.append(detail.el);
  }

  function drawPeople() {
    const trial = waiting() ? (trials.find((one) => one.id === "wilkinson2019-saline") ?? picked()) : picked();
    const all = get("all") && tell.missing(trial);
    const [one, two] = [tell.group(trial, "treated", all), tell.group(trial, "control", all)];
    const rows = Math.max(rowsFor(one.beyond), rowsFor(two.beyond));
    for (const [picture, who, group] of /** @type {const} */ ([
      [treated, words.drugs[trial.drug], one],
      [control, words.named[trial.versus], two],
    ])) {
      const { n, range, absent, beyond } = group;
      const did = words.counted[trial.outcome];
      const of = range
        ? fill(words.of_about, { n, did, low: tell.people(range[0]), high: tell.people(range[1]) })
        : fill(words.of_100, { n, did });
      const away = absent ? fill(words.absent, { n: absent }) : beyond ? fill(words.beyond, { n: beyond }) : "";
      picture.draw(who, n, of, { range, absent, beyond, rows }, away);
    }
    lighter.hidden = !one.range && !two.range;
    dashed.hidden = !tell.missing(trial);
    looks.hidden = lighter.hidden && dashed.hidden;
    everyone.hidden = !tell.missing(trial);
    box.checked = get("all");
    const guess = Number(get("guess"));
    const guessed = trial.id === "wilkinson2019" && get("guess") !== "" && Number.isFinite(guess);
    control.guess(guessed ? guess : -1, fill(words.your_guess, { n: guess }));
    switchTo(trial);
    live.say(tell.hundred(trial, all));
  }

  /** One switch for each key; built once, because a new one would drop the focus. @param {Trial} trial */
  function switchTo(trial) {
    const both = counted.filter(
      (one) => one.key === trial.key && one.outcome === trial.outcome && one.versus !== trial.versus,
    );
    if (both.length && switched?.key !== trial.key) {
      const options = [...both, trial]
        .sort((a, b) => counted.indexOf(b) - counted.indexOf(a))
        .map((one) => ({ value: one.id, label: words.named[one.versus] }));
      const made = choices({
        legend: words.switch_legend,
        options,
        value: trial.id,
        onChange: (one) => put({ trial: one }),
      });
      versus.replaceChildren(made.el);
      switched = { key: trial.key, set: made.set };
    }
    versus.hidden = both.length === 0;
    if (both.length) switched?.set(trial.id);
  }

  function draw() {
    const view = get("view");
    const asked = view === "people" && waiting();
    const shown = sift.left();
    inner.dataset.view = view;
    for (const [element, on] of /** @type {[Element | null, boolean][]} */ ([
      [question, view === "people"],
      [arrays, view === "people"],
      [looks, view === "people"],
      [mixed, view === "points" && (get("against") !== "all" || get("order") === "against")],
      [key, view === "points"],
      [points.el, view === "points"],
      [drawing, view === "time"],
      [days.el, view === "time"],
      [hollow, view === "time"],
      [controls, view === "people" && !asked],
      [sift.el, view === "points"],
      [live.el, !asked],
    ]))
      if (element) element.toggleAttribute("hidden", !on);
    instruction.textContent = asked ? words.do_guess : words.do[view];
    note.textContent = words.notes[view];
    views.set(view);
    if (view === "people") {
      chooser.set(picked().id);
      drawPeople();
    } else if (view === "points") {
      sift.follow();
      points.show(shown);
      points.pick(picked().id);
      const count = fill(shown.length === onScale.length ? words.say_all : words.say_some, {
        n: shown.length,
        all: onScale.length,
      });
      live.say(
        shown.length === 0 ? words.say_none : shown.includes(picked()) ? `${tell.points(picked())} ${count}` : count,
      );
    } else {
      days.show(lasting);
      days.pick(picked().id);
      live.say(tell.lasts(picked()));
    }
    showCard();
  }

  const watched = ["view", "trial", "order", "guess", "all", ...FILTERS];
  for (const name of watched) model.on(`change:${name}`, draw);
  draw();
  const resized = new ResizeObserver(([entry]) => {
    wide = entry.contentRect.width >= WIDE;
    showCard();
  });
  resized.observe(inner);
  signal.addEventListener("abort", () => {
    for (const name of watched) model.off(`change:${name}`, draw);
    resized.disconnect();
    live.stop();
    inner.remove();
  });
}
