/** Where a line's name can stand: close to its line, on no other line and on no other name, and inside the chart. */

/** A letter of 13 pixels is about this wide; a name reaches this far above and below its baseline. */
export const LETTER = 6.8;
const ABOVE = 12;
const BELOW = 4;
const GAP = 7;
/** What a crossing costs, in pixels of distance from its line. */
const CROSSING = 400;
/** A name at the end of its line is found first. */
const EARLIER = 0.12;

/**
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 * @param {{ x: number[], ys: number[][], names: string[], chart: Box }} lines `ys`: a line's heights at `x`, one list a line
 * @returns {{ x: number, y: number }[]} the right-hand end of each name's baseline
 */
export function place({ x, ys, names, chart }) {
  /** @type {Box[]} */
  const taken = [];
  return names.map((name, own) => {
    const wide = name.length * LETTER;
    let best = { x: chart.right, y: chart.top, cost: Infinity };
    for (let right = chart.right; right - wide > chart.left; right -= 12) {
      const over = ys.map((heights) => {
        let [high, low] = [Infinity, -Infinity];
        x.forEach((at, i) => {
          if (at < right - wide - 3 || at > right + 3) return;
          high = Math.min(high, heights[i]);
          low = Math.max(low, heights[i]);
        });
        return { high, low };
      });
      for (const y of [over[own].high - GAP - BELOW, over[own].low + GAP + ABOVE]) {
        const box = { left: right - wide, right, top: y - ABOVE, bottom: y + BELOW };
        if (box.top < chart.top || box.bottom > chart.bottom - 1) continue;
        const crossed = over.filter(({ high, low }, i) => i !== own && high < box.bottom + 2 && low > box.top - 2).length;
        const covered = taken.filter((one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top).length;
        // How far its line runs from it, at the worst.
        const away = Math.max(Math.abs(over[own].high - y), Math.abs(over[own].low - y));
        const cost = away + CROSSING * (crossed + covered) + EARLIER * (chart.right - right);
        if (cost < best.cost) best = { x: right, y, cost };
      }
    }
    taken.push({ left: best.x - wide, right: best.x, top: best.y - ABOVE, bottom: best.y + BELOW });
    return best;
  });
}
