/** The little linear algebra that the model needs: symmetric matrices of n rows, as Float64Arrays, row by row. */

/** @param {Float64Array} left @param {Float64Array} right */
export function outer(left, right) {
  const n = right.length;
  const product = new Float64Array(left.length * n);
  for (let i = 0; i < left.length; i++) for (let j = 0; j < n; j++) product[i * n + j] = left[i] * right[j];
  return product;
}

/** The largest eigenvalue of a matrix without negative entries, by asking again and again. @param {Float64Array} m @param {number} n */
export function largest(m, n) {
  let v = new Float64Array(n).fill(1 / Math.sqrt(n));
  let value = 0;
  for (let round = 0; round < 5000; round++) {
    const next = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) next[i] += m[i * n + j] * v[j];
    let [rayleigh, length, residue] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      rayleigh += v[i] * next[i];
      length += next[i] * next[i];
    }
    for (let i = 0; i < n; i++) residue += (next[i] - rayleigh * v[i]) ** 2;
    value = rayleigh;
    // The error of the value is the square of the vector's.
    if (residue < 1e-18) break;
    v = next.map((one) => one / Math.sqrt(length));
  }
  return value;
}

/** The lower triangle L of m = L L', or null where m is not positive definite. @param {Float64Array} m @param {number} n */
export function cholesky(m, n) {
  const root = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = m[i * n + j];
      for (let k = 0; k < j; k++) sum -= root[i * n + k] * root[j * n + k];
      if (i === j) {
        if (!(sum > 0)) return null;
        root[i * n + i] = Math.sqrt(sum);
      } else root[i * n + j] = sum / root[j * n + j];
    }
  }
  return root;
}

/** The inverse of L L'. @param {Float64Array} root @param {number} n */
export function inverse(root, n) {
  // First the inverse of L, kept as its transpose so that rows are read in order; then (L L')^-1 = L^-T L^-1.
  const turned = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    turned[j * n + j] = 1 / root[j * n + j];
    for (let i = j + 1; i < n; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= root[i * n + k] * turned[j * n + k];
      turned[j * n + i] = sum / root[i * n + i];
    }
  }
  return gram(turned, n, true);
}

/** m m', which is m m for a symmetric m. `upper`: m is 0 left of its diagonal. @param {Float64Array} m @param {number} n */
export function gram(m, n, upper = false) {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = upper ? i : 0; k < n; k++) sum += m[i * n + k] * m[j * n + k];
      product[i * n + j] = product[j * n + i] = sum;
    }
  }
  return product;
}
