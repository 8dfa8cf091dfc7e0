/**
 * One question on the sheet: its form, its button, and the one place where it answers.
 *
 * @typedef {import("../ui/dom.js").Child} Child
 * @typedef {{ right: boolean, lead: string, body?: string, more?: Child[] }} Verdict
 * @typedef {{ el: HTMLFieldSetElement, judge: () => Verdict | string, solution?: () => Node[] }} Form
 *   `judge` gives a verdict, or a sentence that says what is still missing. A form without a `solution` shows
 *   the answer by itself.
 * @typedef {{ legend: Child[], touched: () => void, whisper: (text: string) => void }} Ties
 *   `touched` says that the reader has changed something, `whisper` tells it to a screen reader.
 */
/** @template T @typedef {(question: T, ties: Ties) => Form} Builder */
import { button } from "../ui/controls.js";
import { fill, h } from "../ui/dom.js";
import { reply } from "../ui/question.js";
import { day, tick } from "./said.js";
import words from "./words.en.json" with { type: "json" };

/**
 * @template {{ ask: string }} T
 * @param {{ build: Builder<T>, question: T, n: number, last?: { at: number, right: boolean }, patience?: number,
 *   onTried: (right: boolean) => void }} options
 *   `last` is the try of an earlier visit, if the browser remembers one; `patience` the misses after which the answer is offered.
 */
export function ask({ build, question, n, last, patience = 2, onTried }) {
  const answer = reply();
  const legend = [h("span", { class: "hw-number" }, `${n}.`), ` ${question.ask}`];
  const form = build(question, { legend, touched: answer.clear, whisper: answer.whisper });
  let misses = 0;
  const check = button(words.check, () => {
    const verdict = form.judge();
    if (typeof verdict === "string") return answer.say({ body: verdict });
    answer.say({ shape: verdict.right ? "right" : "open", ...verdict });
    if (!verdict.right && ++misses === patience && form.solution) row.append(show);
    onTried(verdict.right);
  });
  const show = button(words.show, () => answer.say({ lead: words.the_answer, more: form.solution?.() }), "quiet");
  // Every question has these buttons, so their names say whose they are.
  check.setAttribute("aria-label", fill(words.check_n, { n }));
  show.setAttribute("aria-label", fill(words.show_n, { n }));
  const row = h("div", { class: "hw-row" }, check);
  if (last) form.el.querySelector("legend")?.after(before(last));
  form.el.append(row, answer.el);
  // The rule between questions is on this box: a fieldset would draw it through its legend.
  return h("div", { class: "hw-asked" }, form.el);
}

/** That it was answered before, and when. The answer is not shown: looking for it again is what helps. @param {{ at: number, right: boolean }} last */
const before = ({ at, right }) =>
  h("p", { class: "hw-before" }, right && tick(), fill(right ? words.before_right : words.before, { date: day(at) }));

/** A text as a sentence of its own. @param {string} text */
export const sentence = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

/** Texts and their reasons. @param {{ text: string, why: string }[]} entries @param {"ol" | "ul"} tag */
export function reasons(entries, tag) {
  return h(tag, {}, ...entries.map(({ text, why }) => h("li", {}, h("strong", {}, sentence(text)), ` ${why}`)));
}
