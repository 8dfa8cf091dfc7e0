/**
 * A hundred people, ten by ten: whoever it happened to is filled in, from the bottom left on.
 * The words beside it say the same number.
 */
import { assign, h, svg } from "../ui/dom.js";

const CELL = 20;

/** A head and shoulders in a cell of 20 by 20. */
const PERSON = "M10 2.5a3.6 3.6 0 1 1-.01 0zM3.5 18.5c0-6 2.6-8.6 6.5-8.6s6.5 2.6 6.5 8.6z";

/** @param {string} label what the picture is of, for those who cannot see it */
export function hundred(label) {
  const people = Array.from({ length: 100 }, (_, i) => {
    const [column, row] = [i % 10, 9 - Math.floor(i / 10)];
    return svg("path", { d: PERSON, class: "hw-someone", transform: `translate(${column * CELL} ${row * CELL})` });
  });
  const edge = svg("path", { class: "hw-guess-line" });
  const picture = svg("svg", { viewBox: `-2 -2 ${10 * CELL + 4} ${10 * CELL + 4}`, class: "hw-hundred", role: "img" }, ...people, edge);
  const name = h("strong");
  const count = h("span", { class: "hw-count" });
  const guessed = h("span", { class: "hw-guessed" });
  const el = h("div", { class: "hw-group" }, h("p", { class: "hw-group-name" }, name, count, guessed), picture);
  return {
    el,
    /** @param {string} who @param {number} n how many of the hundred @param {string} of "{n} of 100" in words */
    draw(who, n, of) {
      people.forEach((one, i) => one.classList.toggle("is-counted", i < n));
      name.textContent = who;
      count.textContent = of;
      assign(picture, { "aria-label": `${label} ${who}: ${of}`, "data-n": n });
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
