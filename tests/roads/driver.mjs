// Runs model.js for test_parity.py: one JSON request a line in, one JSON answer a line out.
import { createInterface } from "node:readline";
import { TwoRoads } from "../../src/highways/roads/model.js";

// JSON has no infinity, and a Float64Array would become an object.
const plain = (_, value) =>
  value instanceof Float64Array ? Array.from(value) : Number.isFinite(value) || typeof value !== "number" ? value : String(value);

for await (const line of createInterface({ input: process.stdin })) {
  const { parameters, method, args } = JSON.parse(line, (_, value) => (value === "Infinity" ? Infinity : value));
  console.log(JSON.stringify(new TwoRoads(parameters)[method](...args), plain));
}
