/** What the point means and where its days lead, in words of window.words.en.json and trips out of 100. */
import { fill, wordOf } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";
import { region } from "../../roads/network.js";
import { STEPS } from "../regions.js";

/** Up to where a length, and an amount of practice, has each name. */
const LENGTHS = /** @type {[number, string][]} */ ([
  [0, "none"],
  [0.15, "very_short"],
  [0.36, "short"],
  [0.64, "middling"],
  [1, "long"],
]);
const between = (/** @type {string} */ a, /** @type {string} */ b) => (STEPS[a] + STEPS[b]) / 2;
const PRACTICES = /** @type {[number, string][]} */ ([
  [0, "none"],
  [0.75 * STEPS["a little"], "very_little"],
  [between("a little", "some"), "a_little"],
  [between("some", "a lot"), "some"],
  [(STEPS["a lot"] + 1) / 2, "a_lot"],
  [1, "great_deal"],
]);

/** @param {[number, string][]} names @param {number} place */
const named = (names, place) =>
  /** @type {[number, string]} */ (names.find(([until]) => place <= until) ?? names[names.length - 1])[1];

/** @param {typeof import("../window.words.en.json")} words @param {number} length @param {boolean} lift */
export const lengthSays = (words, length, lift) => wordOf(lift ? words.lifts : words.lengths, named(LENGTHS, length));

/** @param {typeof import("../window.words.en.json")} words @param {number} practice */
export const practiceSays = (words, practice) => wordOf(words.practices, named(PRACTICES, practice));

/**
 * @typedef {{ length: number, practice: number, keptUp: boolean }} Place
 * @typedef {Place & { lift: boolean, end: number, slow: number, alike: boolean }} Told shares that are caught on day 120: of this run,
 *   and of the same practice (or some) kept up with no window; `alike`: whether every account leads there
 */

/** Whether a run is practice kept up with no window, and so has no other beside it. @param {Place} place */
export const alone = ({ length, practice, keptUp }) => keptUp && practice > 0 && length === 0;

/** On day 120. @param {typeof import("../window.words.en.json")} words @param {Told} told */
export function leads(words, told) {
  const { say } = words;
  const doing =
    told.practice === 0
      ? say.nothing
      : fill(told.keptUp ? say.kept : say.stops, { practice: practiceSays(words, told.practice) });
  const where = fill(wordOf(say.leads, region(told.end)), { n: few(say, told.end) });
  const first = fill(say.told, { window: lengthSays(words, told.length, told.lift), doing, leads: where });
  return [first, beside(words, told), told.alike && say.alike].filter(Boolean).join(" ");
}

/** Before that. @param {typeof import("../window.words.en.json")} words @param {Told} told */
export function outlook(words, told) {
  const { say } = words;
  return `${fill(say.outlook, { n: few(say, told.end), region: wordOf(words.regions, region(told.end)) })} ${beside(words, told)}`.trim();
}

/** @param {{ none: string }} say @param {number} share */
const few = (say, share) => of100(share) || say.none;

/** What the slow road comes to. @param {typeof import("../window.words.en.json")} words @param {Told} told */
function beside({ say }, told) {
  if (alone(told)) return "";
  return fill(told.practice === 0 ? say.slow_some : say.slow, { n: few(say, told.slow) });
}

/** @param {typeof import("../window.words.en.json")} words @param {{ day: number, caught: number, open: number, opens: boolean, lift: boolean }} moment */
export function moment({ say }, { day, caught, open, opens, lift }) {
  const state =
    !opens || day === 0 ? "" : open >= 0.5 ? (lift ? say.lifted : say.open) : lift ? say.lift_over : say.closed;
  return `${fill(say.day, { day: Math.round(day), n: few(say, caught) })} ${state}`.trim();
}

/** Which parts of a field end in which region. @param {typeof import("../window.words.en.json")} words @param {(length: number, practice: number) => number} ending */
export function parts({ where }, ending) {
  const count = /** @type {Record<string, number>} */ ({});
  const [across, up] = [20, 20];
  for (let i = 0; i < across; i++) {
    for (let j = 0; j < up; j++) {
      const name = region(ending((i + 0.5) / across, (j + 0.5) / up));
      count[name] = (count[name] ?? 0) + 1;
    }
  }
  return Object.keys(where)
    .filter((name) => count[name])
    .map((name) => fill(wordOf(where, name), { n: of100(count[name] / (across * up)) }))
    .join(" ");
}
