/** A thought that wanders: from region to region, along positive links, the stronger the likelier. */
import { labels, N } from "../connectome.js";
import { steps } from "../model.js";

/** It sets out from the back hub of the default mode network, and every reader sees the same walk. */
const START = labels.indexOf("l_isthmuscingulate");
const SEED = 7;
const KEPT = 7;

export function walk() {
  let state = SEED;
  /** @type {number[]} */
  let path = [START];

  /** A small generator, the same everywhere (mulberry32). */
  function chance() {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** @param {Float64Array} matrix @param {number} sharpness @param {number} pull */
  function step(matrix, sharpness, pull) {
    const here = path[path.length - 1];
    const row = steps(matrix, sharpness, pull).subarray(here * N, (here + 1) * N);
    let left = chance() * row.reduce((sum, one) => sum + one, 0);
    let next = 0;
    while (next < N - 1 && (left -= row[next]) > 0) next++;
    path = [...path, next].slice(-KEPT);
  }

  function again() {
    state = SEED;
    path = [START];
  }

  return {
    step,
    again,
    get path() {
      return path;
    },
  };
}
