/** Two cells that hold each other: the twin of circuit.py. */
import data from "./parameters.json" with { type: "json" };
import { blocked } from "./receptor.js";

const P = data.circuit;
const B = data.block;

/** How active both cells are, as multiples of no drug. @param {number} free µM @param {number} [inhibition] */
export function rates(free, inhibition = 1) {
  const leftBrake = 1 - blocked(free, B.half_interneuron.value);
  const leftExcite = 1 - blocked(free, B.half_pyramidal.value);
  const braking = P.brake.value * inhibition;
  const own = P.self_other.value + P.self_nmda.value * leftExcite;
  const ontoBrake = P.brake_other.value + P.brake_nmda.value * leftBrake;
  const drive = P.drive_other.value + P.drive_nmda.value * leftExcite;
  const excite = Math.max((drive - braking * P.brake_base.value) / (1 - own + braking * ontoBrake), 0);
  return { excite, brake: Math.max(P.brake_base.value + ontoBrake * excite, 0) };
}
