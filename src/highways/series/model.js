/**
 * A course of sessions over weeks: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/series/test_parity.py compares the two.
 */
import { MAP_STEPS, simulate as live } from "../roads/network.js";
import data from "./parameters.json" with { type: "json" };

/**
 * @typedef {keyof typeof data.patterns} Pattern
 * @typedef {{ pattern: Pattern, steps: string, keep: string, pause: string, stop: string }} Choices what the reader moves
 * @typedef {{ sessions: number[], before: number, day: Float64Array, open: Float64Array, steered: Float64Array,
 *   captured: Float64Array, gainLeft: Float64Array, halfway: number | null, life: import("../roads/network.js").Life }} Series
 *   what model.py's Series holds
 */

export const HORIZON = 90;
export const KEEPS = ["to the end of the course", "a month more", "kept up"];
export const PAUSES = /** @type {Record<string, number>} */ (data.pauses);
const PATTERNS = /** @type {Record<string, { days: number[], course: number, stops?: Record<string, number> }>} */ (
  data.patterns
);
const NOTICEABLE = 0.005;
const { first_step, afterwards, month } = data.course;

/**
 * @param {number[]} [days] of the sessions
 * @param {{ practice_minutes?: number, practice_until?: number, pauses?: [number, number][], curve?: [number, number][] | null,
 *   horizon?: number, step?: number }} [beside]
 * @returns {Series}
 */
export function simulate(days = PATTERNS.infusions.days, beside = {}) {
  const {
    practice_minutes = 0,
    practice_until = Infinity,
    pauses = [],
    curve = null,
    horizon = HORIZON,
    step = 0.5,
  } = beside;
  const life = live(
    {
      ...(curve ? { window: summed(days, curve, horizon, step) } : { doses: days }),
      practice_minutes,
      practice_start: first_step.value,
      practice_days: Math.max(practice_until - first_step.value, 0),
      pauses,
    },
    horizon,
    step,
  );
  const before = rigid();
  const gain = life.captured.map((one) => Math.max(before - one, 0));
  const largest = Math.max(...gain);
  const gainLeft = gain.map((one) => (largest >= NOTICEABLE ? one / largest : 0));
  return {
    sessions: days,
    before,
    day: life.day,
    open: life.window,
    steered: life.steered,
    captured: life.captured,
    gainLeft,
    halfway: halfwayBack(days, life.day, gainLeft),
    life,
  };
}

/** @param {number[]} sessions @param {Float64Array} day @param {Float64Array} gainLeft */
function halfwayBack(sessions, day, gainLeft) {
  const best = gainLeft.indexOf(Math.max(...gainLeft));
  const last = Math.max(0, ...sessions);
  const found = gainLeft.some(Boolean)
    ? gainLeft.findIndex((left, i) => day[i] >= last && i >= best && left <= 0.5)
    : -1;
  return found < 0 ? null : day[found];
}

/** @type {number | undefined} */
let still;
/** The captured share of the map before anything happens. */
export const rigid = () => (still ??= live({}, 1, 1).captured[0]);

/** @param {string} pattern @param {string} stop @returns {{ days: number[], ends: number }} */
export function course(pattern, stop) {
  let { days, course: last, stops } = PATTERNS[pattern];
  if (stops) {
    const until = stops[stop];
    days = days.filter((day) => day <= until);
    last = Math.min(last, until);
  }
  return { days, ends: last + afterwards.value };
}

/** The weeks that the widget shows, in its words. @param {Choices} choices @param {boolean} [sessions] false leaves them out */
export function lived({ pattern, steps, keep, pause, stop }, sessions = true) {
  const { days, ends } = course(pattern, stop);
  return simulate(sessions ? days : [], {
    practice_minutes: MAP_STEPS[steps],
    practice_until: [ends, ends + month.value, Infinity][KEEPS.indexOf(keep)],
    pauses: [[ends, ends + PAUSES[pause]]],
  });
}

/** The same small steps without any session; some steps kept up where there are none. @param {Choices} choices */
export function slowRoad(choices) {
  if (choices.steps === "none")
    return lived({ ...choices, pattern: "none", steps: "some", keep: KEEPS[2], pause: "none" });
  return lived(choices, false);
}

/**
 * The window of all sessions together, in the middle of each step.
 * @param {number[]} sessions @param {[number, number][]} curve @param {number} horizon @param {number} step
 * @returns {[number, number][]}
 */
function summed(sessions, curve, horizon, step) {
  const [since, openness] = [curve.map(([day]) => day), curve.map(([, open]) => open)];
  return Array.from({ length: Math.round(horizon / step) + 1 }, (_, i) => {
    const middle = (i + 0.5) * step;
    return [
      middle,
      Math.min(
        sessions.reduce((sum, one) => sum + between(since, openness, middle - one), 0),
        1,
      ),
    ];
  });
}

/** Straight between points; nothing before the first, level after the last. @param {number[]} xs @param {number[]} ys @param {number} x */
function between(xs, ys, x) {
  if (x < xs[0]) return 0;
  const next = xs.findIndex((one) => one > x);
  if (next < 0) return ys[ys.length - 1];
  return ys[next - 1] + ((ys[next] - ys[next - 1]) * (x - xs[next - 1])) / (xs[next] - xs[next - 1]);
}
