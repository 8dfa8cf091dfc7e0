/** Which trials stand on the scale, and in which order: the controls for it, and what they leave. */
import { button, dropdown, more } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { words } from "./words.js";

const ALL = "all";

/**
 * @typedef {import("./view.js").Trial} Trial
 * @typedef {"group" | "drug" | "against" | "years"} Filter
 */

/** What each filter looks at, and its words. @type {Record<Filter, { of: (trial: Trial) => string, called: Record<string, string> }>} */
const SIEVES = {
  group: { of: (trial) => trial.group, called: words.groups },
  drug: { of: (trial) => trial.drug, called: words.forms },
  against: { of: (trial) => trial.comparator, called: words.comparators },
  years: { of: (trial) => (trial.year < 2020 ? "to 2019" : "from 2020"), called: words.years },
};
export const FILTERS = /** @type {Filter[]} */ (Object.keys(SIEVES));

/** @param {string[]} against comparators in the order of their markers @returns {Record<string, (a: Trial, b: Trial) => number>} */
const orders = (against) => ({
  year: (a, b) => a.year - b.year,
  effect: (a, b) => (a.effect ?? 0) - (b.effect ?? 0),
  against: (a, b) => against.indexOf(a.comparator) - against.indexOf(b.comparator),
});

/**
 * @param {Trial[]} trials @param {string[]} against
 * @param {(name: Filter | "order") => string} get @param {(values: Partial<Record<Filter | "order", any>>) => void} put
 */
export function sifter(trials, against, get, put) {
  const by = orders(against);
  const order = dropdown({
    label: words.order,
    groups: [{ options: Object.entries(words.orders).map(([value, label]) => ({ value, label: String(label) })) }],
    value: get("order"),
    onChange: (value) => put({ order: value }),
  });
  const filters = FILTERS.map((name) => {
    const { of, called } = SIEVES[name];
    const options = [...new Set(trials.map(of))].map((value) => ({ value, label: called[value] }));
    const groups = [{ options: [{ value: ALL, label: words.all }, ...options] }];
    const made = dropdown({
      label: words.filters[name],
      groups,
      value: get(name),
      onChange: (value) => put({ [name]: value }),
    });
    return { name, ...made };
  });
  const showAll = button(words.show_all, () => put({ group: ALL, drug: ALL, against: ALL, years: ALL }), "quiet");
  return {
    el: more(words.more, h("div", { class: "hw-sift" }, order.el, ...filters.map((one) => one.el), showAll)),
    /** The trials that the filters leave, in the chosen order. */
    left() {
      const fits = (/** @type {Trial} */ trial) =>
        FILTERS.every((name) => [ALL, SIEVES[name].of(trial)].includes(get(name)));
      return trials.filter(fits).sort(by[get("order")]);
    },
    /** Move the controls to what the traits say. */
    follow() {
      order.set(get("order"));
      for (const { name, set } of filters) set(get(name));
    },
  };
}
