/**
 * Sort: each item gets a place, one radio group for each.
 * @typedef {{ text: string, bin: string, why: string }} Item
 */
import { choices } from "../ui/controls.js";
import { fill, h } from "../ui/dom.js";
import { group } from "../ui/question.js";
import { reasons } from "./question.js";
import words from "./words.en.json" with { type: "json" };

/** @type {import("./question.js").Builder<{ ask: string, bins: string[], items: Item[] }>} */
export function sort({ bins, items }, { legend, touched }) {
  /** @type {Map<Item, string>} */
  const placed = new Map();
  const options = bins.map((bin) => ({ value: bin, label: bin }));
  const groups = items.map((item) => {
    /** @param {string} bin */
    const onChange = (bin) => {
      placed.set(item, bin);
      touched();
    };
    return choices({ legend: item.text, options, value: "", onChange }).el;
  });
  const home = () => items.map(({ text, bin, why }) => ({ text: `${text.replace(/\.$/, "")}: ${bin}`, why }));
  return {
    el: group(legend, h("div", { class: "hw-sort" }, ...groups)),
    judge() {
      const open = items.find((item) => !placed.has(item));
      if (open) return fill(words.sort_first, { text: open.text });
      const astray = items.filter((item) => placed.get(item) !== item.bin);
      if (astray.length)
        return { right: false, lead: words.not_yet, body: words.sort_other, more: [reasons(astray, "ul")] };
      return { right: true, lead: words.right, body: words.sort_right, more: [reasons(home(), "ul")] };
    },
    solution: () => [reasons(home(), "ul")],
  };
}
