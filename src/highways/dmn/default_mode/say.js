/** What just happened, in one sentence: every word from words.en.json, every number from the model. */
import { fill, wordOf } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";
import { inside, LOOP_PULL, SHARPNESS } from "../model.js";

/** A change smaller than this, in per cent, is called none. */
const UNCHANGED = 1.5;

/** A change in per cent with its sign. @param {number} percent */
export const signed = (percent) => {
  const whole = Math.round(percent);
  return `${whole > 0 ? "+" : whole < 0 ? "−" : ""}${Math.abs(whole)}\u00a0%`;
};

/**
 * @typedef {import("../model.js").Connectivity} Connectivity
 * @typedef {import("../model.js").Statistic} Statistic
 */

/** @param {typeof import("../words.en.json")["say"]} say */
export function teller(say) {
  /** @param {Connectivity} now @param {Connectivity} rest @param {Statistic} name */
  const change = (now, rest, name) => {
    const percent = 100 * (now[name] / rest[name] - 1);
    if (Math.abs(percent) < UNCHANGED) return say.same;
    return fill(percent < 0 ? say.weaker : say.stronger, { n: Math.round(Math.abs(percent)) });
  };

  /** @param {Connectivity} now @param {Connectivity} rest @param {number} dose */
  const dose = (now, rest, dose) =>
    dose === 0
      ? say.rest
      : fill(say.dose, {
          default: change(now, rest, "default"),
          salience: change(now, rest, "salience"),
          visual: change(now, rest, "visual"),
        });

  /** @param {Connectivity} now @param {Connectivity} rest @param {number} dose @param {string} account @param {Connectivity} ketamine */
  const study = (now, rest, dose, account, ketamine) =>
    dose === 0
      ? say.rest
      : fill(wordOf(say.accounts, account), {
          default: change(now, rest, "default"),
          salience: change(now, rest, "salience"),
          ketamine: change(ketamine, rest, "default"),
          everything: change(now, rest, "everything"),
        });

  /** @param {Connectivity} now @param {Connectivity} rest @param {number} day */
  const later = (now, rest, day) => {
    if (day === 0) return say.before;
    const seen = day === 1 ? say.first_day : day < 10 ? say.between : say.back;
    return `${fill(say.day, { day, midline: change(now, rest, "pcc_mpfc") })} ${seen}`;
  };

  /** @param {Connectivity} now @param {Connectivity} rest @param {number} dose @param {boolean} loop */
  const wandered = (now, rest, dose, loop) => {
    const pull = loop ? LOOP_PULL : 1;
    const numbers = {
      n: of100(inside(now.matrix, SHARPNESS, pull)),
      rest: of100(inside(rest.matrix, SHARPNESS, pull)),
    };
    return [fill(dose === 0 ? say.steps : say.steps_dose, numbers), loop && say.loop].filter(Boolean).join(" ");
  };

  return { dose, study, later, wandered };
}
