/** One part of the page: its words, and the fold in which they are chosen. */
import { h, fill, unique } from "../../ui/dom.js";
import { button } from "../../ui/controls.js";
import words from "../agreement.words.en.json" with { type: "json" };
import { FIXED, known, OWN_NUMBERS, PARTS, said, TO_CHOOSE } from "./choices.js";

/** @typedef {import("./choices.js").Choices} Choices @typedef {import("./choices.js").Facts} Facts */

/** A line to write on, with its name. @param {...string} names */
export const lines = (...names) => h("ul", { class: "hw-pact-lines" }, ...names.map((name) => h("li", {}, name)));

/** @param {string} text with runs of underscores, which no screen reader should spell */
function written(text) {
  return text
    .split(/(_+)/)
    .map((piece) => (piece.startsWith("_") ? h("span", { "aria-hidden": "true" }, piece) : piece));
}

/**
 * @param {{ part: string, facts: Facts, group: string, onPick: (part: string, value: string | string[]) => void,
 *   onNext: () => void }} options
 */
export function section({ part, facts, group, onPick, onNext }) {
  const { title } = PARTS[part];
  const text = h("p", { class: "hw-pact-said" });
  const heading = h("p", { class: "hw-pact-name" }, title);
  const el = h("section", { class: "hw-pact-part", "data-part": part, "aria-label": title }, heading);
  if (FIXED[part] && TO_CHOOSE.includes(part)) el.append(h("p", {}, FIXED[part]));
  el.append(text);
  const numbers = part === "country" && lines(words.crisis, words.emergency);
  if (numbers) el.append(numbers, lines(words.clinic_day, words.clinic_night, words.person));
  if (!TO_CHOOSE.includes(part)) {
    text.textContent = said(part, {}, facts);
    return { el, part, refresh: () => {}, reveal: () => {} };
  }

  const many = part === "does";
  const name = unique("pact");
  const label = (/** @type {string} */ id) => {
    if (part === "country") return facts.lines.find((one) => one.id === id)?.region ?? words.no_country;
    return many ? facts.activities.find((one) => one.id === id)?.activity : PARTS[part].options?.[id];
  };
  const inputs = known(part, facts).map((value) => h("input", { type: many ? "checkbox" : "radio", name, value }));
  const rows = inputs.map((input) =>
    h("label", { class: "hw-option" }, input, h("span", {}, ...written(label(input.value) ?? ""))),
  );
  if (many) {
    const first = facts.activities.findIndex((one) => one.level === "agreed");
    rows.splice(first, 0, /** @type {any} */ (h("p", { class: "hw-pact-agreed" }, words.with_clinic)));
  }
  const next = button("", onNext, "quiet");
  const form = h("fieldset", { class: "hw-question" }, h("legend", { class: "hw-unseen" }, title), ...rows, next);
  const summary = h("summary", {});
  // One fold is open at a time, where the browser knows how.
  const fold = h("details", { class: "hw-pact-fold", name: group }, summary, form);
  form.addEventListener("change", () => {
    const picked = inputs.filter((input) => input.checked).map((input) => input.value);
    onPick(part, many ? picked : picked[0]);
  });
  el.append(fold);

  return {
    el,
    part,
    /** @param {Choices} choices @param {string | undefined} after the part that is open next */
    refresh(choices, after) {
      const now = choices[part] ?? [];
      const done = now.length > 0;
      inputs.forEach((input) => (input.checked = many ? now.includes(input.value) : now === input.value));
      el.classList.toggle("is-open", !done);
      text.replaceChildren(
        ...(done
          ? written(said(part, choices, facts))
          : [h("span", { class: "hw-pact-yet" }, FIXED[part] ? words.not_yet_all : words.not_yet)]),
      );
      text.hidden = done && !text.textContent;
      if (numbers) numbers.hidden = done && now !== OWN_NUMBERS;
      summary.textContent = done ? words.change : words.choose;
      summary.setAttribute("aria-label", fill(done ? words.change_for : words.choose_for, { part: title }));
      next.textContent = after ? fill(words.next, { part: PARTS[after].title }) : "";
      next.hidden = !after || !done;
    },
    reveal(focus = true) {
      fold.open = true;
      if (!focus) return;
      (inputs.find((input) => input.checked) ?? inputs[0]).focus({ preventScroll: true });
      el.scrollIntoView({ block: "nearest" });
    },
  };
}
