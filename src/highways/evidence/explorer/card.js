/** The card of one trial: who, how many, compared with what, when, what happened, what to bear in mind, and its source. */
import { h } from "../../ui/dom.js";
import { words } from "./words.js";

/** @typedef {import("./view.js").Trial} Trial */

export function card() {
  const el = h("div", { class: "hw-trial" });
  return {
    el,
    /** @param {Trial} trial */
    show(trial) {
      const line = (/** @type {string} */ term, /** @type {string} */ text) => [h("dt", {}, term), h("dd", {}, text)];
      el.replaceChildren(
        h("p", { class: "hw-trial-name" }, h("strong", {}, trial.short)),
        h("p", {}, trial.happened),
        h(
          "dl",
          {},
          ...line(words.who, trial.n === null ? trial.population : `${trial.population}; ${trial.n} ${words.people}`),
          ...line(words.against, trial.versus ? words.named[trial.versus] : words.nothing),
          ...line(words.when, trial.timepoint),
          ...(trial.who_counted ? line(words.who_counted, trial.who_counted) : []),
          ...line(words.limits, trial.limits),
        ),
        h("p", {}, `${words.source} `, h("a", { href: trial.address }, trial.source)),
      );
    },
  };
}
