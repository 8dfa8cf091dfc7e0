/**
 * Trips, one by one, as the model sends them: each is drawn by the chances that the model gives its lanes, or along the
 * way that practice or rumination steers it. A trip whose moment passes on the way, neither in the loop nor at a
 * destination, is drawn anew: what the picture counts is what the model's captured share counts.
 *
 * @typedef {{ lanes: number[], fate: "caught" | "through", steered: "" | "forth" | "back" }} Trip
 */
import { choice, DEFAULTS } from "../network.js";

const ENDING = DEFAULTS.ending;
/** Longer trips than this are cut: one in a million would go on. */
const LONGEST = 200;

/** The same dice in every browser. @param {number} seed */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Trips at one moment of a life.
 * @param {import("../town.js").Town} town @param {import("../network.js").Life} life @param {number} index the moment
 * @param {() => number} random
 */
export function sender(town, life, index, random) {
  const chance = choice(town, life.strength[index], life.beta[index], life.kappa[index]);
  const ends = new Set(town.destinations);
  const ring = new Set(town.ring);
  /** One of `lanes`, by their weights, which sum to `total`. @param {number[]} lanes @param {ArrayLike<number>} weights */
  function pick(lanes, weights, total = 1) {
    let left = random() * total;
    for (const lane of lanes) if ((left -= weights[lane]) < 0) return lane;
    return lanes[lanes.length - 1];
  }
  const cue = () => town.cues[Math.floor(random() * town.cues.length)];

  /** @returns {Trip} */
  function free() {
    for (;;) {
      let place = cue();
      /** @type {number[]} */
      const lanes = [];
      while (!ends.has(place) && random() >= ENDING && lanes.length < LONGEST) {
        const lane = pick(town.from[place], chance);
        lanes.push(lane);
        place = town.head[lane];
      }
      if (ends.has(place)) return { lanes, fate: "through", steered: "" };
      if (ring.has(place)) return { lanes, fate: "caught", steered: "" };
    }
  }

  /** @returns {Trip} */
  function practised() {
    const lanes = [];
    for (let place = cue(); !ends.has(place); place = town.head[lanes[lanes.length - 1]]) {
      const ways = town.from[place].filter((lane) => town.practised[lane] > 0);
      lanes.push(
        pick(
          ways,
          town.practised,
          ways.reduce((sum, lane) => sum + town.practised[lane], 0),
        ),
      );
    }
    return { lanes, fate: "through", steered: "forth" };
  }

  /** @returns {Trip} */
  function drawnIn() {
    let [place, lanes] = town.wayIn(cue());
    do {
      lanes.push(town.around(place));
      place = town.head[lanes[lanes.length - 1]];
    } while (random() >= ENDING && lanes.length < LONGEST);
    return { lanes, fate: "caught", steered: "back" };
  }

  return {
    /** Any trip of this moment. */
    any() {
      const die = random();
      if (die < life.steered[index]) return practised();
      return die < life.steered[index] + life.drawn_in[index] ? drawnIn() : free();
    },
    /** A hundred trips that nobody steers, as many of them caught as the model says, mixed. @returns {Trip[]} */
    hundred() {
      const room = { caught: Math.round(100 * life.captured[index]), through: 0 };
      room.through = 100 - room.caught;
      const trips = [];
      while (trips.length < 100) {
        const trip = free();
        if (room[trip.fate]-- > 0) trips.push(trip);
      }
      return trips;
    },
  };
}
