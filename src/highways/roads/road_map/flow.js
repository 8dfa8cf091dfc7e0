/** What moves on the map: a hundred trips that are counted, or traffic that comes and goes with the day. */
import { dice, sender } from "./trips.js";

/** Units of the map in a second; a wide ring lane is about one unit long. */
const SPEED = 2.6;
/** Trips under way while a life goes by, and how far they have come by then, in units of the map: several long trips. */
const TRAFFIC = 80;
const WARM_UP = 80;
/** Seconds in which the hundred set out. */
const SET_OUT = 2.4;
const SEED = 20;

/**
 * @typedef {import("./trips.js").Trip & { at: number, along: number, wait: number, done: boolean }} Dot
 * @param {import("../town.js").Town} town @param {number} [trips] under way in ordinary traffic
 */
export function flow(town, trips = TRAFFIC) {
  const random = dice(SEED);
  /** @type {Dot[]} */
  let dots = [];
  /** @type {ReturnType<typeof sender> | null} */
  let source = null;
  let counting = false;
  const ring = new Set(town.ring);
  const last = (/** @type {Dot} */ dot) => dot.at === dot.lanes.length - 1;
  const arrived = (/** @type {Dot} */ dot) => dot.done && dot.fate === "through";

  /** @param {import("./trips.js").Trip} trip @param {number} wait @returns {Dot} */
  const launch = (trip, wait) => ({ ...trip, at: 0, along: 0, wait, done: false });

  const sending = () => /** @type {ReturnType<typeof sender>} */ (source);

  /** The moment from which trips are sent. @param {import("../network.js").Life} life @param {number} index */
  function moment(life, index) {
    source = sender(town, life, index, random);
  }

  /** A hundred trips, counted as they are caught or arrive. @param {boolean} [now] all at their end at once */
  function send(now = false) {
    counting = true;
    dots = sending()
      .hundred()
      .map((trip, i) => launch(trip, (SET_OUT * i) / 100));
    if (now) dots.forEach(finish);
  }

  /** Where a counted trip ends: round the loop, or out of the picture. @param {Dot} dot @param {number} i */
  function finish(dot, i) {
    dot.wait = 0;
    dot.done = true;
    if (dot.fate === "through") return;
    dot.lanes = [town.around(town.ring[i % town.ring.length])];
    dot.at = 0;
    dot.along = random();
  }

  /** Ordinary traffic: as many trips under way as the picture can show. */
  function traffic() {
    counting = false;
    dots = Array.from({ length: trips }, underWay);
  }

  /** A trip somewhere on its way, as if traffic had flowed for long: long trips are met more often than short ones. */
  function underWay() {
    for (let left = WARM_UP * random(), dot = fresh(0); ; dot = fresh(0)) {
      for (const lane of dot.lanes) {
        if (left < town.length[lane]) return { ...dot, along: left / town.length[lane] };
        left -= town.length[lane];
        dot.at++;
      }
    }
  }

  /** A trip that sets out a little later than the one before it. @param {number} [wait] */
  const fresh = (wait = random()) => launch(sending().any(), wait);

  function clear() {
    counting = false;
    dots = [];
  }

  /** @param {number} seconds */
  function move(seconds) {
    dots.forEach((dot, i) => {
      dot.wait -= seconds;
      if (dot.wait > 0 || arrived(dot)) return;
      dot.along += (SPEED * seconds) / town.length[dot.lanes[dot.at]];
      if (dot.along < 1) return;
      dot.along -= 1;
      if (!counting) {
        if (last(dot)) dots[i] = fresh();
        else dot.at++;
        return;
      }
      const place = town.head[dot.lanes[dot.at]];
      const caught = dot.fate === "caught" && (dot.done || ring.has(place));
      dot.done = caught || last(dot);
      // A caught trip goes round for as long as the others are under way.
      if (caught) [dot.lanes, dot.at] = [[town.around(place)], 0];
      else dot.at++;
    });
  }

  /** How many of the hundred have been caught, and how many got through. */
  function count() {
    const tally = { caught: 0, through: 0 };
    if (counting) for (const dot of dots) if (dot.done) tally[dot.fate]++;
    return tally;
  }

  return {
    moment,
    send,
    traffic,
    clear,
    move,
    count,
    get over() {
      return counting && dots.every((dot) => dot.done);
    },
    get counting() {
      return counting;
    },
    *[Symbol.iterator]() {
      for (const dot of dots) {
        if (dot.wait > 0 || arrived(dot)) continue;
        yield { lane: dot.lanes[dot.at], along: dot.along, steered: dot.steered === "forth" };
      }
    },
  };
}
