/** Where the regions lie, what they are called, and which networks and links they belong to. */
import { fill } from "../../ui/dom.js";
import { fractions, labels, mni, N } from "../connectome.js";
import { CONTROL, DEFAULT, DORSAL, home, LIMBIC, SALIENCE, SOMATOMOTOR, VISUAL } from "../model.js";
import words from "../words.en.json" with { type: "json" };

/** The networks by their names in the traits, in the order of the list and of the matrix. @type {[string, number][]} */
export const KEYS = [
  ["default", DEFAULT],
  ["control", CONTROL],
  ["salience", SALIENCE],
  ["dorsal", DORSAL],
  ["limbic", LIMBIC],
  ["somatomotor", SOMATOMOTOR],
  ["visual", VISUAL],
];
const keyOf = Object.fromEntries(KEYS.map(([key, n]) => [n, key]));
/** The name of the network that holds most of each region. */
export const homes = home.map((n) => keyOf[n]);
/** From this share on a region lights up with a network. */
const BELONGS = 0.25;
/** @param {string} key @param {number} i */
export const belongs = (key, i) => KEYS.some(([one, n]) => one === key && fractions[i][n] >= BELONGS);

/** The matrix's rows: by network, then from the one side to the other. */
export const order = [...labels.keys()].sort((a, b) => place(a) - place(b) || a - b);
/** @param {number} i */
function place(i) {
  return KEYS.findIndex(([, n]) => n === home[i]);
}

/** A region in plain words; both sides stand in the same order. @param {number} i */
export const nameOf = (i) =>
  fill(labels[i][0] === "r" ? words.right : words.left, { region: words.regions[i % (N / 2)] });

/** A region and its networks, in one line. @param {number} i */
export function lineOf(i) {
  const networks = KEYS.filter(([key]) => belongs(key, i)).map(
    ([key]) => words.networks[/** @type {"default"} */ (key)],
  );
  return fill(words.region_line, { region: nameOf(i), networks: networks.join(", ") });
}

/** Two ways to look, in mm with the front to the left: the left half from the side, both halves from above. */
export const sights = {
  side: { spots: mni.map(([, y, z]) => [-y, -z]), shown: [...labels.keys()].filter((i) => labels[i][0] === "l") },
  above: { spots: mni.map(([x, y]) => [-y, -x]), shown: [...labels.keys()] },
};

/** How many links are drawn: of all, within the default mode network beside those, of one network, of one region. */
const DRAWN = { all: 64, own: 40, network: 70, region: 12 };

/**
 * The strongest links at rest among the regions in sight.
 * @param {number[]} shown @param {Float64Array} rest @param {string} network @param {number} region
 * @returns {[number, number][]}
 */
export function links(shown, rest, network, region) {
  /** @type {[number, number][]} */
  const pairs = [];
  for (const i of shown) for (const j of shown) if (i < j) pairs.push([i, j]);
  pairs.sort(([a, b], [c, d]) => rest[c * N + d] - rest[a * N + b]);
  const both = (/** @type {string} */ key) => pairs.filter(([i, j]) => belongs(key, i) && belongs(key, j));
  if (region >= 0) return pairs.filter((pair) => pair.includes(region)).slice(0, DRAWN.region);
  if (network) return both(network).slice(0, DRAWN.network);
  const first = pairs.slice(0, DRAWN.all);
  return [
    ...first,
    ...both("default")
      .slice(0, DRAWN.own)
      .filter((pair) => !first.includes(pair)),
  ];
}

/** Both regions' network where they share one, else none. @param {[number, number]} pair @param {string} network */
export const kindOf = ([i, j], network) =>
  network && belongs(network, i) && belongs(network, j) ? network : homes[i] === homes[j] ? homes[i] : "none";
