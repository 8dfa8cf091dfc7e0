/**
 * Two roads that compete for the same trips: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/roads/test_parity.py compares the two.
 */
import { opening } from "./window.js";
import data from "./parameters.json" with { type: "json" };

/**
 * @typedef {{ beta: number, kappa: number, beta_window: number, gain: number, habit_days: number, half_minutes: number,
 *   window_days: number, onset_days: number, closing_days: number, start: number }} Parameters
 * @typedef {{ u: number, stable: boolean }} FixedPoint
 * @typedef {{ day: Float64Array, new: Float64Array, trips: Float64Array, window: Float64Array }} Life
 * @typedef {{ doses?: number[], practice?: number, practice_start?: number, practice_days?: number,
 *   rumination?: number, step?: number }} Scenario
 */

/** Every parameter at its default. */
export const DEFAULTS = /** @type {Parameters} */ (
  Object.fromEntries(Object.entries(data.two_roads).map(([name, entry]) => [name, entry.value]))
);

/** Small steps in words, as minutes a day: a model choice, and never advice. */
export const STEPS = /** @type {Record<string, number>} */ (data.steps);

/** @param {number} odds */
const logistic = (odds) => 1 / (1 + Math.exp(-odds));

export class TwoRoads {
  /** @param {Partial<Parameters>} [parameters] */
  constructor(parameters = {}) {
    /** @type {Parameters} */
    this.p = { ...DEFAULTS, ...parameters };
  }

  /** Rate of change outside the window, 1/day. */
  get eta() {
    return 3 / this.p.habit_days;
  }

  /** Share of all trips that `minutes` a day make on purpose. @param {number} minutes */
  push(minutes) {
    return minutes / (minutes + this.p.half_minutes);
  }

  /** @param {number} [window] */
  strictness(window = 0) {
    return this.p.beta - (this.p.beta - this.p.beta_window) * window;
  }

  /** Share of undirected trips that take the new road. @param {number} u @param {number} [window] */
  choice(u, window = 0) {
    const beta = this.strictness(window);
    const ahead = u ** beta;
    return ahead / (ahead + (this.p.kappa * (1 - u)) ** beta);
  }

  /** Where `u` is heading, minus where it is. @param {number} u */
  flow(u, practice = 0, rumination = 0, window = 0) {
    const [forth, back] = [this.push(practice), this.push(rumination)];
    return (1 - forth - back) * this.choice(u, window) + forth - u;
  }

  /** du/dt in 1/day. @param {number} u */
  rate(u, practice = 0, rumination = 0, window = 0) {
    return this.eta * (1 + (this.p.gain - 1) * window) * this.flow(u, practice, rumination, window);
  }

  /** Height of the hill at `steps` + 1 even places from u = 0 to 1; 0 at its lowest. */
  potential(practice = 0, rumination = 0, window = 0, steps = 200) {
    const height = new Float64Array(steps + 1);
    let before = this.flow(0, practice, rumination, window);
    let lowest = 0;
    for (let i = 1; i <= steps; i++) {
      const flow = this.flow(i / steps, practice, rumination, window);
      height[i] = height[i - 1] - (flow + before) / (2 * steps);
      lowest = Math.min(lowest, height[i]);
      before = flow;
    }
    return height.map((one) => one - lowest);
  }

  /** The ridge between the two valleys, or null when there is none. */
  separatrix() {
    return this.p.beta > 1 ? this.#between(this.p.beta) : null;
  }

  /** Every place where the marble can stay, from left to right. @returns {FixedPoint[]} */
  fixedPoints(practice = 0, rumination = 0, window = 0) {
    const [forth, back] = [this.push(practice), this.push(rumination)];
    if (forth === 0 && back === 0) return this.#resting(this.strictness(window));
    const odds = Array.from({ length: 2501 }, (_, i) => -25 + i * 0.02);
    const flow = odds.map((one) => this.flow(logistic(one), practice, rumination, window));
    /** @type {FixedPoint[]} */
    const points = [];
    if (forth === 0 || flow[0] < 0) points.push({ u: 0, stable: flow[0] < 0 });
    for (let i = 0; i < odds.length - 1; i++) {
      if (flow[i] > 0 === flow[i + 1] > 0) continue;
      points.push({ u: this.#root(odds[i], odds[i + 1], practice, rumination, window), stable: flow[i] > 0 });
    }
    const last = flow[odds.length - 1];
    if (back === 0 || last > 0) points.push({ u: 1, stable: last > 0 });
    return points;
  }

  /** Where a marble let go at `u` comes to rest, with nobody pushing. @param {number} u */
  restingPlace(u) {
    const rate = this.rate(u);
    const ahead = this.fixedPoints().filter((point) => point.stable && (point.u - u) * rate > 0);
    return ahead.length ? (rate > 0 ? ahead[0] : ahead[ahead.length - 1]).u : u;
  }

  /** @param {number} beta @returns {FixedPoint[]} */
  #resting(beta) {
    const { kappa } = this.p;
    if (beta === 1)
      return [
        { u: 0, stable: kappa > 1 },
        { u: 1, stable: kappa < 1 },
      ];
    return [
      { u: 0, stable: beta > 1 },
      { u: this.#between(beta), stable: beta < 1 },
      { u: 1, stable: beta > 1 },
    ];
  }

  /** @param {number} beta */
  #between(beta) {
    const odds = this.p.kappa ** (beta / (beta - 1));
    return Number.isFinite(odds) ? odds / (1 + odds) : 1;
  }

  /** @param {number} low @param {number} high @param {number} practice @param {number} rumination @param {number} window */
  #root(low, high, practice, rumination, window) {
    const positive = this.flow(logistic(low), practice, rumination, window) > 0;
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (this.flow(logistic(middle), practice, rumination, window) > 0 === positive) low = middle;
      else high = middle;
    }
    return logistic((low + high) / 2);
  }

  /** Days of open window that carry the marble from `start` over the ridge. @param {number} practice */
  windowNeeded(practice) {
    const { start, gain } = this.p;
    const ridge = this.separatrix();
    if (ridge === null || start >= ridge) return 0;
    const goals = this.fixedPoints(practice, 0, 1).filter((point) => point.stable && point.u >= start);
    const goal = goals.length ? goals[0].u : 0;
    return goal <= ridge ? Infinity : Math.log((goal - start) / (goal - ridge)) / (gain * this.eta);
  }

  /** Minutes a day, kept up without a window, at which the old road's valley disappears. */
  criticalPractice() {
    const ridge = this.separatrix();
    if (ridge === null) return 0;
    let push = -Infinity;
    for (let i = 1; i < 20000; i++) {
      const u = (i / 20000) * ridge;
      const choice = this.choice(u);
      push = Math.max(push, (u - choice) / (1 - choice));
    }
    return (this.p.half_minutes * push) / (1 - push);
  }

  /** How far the window is open on a day. @param {number} day @param {number[]} [doses] */
  window(day, doses = [0]) {
    const { window_days, onset_days, closing_days } = this.p;
    return opening(day, doses, window_days, onset_days, closing_days);
  }

  /** One life from day 0, by forward Euler. @param {number} [days] @param {Scenario} [scenario] @returns {Life} */
  simulate(days = 120, scenario = {}) {
    const {
      doses = [0],
      practice = 0,
      practice_start = 1,
      practice_days = Infinity,
      rumination = 0,
      step = 0.1,
    } = scenario;
    const [forth, back] = [this.push(practice), this.push(rumination)];
    const count = Math.round(days / step) + 1;
    /** @type {Life} */
    const life = {
      day: new Float64Array(count),
      new: new Float64Array(count),
      trips: new Float64Array(count),
      window: new Float64Array(count),
    };
    let u = this.p.start;
    for (let i = 0; i < count; i++) {
      const day = i * step;
      const open = this.window(day, doses);
      const push = day >= practice_start && day < practice_start + practice_days ? forth : 0;
      const taken = (1 - push - back) * this.choice(u, open) + push;
      life.day[i] = day;
      life.window[i] = open;
      life.new[i] = u;
      life.trips[i] = taken;
      const rate = this.eta * (1 + (this.p.gain - 1) * open) * step;
      u = Math.min(Math.max(u + rate * (taken - u), 0), 1);
    }
    return life;
  }
}
