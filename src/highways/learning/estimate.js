/**
 * Estimate: a place on a scale. Any answer brings the true one, drawn on a line beside the guess.
 * @typedef {{ ask: string, unit: string, from: number, to: number, step: number, answer: number, within: number,
 *   why: string, low: string, high: string }} Estimate
 */
import { slider } from "../ui/controls.js";
import { fill, h, svg } from "../ui/dom.js";
import { group } from "../ui/question.js";
import words from "./words.en.json" with { type: "json" };

/** @type {import("./question.js").Builder<Estimate>} */
export function estimate(question, { legend, touched }) {
  const { unit, from, to, step, answer, within } = question;
  /** @param {number} n */
  const say = (n) => `${n} ${unit}`;
  // 0.1 + 0.2 is not 0.3 to a computer, but it is to a reader.
  /** @param {number} n */
  const isNear = (n) => Math.abs(n - answer) <= within + 1e-9;
  const middle = from + Math.round((to - from) / 2 / step) * step;
  const { el, input } = slider({
    label: words.estimate,
    min: from,
    max: to,
    step,
    // The middle leans nowhere, unless it is already the answer.
    value: isNear(middle) ? from : middle,
    say,
    ends: [String(from), String(to)],
    onInput: touched,
  });
  return {
    el: group(legend, el),
    judge() {
      const guess = input.valueAsNumber;
      const picture = line(question, guess);
      const truth = `${fill(words.estimate_answer, { guess: say(guess), answer: say(answer) })} ${question.why}`;
      if (isNear(guess)) {
        return { right: true, lead: guess === answer ? words.exact : words.near, body: truth, more: [picture] };
      }
      const low = guess < answer;
      const [lead, body] = low ? [words.too_low, question.low] : [words.too_high, question.high];
      return { right: false, lead, body, more: [h("p", {}, truth), picture] };
    },
  };
}

/**
 * The guess above the line and the answer below it, so that their names never meet.
 * Places are in per cent: the picture fits any width and its text keeps its size.
 * Hidden from screen readers, because the sentence before it says the same.
 * @param {Estimate} question @param {number} guess
 */
function line({ from, to, answer }, guess) {
  /** @param {number} n */
  const x = (n) => `${((n - from) / (to - from)) * 100}%`;
  /** @param {number} n */
  const anchor = (n) => (n < from + (to - from) / 4 ? "start" : n > to - (to - from) / 4 ? "end" : "middle");
  /** @param {number} n @param {number} y @param {string} label */
  const name = (n, y, label) => svg("text", { x: x(n), y, "text-anchor": anchor(n) }, fill(label, { n }));
  return svg(
    "svg",
    { class: "hw-chart hw-line", height: 76, "aria-hidden": "true" },
    svg("line", { class: "hw-axis", x1: 0, x2: "100%", y1: 38, y2: 38 }),
    svg("g", { class: "hw-person" }, svg("circle", { cx: x(guess), cy: 38, r: 7 }), name(guess, 20, words.mark_guess)),
    svg(
      "g",
      { class: "hw-truth" },
      svg("svg", { x: x(answer), y: 38, overflow: "visible" }, svg("path", { d: "M0-9 9 0 0 9-9 0z" })),
      name(answer, 66, words.mark_answer),
    ),
  );
}
