/**
 * Asking: the parts of a question that more than one room needs.
 * Native radios in a fieldset, one polite live region, and a guess before a picture moves.
 *
 * @typedef {import("./dom.js").Child} Child
 * @typedef {{ text: string, why: string, right?: boolean }} Option
 * @typedef {Option & { value: string }} Guess
 * @typedef {{ ask: string, options: Guess[] }} Prediction
 */
import { button } from "./controls.js";
import { fill, h, svg, unique } from "./dom.js";
import words from "./question.words.en.json" with { type: "json" };

/** A group with a question as its name. @param {Child[]} legend @param {...Child} children */
export function group(legend, ...children) {
  return h("fieldset", { class: "hw-question" }, h("legend", {}, ...legend), ...children);
}

/**
 * One of several, each a sentence long.
 * @param {{ legend: Child[], options: { text: string }[], onPick?: () => void }} options
 */
export function chooseForm({ legend, options, onPick }) {
  const name = unique("pick");
  const inputs = options.map((_, i) => h("input", { type: "radio", name, value: i }));
  const rows = options.map(({ text }, i) => h("label", { class: "hw-option" }, inputs[i], h("span", {}, text)));
  const el = group(legend, ...rows);
  if (onPick) el.addEventListener("change", onPick);
  /** The index of the picked option, or -1. */
  const picked = () => inputs.findIndex((input) => input.checked);
  return { el, picked };
}

// Drawn, because not every typeface has them. The word beside the shape says the same.
const SHAPES = { right: "M2 9l4 4 8-10", open: "M8 2.5a5.5 5.5 0 1 0 .01 0z" };

/** @param {keyof typeof SHAPES} shape */
function mark(shape) {
  return svg(
    "svg",
    { class: "hw-mark", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: SHAPES[shape] }),
  );
}

/** The one place where a question answers: a polite live region. */
export function reply() {
  const el = h("div", { class: "hw-reply", role: "status" });
  return {
    el,
    clear: () => el.replaceChildren(),
    /** @param {{ shape?: keyof typeof SHAPES, lead?: string, body?: string, more?: Child[] }} answer */
    say({ shape, lead, body, more = [] }) {
      const line = h("p", {}, shape && mark(shape), lead && h("strong", {}, lead), lead && body && " ", body);
      el.replaceChildren(
        h(
          "div",
          { class: shape ? `hw-answer is-${shape}` : "hw-answer" },
          line,
          ...more.filter((one) => one instanceof Node),
        ),
      );
    },
    /** For ears only: the eye has seen it happen. @param {string} text */
    whisper: (text) => el.replaceChildren(h("span", { class: "hw-unseen" }, text)),
  };
}

/**
 * An option in the middle of a sentence: "All at once." becomes "all at once".
 * Only an ordinary first word is made small: not 'I', not 'LSD'.
 * @param {string} text
 */
function inSentence(text) {
  const bare = text.trim().replace(/\.$/, "");
  return /^(?!I\b)\p{Lu}[\p{Ll}\s]/u.test(bare) ? bare[0].toLowerCase() + bare.slice(1) : bare;
}

/**
 * A guess before the picture moves. It can always be skipped, and either way it is asked once.
 * The form then folds to one line; drawing the guess beside the truth is for the widget.
 * In the book a guess of an earlier visit is remembered (learning/memory.js): it folds at once, and the picture opens.
 * @param {{ question: Prediction, onGuess: (value: string) => void, onSkip: () => void }} options
 */
export function predict({ question, onGuess, onSkip }) {
  const memory = /** @type {{ highwaysMemory?: import("../learning/memory.js").Memory }} */ (globalThis).highwaysMemory;
  const nudge = reply();
  const form = chooseForm({ legend: [question.ask], options: question.options, onPick: nudge.clear });
  const el = h("div", { class: "hw-predict" });
  /** @param {string} line @param {string} [why] */
  const fold = (line, why) => {
    const rest = h(
      "div",
      { class: "hw-guess", tabindex: -1 },
      h("p", {}, h("strong", {}, line)),
      why && h("p", {}, why),
    );
    el.replaceChildren(rest);
    // The button with the focus is gone, so the focus goes to what came of it, and is read from there.
    rest.focus({ preventScroll: true });
  };
  /** @param {Guess} option */
  const tell = (option) => fold(fill(words.your_guess, { text: inSentence(option.text) }), option.why);
  const guess = () => {
    const option = question.options[form.picked()];
    if (!option) return nudge.say({ body: words.pick_first });
    memory?.guessed(question.ask, option.value);
    tell(option);
    onGuess(option.value);
  };
  const skip = () => {
    fold(words.no_guess);
    onSkip();
  };
  el.append(
    form.el,
    h("div", { class: "hw-row" }, button(words.guess, guess), button(words.skip, skip, "quiet")),
    nudge.el,
  );
  memory?.predict(question, el, tell, onGuess);
  return { el };
}
