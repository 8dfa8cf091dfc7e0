/** One channel in the wall of a cell, and a hundred of them: what sits in the pore. */
import { assign, h, svg } from "../../ui/dom.js";

const WIDTH = 168;
const HEIGHT = 196;
/** Middle of the pore, and the top and the bottom of the wall. */
const X = WIDTH / 2;
const [TOP, BOTTOM] = [78, 128];

/** @param {typeof import("../words.en.json")["receptor"]} words */
export function pore(words) {
  const fats = [TOP, BOTTOM].flatMap((y) =>
    Array.from({ length: 14 }, (_, i) => i * 13 - 3)
      .filter((x) => Math.abs(x - X) > 36)
      .map((x) => svg("circle", { cx: x, cy: y, r: 5.5 })),
  );
  const halves = [-1, 1].map((side) => svg("path", { class: "hw-half", "data-side": side }));
  const magnesium = svg(
    "g",
    { class: "hw-magnesium" },
    svg("circle", { r: 11 }),
    svg("text", { y: 4.5, "text-anchor": "middle" }, "Mg"),
  );
  const ketamine = svg("path", { class: "hw-drug", d: "M0 -13C6 -5 9 0 9 5A9 9 0 0 1 -9 5C-9 0 -6 -5 0 -13Z" });
  const messengers = [-27, 27].map((dx) => svg("circle", { class: "hw-docked", cx: X + dx, cy: TOP - 19, r: 6 }));
  const root = svg(
    "svg",
    { class: "hw-chart hw-pore", role: "img", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    svg("text", { x: X, y: 12, "text-anchor": "middle" }, words.outside),
    svg("text", { x: X, y: HEIGHT - 4, "text-anchor": "middle" }, words.inside),
    svg("g", { class: "hw-fats" }, ...fats),
    ...halves,
    ...messengers,
    svg("text", { x: 2, y: TOP - 36, class: "hw-named" }, words.glutamate),
    ketamine,
    magnesium,
  );

  /** @param {number} free share of channels that magnesium has left @param {number} shut share of those that ketamine shuts */
  function draw(free, shut) {
    halves.forEach((half, i) => {
      const side = i ? 1 : -1;
      const [near, far] = [X + side * 14, X + side * 34];
      assign(half, {
        d: `M${far} ${TOP - 18}Q${near} ${TOP - 14} ${near} ${TOP + 8}V${BOTTOM - 12}Q${near} ${BOTTOM + 10} ${far} ${BOTTOM + 14}Z`,
      });
    });
    // The ball stands where it is on the whole: deep in the pore at rest, outside when the cell is awake.
    const out = Math.min(free / 0.75, 1);
    assign(magnesium, { transform: `translate(${X} ${TOP + 18 - 56 * out})` });
    assign(ketamine, {
      transform: `translate(${X} ${TOP + 40})`,
      opacity: shut > 0 ? (0.35 + 0.65 * Math.min(free * 1.6, 1)).toFixed(2) : 0,
    });
  }
  return { root, draw };
}

// The same channels open first every time: 37 is prime to 100, so every place comes up once.
const ORDER = Array.from({ length: 100 }, (_, i) => (i * 37) % 100);

/** A hundred channels, as many of each kind as the model says. @param {typeof import("../words.en.json")["receptor"]} words */
export function hundred(words) {
  const kinds = /** @type {const} */ (["open", "magnesium", "ketamine"]);
  const paths = Object.fromEntries(
    kinds.map((kind) => [kind, svg("path", { class: `hw-channel hw-channel-${kind}` })]),
  );
  const root = svg(
    "svg",
    { class: "hw-chart hw-channels", role: "img", width: 168, height: 168, viewBox: "0 0 168 168" },
    ...Object.values(paths),
  );
  const numbers = Object.fromEntries(kinds.map((kind) => [kind, h("strong")]));
  const key = h(
    "ul",
    { class: "hw-channel-key" },
    ...kinds.map((kind) => h("li", { class: `hw-key-${kind}` }, numbers[kind], ` ${words.key[kind]}`)),
  );
  const shapes = {
    open: (/** @type {number} */ x, /** @type {number} */ y) => `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`,
    magnesium: (/** @type {number} */ x, /** @type {number} */ y) => `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`,
    ketamine: (/** @type {number} */ x, /** @type {number} */ y) => `M${x} ${y - 6}L${x + 5.5} ${y + 4.5}H${x - 5.5}Z`,
  };

  /** @param {{ open: number, magnesium: number, ketamine: number }} counts */
  function draw(counts) {
    const made = { open: "", magnesium: "", ketamine: "" };
    ORDER.forEach((place, i) => {
      const kind = i < counts.ketamine ? "ketamine" : i < counts.ketamine + counts.open ? "open" : "magnesium";
      made[kind] += shapes[kind](9 + 16.6 * (place % 10), 9 + 16.6 * Math.floor(place / 10));
    });
    for (const kind of kinds) {
      assign(paths[kind], { d: made[kind] });
      numbers[kind].textContent = String(counts[kind]);
    }
  }
  return { root, key, draw };
}
