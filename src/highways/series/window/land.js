/** What a map maker draws on the field: borders between regions, a pattern for each, and where a name has most room. */
import data from "../../roads/parameters.json" with { type: "json" };

/** @typedef {import("./field.js").Ending} Ending @typedef {{ width: number, height: number }} Size */

const { "falls back": FALLS, halfway: HALFWAY } = data.regions;
/** Cells across and up, between which borders run straight; and places that a name may take. */
const [ACROSS, UP] = [72, 56];
const [TRIED_X, TRIED_Y] = [26, 20];
/** Pixels between two lines of the hatch, along which a look is taken every few; and between two dots. */
const HATCH = { apart: 9, look: 4 };
const DOTS = 11;

/** Lines along which a life ends at the edge of a region, cell by cell (marching squares). @param {Ending} ending @param {Size} size */
export function borders(ending, { width, height }) {
  const value = Array.from({ length: UP + 1 }, (_, j) =>
    Float64Array.from({ length: ACROSS + 1 }, (_, i) => ending(i / ACROSS, 1 - j / UP)),
  );
  let path = "";
  for (const level of [FALLS, HALFWAY]) {
    for (let j = 0; j < UP; j++) {
      for (let i = 0; i < ACROSS; i++) {
        const corners = [
          [i, j],
          [i + 1, j],
          [i + 1, j + 1],
          [i, j + 1],
        ];
        /** @type {string[]} */
        const crossed = [];
        corners.forEach(([ax, ay], k) => {
          const [bx, by] = corners[(k + 1) % 4];
          const [a, b] = [value[ay][ax] - level, value[by][bx] - level];
          if (a < 0 === b < 0) return;
          const part = a / (a - b);
          crossed.push(
            `${(((ax + part * (bx - ax)) / ACROSS) * width).toFixed(1)} ${(((ay + part * (by - ay)) / UP) * height).toFixed(1)}`,
          );
        });
        for (let k = 0; k + 1 < crossed.length; k += 2) path += `M${crossed[k]}L${crossed[k + 1]}`;
      }
    }
  }
  return path;
}

/** Slanting lines where a life falls back, dots where it ends halfway; where the new road holds, the land is open. @param {Ending} ending @param {Size} size */
export function patterns(ending, { width, height }) {
  const at = (/** @type {number} */ px, /** @type {number} */ py) => ending(px / width, 1 - py / height);
  let hatch = "";
  for (let start = HATCH.apart - height; start < width; start += HATCH.apart) {
    let drawing = false;
    const from = Math.max(0, -start);
    const until = Math.min(height, width - start);
    for (let py = from; py <= until; py += HATCH.look) {
      const falls = at(start + py, py) >= FALLS;
      if (falls !== drawing) hatch += `${falls ? "M" : "L"}${(start + py).toFixed(1)} ${py.toFixed(1)}`;
      drawing = falls;
    }
    if (drawing) hatch += `L${(start + until).toFixed(1)} ${until.toFixed(1)}`;
  }
  let dots = "";
  for (let py = DOTS / 2, odd = 0; py < height; py += DOTS, odd = 1 - odd) {
    for (let px = DOTS / 2 + (odd * DOTS) / 2; px < width; px += DOTS) {
      const share = at(px, py);
      if (share < FALLS && share >= HALFWAY) dots += `M${px.toFixed(1)} ${py.toFixed(1)}h0`;
    }
  }
  return { hatch, dots };
}

/**
 * Where in its region a name has most room, in pixels; null where there is no such region.
 * @param {Ending} ending @param {Size} size @param {(share: number) => boolean} inside @param {number} wide of the name
 */
export function spot(ending, { width, height }, inside, wide) {
  const tall = 24;
  const [ours, others] = [/** @type {[number, number][]} */ ([]), /** @type {[number, number][]} */ ([])];
  for (let j = 0; j < TRIED_Y; j++) {
    for (let i = 0; i < TRIED_X; i++) {
      const place = /** @type {[number, number]} */ ([((i + 0.5) / TRIED_X) * width, ((j + 0.5) / TRIED_Y) * height]);
      (inside(ending(place[0] / width, 1 - place[1] / height)) ? ours : others).push(place);
    }
  }
  let best = null;
  for (const [px, py] of ours) {
    // How many times its own size the name could have here, up to the edges of the field and the nearest other place.
    let room = Math.min((2 * Math.min(px, width - px)) / wide, (2 * Math.min(py, height - py)) / tall);
    for (const [ox, oy] of others)
      room = Math.min(room, Math.max((2 * Math.abs(ox - px)) / wide, (2 * Math.abs(oy - py)) / tall));
    if (!best || room > best.room) best = { x: px, y: py, room };
  }
  // Where its land is smaller than the name, the name still stays on the field.
  return best && { x: Math.min(Math.max(best.x, wide / 2), width - wide / 2), y: best.y };
}
