/**
 * Levels of racemic ketamine after a drip: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/kinetics/test_parity.py compares the two.
 */
import data from "./parameters.json" with { type: "json" };

/**
 * @typedef {{ size?: number, minutes?: number, days?: number[], kg?: number }} Dose
 * @typedef {{ minute: Float64Array, arterial: Float64Array, venous: Float64Array, effect: Float64Array,
 *   norketamine: Float64Array, inside: Float64Array, cleared: Float64Array }} Levels
 */

const P = data.racemic;
const [CENTRAL, SHALLOW, DEEP, NORKETAMINE, VENOUS, EFFECT, CLEARED] = [0, 1, 2, 3, 4, 5, 6];
const SIZE = 7;
const TERMS = 48;

/** @param {Dose} [dose] @param {number} [hours] @param {number} [step] minutes @returns {Levels} */
export function simulate({ size = 1, minutes = 40, days = [0], kg = 70 } = {}, hours = 24, step = 1) {
  const count = Math.round((hours * 60) / step);
  const { volumes, matrix } = system(kg);
  const { onward, arriving } = transition(matrix, step);
  const milligrams = size * P.reference_dose.value * kg;
  const column = () => new Float64Array(count + 1);
  const levels = {
    minute: column(), arterial: column(), venous: column(), effect: column(), norketamine: column(), inside: column(), cleared: column(),
  };
  let state = new Float64Array(SIZE);
  let next = new Float64Array(SIZE);
  for (let i = 0; i <= count; i++) {
    const begins = i * step;
    levels.minute[i] = begins;
    levels.arterial[i] = (1e3 * state[CENTRAL]) / volumes[CENTRAL];
    levels.venous[i] = 1e3 * state[VENOUS];
    levels.effect[i] = 1e3 * state[EFFECT];
    levels.norketamine[i] = (1e3 * state[NORKETAMINE]) / volumes[NORKETAMINE];
    levels.inside[i] = state[CENTRAL] + state[SHALLOW] + state[DEEP];
    levels.cleared[i] = state[CLEARED];
    let flow = 0;
    for (const day of days) {
      const running = Math.min(begins + step, day * 1440 + minutes) - Math.max(begins, day * 1440);
      flow += (Math.max(running, 0) / step) * (milligrams / minutes);
    }
    for (let row = 0; row < SIZE; row++) {
      let sum = arriving[row] * flow;
      for (let k = 0; k < SIZE; k++) sum += onward[row * SIZE + k] * state[k];
      next[row] = sum;
    }
    [state, next] = [next, state];
  }
  return levels;
}

/** @param {number} kg */
function system(kg) {
  const size = kg / 70;
  const speed = size ** 0.75 / 60;
  const volumes = [P.central.value, P.shallow.value, P.deep.value, P.norketamine_volume.value].map((one) => one * size);
  const clearing = (P.clearance.value * speed) / volumes[CENTRAL];
  const matrix = new Float64Array(SIZE * SIZE);
  const at = (/** @type {number} */ row, /** @type {number} */ column) => row * SIZE + column;
  for (const [place, { value }] of /** @type {const} */ ([[SHALLOW, P.to_shallow], [DEEP, P.to_deep]])) {
    const out = (value * speed) / volumes[CENTRAL];
    const back = (value * speed) / volumes[place];
    matrix[at(CENTRAL, CENTRAL)] -= out;
    matrix[at(place, CENTRAL)] += out;
    matrix[at(place, place)] -= back;
    matrix[at(CENTRAL, place)] += back;
  }
  matrix[at(CENTRAL, CENTRAL)] -= clearing;
  matrix[at(CLEARED, CENTRAL)] = clearing;
  matrix[at(NORKETAMINE, CENTRAL)] = P.norketamine_yield.value * clearing;
  matrix[at(NORKETAMINE, NORKETAMINE)] = (-P.norketamine_clearance.value * speed) / volumes[NORKETAMINE];
  for (const [place, rate] of [[VENOUS, 1 / P.venous_delay.value], [EFFECT, Math.LN2 / P.effect_half.value]]) {
    matrix[at(place, CENTRAL)] = rate / volumes[CENTRAL];
    matrix[at(place, place)] = -rate;
  }
  return { volumes, matrix };
}

/** What a step does. @param {Float64Array} matrix @param {number} step */
function transition(matrix, step) {
  const onward = new Float64Array(SIZE * SIZE);
  const arriving = new Float64Array(SIZE);
  let power = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) power[i * SIZE + i] = 1;
  for (let k = 0; k < TERMS; k++) {
    const scale = step / (k + 1);
    const next = new Float64Array(SIZE * SIZE);
    for (let row = 0; row < SIZE; row++) {
      arriving[row] += power[row * SIZE + CENTRAL] * scale;
      for (let column = 0; column < SIZE; column++) {
        onward[row * SIZE + column] += power[row * SIZE + column];
        let sum = 0;
        for (let j = 0; j < SIZE; j++) sum += power[row * SIZE + j] * matrix[j * SIZE + column];
        next[row * SIZE + column] = sum * scale;
      }
    }
    power = next;
  }
  return { onward, arriving };
}
