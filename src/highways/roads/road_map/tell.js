/** What just happened on the map, in one sentence and in trips out of 100: words from words.en.json, numbers from the model. */
import { fill, wordOf } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";
import { region } from "../network.js";

/**
 * @param {typeof import("../words.en.json")["road_map"]["say"]} say
 * @param {{ counted: number | null, guess: number }} sent `counted`: how many of the hundred were caught; null before
 */
export function sent(say, { counted, guess }) {
  if (counted === null) return "";
  const result = fill(say.caught, { n: counted });
  return guess < 0 ? result : `${result} ${fill(say.guessed, { n: guess })}`;
}

/** @param {typeof import("../words.en.json")["road_map"]["say"]} say @param {{ day: number, days: number, n: number, first: number, guess: number }} moment */
export function grown(say, { day, days, n, first, guess }) {
  if (day === 0) return fill(say.grow_start, { n });
  if (day < days) return fill(say.grow_day, { day: Math.round(day), n });
  const result = fill(say.grow_end, { first, n });
  return guess < 0 ? result : `${result} ${fill(say.guessed, { n: guess })}`;
}

/**
 * @param {typeof import("../words.en.json")["road_map"]["say"]} say
 * @param {{ day: number, days: number, n: number, first: number, best: number, end: number, slow: number | null,
 *   halved: (number | null)[], open: number, dosed: boolean, closed: boolean, steering: boolean, drawnIn: boolean, quiet: boolean }} life
 *   `n` of 100 and the shares `first`, `best`, `end` and `slow` are caught; `slow`: in the same steps kept up without a
 *   window, where that is another life; `halved`: by which day half as many are caught for good, here and there; `quiet`:
 *   nothing new is done in this life
 */
export function lived(
  say,
  { day, days, n, first, best, end, slow, halved: [fast, later], open, dosed, closed, steering, drawnIn, quiet },
) {
  if (day === 0) return fill(say.life_start, { n });
  const few = (/** @type {number} */ number) => (number === 0 ? say.none : number);
  const numbers = {
    day: Math.round(day),
    n: few(n),
    first: of100(first),
    best: of100(best),
    slow: few(of100(slow ?? 0)),
    with: fast ?? 0,
    without: later ?? 0,
  };
  if (day < days) {
    const window = open >= 0.5 ? say.open : closed ? say.closed : "";
    const doing = drawnIn ? say.hard : steering ? say.steering : closed && quiet ? say.fills : "";
    return [fill(say.day, numbers), window, doing, fill(steering ? say.rest_caught : say.now_caught, numbers)]
      .filter(Boolean)
      .join(" ");
  }
  const ending = quiet ? (dosed ? say.end_window_only : say.end_nothing) : wordOf(say.ends, region(end));
  const beside = slow === null ? "" : quiet ? say.slow_some : say.slow_same;
  // Where steps go on, what a window brings is time.
  const sooner = !quiet && fast !== null && later !== null && fast < later ? say.sooner : "";
  return [ending, beside, sooner]
    .filter(Boolean)
    .map((one) => fill(one, numbers))
    .join(" ");
}

/**
 * The day from which no more than `share` are caught for good; null where that never comes.
 * @param {import("../network.js").Life} life @param {number} share
 */
export function stays({ day, captured }, share) {
  let since = captured.length;
  while (since > 0 && captured[since - 1] <= share) since--;
  return since === captured.length ? null : Math.ceil(day[since]);
}
