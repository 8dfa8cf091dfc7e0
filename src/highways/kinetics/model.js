/**
 * Levels of ketamine by route: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/kinetics/test_parity.py compares the two.
 */
import data from "./parameters.json" with { type: "json" };

/**
 * @typedef {"drip" | "injection" | "lozenge" | "swallowed" | "nasal racemate" | "nasal esketamine"} Route
 * @typedef {{ size?: number, minutes?: number, days?: number[], kg?: number, route?: Route, share?: number | null }} Dose
 * @typedef {"arterial" | "venous" | "effect" | "norketamine" | "inside" | "waiting" | "cleared"} Name
 * @typedef {{ minute: Float64Array } & Record<Name, Float64Array>} Levels
 * @typedef {{ size: number, matrix: Float64Array, read: Record<Name, [number, number][]> }} System
 */

const { racemic: P, absorption: A, esketamine: S } = data;
const ABSORPTION = /** @type {Record<string, { value: number }>} */ (A);
const [CENTRAL, SHALLOW, DEEP, NORKETAMINE, VENOUS, EFFECT, CLEARED, DEPOT] = [0, 1, 2, 3, 4, 5, 6, 7];
const [NOSE, GUT, LIVER, NORKETAMINE_DEEP] = [7, 8, 9, 10];
const TERMS = 48;

/** Routes of which readers see the shape of a curve and no number. @type {readonly Route[]} */
export const SHAPE_ONLY = ["lozenge", "swallowed", "nasal racemate"];
/** How strongly a level acts, against the same level of the racemate. @param {Route} [route] */
export const potency = (route) => (route === "nasal esketamine" ? S.potency.value : 1);

/** @param {Dose} [dose] @param {number} [hours] @param {number} [step] minutes @returns {Levels} */
export function simulate(
  { size = 1, minutes = 40, days = [0], kg = 70, route = "drip", share = null } = {},
  hours = 24,
  step = 1,
) {
  const dose = { size, minutes, days, kg, route, share };
  const count = Math.round((hours * 60) / step);
  const { size: n, matrix, read } = system(dose);
  const { onward } = transition(n, matrix, step);
  const added = given(dose, n, matrix, count, step);
  const column = () => new Float64Array(count + 1);
  const levels = {
    minute: column(),
    arterial: column(),
    venous: column(),
    effect: column(),
    norketamine: column(),
    inside: column(),
    waiting: column(),
    cleared: column(),
  };
  const names = /** @type {[Name, [number, number][]][]} */ (Object.entries(read));
  let state = new Float64Array(n);
  let next = new Float64Array(n);
  for (let i = 0; i <= count; i++) {
    levels.minute[i] = i * step;
    for (const [name, parts] of names) {
      let sum = 0;
      for (const [place, factor] of parts) sum += factor * state[place];
      levels[name][i] = sum;
    }
    const more = added.get(i);
    for (let row = 0; row < n; row++) {
      let sum = more ? more[row] : 0;
      for (let k = 0; k < n; k++) sum += onward[row * n + k] * state[k];
      next[row] = sum;
    }
    [state, next] = [next, state];
  }
  return levels;
}

/** A level as a share of its own peak; all 0 when nothing was given. @param {Float64Array} values */
export function shape(values) {
  const peak = values.reduce((a, b) => Math.max(a, b), 0);
  return values.map((one) => (peak > 0 ? one / peak : 0));
}

/** @param {Required<Dose>} dose @returns {System} */
const system = (dose) => (dose.route === "nasal esketamine" ? esketamine() : racemic(dose));

/** @param {Required<Dose>} dose @returns {System} */
function racemic({ kg, route, share: own }) {
  const size = kg / 70;
  const speed = size ** 0.75 / 60;
  const volumes = [P.central.value, P.shallow.value, P.deep.value, P.norketamine_volume.value].map((one) => one * size);
  const clearing = (P.clearance.value * speed) / volumes[CENTRAL];
  const n = route === "drip" ? 7 : 8;
  const matrix = new Float64Array(n * n);
  exchange(n, matrix, SHALLOW, P.to_shallow.value * speed, volumes);
  exchange(n, matrix, DEEP, P.to_deep.value * speed, volumes);
  matrix[CENTRAL * n + CENTRAL] -= clearing;
  matrix[CLEARED * n + CENTRAL] = clearing;
  matrix[NORKETAMINE * n + CENTRAL] = P.norketamine_yield.value * clearing;
  matrix[NORKETAMINE * n + NORKETAMINE] = (-P.norketamine_clearance.value * speed) / volumes[NORKETAMINE];
  delay(n, matrix, VENOUS, 1 / P.venous_delay.value, volumes[CENTRAL]);
  delay(n, matrix, EFFECT, Math.LN2 / P.effect_half.value, volumes[CENTRAL]);
  if (route !== "drip") {
    const share = own ?? absorption(route, "share");
    const rate = absorption(route, "rate");
    const changed = route === "injection" ? 0 : A.norketamine_before.value;
    matrix[DEPOT * n + DEPOT] = -rate;
    matrix[CENTRAL * n + DEPOT] = share * rate;
    matrix[CLEARED * n + DEPOT] = (1 - share) * rate;
    matrix[NORKETAMINE * n + DEPOT] = changed * (1 - share) * rate;
  }
  return {
    size: n,
    matrix,
    read: {
      arterial: [[CENTRAL, 1e3 / volumes[CENTRAL]]],
      venous: [[VENOUS, 1e3]],
      effect: [[EFFECT, 1e3]],
      norketamine: [[NORKETAMINE, 1e3 / volumes[NORKETAMINE]]],
      inside: [
        [CENTRAL, 1],
        [SHALLOW, 1],
        [DEEP, 1],
      ],
      waiting: route === "drip" ? [] : [[DEPOT, 1]],
      cleared: [[CLEARED, 1]],
    },
  };
}

/** @returns {System} */
function esketamine() {
  const n = 11;
  /** @type {number[]} */
  const volumes = [];
  volumes[CENTRAL] = S.central.value;
  volumes[SHALLOW] = S.shallow.value;
  volumes[DEEP] = S.deep.value;
  volumes[LIVER] = S.liver.value;
  volumes[NORKETAMINE] = S.noresketamine_volume.value;
  volumes[NORKETAMINE_DEEP] = S.noresketamine_deep.value;
  const matrix = new Float64Array(n * n);
  exchange(n, matrix, SHALLOW, S.to_shallow.value / 60, volumes);
  exchange(n, matrix, DEEP, S.to_deep.value / 60, volumes);
  exchange(n, matrix, LIVER, S.to_liver.value / 60, volumes);
  exchange(n, matrix, NORKETAMINE_DEEP, S.noresketamine_to_deep.value / 60, volumes, NORKETAMINE);
  matrix[NOSE * n + NOSE] = -S.nose_rate.value / 60;
  matrix[CENTRAL * n + NOSE] = S.nose_rate.value / 60;
  matrix[GUT * n + GUT] = -S.gut_rate.value / 60;
  matrix[LIVER * n + GUT] = (S.gut_share.value * S.gut_rate.value) / 60;
  matrix[CLEARED * n + GUT] = ((1 - S.gut_share.value) * S.gut_rate.value) / 60;
  const [made, lost] = [S.liver_to_noresketamine.value / 60, S.liver_other.value / 60];
  matrix[LIVER * n + LIVER] -= made + lost;
  matrix[CLEARED * n + LIVER] = made + lost;
  matrix[NORKETAMINE * n + LIVER] = made;
  matrix[NORKETAMINE * n + NORKETAMINE] -= S.noresketamine_clearance.value / 60 / volumes[NORKETAMINE];
  delay(n, matrix, EFFECT, Math.LN2 / P.effect_half.value, volumes[CENTRAL]);
  return {
    size: n,
    matrix,
    read: {
      arterial: [[CENTRAL, 1e3 / volumes[CENTRAL]]],
      venous: [[CENTRAL, 1e3 / volumes[CENTRAL]]],
      effect: [[EFFECT, 1e3]],
      norketamine: [[NORKETAMINE, 1e3 / volumes[NORKETAMINE]]],
      inside: [
        [CENTRAL, 1],
        [SHALLOW, 1],
        [DEEP, 1],
        [LIVER, 1],
      ],
      waiting: [
        [NOSE, 1],
        [GUT, 1],
      ],
      cleared: [[CLEARED, 1]],
    },
  };
}

/**
 * A flow, L/min, to and fro between two volumes.
 * @param {number} n @param {Float64Array} matrix @param {number} place @param {number} flow @param {number[]} volumes @param {number} [other]
 */
function exchange(n, matrix, place, flow, volumes, other = CENTRAL) {
  const out = flow / volumes[other];
  const back = flow / volumes[place];
  matrix[other * n + other] -= out;
  matrix[place * n + other] += out;
  matrix[place * n + place] -= back;
  matrix[other * n + place] += back;
}

/** @param {number} n @param {Float64Array} matrix @param {number} place @param {number} rate @param {number} volume */
function delay(n, matrix, place, rate, volume) {
  matrix[place * n + CENTRAL] = rate / volume;
  matrix[place * n + place] = -rate;
}

/** @param {Route} route @param {"share" | "rate" | "lag"} name */
const absorption = (route, name) => ABSORPTION[`${route.replace(" ", "_")}_${name}`].value;

/** What some minutes do. @param {number} n @param {Float64Array} matrix @param {number} minutes */
function transition(n, matrix, minutes) {
  const onward = new Float64Array(n * n);
  const arriving = new Float64Array(n * n);
  let power = new Float64Array(n * n);
  for (let i = 0; i < n; i++) power[i * n + i] = 1;
  for (let k = 0; k < TERMS; k++) {
    const scale = minutes / (k + 1);
    const next = new Float64Array(n * n);
    for (let row = 0; row < n; row++) {
      for (let column = 0; column < n; column++) {
        onward[row * n + column] += power[row * n + column];
        arriving[row * n + column] += power[row * n + column] * scale;
        let sum = 0;
        for (let j = 0; j < n; j++) sum += power[row * n + j] * matrix[j * n + column];
        next[row * n + column] = sum * scale;
      }
    }
    power = next;
  }
  return { onward, arriving };
}

/**
 * What is given during a step, as it stands at the end of the step, by step.
 * @param {Required<Dose>} dose @param {number} n @param {Float64Array} matrix @param {number} count @param {number} step
 */
function given({ size, minutes, days, kg, route }, n, matrix, count, step) {
  /** @type {Map<number, Float64Array>} */
  const added = new Map();
  /** @param {number} i @param {Float64Array} from a matrix @param {number} place @param {number} amount */
  const add = (i, from, place, amount) => {
    if (i >= count) return;
    const column = added.get(i) ?? new Float64Array(n);
    for (let row = 0; row < n; row++) column[row] += from[row * n + place] * amount;
    added.set(i, column);
  };
  const { arriving } = transition(n, matrix, step);
  /** @param {number} minute @param {number} place @param {number} amount */
  const atOnce = (minute, place, amount) => {
    const i = Math.floor(minute / step);
    if (i < count) add(i, transition(n, matrix, (i + 1) * step - minute).onward, place, amount);
  };
  /** @param {number} begins @param {number} ends @param {number} place @param {number} rate */
  const overTime = (begins, ends, place, rate) => {
    for (let i = Math.floor(begins / step); i < Math.min(Math.ceil(ends / step), count); i++) {
      const early = Math.max(begins - i * step, 0);
      const late = Math.min(ends - i * step, step);
      if (early === 0 && late === step) {
        add(i, arriving, place, rate);
      } else {
        add(i, transition(n, matrix, step - early).arriving, place, rate);
        add(i, transition(n, matrix, step - late).arriving, place, -rate);
      }
    }
  };
  const milligrams = route === "nasal esketamine" ? size * S.reference_dose.value : size * P.reference_dose.value * kg;
  for (const day of days) {
    const start = day * 1440;
    if (route === "drip") overTime(start, start + minutes, CENTRAL, milligrams / minutes);
    else if (route === "nasal esketamine") {
      const sprays = S.sprays.value;
      const running = S.running_down.value * 60;
      for (let k = 0; k < sprays; k++) {
        const at = start + k * S.spray_gap.value;
        const spray = milligrams / sprays;
        const nose = S.nose_share.value * (k === 0 ? 1 : S.nose_share_later.value);
        atOnce(at, NOSE, spray * nose);
        overTime(at, at + running, GUT, (spray * (1 - nose)) / running);
      }
    } else atOnce(start + absorption(route, "lag"), DEPOT, milligrams);
  }
  return added;
}
