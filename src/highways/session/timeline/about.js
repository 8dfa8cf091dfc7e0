/** What is true of a route: where it is given, whether it can be stopped halfway, and where it is approved. */
import { fill, h } from "../../ui/dom.js";
import words from "../words.en.json" with { type: "json" };

/** @typedef {import("./day.js").Route} Route */

export function about() {
  const el = h("div", { class: "hw-session-about" });
  /** @param {Route} route */
  const one = (route) => {
    const { where, stop, approved, sources } = words.routes_about[route];
    const lines = [
      [words.about_where, where],
      [words.about_stop, stop],
      [words.about_approved, approved],
    ];
    return h(
      "div",
      {},
      h("p", { class: "hw-session-head" }, words.routes[route]),
      h("dl", {}, ...lines.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
      h("p", { class: "hw-note" }, fill(words.sources, { names: sources.join(", ") })),
    );
  };
  /** @param {Route} route @param {Route | ""} compare */
  const show = (route, compare) => el.replaceChildren(one(route), ...(compare ? [one(compare)] : []));
  return { el, show };
}
