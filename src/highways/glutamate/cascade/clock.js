/** The clock runs on a logarithmic scale: minutes at first, and in the end weeks. */
import { fill } from "../../ui/dom.js";

/** Two weeks, in minutes. */
export const END = 20160;
const STEPS = 200;
export { STEPS as POSITIONS };

/** @param {number} minutes */
export const positionOf = (minutes) => (STEPS * Math.log(Math.max(minutes, 1))) / Math.log(END);

/** @param {number} position 0 to 200 */
export const minutesAt = (position) => Math.min(Math.exp((position / STEPS) * Math.log(END)), END);

/** @param {number} minutes @param {typeof import("../words.en.json")["cascade"]} words */
export function clock(minutes, words) {
  if (minutes < 90) return fill(words.minutes, { n: Math.round(minutes) });
  const hours = minutes / 60;
  if (hours < 24 * 1.5) return fill(words.hours, { n: Math.round(hours) });
  return fill(words.days, { n: Math.round(hours / 24) });
}

/** Moments worth stopping at, in minutes: for readers who do not want motion. */
export const MOMENTS = [20, 40, 180, 720, 1440, 4320, END];
