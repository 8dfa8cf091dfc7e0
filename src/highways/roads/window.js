/** How far a window is open, from the days of its doses: the twin of window.py. */

/** @param {number} day @param {number[]} doses @param {number} length @param {number} onset @param {number} closing */
export function opening(day, doses, length, onset, closing) {
  if (length === 0) return 0;
  let total = 0;
  for (const dose of doses) {
    const since = Math.max(day - dose, 0);
    const late = (since - length) / closing;
    // By then less than 1e-17 of it is open, and most days of a life come later than that.
    if (late > 40) continue;
    total += (1 - Math.exp(-since / onset)) / (1 + Math.exp(late));
  }
  return Math.min(total, 1);
}
