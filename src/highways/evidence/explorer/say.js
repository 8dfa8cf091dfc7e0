/** What the picture shows, in one sentence: every word from words.en.json, every number from the data. */
import { fill } from "../../ui/dom.js";
import { words } from "./words.js";

/** @typedef {import("./view.js").Trial} Trial */

/** Of a hundred, as people: 46.9 is 47. @param {number} pct */
export const people = (pct) => Math.round(pct);

/** A number as printed, with a true minus. @param {number} value */
export const signed = (value) => String(value).replace("-", "−");

/** @param {Trial} trial */
export function hundred(trial) {
  const [a, b] = [people(trial.treated ?? 0), people(trial.control ?? 0)];
  const values = { a, b, did: words.did[trial.outcome], treated: words.drugs[trial.drug].toLowerCase(), control: words.versus[trial.versus], when: trial.counted, n: trial.n ?? "", gap: Math.abs(a - b) };
  const gap = a === b ? words.gap_none : a > b ? words.gap_more : words.gap_fewer;
  const sure = trial.open ? ` ${words.say_open}` : "";
  return fill(`${words.say_people} ${gap}${sure} ${words.say_trial}`, values);
}

/** @param {Trial} trial */
export function points(trial) {
  const size = Math.abs(trial.effect ?? 0).toFixed(1).replace(/\.0$/, "");
  const values = { short: trial.short, size, control: words.versus[trial.versus], treated: words.drugs[trial.drug], when: trial.timepoint };
  const [low, high] = [trial.low, trial.high];
  const clear = low === null || high === null ? words.say_no_bar : high < 0 ? words.say_clear : words.say_crosses;
  return fill(`${words.say_points} ${clear}`, values);
}

/** @param {Trial} trial */
export const lasts = (trial) => fill(words.say_days, { days: signed(trial.median_days ?? 0), lost: trial.median_of, after: words.rows[trial.id] ?? trial.short });
