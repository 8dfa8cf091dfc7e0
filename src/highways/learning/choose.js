/**
 * Choose: one option is right, and each says why it is or is not.
 * @typedef {import("../ui/question.js").Option} Option
 */
import { h } from "../ui/dom.js";
import { chooseForm } from "../ui/question.js";
import { sentence } from "./question.js";
import words from "./words.en.json" with { type: "json" };

/** @type {import("./question.js").Builder<{ ask: string, options: Option[] }>} */
export function choose({ options }, { legend, touched }) {
  const { el, picked } = chooseForm({ legend, options, onPick: touched });
  return {
    el,
    judge() {
      const option = options[picked()];
      if (!option) return words.pick_first;
      const right = option.right === true;
      return { right, lead: right ? words.right : words.not_yet, body: option.why };
    },
    solution: () =>
      options
        .filter((option) => option.right)
        .map(({ text, why }) => h("p", {}, h("strong", {}, sentence(text)), ` ${why}`)),
  };
}
