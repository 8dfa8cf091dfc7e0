/** Where names can stand in the chart: near what they name, on no line and on no other name, and inside the chart. */

/** A name reaches this far above and below its baseline. */
const ABOVE = 12;
const BELOW = 4;
const GAP = 7;
/** What a crossing costs, in pixels of distance from its line: of a curve or a name, and of a thin upright line. */
const CROSSING = 400;
const THIN = 150;
/** A name at the end of its line is found first. */
const EARLIER = 0.12;
const STEP = 6;

/**
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 * @typedef {{ x: number, y: number }} Spot the right-hand end of a name's baseline
 * @param {{ x: number[], ys: number[][], posts: number[], chart: Box }} drawn `ys`: a curve's heights at `x`, one list a
 *   curve, not a number where it does not run; `posts`: where thin upright lines stand
 */
export function places({ x, ys, posts, chart }) {
  /** @type {Box[]} */
  const taken = [];

  /** How high and how low each curve runs where a name would stand. @param {number} left @param {number} right */
  const runs = (left, right) =>
    ys.map((heights) => {
      let [high, low] = [Infinity, -Infinity];
      x.forEach((at, i) => {
        if (at < left - 3 || at > right + 3 || Number.isNaN(heights[i])) return;
        high = Math.min(high, heights[i]);
        low = Math.max(low, heights[i]);
      });
      return { high, low };
    });
  /** What a name there would lie on. @param {Box} box @param {{ high: number, low: number }[]} over */
  function covers(box, over) {
    const curves = over.filter(({ high, low }) => high < box.bottom + 2 && low > box.top - 2).length;
    const names = taken.filter(
      (one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top,
    ).length;
    return (
      CROSSING * (curves + names) + THIN * posts.filter((post) => post > box.left - 2 && post < box.right + 2).length
    );
  }
  /** @param {number} wide @param {number} tall lines of text @param {(over: { high: number, low: number }[], left: number) => { y: number, cost: number }[]} tried */
  function best(wide, tall, tried) {
    let found = { x: chart.right, y: chart.top + ABOVE, cost: Infinity };
    for (let right = chart.right; right - wide > chart.left; right -= STEP) {
      const over = runs(right - wide, right);
      for (const { y, cost } of tried(over, right - wide)) {
        const box = { left: right - wide, right, top: y - ABOVE, bottom: y + BELOW + tall };
        if (box.top < chart.top || box.bottom > chart.bottom - 1) continue;
        const all = cost + covers(box, over) + EARLIER * (chart.right - right);
        if (all < found.cost) found = { x: right, y, cost: all };
      }
    }
    taken.push({ left: found.x - wide, right: found.x, top: found.y - ABOVE, bottom: found.y + BELOW + tall });
    return found;
  }

  return {
    /** Above or below a curve, and close to it. @param {number} wide how wide the name is @param {number} own which curve @returns {Spot} */
    beside: (wide, own) =>
      best(wide, 0, (over) =>
        [over[own].high - GAP - BELOW, over[own].low + GAP + ABOVE].map((y) => ({
          y,
          // How far its line runs from it, at the worst.
          cost: Math.max(Math.abs(over[own].high - y), Math.abs(over[own].low - y)),
        })),
      ),
    /** Between two curves, in lines of text. @param {number[]} wides how wide each is @param {number} upper @param {number} lower @returns {Spot} */
    within: (wides, upper, lower) => {
      const tall = (wides.length - 1) * (ABOVE + BELOW);
      const begins = x[ys[upper].findIndex((height) => !Number.isNaN(height))];
      return best(Math.max(...wides), tall, (over, left) => {
        if (left < begins) return [];
        const [top, bottom] = [over[upper].low + ABOVE + 3, over[lower].high - BELOW - tall - 3];
        const tried = [];
        for (let y = top; y <= bottom; y += STEP) tried.push({ y, cost: Math.abs(y - (top + bottom) / 2) / 4 });
        return tried;
      });
    },
  };
}
