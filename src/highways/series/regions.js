/**
 * How a life on the map ends, for every window and every amount of practice: the twin of regions.py.
 * Places along the field and up it are from 0 to 1; tests/series/test_window_regions.py compares the two.
 */
import { DEFAULTS, MAP_STEPS } from "../roads/network.js";
import data from "./regions.json" with { type: "json" };

/** @typedef {"window" | "learning rate only" | "flattening only" | "mood only"} Account */

export const ACCOUNTS = /** @type {Account[]} */ (Object.keys(data.caught));

const HALF = DEFAULTS.half_minutes;
const { most: MOST, longest: LONGEST } = data;
const { lengths, practices } = data;

/** How long the window is that the other pictures of the map open. */
export const USUAL = data.usual;

/** Where along the field the window of the glutamate picture lies. */
export const GLUTAMATE = data.glutamate;

/** @param {number} minutes */
export const placeOf = (minutes) => ((minutes / (minutes + HALF)) * (MOST + HALF)) / MOST;

/** @param {number} practice */
export function minutesAt(practice) {
  const share = (practice * MOST) / (MOST + HALF);
  return (HALF * share) / (1 - share);
}

/** Where up the field the words for practice lie. @type {Record<string, number>} */
export const STEPS = Object.fromEntries(Object.entries(MAP_STEPS).map(([name, minutes]) => [name, placeOf(minutes)]));

/**
 * The life at a place of the field.
 * @param {number} length @param {number} practice @param {boolean} [keptUp] @param {Account} [account]
 * @returns {import("../roads/network.js").Scenario}
 */
export function scenario(length, practice, keptUp = false, account = "window") {
  const days = LONGEST * length;
  return {
    doses: [0],
    practice_minutes: minutesAt(practice),
    practice_days: keptUp ? Infinity : data.stops_after,
    account,
    ...(account === "mood only" ? { window_days: 0, mood_days: days } : { window_days: days }),
  };
}

/** The captured share on the last day, straight between the cells of the field. @param {Account} account @param {boolean} keptUp */
export function ending(account, keptUp) {
  const rows = data.caught[account][keptUp ? "kept up" : "stops"];
  return (/** @type {number} */ length, /** @type {number} */ practice) => {
    const [column, x] = cell(lengths, length);
    const [row, y] = cell(practices, practice);
    const across = (/** @type {number[]} */ values) => values[column] + x * (values[column + 1] - values[column]);
    const [below, above] = [across(rows[row]), across(rows[row + 1])];
    return (below + y * (above - below)) / 100;
  };
}

/** Between which two of the places a place lies, and how far on. @param {number[]} places @param {number} place @returns {[number, number]} */
function cell(places, place) {
  let first = 0;
  while (first < places.length - 2 && places[first + 1] <= place) first++;
  return [first, (place - places[first]) / (places[first + 1] - places[first])];
}
