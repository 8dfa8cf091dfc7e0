/** One NMDA receptor: the twin of receptor.py. */
import data from "./parameters.json" with { type: "json" };

const P = data.block;

/** Ketamine that is not bound, µM. @param {number} level ng/mL */
export const freeLevel = (level) => (P.free.value * level) / P.molar_mass.value;

/** Share of receptors with ketamine in the pore. @param {number} free µM @param {number} half µM */
export const blocked = (free, half) => free / (free + half);

/** Share of channels that magnesium leaves open. @param {number} voltage mV @param {number} [magnesium] mM */
export function openOfMagnesium(voltage, magnesium = 1) {
  const pull = Math.exp(-P.magnesium_slope.value * voltage);
  return 1 / (1 + (magnesium / P.magnesium_half.value) * pull);
}
