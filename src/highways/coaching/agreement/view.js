/**
 * The agreement: the page itself, whose parts open to be chosen. It asks for no names, and prints on one sheet.
 *
 * @typedef {import("./choices.js").Choices} Choices
 * @typedef {{ choices: Choices, activities: import("./choices.js").Activity[], lines: import("./choices.js").Line[] }} Traits
 */
import { button } from "../../ui/controls.js";
import { fill, h, unique } from "../../ui/dom.js";
import { sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import words from "../agreement.words.en.json" with { type: "json" };
import { open, ORDER, PARTS, said, sound } from "./choices.js";
import { lines, section } from "./part.js";

const KEY = "agreement";

/** The book's memory; JupyterLab has none. @returns {any} */
const memory = () => /** @type {any} */ (globalThis).highwaysMemory;

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal?: AbortSignal }} props */
export function render({ model, el, signal }) {
  const set = setter(model);
  const facts = { activities: model.get("activities"), lines: model.get("lines") };
  const line = sentence();
  const keeps = h("p", { class: "hw-note" });
  const left = h("p", { class: "hw-pact-left" });

  /** @param {Choices} choices */
  const change = (choices) => {
    set({ choices });
    const store = memory();
    const kept = Object.keys(choices).length ? store?.set(KEY, choices) : (store?.remove(KEY), true);
    keeps.textContent = store && kept && store.kept === "device" ? words.kept : words.unkept;
  };
  const next = () => open(model.get("choices"))[0];
  const group = unique("pact-parts");
  const parts = ORDER.map((part) =>
    section({
      part,
      facts,
      group,
      onPick: (name, value) => change(sound({ ...model.get("choices"), [name]: value }, facts)),
      onNext: () => parts.find((one) => one.part === next())?.reveal(),
    }),
  );

  function refresh() {
    const choices = model.get("choices");
    const missing = open(choices);
    parts.forEach((one) => one.refresh(choices, missing[0]));
    const outside = said("outside", choices, facts);
    line.say(outside ? fill(words.eleven_said, { text: outside.replace(/_+ ?/g, "… ") }) : words.eleven_open);
    const part = missing[0] && PARTS[missing[0]].title;
    const n = missing.length;
    left.textContent = n ? fill(n > 1 ? words.open_many : words.open_one, { n, part }) : words.whole;
  }

  const sure = h(
    "div",
    { class: "hw-row", hidden: true },
    h("span", { tabindex: -1 }, words.sure),
    button(words.yes_again, () => {
      change({});
      settle();
      parts[0].reveal();
    }),
    button(words.keep, () => settle(true), "quiet"),
  );
  const again = button(
    words.again,
    () => {
      sure.hidden = false;
      /** @type {HTMLElement} */ (sure.firstChild).focus();
    },
    "quiet",
  );
  /** @param {boolean} [back] */
  const settle = (back) => {
    sure.hidden = true;
    if (back) again.focus();
  };

  const paper = h(
    "div",
    { class: "hw-pact-paper" },
    h("p", { class: "hw-pact-title" }, words.title),
    h("p", { class: "hw-pact-sub" }, words.sub),
    lines(words.coach, words.client, words.in_charge, words.fee),
    h("div", { class: "hw-pact-parts" }, ...parts.map((one) => one.el)),
    lines(words.coach, words.client, words.date, words.look_again),
    h("p", { class: "hw-pact-foot" }, words.foot),
  );
  openView(el, "hw-pact", words.name);
  const row = h(
    "div",
    { class: "hw-row" },
    button(words.print, () => globalThis.print()),
    again,
  );
  el.append(
    h(
      "div",
      { class: "hw-inner" },
      h("p", { class: "hw-do" }, words.do),
      paper,
      line.el,
      line.spoken,
      left,
      row,
      sure,
      keeps,
    ),
  );

  keeps.textContent = memory()?.kept === "device" ? words.kept : words.unkept;
  const kept = sound(memory()?.get(KEY), facts);
  if (!Object.keys(model.get("choices")).length && Object.keys(kept).length) set({ choices: kept });
  const off = memory()?.on?.(KEY, () => set({ choices: sound(memory().get(KEY), facts) }));
  signal?.addEventListener("abort", () => off?.());
  refresh();
  // The first part that is open shows how it goes; one that is hidden below would only lengthen the page.
  if (next() === ORDER[0]) parts[0].reveal(false);
  model.on("change:choices", refresh);
  return () => {
    model.off("change:choices", refresh);
    off?.();
    line.stop();
    el.replaceChildren();
  };
}
