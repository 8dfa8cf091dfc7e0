/**
 * From a dose to synapses: the twin of model.py, line for line where it can be.
 * Python is the truth; tests/glutamate/test_parity.py compares the two.
 */
import { potency, simulate as levelsOf } from "../kinetics/model.js";
import { rates } from "./circuit.js";
import data from "./parameters.json" with { type: "json" };
import { blocked, freeLevel } from "./receptor.js";

/**
 * @typedef {"disinhibition" | "direct" | "metabolite"} Mechanism
 * @typedef {"benzodiazepine" | "gentle_benzodiazepine" | "ampa_block" | "mtor_block" | "little_metabolite"} Challenge
 * @typedef {{ hour: Float64Array, concentration: Float64Array, norketamine: Float64Array, block_interneuron: Float64Array,
 *   block_pyramidal: Float64Array, brake: Float64Array, glutamate: Float64Array, drive: Float64Array, signal: Float64Array,
 *   growth: Float64Array, window: Float64Array, new: Float64Array, settled: Float64Array, spines: Float64Array,
 *   mood: Float64Array }} Course
 * @typedef {{ mechanism?: Mechanism, challenge?: Challenge | null, practice?: boolean, days?: number }} Settings
 */

const { block: B, chain: C, mood: M } = data;
const CHALLENGES =
  /** @type {Record<string, { inhibition?: number, ampa?: number, growth?: number, metabolite?: number }>} */ (
    data.challenges
  );
/** Hours. */
export const STEP = 0.1;
const FINER = 3;

/** Levels of doses of size 1, by all else that is chosen. @type {Map<string, import("../kinetics/model.js").Levels>} */
const known = new Map();

/** Levels are proportional to the dose, so those of size 1 serve all sizes. @param {import("../kinetics/model.js").Dose} dose @param {number} hours */
function levelsOfOne({ minutes, days, kg, route, share }, hours) {
  const key = JSON.stringify([minutes, days, kg, route, share, hours]);
  const found = known.get(key) ?? levelsOf({ minutes, days, kg, route, share }, hours, (60 * STEP) / FINER);
  if (known.size > 8) known.clear();
  known.set(key, found);
  return found;
}

/** @param {import("../kinetics/model.js").Dose} [dose] @param {Settings} [settings] @returns {Course} */
export function simulate(
  dose = {},
  { mechanism = "disinhibition", challenge = null, practice = true, days = 14 } = {},
) {
  const { inhibition = 1, ampa = 1, growth = 1, metabolite = 1 } = CHALLENGES[challenge ?? ""] ?? {};
  const count = Math.round((days * 24) / STEP);
  const levels = levelsOfOne(dose, count * STEP);
  const { size = 1, route } = dose;
  const normal = rates(0);
  const column = () => new Float64Array(count + 1);
  /** @type {Course} */
  const course = {
    hour: column(),
    concentration: column(),
    norketamine: column(),
    block_interneuron: column(),
    block_pyramidal: column(),
    brake: column(),
    glutamate: column(),
    drive: column(),
    signal: column(),
    growth: column(),
    window: column(),
    new: column(),
    settled: column(),
    spines: column(),
    mood: column(),
  };
  const room = C.ceiling.value - C.stressed.value;
  let [b, m, y, fresh, settled, fast] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i <= count; i++) {
    const effect = size * levels.effect[FINER * i];
    const norketamine = size * levels.norketamine[FINER * i];
    const free = potency(route) * freeLevel(effect);
    const pyramidal = blocked(free, B.half_pyramidal.value);
    const cells = rates(free, inhibition);
    const glutamate = cells.excite / normal.excite;
    const drive =
      mechanism === "disinhibition"
        ? C.weight_disinhibition.value * ampa * Math.max(glutamate - 1 - C.threshold.value, 0)
        : mechanism === "direct"
          ? C.weight_direct.value * pyramidal
          : (C.weight_metabolite.value * ampa * metabolite * norketamine) / B.molar_mass.value;

    const gained = Math.min(Math.max((fresh + settled) / (1 - C.stressed.value), 0), 1.2);
    course.hour[i] = i * STEP;
    course.concentration[i] = effect;
    course.norketamine[i] = norketamine;
    course.block_interneuron[i] = blocked(free, B.half_interneuron.value);
    course.block_pyramidal[i] = pyramidal;
    course.brake[i] = cells.brake / normal.brake;
    course.glutamate[i] = glutamate;
    course.drive[i] = drive;
    course.signal[i] = b;
    course.growth[i] = m;
    course.window[i] = y;
    course.new[i] = fresh;
    course.settled[i] = settled;
    course.spines[i] = C.stressed.value + fresh + settled;
    course.mood[i] = Math.min(Math.max(M.fast_share.value * fast + M.spine_share.value * gained, 0), 1);

    const filling = (Math.min(pyramidal / M.fast_block.value, 1.5) * (1 - fast)) / M.fast_fill.value;
    fast += STEP * (filling - fast / M.fast_hours.value);
    b += (STEP * (drive - b)) / C.signal_hours.value;
    m += (STEP * (growth * b - m)) / C.growth_hours.value;
    y += (STEP * (m - y)) / C.window_hours.value;
    const forming = (((C.formation.value * y) / (1 + y)) * Math.max(room - fresh - settled, 0)) / room;
    const settling = practice ? fresh / (24 * C.settling_days.value) : 0;
    fresh += STEP * (forming - fresh / (24 * C.lifetime_days.value) - settling);
    settled += STEP * settling;
  }
  return course;
}
