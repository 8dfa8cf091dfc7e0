/** What happens at a moment, in words: every word from words.en.json, every number from the model. */
import { fill } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";
import words from "../words.en.json" with { type: "json" };
import { at, course } from "./course.js";
import { clock, TODAY } from "./day.js";

/** @typedef {import("./day.js").Route} Route @typedef {import("./day.js").Phase} Phase */

const say = words.say;
/** From which value on a state has the next word of words.strength. */
const STEPS = [2, 15, 35, 60, 80];

/** @param {number} state 0 to 100 */
export const strength = (state) => words.strength[STEPS.filter((step) => state >= step).length];

/** @param {Route} route @param {number} minute */
export function parts(route, minute) {
  const { level_shape, altered, pressure } = course(route);
  const level = of100(at(level_shape, minute));
  const found = {
    level: level === 0 ? say.level_none : level === 100 ? say.level_peak : fill(say.level, { n: level }),
    altered: "",
    pressure: "",
  };
  if (!altered || !pressure) return found;
  const [low, high] = [strength(at(altered.low, minute)), strength(at(altered.high, minute))];
  found.altered =
    high === words.strength[0] ? say.altered_none : fill(low === high ? say.altered_one : say.altered, { low, high });
  const up = [pressure.low, pressure.mid, pressure.high].map((values) => Math.round(at(values, minute)));
  found.pressure = up[2] === 0 ? say.pressure_none : fill(say.pressure, { low: up[0], mid: up[1], high: up[2] });
  return found;
}

/** @param {{ route: Route, compare: Route | "", minute: number, phase: Phase }} now */
export function moment({ route, compare, minute, phase }) {
  const { name, when, who, others } = words.phases[phase];
  if (!TODAY.includes(phase)) return fill(say.off, { name, when: lower(when), who: lower(who), others });
  const opening = fill(say.on, {
    clock: capital(clock(words.clock, minute)),
    name: lower(name),
    who: lower(who),
    others,
  });
  if (minute <= 0) return minute < 0 ? `${opening} ${say.before}` : opening;
  const told = parts(route, minute);
  const first = fill(told.pressure ? say.model : say.model_shape, told);
  if (!compare || compare === route) return `${opening} ${first}`;
  const other = parts(compare, minute);
  const rest = [other.level, other.altered, other.pressure].filter(Boolean).join("; ");
  return `${opening} ${first} ${fill(say.compare, { route: words.routes[compare], parts: rest })}`;
}

/** A name in the middle of a sentence. @param {string} text */
export const lower = (text) => text[0].toLowerCase() + text.slice(1);

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);
