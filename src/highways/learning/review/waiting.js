/** One line when questions wait for review, and nothing when none do: no space, no number that grows. */
import { h } from "../../ui/dom.js";
import words from "../review.words.en.json" with { type: "json" };
import { address, memory as ofBook } from "../said.js";
import { theBank } from "./bank.js";
import { counted } from "./counted.js";
import { pick, plan, ROUND } from "./schedule.js";

/** @typedef {{ questions: import("./schedule.js").Bank, doc: string }} Traits */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement }} props */
export async function render({ model, el }) {
  const memory = ofBook();
  const line = h("p", {});
  el.append(line);
  el.hidden = true;

  async function draw() {
    const given = model.get("questions");
    // Whoever has finished nothing yet need not load a question.
    if (!memory?.keys("finished/").length) return void (el.hidden = true);
    const bank = Object.keys(given).length ? given : await theBank();
    const { waiting, today } = plan(bank, memory, Date.now());
    const number = pick(waiting, Math.max(0, ROUND - today)).length;
    el.hidden = number === 0;
    if (!number) return line.replaceChildren();
    line.replaceChildren(
      h("a", { href: address(model.get("doc")) }, counted(words.waiting, number)),
      ` ${words.waiting_note}`,
    );
  }

  // A line that does not come is no loss to a landing page, so a bank that cannot be loaded says nothing here.
  const refresh = () => void draw().catch(console.warn);
  el.classList.add("hw-live", "hw-waiting");
  const leave = ["finished/", "answers/"].map((prefix) => memory?.on(prefix, refresh));
  refresh();
  return () => {
    leave.forEach((off) => off?.());
    el.replaceChildren();
  };
}
