/**
 * A hundred people, ten by ten: whoever it happened to is filled in, from the bottom left on.
 * An estimate is drawn as one, its range in lighter figures; whoever was not seen at the end has a dashed outline.
 * The words beside it say the same numbers.
 */
import { assign, h, svg } from "../ui/dom.js";

const CELL = 20;
/** Room between the hundred and those above it, who are not of the hundred. */
const GAP = 8;
/** Figures above the hundred; no study here has more missing for each hundred seen. */
const MORE = 30;

/** A head and shoulders in a cell of 20 by 20. */
const PERSON = "M10 2.5a3.6 3.6 0 1 1-.01 0zM3.5 18.5c0-6 2.6-8.6 6.5-8.6s6.5 2.6 6.5 8.6z";

/** One figure, for the key beside a picture. @param {string} look */
export const someone = (look) =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", class: "hw-key-person", "aria-hidden": "true" },
    svg("path", { d: PERSON, class: `hw-someone ${look}` }),
  );

/** Rows above the hundred that so many people need. @param {number} n */
export const rowsFor = (n) => Math.ceil(n / 10);

/**
 * `range`: the ends of an estimate, of a hundred. `absent`: how many of the hundred were not seen. `beyond`: how many were
 * not seen besides the hundred, drawn above them. `rows`: how many rows to keep free above, so that two pictures stand level.
 * @typedef {{ range?: [number, number] | null, absent?: number, beyond?: number, rows?: number }} More
 */

/** @param {string} label what the picture is of, for those who cannot see it */
export function hundred(label) {
  const people = Array.from({ length: 100 + MORE }, (_, i) => {
    const y = (9 - Math.floor(i / 10)) * CELL - (i < 100 ? 0 : GAP);
    return svg("path", { d: PERSON, class: "hw-someone", transform: `translate(${(i % 10) * CELL} ${y})` });
  });
  const edge = svg("path", { class: "hw-guess-line" });
  const picture = svg("svg", { class: "hw-hundred", role: "img" }, ...people, edge);
  const name = h("strong");
  const count = h("span", { class: "hw-count" });
  const missing = h("span", { class: "hw-absent" });
  const guessed = h("span", { class: "hw-guessed" });
  const el = h(
    "div",
    { class: "hw-group" },
    h("p", { class: "hw-group-name" }, name, count, missing, guessed),
    picture,
  );
  return {
    el,
    /**
     * @param {string} who @param {number} n how many of the hundred @param {string} of "{n} of 100" in words
     * @param {More} [more] @param {string} [absence] those who were not seen, in words
     */
    draw(who, n, of, { range = null, absent = 0, beyond = 0, rows = 0 } = {}, absence = "") {
      const [low, high] = range ?? [n, n];
      people.forEach((one, i) => {
        const away = i >= 100 || i >= 100 - absent;
        one.classList.toggle("is-counted", i < n);
        one.classList.toggle("is-range", i >= low && i < high);
        one.classList.toggle("is-absent", away);
        one.classList.toggle("is-out", i >= 100 + beyond);
      });
      const top = rows ? rows * CELL + GAP : 0;
      name.textContent = who;
      count.textContent = of;
      missing.textContent = absence;
      const said = [of, absence].filter(Boolean).join("; ");
      assign(picture, {
        "aria-label": `${label} ${who}: ${said}`,
        "data-n": n,
        viewBox: `-2 ${-2 - top} ${10 * CELL + 4} ${10 * CELL + 4 + top}`,
      });
    },
    /** The edge of a guessed number of people, and the guess in words; none below 0. @param {number} n @param {string} said */
    guess(n, said) {
      guessed.textContent = n < 0 ? "" : said;
      const [whole, rest] = [Math.floor(n / 10), n % 10];
      const y = (10 - whole) * CELL;
      const d = `M0 ${y - CELL * Math.min(rest, 1)}H${rest * CELL}V${y}H${10 * CELL}`;
      assign(edge, { d: n < 0 ? "" : d });
    },
  };
}
