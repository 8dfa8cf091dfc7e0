/** The weeks as a table: what the curves say, for ears and for whoever prefers numbers. */
import { h } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";

const WEEK = 7;

/** @param {Record<string, string>} words */
export function table(words) {
  const rows = h("tbody", {});
  const head = h("tr", {});
  const el = h("table", { class: "hw-weeks-table" }, h("caption", {}, words.title), h("thead", {}, head), rows);

  /** @param {import("../model.js").Series} series @param {import("../model.js").Series | null} slow @param {string} beside what `slow` is */
  function fill(series, slow, beside) {
    const columns = [words.day, words.walked, words.caught, ...(slow ? [beside] : [])];
    head.replaceChildren(...columns.map((name) => h("th", { scope: "col" }, name)));
    const found = [];
    for (let day = 0; day <= series.day[series.day.length - 1]; day += WEEK) {
      const i = Math.round(day / series.day[1]);
      const share = (/** @type {import("../model.js").Series} */ one) => of100(i ? one.captured[i] : one.before);
      const cells = [series.steered[i] > 0 ? words.yes : words.no, share(series), ...(slow ? [share(slow)] : [])];
      found.push(h("tr", {}, h("th", { scope: "row" }, day), ...cells.map((cell) => h("td", {}, cell))));
    }
    rows.replaceChildren(...found);
  }
  return { el, fill };
}
