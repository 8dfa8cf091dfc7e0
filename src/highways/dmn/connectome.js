/** The wiring, from the file that Python reads and checks. */
import data from "./connectome.json" with { type: "json" };

export const { labels, mni, fractions } = data;
export const N = labels.length;

/** Both triangles, row by row. */
export const weights = new Float64Array(N * N);
data.weights.forEach((row, i) =>
  row.forEach((one, at) => {
    const j = i + 1 + at;
    weights[i * N + j] = weights[j * N + i] = one * data.unit;
  }),
);
