/**
 * Roads on a map: the twin of network.py, line for line where it can be.
 * Python is the truth; tests/roads/test_network_parity.py compares the two.
 */
import data from "./parameters.json" with { type: "json" };
import { Town } from "./town.js";
import { opening } from "./window.js";

/**
 * @typedef {Record<keyof typeof data.network, number>} Parameters
 * @typedef {Partial<Parameters> & { doses?: number[], window?: [number, number][], practice_minutes?: number,
 *   practice_start?: number, practice_days?: number, pauses?: [number, number][], rumination_minutes?: number,
 *   rumination_start?: number, rumination_days?: number, account?: string }} Scenario
 * @typedef {{ day: Float64Array, captured: Float64Array, entropy: Float64Array, window: Float64Array,
 *   steered: Float64Array, drawn_in: Float64Array, strength: Float64Array[], traffic: Float64Array[],
 *   beta: Float64Array, kappa: Float64Array }} Life what network.py's Life holds, and the forces behind it
 */

export const DEFAULTS = /** @type {Parameters} */ (
  Object.fromEntries(Object.entries(data.network).map(([name, entry]) => [name, entry.value]))
);

/** Small steps in words, as minutes a day: a model choice, and never advice. */
export const MAP_STEPS = /** @type {Record<string, number>} */ (data.map_steps);

/** What a life that ends with that captured share is called on the map. @param {number} captured */
export const region = (captured) =>
  /** @type {[string, number]} */ (Object.entries(data.regions).find(([, from]) => captured >= from))[0];

/** Eight lives on the map. @type {Record<string, Scenario>} */
export const STORIES = Object.fromEntries(
  Object.entries(/** @type {Record<string, any>} */ (data.stories)).map(([name, { steps, ...rest }]) => [
    name,
    steps ? { practice_minutes: MAP_STEPS[steps], ...rest } : rest,
  ]),
);

/** How `grow` begins. */
const PRELUDE = { width: 0.05, kappa: 4 };
const SUBSOIL = 0.2;

export const shipped = new Town();

/** @param {Scenario} [scenario] @param {number} [days] @param {number} [step] @param {Town} [town] */
export function simulate(scenario = {}, days = 120, step = 0.5, town = shipped) {
  return live(scenario, town, town.rigid, days, step);
}

/** @param {number} [days] @param {number} [step] @param {Town} [town] */
export function grow(days = 240, step = 1, town = shipped) {
  return live({ kappa: PRELUDE.kappa }, town, new Float64Array(town.lanes).fill(PRELUDE.width), days, step);
}

/**
 * The chance that a trip at the beginning of a lane takes that lane, for every lane.
 * @param {Town} town @param {Float64Array} strength @param {number} beta @param {number} kappa @param {number} [bare]
 */
export function choice(town, strength, beta, kappa, bare = DEFAULTS.bare) {
  const chance = new Float64Array(town.lanes);
  for (const lanes of town.from) {
    let total = 0;
    for (const lane of lanes) {
      chance[lane] = town.affordance[lane] * (town.intoRing[lane] ? kappa : 1) * (strength[lane] + bare) ** beta;
      total += chance[lane];
    }
    for (const lane of lanes) chance[lane] = total > 0 ? chance[lane] / total : 0;
  }
  return chance;
}

/** Expected visits to each place in one trip. @param {Town} town @param {Float64Array} chance @param {number} ending */
export function visits(town, chance, ending) {
  const matrix = new Float64Array(town.system.size);
  for (const cell of town.diagonal) matrix[cell] = 1;
  for (let lane = 0; lane < town.lanes; lane++)
    if (town.open[lane]) matrix[town.cell[lane]] -= (1 - ending) * chance[lane];
  return town.system.solve(matrix, town.source.slice());
}

/** Passes per trip when a trip is drawn in and goes round and round. @param {Town} town @param {number} ending */
export function rumination(town, ending) {
  const passes = new Float64Array(town.lanes);
  const [stay, share] = [1 - ending, 1 / town.cues.length];
  for (const cue of town.cues) {
    let [place, way] = town.wayIn(cue);
    for (const lane of way) passes[lane] += share;
    for (let turn = 0; turn < town.ring.length; turn++) {
      const lane = town.around(place);
      passes[lane] += (share * stay ** (turn + 1)) / (1 - stay ** town.ring.length);
      place = town.head[lane];
    }
  }
  return passes;
}

/**
 * @param {Scenario} scenario @param {Town} town @param {Float64Array} start @param {number} days @param {number} step
 * @returns {Life}
 */
function live(scenario, town, start, days, step) {
  const {
    doses = [],
    window = [],
    practice_minutes = 0,
    practice_start = 1,
    practice_days = Infinity,
    pauses = [],
    rumination_minutes = 0,
    rumination_start = 0,
    rumination_days = Infinity,
    account = "window",
  } = scenario;
  const p = { ...DEFAULTS, ...scenario };
  const count = Math.round(days / step) + 1;
  const looser = account === "window" || account === "flattening only" ? 1 : 0;
  const faster = account === "window" || account === "learning rate only" ? 1 : 0;
  const practising = practice_minutes / (practice_minutes + p.half_minutes);
  const ruminating = rumination_minutes / (rumination_minutes + p.half_rumination);
  const around = rumination(town, p.ending);
  const series = () => new Float64Array(count);
  /** @type {Life} */
  const life = {
    day: series(),
    captured: series(),
    entropy: series(),
    window: series(),
    beta: series(),
    kappa: series(),
    steered: series(),
    drawn_in: series(),
    strength: [],
    traffic: [],
  };
  let width = Float64Array.from(start);
  const ground = Float64Array.from(start);
  const spread = Math.log(town.lanes);

  for (let i = 0; i < count; i++) {
    const day = i * step;
    const open = window.length
      ? between(window, day + step / 2)
      : opening(day + step / 2, doses, p.window_days, p.onset_days, p.closing_days);
    const beta = p.beta - (p.beta - p.beta_window) * looser * open;
    const eta = (3 / p.habit_days) * (1 + (p.gain - 1) * faster * open);
    const lifted =
      account === "mood only" ? opening(day + step / 2, doses, p.mood_days, p.onset_days, p.closing_days) : 0;
    const kappa = p.kappa - (p.kappa - p.kappa_mood) * lifted;
    const on =
      day >= practice_start &&
      day < practice_start + practice_days &&
      !pauses.some(([first, back]) => day >= first && day < back);
    const steered = on ? practising : 0;
    const drawn = day >= rumination_start && day < rumination_start + rumination_days ? ruminating : 0;

    if (account === "scaling" && doses.some((dose) => day <= dose && dose < day + step))
      width = width.map((one) => one * p.scale);
    const felt = p.asphalt_days ? width.map((one, lane) => (1 - SUBSOIL) * one + SUBSOIL * ground[lane]) : width;
    const chance = choice(town, felt, beta, kappa, p.bare);
    const seen = visits(town, chance, p.ending);
    const used = new Float64Array(town.lanes);
    const after = new Float64Array(town.lanes);
    let whole = 0;
    for (let lane = 0; lane < town.lanes; lane++) {
      const free = seen[town.tail[lane]] * (1 - p.ending) * chance[lane];
      whole += free;
      used[lane] = free;
    }
    let entropy = 0;
    for (let lane = 0; lane < town.lanes; lane++) {
      const part = used[lane] / whole;
      entropy -= part * Math.log(part + 1e-12);
      used[lane] = (1 - steered - drawn) * used[lane] + steered * town.practised[lane] + drawn * around[lane];
      after[lane] = width[lane] + step * eta * (used[lane] / (used[lane] + p.half_use) - width[lane]);
      if (p.asphalt_days) ground[lane] += (step / p.asphalt_days) * (width[lane] - ground[lane]);
    }
    const stuck = p.ending * sum(seen, town.ring);
    life.day[i] = day;
    life.captured[i] = stuck / (stuck + sum(seen, town.destinations));
    life.entropy[i] = entropy / spread;
    life.window[i] = open;
    life.beta[i] = beta;
    life.kappa[i] = kappa;
    life.steered[i] = steered;
    life.drawn_in[i] = drawn;
    life.strength.push(width);
    life.traffic.push(used);
    width = after;
  }
  return life;
}

/** @param {Float64Array} values @param {number[]} places */
function sum(values, places) {
  let total = 0;
  for (const place of places) total += values[place];
  return total;
}

/** Straight between points, level outside them. @param {[number, number][]} points @param {number} day */
function between(points, day) {
  const next = points.findIndex(([when]) => when > day);
  if (next === 0) return points[0][1];
  if (next === -1) return points[points.length - 1][1];
  const [[a, from], [b, to]] = [points[next - 1], points[next]];
  return from + ((to - from) * (day - a)) / (b - a);
}
