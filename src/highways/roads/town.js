/** The map of a small town: the twin of town.py, which says what the fields of the file mean and checks them. */
import { sparse } from "./elimination.js";
import shipped from "./town.json" with { type: "json" };

/** A lane of the rigid map that is this wide or wider is drawn as a road. */
const WIDE = 0.2;

/**
 * @typedef {{ pts: number[][], edges: number[][], cues: number[], dest: number[], ring: number[], aff: number[],
 *   w_rigid: number[], path: number[] }} TownFile
 */

export class Town {
  /** @param {TownFile} [file] */
  constructor(file = shipped) {
    this.places = file.pts;
    this.tail = file.edges.map(([tail]) => tail);
    this.head = file.edges.map(([, head]) => head);
    this.cues = file.cues;
    this.destinations = file.dest;
    this.ring = file.ring;
    this.affordance = file.aff;
    this.rigid = Float64Array.from(file.w_rigid);
    this.practised = file.path;
    this.lanes = this.tail.length;
    this.length = file.edges.map(([a, b]) =>
      Math.hypot(file.pts[b][0] - file.pts[a][0], file.pts[b][1] - file.pts[a][1]),
    );
    const rings = new Set(file.ring);
    const ends = new Set(file.dest);
    this.inRing = file.edges.map(([a, b]) => rings.has(a) && rings.has(b));
    this.intoRing = file.edges.map(([a, b]) => !rings.has(a) && rings.has(b));
    this.open = file.edges.map(([a]) => !ends.has(a));
    /** Lanes that leave each place. @type {number[][]} */
    this.from = this.places.map((_, place) =>
      [...this.tail.keys()].filter((lane) => this.tail[lane] === place && this.open[lane]),
    );
    this.source = new Float64Array(this.places.length);
    for (const cue of file.cues) this.source[cue] = 1 / file.cues.length;
    // A trip's visits: place by place, what comes in from the lanes that lead there. Nothing comes from a destination.
    this.system = sparse(
      this.places.length,
      file.edges.filter((_, lane) => this.open[lane]).map(([a, b]) => [b, a]),
    );
    this.diagonal = this.places.map((_, place) => this.system.cells(place, place));
    this.cell = file.edges.map(([a, b], lane) => (this.open[lane] ? this.system.cells(b, a) : -1));
  }

  /** The wide lanes of the rigid map that lead into the loop, and the loop itself. @returns {boolean[]} */
  oldHighway() {
    const reached = new Set(this.ring);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      this.head.forEach((head, lane) => this.rigid[lane] >= WIDE && reached.has(head) && reached.add(this.tail[lane]));
    }
    return this.head.map((head, lane) => this.rigid[lane] >= WIDE && reached.has(head));
  }

  /** The lane from one place to the next round the ring. @param {number} place */
  around(place) {
    const next = this.ring[(this.ring.indexOf(place) + 1) % this.ring.length];
    return this.tail.findIndex((tail, lane) => tail === place && this.head[lane] === next);
  }

  /** Where the shortest way from a cue comes to the ring, and its lanes. @param {number} cue @returns {[number, number[]]} */
  wayIn(cue) {
    const away = this.places.map((_, place) => (place === cue ? 0 : Infinity));
    const by = this.places.map(() => -1);
    // Few enough places to relax every lane again and again until nothing gets shorter.
    for (let changed = true; changed; ) {
      changed = false;
      for (let lane = 0; lane < this.lanes; lane++) {
        const total = away[this.tail[lane]] + this.length[lane];
        if (!this.open[lane] || total >= away[this.head[lane]]) continue;
        away[this.head[lane]] = total;
        by[this.head[lane]] = lane;
        changed = true;
      }
    }
    const entry = this.ring.reduce((best, one) => (away[one] < away[best] ? one : best));
    /** @type {number[]} */
    const lanes = [];
    for (let place = entry; place !== cue; place = this.tail[by[place]]) lanes.unshift(by[place]);
    return [entry, lanes];
  }
}
