/** The curves in numbers, for eyes and ears that want them so. */
import { fill, h } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";
import words from "../words.en.json" with { type: "json" };
import { at, course } from "./course.js";
import { clock } from "./day.js";
import { strength } from "./say.js";

/** @typedef {import("./day.js").Route} Route */

const MOMENTS = [10, 20, 40, 60, 90, 120, 180, 240, 480];

export function table() {
  const el = h("div", { class: "hw-session-numbers" });
  /** @param {Route} route */
  const one = (route) => {
    const { level_shape, altered, pressure } = course(route);
    const said = words.table;
    /** @param {string | number} low @param {string | number} high */
    const range = (low, high) => (low === high ? String(low) : fill(said.range, { low, high }));
    const rows = MOMENTS.map((minute) => {
      const cells = [String(of100(at(level_shape, minute)))];
      if (altered) cells.push(range(strength(at(altered.low, minute)), strength(at(altered.high, minute))));
      if (pressure) cells.push(range(Math.round(at(pressure.low, minute)), Math.round(at(pressure.high, minute))));
      return h(
        "tr",
        {},
        h("th", { scope: "row" }, clock(words.clock, minute)),
        ...cells.map((cell) => h("td", {}, cell)),
      );
    });
    const heads = [said.moment, said.level, ...(altered ? [said.altered] : []), ...(pressure ? [said.pressure] : [])];
    return h(
      "table",
      {},
      h("caption", {}, fill(said.caption, { route: words.routes[route] })),
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows),
    );
  };
  /** @param {Route} route @param {Route | ""} compare */
  const show = (route, compare) => el.replaceChildren(one(route), ...(compare ? [one(compare)] : []));
  return { el, show };
}
