/**
 * A session in three curves: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/session/test_parity.py compares the two.
 */
import { potency, SHAPE_ONLY, shape, simulate as levelsOf } from "../kinetics/model.js";
import data from "./parameters.json" with { type: "json" };

/**
 * @typedef {import("../kinetics/model.js").Route} Route
 * @typedef {{ low: Float64Array, mid: Float64Array, high: Float64Array }} Band
 * @typedef {{ minute: Float64Array, level_shape: Float64Array, altered: Band | null, pressure: Band | null }} Session
 */

const { altered: A, pressure: P, people } = data;

/** @param {number} level */
export function alteredState(level) {
  const raised = level ** A.steepness.value;
  return (A.top.value * raised) / (raised + A.half.value ** A.steepness.value);
}

/** @param {number} level */
export const pressureRise = (level) => (P.top.value * level) / (level + P.half.value);

/** @param {Route} [route] @param {number} [hours] @param {number} [step] minutes @returns {Session} */
export function simulate(route = "drip", hours = 13, step = 1) {
  const levels = levelsOf({ route }, hours, step);
  const shapes = SHAPE_ONLY.includes(route);
  const acting = levels.effect.map((one) => potency(route) * one);
  return {
    minute: levels.minute,
    level_shape: shape(levels.venous),
    altered: shapes ? null : band(alteredState, acting),
    pressure: shapes ? null : band(pressureRise, acting),
  };
}

/** @param {(level: number) => number} effect @param {Float64Array} acting @returns {Band} */
function band(effect, acting) {
  const apart = people.exposure.value * people.sensitivity.value;
  return {
    low: acting.map((one) => effect(one / apart)),
    mid: acting.map(effect),
    high: acting.map((one) => effect(one * apart)),
  };
}
