/** A guess that stands by itself: asked once, and answered with its reason whether it was made or passed over. */
import { fill, h } from "../ui/dom.js";
import { predict } from "../ui/question.js";
import { openView, setter } from "../ui/view.js";
import words from "./words.en.json" with { type: "json" };

/**
 * @typedef {{ predict: import("../ui/question.js").Prediction, guess: string }} Traits
 */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement }} props */
export function render({ model, el }) {
  const question = model.get("predict");
  const right = question.options.find((option) => option.right);
  const answer = h("p", { class: "hw-note", hidden: true });
  if (right) answer.textContent = `${fill(words.answer_is, { text: right.text })} ${right.why}`;
  /** @param {string} guess */
  const done = (guess) => {
    setter(model)({ guess });
    // A guess that was right has been told why already.
    answer.hidden = !guess || !right || guess === right.value;
  };
  const asked = predict({ question, onGuess: done, onSkip: () => done("skipped") });
  openView(el, "hw-prediction");
  el.append(asked.el, answer);
  return () => el.replaceChildren();
}
