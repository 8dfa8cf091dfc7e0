// Runs the JavaScript models for the parity tests: one JSON request a line in, one JSON answer a line out.
import { createInterface } from "node:readline";
import { TwoRoads } from "../src/highways/roads/model.js";
import * as network from "../src/highways/roads/network.js";
import { dice, sender } from "../src/highways/roads/road_map/trips.js";
import { Town } from "../src/highways/roads/town.js";
import { ending } from "../src/highways/series/regions.js";

// JSON has no infinity, and a Float64Array would become an object.
const plain = (_, value) =>
  value instanceof Float64Array
    ? Array.from(value)
    : Number.isFinite(value) || typeof value !== "number"
      ? value
      : String(value);

/** What the picture sends on one day of a life: passes along each lane, and how the trips ended. */
const trips = {
  send(scenario, day, number) {
    const life = network.simulate(scenario, 120);
    const { any, hundred } = sender(network.shipped, life, 2 * day, dice(1));
    const passes = new Float64Array(network.shipped.lanes);
    const fates = { caught: 0, through: 0 };
    for (let i = 0; i < number; i++) {
      const trip = any();
      for (const lane of trip.lanes) passes[lane] += 1 / number;
      if (!trip.steered) fates[trip.fate]++;
    }
    return { passes, fates, hundred: hundred().filter(({ fate }) => fate === "caught").length };
  },
};

/** What the field of Window reads at many places. */
const field = {
  endings: (account, keptUp, places) => places.map(([length, practice]) => ending(account, keptUp)(length, practice)),
};

const models = {
  field: () => field,
  trips: () => trips,
  two_roads: (parameters) => new TwoRoads(parameters),
  network: () => network,
  town: (file) => new Town(file),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { model, method, args, parameters } = JSON.parse(line, (_, value) => (value === "Infinity" ? Infinity : value));
  // "dmn/model" is a file of the package, whose functions are called as they are.
  const answering = model.includes("/") ? await import(`../src/highways/${model}.js`) : models[model](parameters);
  console.log(JSON.stringify(answering[method](...args), plain));
}
