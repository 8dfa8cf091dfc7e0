/** RedFlags: one sign at a time, and four cards to hold up. The traits are those of flags.py. */
import { fill, h } from "../../ui/dom.js";
import { deal } from "../deck.js";
import words from "../flags.words.en.json" with { type: "json" };

/** @typedef {import("../deck.js").Card & { contact: string, says: string }} Sign */

/** The most urgent first. */
const URGENT = Object.keys(words.places);
const RIGHT = /** @type {Record<string, string>} */ (words.right);
const HAS = /** @type {Record<string, string>} */ (words.list_has);
/** Signs whose card is right for another reason than that of its neighbours. */
const OWN = /** @type {Record<string, { right: string, list_has: string }>} */ (words.own);
const MISSED = /** @type {Record<string, string>} */ (words.missed);

/** What is said to a card that was held up. @param {Sign} sign @param {string} picked */
function said({ id, place }, picked) {
  if (picked === place) return [OWN[id]?.right ?? RIGHT[place]];
  const safe = URGENT.indexOf(picked) < URGENT.indexOf(place);
  return safe
    ? [words.safe_side, OWN[id]?.list_has ?? HAS[place]]
    : [fill(words.more_urgent, { missed: MISSED[id] }), words.doubt];
}

/** @param {Sign} sign */
const whom = ({ contact, says }) =>
  h(
    "dl",
    {},
    h("dt", {}, words.ring),
    h("dd", {}, `${contact}.`),
    h("dt", {}, words.say),
    h("dd", { class: "hw-flags-says" }, `‘${says}’`),
  );

/** @param {Parameters<typeof deal>[0]} props */
export function render(props) {
  /** @param {Sign} sign @param {string} picked */
  const answer = (sign, picked) => [...said(sign, picked).map((line) => h("p", {}, line)), whom(sign)];
  /** @param {Sign} sign */
  const entry = ({ contact, says }) => [`${contact}. ‘${says}’`];
  deal(props, {
    look: "hw-flags",
    say: words,
    note: words.note,
    answer,
    entry,
    ending: () => [h("p", {}, h("strong", {}, words.doubt))],
  });
}
