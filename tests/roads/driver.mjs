// Runs the JavaScript models for the parity tests: one JSON request a line in, one JSON answer a line out.
import { createInterface } from "node:readline";
import { TwoRoads } from "../../src/highways/roads/model.js";
import * as network from "../../src/highways/roads/network.js";
import { Town } from "../../src/highways/roads/town.js";

// JSON has no infinity, and a Float64Array would become an object.
const plain = (_, value) =>
  value instanceof Float64Array ? Array.from(value) : Number.isFinite(value) || typeof value !== "number" ? value : String(value);

const models = { two_roads: (parameters) => new TwoRoads(parameters), network: () => network, town: (file) => new Town(file) };

for await (const line of createInterface({ input: process.stdin })) {
  const { model, method, args, parameters } = JSON.parse(line, (_, value) => (value === "Infinity" ? Infinity : value));
  console.log(JSON.stringify(models[model](parameters)[method](...args), plain));
}
