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
    const { level_shape, altered_shape, altered, pressure } = course(route);
    const said = words.table;
    const rows = MOMENTS.map((minute) => {
      const [low, high] = altered ? [altered.low, altered.high].map((values) => strength(at(values, minute))) : ["", ""];
      const state = !altered ? fill(said.of_peak, { n: of100(at(altered_shape, minute)) }) : low === high ? low : fill(said.range, { low, high });
      const [less, more] = pressure ? [pressure.low, pressure.high].map((values) => Math.round(at(values, minute))) : [0, 0];
      const rise = !pressure ? words.not_drawn : less === more ? String(less) : fill(said.range, { low: less, high: more });
      const cells = [of100(at(level_shape, minute)), state, rise];
      return h("tr", {}, h("th", { scope: "row" }, clock(words.clock, minute)), ...cells.map((cell) => h("td", {}, cell)));
    });
    const heads = [said.moment, said.level, said.altered, said.pressure];
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
