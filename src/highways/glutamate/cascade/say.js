/** What happens at this moment, in one sentence or two: every word from words.en.json, every number from the model. */
import { fill, wordOf } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";
import { clock } from "./clock.js";
import { at } from "./story.js";

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * @param {typeof import("../words.en.json")["cascade"]} words
 * @param {{ minutes: number, account: import("../model.js").Mechanism, course: import("../model.js").Course,
 *   growth: number, used: boolean, dose: number }} now `growth` is the growth signal as a share of its usual peak.
 */
export function moment(words, { minutes, account, course, growth, used, dose }) {
  const say = words.say;
  if (dose === 0) return say.none;
  const values = {
    clock: clock(minutes, words),
    growth: of100(growth),
    spines: of100(at(course.spines, minutes)),
    kept: used ? say.kept_used : say.kept_left,
    start: fill(say.start[account], {
      brake: of100(at(course.block_interneuron, minutes)),
      go: of100(at(course.block_pyramidal, minutes)),
      glutamate: Math.max(of100(at(course.glutamate, minutes) - 1), 0),
    }),
  };
  const [line, where] =
    minutes < 45
      ? [
          minutes < 39.5 ? say.drip : say.peak,
          account === "disinhibition" ? `${say.in_rats} ${say.in_people}` : say.in_rodents_growth,
        ]
      : minutes < 3 * HOUR
        ? [say.falling, account === "disinhibition" ? say.in_people : say.in_rodents_growth]
        : minutes < DAY
          ? [say.building, minutes < 12 * HOUR ? say.in_mice_early : say.in_mice]
          : minutes < 4 * DAY
            ? [say.spines, say.in_mice]
            : [say.fading, say.in_mice_later];
  return [fill(line, values), where, dose > 1 && say.high_dose].filter(Boolean).join(" ");
}

/** Which accounts stand what is in the way. @param {typeof import("../words.en.json")["cascade"]} words @param {string} what @param {Record<string, number>} shares */
export function verdict(words, what, shares) {
  const results = Object.entries(shares).map(([account, share]) =>
    fill(words.say.result, { account: wordOf(words.accounts, account), n: of100(share) }),
  );
  return fill(words.say.what_if, { what: wordOf(words.what_ifs, what), results: results.join(", ") });
}
