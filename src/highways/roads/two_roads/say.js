/** What just happened, in one sentence: every word from words.en.json, every number from the model. */
import { fill } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";

/**
 * @param {typeof import("../words.en.json")["two_roads"]["say"]} say the templates
 * @param {{ beta: number, u: number, ridge: number | null, rest: number }} town
 */
export function turned(say, { beta, u, ridge, rest }) {
  if (Math.abs(beta - 1) < 0.08) return say.turn_edge;
  if (ridge === null) return fill(say.turn_one, { n: of100(rest) });
  return fill(u < ridge ? say.turn_two_old : say.turn_two_new, { ridge: of100(ridge) });
}

/**
 * @param {typeof import("../words.en.json")["two_roads"]["say"]} say
 * @param {{ u: number, from: number | null, rolling: boolean, ridge: number | null }} marble
 */
export function letGo(say, { u, from, rolling, ridge }) {
  const numbers = { n: of100(u), from: of100(from ?? u), ridge: of100(ridge ?? 0) };
  if (rolling) return say.rolling;
  if (from === null) return fill(ridge === null ? say.place_no_ridge : say.place, numbers);
  if (ridge === null) return fill(say.rolled_middle, numbers);
  return fill(from < ridge ? say.rolled_old : say.rolled_new, numbers);
}

/**
 * @param {typeof import("../words.en.json")["two_roads"]["say"]} say
 * @param {{ act: string, day: number, days: number, windowDays: number, gone: boolean, u: number, end: number, slow: number,
 *   peak: number, practice: string, ridge: number | null }} life `gone`: whether the window has taken the ridge away
 */
export function lived(say, { act, day, days, windowDays, gone, u, end, slow, peak, practice, ridge }) {
  if (ridge === null) return say.waiting_no_ridge;
  if (day === 0) return fill(say.waiting_window, { ridge: of100(ridge) });
  if (day < days) {
    const shut = windowDays === 0 ? say.day_shut : day < windowDays ? say.day_partly : say.day_closed;
    return fill(gone ? say.day_open : shut, { day: Math.round(day), n: of100(u) });
  }
  const numbers = { peak: of100(peak), n: of100(end), slow: of100(slow) };
  const alone = windowDays === 0 ? say.end_shut : end < 0.2 ? say.end_none : say.end_none_holds;
  if (act === "window") return `${fill(alone, numbers)} ${fill(say.slow_some, numbers)}`;
  const ending = end < 0.2 ? say.end_falls : end > 0.8 ? say.end_holds : say.end_halfway;
  const beside = practice === "none" ? "" : ` ${fill(say.slow, numbers)}`;
  return fill(practice === "none" ? alone : ending, numbers) + beside;
}
