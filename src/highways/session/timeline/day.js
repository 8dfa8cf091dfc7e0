/** The day: its stops, where each route's phases begin, and the line on which they lie. */
import { SHAPE_ONLY } from "../../kinetics/model.js";
import { fill } from "../../ui/dom.js";
import data from "../parameters.json" with { type: "json" };

/**
 * @typedef {"screening" | "preparation" | "arrival" | "dosing" | "peak" | "return" | "observation" | "going-home" | "first-24h" |
 *   "days-1-3" | "integration-week" | "next-session"} Phase
 * @typedef {keyof typeof data.day.begins} Route
 */

export const BEFORE = /** @type {Phase[]} */ (["screening", "preparation"]);
export const TODAY = /** @type {Phase[]} */ (["arrival", "dosing", "peak", "return", "observation", "going-home"]);
export const AFTER = /** @type {Phase[]} */ (["first-24h", "days-1-3", "integration-week", "next-session"]);
export const PHASES = [...BEFORE, ...TODAY, ...AFTER];
export const ROUTES = /** @type {Route[]} */ (Object.keys(data.day.begins));
/** The routes that may be drawn beside each other: forms that may be taken at home are compared with none. */
export const COMPARED = ROUTES.filter((route) => !SHAPE_ONLY.includes(route));
export const ARRIVAL = data.day.arrival;
export const BEDTIME = data.day.bedtime;

/** From here on the day is drawn closer together: the evening is long, and little changes. */
export const EVENING = 240;
const EARLY_SHARE = 0.78;

/** @param {Route} route @param {Phase} phase one of the day */
export const beginOf = (route, phase) => /** @type {Record<string, number>} */ (data.day.begins[route])[phase];

/** @param {Route} route @param {number} minute @returns {Phase} */
export const phaseAt = (route, minute) => TODAY.filter((phase) => beginOf(route, phase) <= minute).at(-1) ?? "arrival";

/** Where a minute lies on the day, 0 to 1. @param {number} minute */
export const shareOf = (minute) =>
  minute <= EVENING
    ? (EARLY_SHARE * (minute - ARRIVAL)) / (EVENING - ARRIVAL)
    : EARLY_SHARE + ((1 - EARLY_SHARE) * (minute - EVENING)) / (BEDTIME - EVENING);

/** The minute at a place of the day. @param {number} share 0 to 1 */
export const minuteAt = (share) =>
  share <= EARLY_SHARE
    ? ARRIVAL + (share / EARLY_SHARE) * (EVENING - ARRIVAL)
    : EVENING + ((share - EARLY_SHARE) / (1 - EARLY_SHARE)) * (BEDTIME - EVENING);

/** @param {number} minute */
export const withinDay = (minute) => Math.min(Math.max(minute, ARRIVAL), BEDTIME);

/** A minute in words. @param {Record<string, string>} words @param {number} minute */
export function clock(words, minute) {
  const n = Math.round(minute);
  if (n < 0) return fill(words.before, { n: -n });
  if (n === 0) return words.start;
  if (n >= BEDTIME) return words.bedtime;
  if (n < 60) return fill(words.minutes, { n });
  const [h, m] = [Math.floor(n / 60), n % 60];
  return n === 60 ? words.hour : fill(m ? words.hours : words.whole_hours, { h, m });
}
