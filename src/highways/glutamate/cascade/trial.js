/** Something stands in the way: a guess which accounts would build fewer spines, and then what the model says. */
import { button } from "../../ui/controls.js";
import { fill, h, wordOf } from "../../ui/dom.js";
import { group } from "../../ui/question.js";
import { of100 } from "../../ui/sentence.js";
import { ACCOUNTS } from "./story.js";

/** Below this share of what the account builds otherwise, it builds fewer. */
export const FEWER = 0.85;

/**
 * @param {typeof import("../words.en.json")["cascade"]} words
 * @param {(guess: string) => void} onGuess the accounts that were ticked, or 'skipped'
 */
export function trial(words, onGuess) {
  const el = h("div", { class: "hw-obstacle" });
  /** What is shown now, so that nothing that has the focus is built anew. */
  let shown = "";

  /** @param {string} what */
  function ask(what) {
    const boxes = ACCOUNTS.map((value) => h("input", { type: "checkbox", value }));
    const rows = ACCOUNTS.map((value, i) =>
      h("label", { class: "hw-option" }, boxes[i], h("span", {}, words.accounts[value])),
    );
    const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
    el.replaceChildren(
      group([fill(words.ask, { what: wordOf(words.what_ifs, what) })], h("div", { class: "hw-accounts" }, ...rows)),
      h(
        "div",
        { class: "hw-row" },
        button(words.show, () => onGuess(ticked().join(" "))),
        button(words.skip, () => onGuess("skipped"), "quiet"),
      ),
    );
  }

  /** @param {string} what @param {string} guess @param {Record<string, number>} shares */
  function answer(what, guess, shares) {
    const ticked = guess.split(" ");
    const rows = ACCOUNTS.map((account) => {
      const fewer = shares[account] < FEWER;
      const word = of100(shares[account]) < 1 ? words.result_none : fewer ? words.result_few : words.result_same;
      const mark =
        guess === "skipped" ? "" : ticked.includes(account) === fewer ? words.guessed_right : words.guessed_wrong;
      return h(
        "li",
        {},
        h("span", { class: "hw-who" }, words.accounts[account]),
        h(
          "span",
          { class: "hw-built", "aria-hidden": "true" },
          h("span", { style: `width:${Math.min(of100(shares[account]), 100)}%` }),
        ),
        h(
          "span",
          { class: "hw-much" },
          fill(words.result, { n: of100(shares[account]), word }),
          mark && h("em", {}, mark),
        ),
      );
    });
    const had = el.contains(document.activeElement);
    const head = h("p", { class: "hw-results", tabindex: -1 }, words.results);
    el.replaceChildren(
      head,
      h("ul", { class: "hw-builds" }, ...rows),
      h("p", { class: "hw-saw" }, wordOf(words.what_studies_saw, what)),
    );
    // The button that had the focus is gone.
    if (had) head.focus({ preventScroll: true });
  }

  return {
    el,
    /** @param {string} what @param {string | undefined} guess @param {() => Record<string, number>} shares */
    show(what, guess, shares) {
      const built = guess === undefined ? null : shares();
      const name = JSON.stringify([what, guess, built]);
      if (what !== "none" && name !== shown) {
        if (guess === undefined || !built) ask(what);
        else answer(what, guess, built);
      }
      shown = name;
    },
  };
}
