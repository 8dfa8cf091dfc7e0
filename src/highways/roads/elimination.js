/**
 * Solve the same sparse system again and again. The pattern of a map never changes, so the order of elimination (the
 * place that costs least comes first, after Markowitz) and the address of every number in it are worked out once.
 */

/**
 * @param {number} n unknowns
 * @param {Iterable<[number, number]>} pairs row and column of every number off the diagonal that may not be 0
 * @returns {{ cells: (row: number, column: number) => number, size: number,
 *   solve: (matrix: Float64Array, right: Float64Array) => Float64Array }} `cells` says where a number of the matrix goes
 *   in an array of `size`; `solve` turns `right` into the solution and uses `matrix` up
 */
export function sparse(n, pairs) {
  const rows = Array.from({ length: n }, () => /** @type {Set<number>} */ (new Set()));
  const columns = Array.from({ length: n }, () => /** @type {Set<number>} */ (new Set()));
  /** @type {Map<number, number>} */
  const address = new Map();
  const add = (/** @type {number} */ row, /** @type {number} */ column) => {
    if (!address.has(row * n + column)) address.set(row * n + column, address.size);
    if (row === column) return;
    columns[row].add(column);
    rows[column].add(row);
  };
  const cells = (/** @type {number} */ row, /** @type {number} */ column) =>
    /** @type {number} */ (address.get(row * n + column));
  for (let i = 0; i < n; i++) add(i, i);
  for (const [row, column] of pairs) add(row, column);

  // The programme: pivot, its place, how many rows below it and columns after it, then addresses in the order of use.
  /** @type {number[]} */
  const forth = [];
  /** @type {number[][]} */
  const back = [];
  const left = new Set(rows.keys());
  while (left.size) {
    const cost = (/** @type {number} */ one) => rows[one].size * columns[one].size;
    const pivot = [...left].reduce((best, one) => (cost(one) < cost(best) ? one : best));
    left.delete(pivot);
    const below = [...rows[pivot]];
    const after = [...columns[pivot]];
    for (const row of below) for (const column of after) add(row, column);
    for (const row of below) columns[row].delete(pivot);
    for (const column of after) rows[column].delete(pivot);
    forth.push(pivot, cells(pivot, pivot), below.length, after.length, ...after.map((column) => cells(pivot, column)));
    for (const row of below) forth.push(row, cells(row, pivot), ...after.map((column) => cells(row, column)));
    back.unshift([
      pivot,
      cells(pivot, pivot),
      after.length,
      ...after.flatMap((column) => [column, cells(pivot, column)]),
    ]);
  }
  const down = Int32Array.from(forth);
  const up = Int32Array.from(back.flat());

  // No row has to change places: trips end, so the diagonal outweighs each column.
  return {
    cells,
    size: address.size,
    solve(matrix, right) {
      for (let at = 0; at < down.length; ) {
        const value = right[down[at]];
        const pivot = matrix[down[at + 1]];
        const below = down[at + 2];
        const after = down[at + 3];
        const across = at + 4;
        at = across + after;
        for (let i = 0; i < below; i++, at += 2 + after) {
          const factor = matrix[down[at + 1]] / pivot;
          right[down[at]] -= factor * value;
          for (let j = 0; j < after; j++) matrix[down[at + 2 + j]] -= factor * matrix[down[across + j]];
        }
      }
      for (let at = 0; at < up.length; ) {
        let sum = right[up[at]];
        const end = at + 3 + 2 * up[at + 2];
        for (let j = at + 3; j < end; j += 2) sum -= matrix[up[j + 1]] * right[up[j]];
        right[up[at]] = sum / matrix[up[at + 1]];
        at = end;
      }
      return right;
    },
  };
}
