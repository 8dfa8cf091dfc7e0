/**
 * A resting brain as a network of 68 regions: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/dmn/test_parity.py compares the two. Matrices are Float64Arrays, row by row.
 */
import { fractions, labels, N, weights } from "./connectome.js";
import { cholesky, gram, inverse, largest, outer } from "./linear.js";
import data from "./parameters.json" with { type: "json" };

/**
 * @typedef {"default" | "midazolam-like" | "global-up"} Account
 * @typedef {{ drive: number, cohesion: number, competition: number, inhibition: number, compression: number, homotopic: number,
 *   half_effect: number, default_loss: number, salience_loss: number, competition_loss: number, inhibition_loss: number,
 *   drive_rise: number, drive_rise_opposite: number, sedative_loss: number, midline_loss: number }} Parameters
 * @typedef {"default" | "mpfc_default" | "pcc_mpfc" | "salience" | "visual" | "somatomotor" | "frontoparietal" | "everything"
 *   | "default_attention_gsr"} Statistic
 * @typedef {{ matrix: Float64Array, networks: Float64Array } & Record<Statistic, number>} Connectivity
 */

/** Every parameter at its value. */
const DEFAULTS = /** @type {Parameters} */ (
  Object.fromEntries(Object.entries(data.network).map(([name, entry]) => [name, entry.value]))
);

/** Effect-site concentration that the widget shows as a dose of 1. */
export const PEAK = data.shown.peak.value;
export const SHARPNESS = data.shown.sharpness.value;
export const LOOP_PULL = data.shown.loop_pull.value;
const AFTER = data.days.after_effect.value;
export const LAST_DAY = AFTER[AFTER.length - 1][0];

/** Columns of the seven networks. */
export const [VISUAL, SOMATOMOTOR, DORSAL, SALIENCE, LIMBIC, CONTROL, DEFAULT] = [0, 1, 2, 3, 4, 5, 6];
export const NETWORKS = 7;

const every = Float64Array.from({ length: N }, () => 1);
/** Membership of each network. */
const members = Array.from({ length: NETWORKS }, (_, n) => Float64Array.from(fractions, (row) => row[n]));
/** The network that holds the largest share of each region. */
export const home = fractions.map((row) => row.indexOf(Math.max(...row)));
/** @param {string[]} names */
const part = (names) => Float64Array.from(labels, (label) => Number(names.includes(label.slice(2))));
const posterior = part(["posteriorcingulate", "isthmuscingulate", "precuneus"]);
const frontal = part(["medialorbitofrontal", "rostralanteriorcingulate", "superiorfrontal"]);
const attention = members[DORSAL].map((one, i) => one + members[SALIENCE][i]);

/** The default mode network without the middle of the forehead. */
const behind = members[DEFAULT].map((one, i) => one * (1 - frontal[i]));

/** @param {Float64Array} f */
const unit = (f) => {
  const length = Math.hypot(...f);
  return f.map((one) => one / length);
};

/** Size of the after-effect (0 to 1) on a day from 0 to 14. @param {number} day */
export function afterEffect(day) {
  const next = Math.max(
    1,
    AFTER.findIndex(([one]) => one >= day),
  );
  const [[d0, w0], [d1, w1]] = [AFTER[next - 1], AFTER[next]];
  return w0 + ((w1 - w0) * (day - d0)) / (d1 - d0);
}

/** What does not change with a dose. @typedef {Record<"fibres" | "own" | "salience" | "others" | "rivals" | "midline", Float64Array>} Wires */

/** @param {number} compression @param {number} homotopic @returns {Wires} */
function wire(compression, homotopic) {
  const most = Math.max(...weights);
  const fibres = weights.map((one) => (one === 0 ? 0 : (one / most) ** compression));
  const strength = labels.map((_, i) => fibres.subarray(i * N, (i + 1) * N).reduce((sum, one) => sum + one, 0));
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) fibres[i * N + j] /= Math.sqrt(strength[i] * strength[j]);
  labels.forEach((label, i) => {
    const twin = labels.indexOf((label.startsWith("r_") ? "l_" : "r_") + label.slice(2));
    fibres[i * N + twin] += homotopic;
  });
  const radius = largest(fibres, N);
  const each = members.map((f) => outer(unit(f), unit(f)));
  const others = new Float64Array(N * N);
  each.forEach((one, n) => {
    if (n !== DEFAULT && n !== SALIENCE) for (let i = 0; i < N * N; i++) others[i] += one[i];
  });
  const [there, back] = [
    outer(unit(members[DEFAULT]), unit(attention)),
    outer(unit(attention), unit(members[DEFAULT])),
  ];
  const [up, down] = [outer(posterior, frontal), outer(frontal, posterior)];
  return {
    fibres: fibres.map((one) => one / radius),
    own: each[DEFAULT],
    salience: each[SALIENCE],
    others,
    rivals: there.map((one, i) => one + back[i]),
    midline: up.map((one, i) => one + down[i]),
  };
}

/** The last wires that were made: a slider asks for the same ones again and again. */
let made = { key: "", wires: /** @type {Wires | null} */ (null) };

/** @param {Parameters} p @returns {Wires} */
function wires({ compression, homotopic }) {
  const key = `${compression} ${homotopic}`;
  if (made.key !== key) made = { key, wires: wire(compression, homotopic) };
  return /** @type {Wires} */ (made.wires);
}

/** A, the matrix of all links. @param {number} concentration @param {number} after @param {Account} account @param {Parameters} p */
function coupling(concentration, after, account, p) {
  const w = wires(p);
  let k = concentration / (concentration + p.half_effect);
  const sedative = account === "midazolam-like";
  const own = p.cohesion * (1 - (sedative ? p.sedative_loss : p.default_loss) * k);
  if (sedative) k = 0;
  const fibres = p.drive * (1 + (account === "global-up" ? p.drive_rise_opposite : p.drive_rise) * k);
  const salience = p.cohesion * (1 - p.salience_loss * k);
  const rivals = p.competition * (1 - p.competition_loss * k);
  const common = (p.inhibition * (1 - p.inhibition_loss * k)) / N;
  const midline = p.midline_loss * after;
  const a = new Float64Array(N * N);
  for (let i = 0; i < N * N; i++) {
    a[i] =
      (fibres * w.fibres[i] + own * w.own[i]) * (1 - midline * w.midline[i]) +
      salience * w.salience[i] +
      p.cohesion * w.others[i] -
      rivals * w.rivals[i] -
      common;
  }
  return a;
}

/** How far from growth without end all links together must stay; closer, what is left is rounding. */
const EDGE = 0.01;
/** @param {Float64Array} m @param {number} by taken from its diagonal */
const less = (m, by) => m.map((one, i) => (i % (N + 1) === 0 ? one - by : one));

/**
 * Connectivity at a level of ketamine (ng/mL at the effect site, 0 to 3,000), or some days after.
 * @param {number} concentration @param {number} [after] @param {Account} [account] @param {boolean} [gsr]
 * @param {Partial<Parameters>} [parameters] @returns {Connectivity}
 */
export function connectivity(concentration, after = 0, account = "default", gsr = false, parameters = {}) {
  const decay = coupling(concentration, after, account, { ...DEFAULTS, ...parameters });
  for (let i = 0; i < N * N; i++) decay[i] = (i % (N + 1) === 0 ? 1 : 0) - decay[i];
  const root = cholesky(decay, N);
  if (!root || !cholesky(less(decay, EDGE), N))
    throw new Error(
      "With these settings activity would grow without end; lower drive or cohesion, or raise inhibition.",
    );
  const covariance = gram(inverse(root, N), N);
  const shared = new Float64Array(N);
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) shared[i] += covariance[i * N + j];
  const all = shared.reduce((sum, one) => sum + one, 0);
  const removed = covariance.slice();
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) removed[i * N + j] -= (shared[i] * shared[j]) / all;
  scale(covariance);
  scale(removed);
  const matrix = gsr ? removed : covariance;
  const networks = Float64Array.from(means(matrix, members, members).flat());
  /** @param {number} n */
  const within = (n) => networks[n * NETWORKS + n];
  return {
    matrix,
    networks,
    default: within(DEFAULT),
    mpfc_default: mean(matrix, frontal, behind),
    pcc_mpfc: mean(matrix, posterior, frontal),
    salience: within(SALIENCE),
    visual: within(VISUAL),
    somatomotor: within(SOMATOMOTOR),
    frontoparietal: within(CONTROL),
    everything: mean(matrix, every, every),
    default_attention_gsr: mean(removed, members[DEFAULT], attention),
  };
}

/** From covariance to correlation, in place. @param {Float64Array} covariance */
function scale(covariance) {
  const deviation = Float64Array.from(labels, (_, i) => Math.sqrt(covariance[i * N + i]));
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) covariance[i * N + j] /= deviation[i] * deviation[j];
    covariance[i * N + i] = 1;
  }
}

/** @param {Float64Array} a @param {Float64Array} b */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < N; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * Mean of `matrix` over pairs of different regions, weighted by each of `left` and of `right`.
 * @param {Float64Array} matrix @param {Float64Array[]} left @param {Float64Array[]} right
 */
function means(matrix, left, right) {
  const toRight = right.map((one) => {
    const product = new Float64Array(N);
    for (let i = 0; i < N; i++) {
      let sum = 0;
      for (let j = 0; j < N; j++) sum += matrix[i * N + j] * one[j];
      product[i] = sum;
    }
    return product;
  });
  return left.map((a) =>
    right.map((b, n) => {
      const itself = dot(a, b);
      return (dot(a, toRight[n]) - itself) / (dot(a, every) * dot(b, every) - itself);
    }),
  );
}

/** The same for one pair of weights. @param {Float64Array} matrix @param {Float64Array} left @param {Float64Array} right */
const mean = (matrix, left, right) => means(matrix, [left], [right])[0][0];

/**
 * How likely each next step of a thought is, before the rows are made to sum to 1: along positive links.
 * @param {Float64Array} matrix @param {number} sharpness @param {number} pull
 */
export function steps(matrix, sharpness, pull) {
  const chances = new Float64Array(N * N);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const both = home[i] === DEFAULT && home[j] === DEFAULT;
      if (i !== j) chances[i * N + j] = Math.max(matrix[i * N + j], 0) ** sharpness * (both ? pull : 1);
    }
  }
  return chances;
}

/**
 * Of all steps that begin inside the default mode network, the share that stays inside.
 * @param {ArrayLike<number>} matrix @param {number} sharpness @param {number} [pull]
 */
export function inside(matrix, sharpness, pull = 1) {
  const chances = steps(Float64Array.from(matrix), sharpness, pull);
  let [stay, all] = [0, 0];
  for (let i = 0; i < N; i++) {
    if (home[i] !== DEFAULT) continue;
    for (let j = 0; j < N; j++) {
      all += chances[i * N + j];
      if (home[j] === DEFAULT) stay += chances[i * N + j];
    }
  }
  return stay / all;
}
