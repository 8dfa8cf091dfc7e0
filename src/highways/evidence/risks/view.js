/**
 * RiskPicture: a hundred people given the spray beside a hundred given a dummy, for one effect at a time.
 * The traits are those of widget.py; the rows come through it from the evidence base.
 */
import { fill, h } from "../../ui/dom.js";
import { predict } from "../../ui/question.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { hundred } from "../people.js";
import { marker, rows } from "../rows.js";
import words from "../risks.words.en.json" with { type: "json" };

/** Name and what people said of it, by the effect's id. @type {Record<string, string[]>} */
const CALLED = words.effects;

/**
 * @typedef {{ id: string, name: string, treated: number, control: number }} Effect
 * @typedef {{ effect: string, effects: Effect[], predict: import("../../ui/question.js").Prediction, guess: string }} Traits
 */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model, el, signal }) {
  const effects = model.get("effects");
  const picked = () => effects.find((one) => one.id === model.get("effect")) ?? effects[0];
  const asked = () => Boolean(model.get("predict")?.ask) && model.get("guess") === "";
  const put = setter(model);
  const count = (/** @type {number} */ n) => (n > 0 && n < 1 ? words.fewer : String(Math.round(n)));

  const spray = hundred(words.people_label);
  const dummy = hundred(words.people_label);
  const arrays = h("div", { class: "hw-hundreds" }, spray.el, dummy.el);
  /** @type {import("../rows.js").Axis<Effect>} */
  const axis = {
    domain: [0, 50],
    ticks: [0, 10, 20, 30, 40, 50],
    title: words.axis,
    label: (one) => CALLED[one.id]?.[0] ?? one.name,
    under: () => "",
    numbers: (one) => fill(words.pair, { a: count(one.treated), b: count(one.control) }),
    place: (one) => ({ at: one.treated, from: one.control, to: one.treated, also: one.control }),
  };
  const list = rows(words.legend, axis, { onPick: (effect) => put({ effect }) });
  const question = model.get("predict")?.ask
    ? predict({
        question: model.get("predict"),
        onGuess: (guess) => put({ guess: String(guess) }),
        onSkip: () => put({ guess: "skipped" }),
      }).el
    : null;
  const instruction = h("p", { class: "hw-do" });
  const live = sentence();
  const notes = [h("p", { class: "hw-note" }, words.note), h("p", { class: "hw-note" }, words.source)];
  openView(el, "hw-risks", words.name);
  const key = h(
    "p",
    { class: "hw-key" },
    h("span", {}, marker("inert-placebo"), words.spray),
    h("span", {}, marker("none"), words.dummy),
  );
  const people = h("div", { class: "hw-risk-people" }, arrays, live.el, live.spoken);
  const both = h("div", { class: "hw-risk" }, people, h("div", {}, key, list.el));
  const inner = h("div", { class: "hw-inner" }, instruction, question, both, ...notes);
  el.append(inner);

  function draw() {
    const { id, name, treated, control } = picked();
    const of = (/** @type {number} */ n) => fill(words.of_100, { n: count(n) });
    both.hidden = asked();
    instruction.textContent = asked() ? words.do_guess : words.do;
    spray.draw(words.spray, Math.round(treated), of(treated));
    dummy.draw(words.dummy, Math.floor(control), of(control));
    const guess = Number(model.get("guess"));
    const drawn = id === effects[0].id && model.get("guess") !== "" && Number.isFinite(guess);
    spray.guess(drawn ? guess : -1, fill(words.your_guess, { n: guess }));
    list.show(effects);
    list.pick(id);
    live.say(
      fill(words.say, {
        a: count(treated),
        b: count(control),
        did: CALLED[id]?.[1] ?? name,
        gap: Math.round(treated - control),
      }),
    );
  }

  const watched = ["effect", "guess"];
  for (const name of watched) model.on(`change:${name}`, draw);
  draw();
  signal.addEventListener("abort", () => {
    for (const name of watched) model.off(`change:${name}`, draw);
    live.stop();
    inner.remove();
  });
}
