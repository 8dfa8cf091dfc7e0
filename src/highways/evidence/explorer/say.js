/** What the picture shows, in one sentence: every word from words.en.json, every number from the data. */
import { fill } from "../../ui/dom.js";
import { words } from "./words.js";

/** @typedef {import("./view.js").Trial} Trial */

/** Of a hundred, as people: 46.9 is 47. @param {number} pct */
export const people = (pct) => Math.round(pct);

/** A number as printed, with a true minus. @param {number} value */
export const signed = (value) => String(value).replace("-", "−");

/**
 * One group as a hundred people: those seen at the end, as the study counts, or all who began with the missing as no better.
 * @param {Trial} trial @param {"treated" | "control"} side @param {boolean} all
 * @returns {{ n: number, range: [number, number] | null, began: number, gone: number, absent: number, beyond: number }}
 */
export function group(trial, side, all) {
  const share = trial[side] ?? 0;
  const [began, seen] = [trial[`${side}_began`], trial[`${side}_seen`]];
  const range = trial[`${side}_range`];
  if (began === null || seen === null) return { n: people(share), range, began: 0, gone: 0, absent: 0, beyond: 0 };
  const gone = began - seen;
  const happened = Math.round((share * seen) / 100);
  return all
    ? { n: people((100 * happened) / began), range: null, began, gone, absent: people((100 * gone) / began), beyond: 0 }
    : { n: people(share), range, began, gone, absent: 0, beyond: people((100 * gone) / seen) };
}

/** Whether people are missing whom the reader may count in. @param {Trial} trial */
export const missing = (trial) => trial.treated_began !== null;

/** "45", or "about 45 (34 to 56)". @param {number} n @param {[number, number] | null} range */
const told = (n, range) =>
  range ? fill(words.about, { n, low: people(range[0]), high: people(range[1]) }) : String(n);

/** @param {Trial} trial @param {boolean} all the missing count as no better */
export function hundred(trial, all) {
  const [one, two] = [group(trial, "treated", all), group(trial, "control", all)];
  const estimate = Boolean(one.range || two.range);
  const [before, after] = missing(trial)
    ? all
      ? [words.say_all_began, words.say_was]
      : [words.say_seen, words.say_missing]
    : [words.say_people, ""];
  const values = {
    a: told(one.n, one.range),
    b: told(two.n, two.range),
    did: words.did[trial.outcome],
    treated: words.drugs[trial.drug].toLowerCase(),
    control: words.versus[trial.versus],
    when: trial.counted,
    n: trial.n ?? "",
    gap: estimate ? fill(words.gap_about, { gap: Math.abs(one.n - two.n) }) : Math.abs(one.n - two.n),
    away_a: one.gone,
    began_a: one.began,
    away_b: two.gone,
    began_b: two.began,
    seen_a: people(trial.treated ?? 0),
    seen_b: people(trial.control ?? 0),
  };
  const gap = one.n === two.n ? words.gap_none : one.n > two.n ? words.gap_more : words.gap_fewer;
  const sure = [trial.open && words.say_open, estimate && words.say_estimate];
  return fill([before, gap, after, ...sure, words.say_trial].filter(Boolean).join(" "), values);
}

/** @param {Trial} trial */
export function points(trial) {
  const size = Math.abs(trial.effect ?? 0)
    .toFixed(1)
    .replace(/\.0$/, "");
  const values = {
    short: trial.short,
    size,
    control: words.versus[trial.versus],
    treated: words.drugs[trial.drug],
    when: trial.timepoint,
  };
  const [low, high] = [trial.low, trial.high];
  const clear = low === null || high === null ? words.say_no_bar : high < 0 ? words.say_clear : words.say_crosses;
  return fill(`${words.say_points} ${clear}`, values);
}

/** @param {Trial} trial */
export const lasts = (trial) =>
  fill(words.say_days, {
    days: signed(trial.median_days ?? 0),
    lost: trial.median_of,
    after: words.rows[trial.id] ?? trial.short,
  });
