/** A session as the picture reads it: one simulation for each route, and values between its minutes. */
import { simulate } from "../model.js";
import { BEDTIME } from "./day.js";

/** @typedef {import("./day.js").Route} Route */

/** @type {Map<Route, import("../model.js").Session>} */
const known = new Map();

/** @param {Route} route */
export function course(route) {
  const found = known.get(route) ?? simulate(route, BEDTIME / 60);
  known.set(route, found);
  return found;
}

/** A value at a minute, straight between two; before the first nothing was given. @param {Float64Array} values @param {number} minute */
export function at(values, minute) {
  if (minute <= 0) return values[0];
  const i = Math.min(Math.floor(minute), values.length - 2);
  return values[i] + (minute - i) * (values[i + 1] - values[i]);
}
