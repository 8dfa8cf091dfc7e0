/** Scope: what clients ask for, one card at a time, sorted into three levels. The traits are those of scope.py. */
import { fill, h } from "../../ui/dom.js";
import { deal } from "../deck.js";
import words from "../scope.words.en.json" with { type: "json" };

/** @typedef {import("../deck.js").Card & { why: string }} Activity */

const RIGHT = /** @type {Record<string, string>} */ (words.right);
const OTHER = /** @type {Record<string, Record<string, string>>} */ (words.other);

/** @param {Parameters<typeof deal>[0]} props */
export function render(props) {
  const { model } = props;
  /** @param {Activity} card @param {string} picked */
  const answer = ({ place, why }, picked) => [
    h("p", {}, picked === place ? RIGHT[place] : OTHER[picked][place]),
    h("p", { class: "hw-deck-why" }, why),
  ];
  /** @param {Activity[]} cards */
  const ending = (cards) => {
    const guess = Number(model.get("guess"));
    const n = cards.filter(({ place }) => place === "may").length;
    const compared = model.get("guess") !== "" && Number.isFinite(guess);
    return [h("p", {}, fill(compared ? words.compare : words.own, { guess, n, total: cards.length }))];
  };
  deal(props, { look: "hw-scope", say: words, answer, entry: ({ why }) => [why], ending });
}
