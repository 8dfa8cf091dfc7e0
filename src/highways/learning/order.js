/**
 * Order: moved with Up and Down, so that it works with keys, a finger or a mouse.
 * @typedef {{ text: string, why: string }} Item
 */
import { fill, h } from "../ui/dom.js";
import { group } from "../ui/question.js";
import { reasons } from "./question.js";
import words from "./words.en.json" with { type: "json" };

/**
 * The order of the alphabet gives nothing away; where it would be right it is turned round.
 * still.py does the same, so page and paper agree.
 * @param {Item[]} items
 */
export function shuffled(items) {
  const mixed = [...items].sort((a, b) => (a.text < b.text ? -1 : 1));
  return mixed.every((item, i) => item === items[i]) ? mixed.reverse() : mixed;
}

/** @type {import("./question.js").Builder<{ ask: string, items: Item[] }>} */
export function order({ items }, { legend, touched, whisper }) {
  const rows = shuffled(items).map(row);
  const list = h("ol", { class: "hw-order", role: "list" }, ...rows.map(({ el }) => el));

  /** @param {Item} item */
  function row(item) {
    const text = h("span", {}, item.text);
    const up = mover(item, -1);
    const down = mover(item, 1);
    return { item, up, down, el: h("li", {}, text, h("span", { class: "hw-movers" }, up, down)) };
  }

  /** @param {Item} item @param {-1 | 1} by */
  function mover(item, by) {
    const [label, name] = by < 0 ? [words.up, words.move_up] : [words.down, words.move_down];
    const attributes = {
      type: "button",
      class: "hw-button",
      "aria-label": fill(name, item),
      onClick: () => move(item, by),
    };
    return h("button", attributes, label);
  }

  /** @param {Item} item @param {-1 | 1} by */
  function move(item, by) {
    const from = rows.findIndex((one) => one.item === item);
    const to = from + by;
    const total = rows.length;
    if (to < 0 || to >= total) return whisper(fill(words.stays, { text: item.text, place: from + 1, total }));
    touched();
    // The neighbour goes round the moved item: an element that is itself moved would lose the focus.
    const [neighbour] = rows.splice(to, 1);
    rows.splice(from, 0, neighbour);
    if (by < 0) rows[to].el.after(neighbour.el);
    else rows[to].el.before(neighbour.el);
    ends();
    whisper(fill(words.moved, { text: item.text, place: to + 1, total }));
  }

  /** Marked and not disabled: a disabled button would drop the focus of whoever has reached the end. */
  function ends() {
    rows.forEach(({ up, down }, i) => {
      up.setAttribute("aria-disabled", String(i === 0));
      down.setAttribute("aria-disabled", String(i === rows.length - 1));
    });
  }

  ends();
  return {
    el: group(legend, list),
    judge() {
      const place = rows.findIndex(({ item }, i) => item !== items[i]);
      if (place < 0) return { right: true, lead: words.right, body: words.order_right, more: [reasons(items, "ol")] };
      const { text, why } = items[place];
      return {
        right: false,
        lead: words.not_yet,
        body: `${fill(words.order_next, { text, place: place + 1 })} ${why}`,
      };
    },
    solution: () => [reasons(items, "ol")],
  };
}
