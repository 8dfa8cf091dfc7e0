/** One account as the picture reads it: every moment by its minute, and shares against a dose of 1 with nothing in the way. */
import { simulate, STEP } from "../model.js";
import data from "../parameters.json" with { type: "json" };

/**
 * @typedef {import("../model.js").Course} Course
 * @typedef {import("../model.js").Mechanism} Mechanism
 * @typedef {import("../model.js").Challenge} Challenge
 * @typedef {{ account: Mechanism, what: Challenge | null, dose: number, used: boolean }} Choice
 */

const STRESSED = data.chain.stressed.value;
export const ACCOUNTS = /** @type {Mechanism[]} */ (["disinhibition", "direct", "metabolite"]);

/** @type {Map<string, Course>} */
const told = new Map();

/** A course, worked out once for each choice of the dose. @param {Choice} choice */
export function course({ account, what, dose, used }) {
  const name = [account, what, dose, used].join();
  let known = told.get(name);
  if (!known) {
    // A hand on the dose slider asks for many: only the latest are kept.
    if (told.size > 30) told.clear();
    known = simulate({ size: dose }, { mechanism: account, challenge: what, practice: used });
    told.set(name, known);
  }
  return known;
}

/**
 * A value between the model's steps, along a smooth curve: on the clock's scale straight lines would show as corners.
 * @param {Float64Array} values @param {number} minutes
 */
export function at(values, minutes) {
  const last = values.length - 1;
  const place = Math.min(minutes / 60 / STEP, last);
  const i = Math.min(Math.floor(place), last - 1);
  const t = place - i;
  const [a, b, c, d] = [values[Math.max(i - 1, 0)], values[i], values[i + 1], values[Math.min(i + 2, last)]];
  const curved = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  return Math.min(Math.max(curved, Math.min(b, c)), Math.max(b, c));
}

/** Of the spines that stress took, the share that is back. @param {number} spines */
export const regained = (spines) => (spines - STRESSED) / (1 - STRESSED);

/** @param {Float64Array} values */
const peak = (values) => values.reduce((a, b) => Math.max(a, b), 0);

/** Spines that are built at the most, in an account, against the same account with nothing in the way. @param {Choice} choice */
export function built(choice) {
  const most = (/** @type {Challenge | null} */ what) => regained(peak(course({ ...choice, what }).spines));
  const usual = most(null);
  return usual > 0 ? most(choice.what) / usual : 0;
}

/** Peaks after a dose of 1 in an account, which the shares of the picture are taken against. @param {Mechanism} account */
export function peaks(account) {
  const usual = course({ account, what: null, dose: 1, used: true });
  return {
    concentration: peak(usual.concentration),
    glutamate: peak(course({ account: "disinhibition", what: null, dose: 1, used: true }).glutamate) - 1,
    drive: peak(usual.drive),
    growth: peak(usual.growth),
    window: peak(usual.window),
    spines: regained(peak(usual.spines)),
  };
}
