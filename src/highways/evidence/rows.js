/**
 * A list of results on one axis: one radio a row, so that Tab comes once and the arrows walk through.
 * Everything is placed in parts of 100 of the row, and so fits any width without measuring.
 */
import { h, svg, unique } from "../ui/dom.js";

/** A shape for each comparator; a result without a comparison is hollow. Drawn in a box of 14 by 14. */
const SHAPES = {
  "inert-placebo": "M7 1.5a5.5 5.5 0 1 1-.01 0z",
  midazolam: "M2 2h10v10H2z",
  "masked-by-anaesthesia": "M7 .5l6.5 6.5L7 13.5.5 7z",
  "other-treatment": "M7 1l6.5 11.5H.5z",
  none: "M7 1.5a5.5 5.5 0 1 1-.01 0z",
};

/** @param {string} shape a comparator's class @param {string} [left] where on a track, as CSS */
export function marker(shape, left) {
  const d = SHAPES[/** @type {keyof typeof SHAPES} */ (shape)] ?? SHAPES["inert-placebo"];
  const attributes = {
    viewBox: "0 0 14 14",
    class: `hw-marker hw-vs-${shape}`,
    "aria-hidden": "true",
    style: left ? `left:${left}` : false,
  };
  return svg("svg", attributes, svg("path", { d }));
}

/**
 * `from` and `to` are the ends of a bar; `also` is a second, hollow mark.
 * @typedef {{ at: number, from?: number | null, to?: number | null, also?: number, shape?: string }} Place
 */

/**
 * @template {{ id: string }} R
 * @typedef {{ domain: [number, number], ticks: number[], zero?: number, ends?: [string, string], title: string,
 *   label: (result: R) => string, under: (result: R) => string, numbers: (result: R) => string,
 *   place: (result: R) => Place }} Axis
 */

/**
 * @template {{ id: string }} R
 * @param {string} legend @param {Axis<R>} axis
 * @param {{ onPick: (id: string) => void, onHover?: (id: string | null) => void }} hand
 */
export function rows(legend, axis, { onPick, onHover }) {
  const name = unique("row");
  const [low, high] = axis.domain;
  const at = (/** @type {number} */ value) => `${((100 * (value - low)) / (high - low)).toFixed(2)}%`;
  const list = h("div", { class: "hw-rows" });
  const ticks = axis.ticks.map((tick) =>
    h("span", { class: "hw-tick", style: `left:${at(tick)}` }, String(tick).replace("-", "−")),
  );
  const ends = (axis.ends ?? []).map((end) => h("span", {}, end));
  const el = h(
    "fieldset",
    { class: "hw-list" },
    h("legend", { class: "hw-unseen" }, legend),
    h(
      "div",
      { class: "hw-axis-row", "aria-hidden": "true" },
      h("div", { class: "hw-axis-title" }, axis.title),
      h("div", { class: "hw-track" }, ...ticks),
    ),
    h("div", { class: "hw-axis-ends" }, ...ends),
    list,
  );
  /** @type {Map<string, { row: HTMLElement, input: HTMLInputElement }>} */
  const made = new Map();

  /** @param {R} result */
  function make(result) {
    const { at: point, from, to, also, shape = "inert-placebo" } = axis.place(result);
    const input = h("input", { type: "radio", name, value: result.id, class: "hw-unseen", id: unique("result") });
    const track = h(
      "span",
      { class: "hw-track" },
      axis.zero !== undefined && h("span", { class: "hw-zero", style: `left:${at(axis.zero)}` }),
      from != null &&
        to != null &&
        h("span", { class: "hw-bar", style: `left:${at(from)};right:calc(100% - ${at(to)})` }),
      also !== undefined && marker("none", at(also)),
      marker(shape, at(point)),
    );
    const text = h(
      "span",
      { class: "hw-result-name" },
      h("b", {}, axis.label(result)),
      " ",
      h("small", {}, axis.under(result)),
    );
    const label = h("label", { for: input.id }, text, h("span", { class: "hw-numbers" }, axis.numbers(result)), track);
    const row = h("div", { class: "hw-result", "data-id": result.id }, input, label);
    input.addEventListener("input", () => onPick(result.id));
    row.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && onHover?.(result.id));
    row.addEventListener("pointerleave", () => onHover?.(null));
    return { row, input };
  }

  return {
    el,
    /** Those results, in that order. @param {R[]} results */
    show(results) {
      for (const result of results) if (!made.has(result.id)) made.set(result.id, make(result));
      const shown = results.map((result) => /** @type {HTMLElement} */ (made.get(result.id)?.row));
      // Moving the row with the focus would drop the focus: only a new order touches the page.
      if (shown.length !== list.children.length || shown.some((row, i) => row !== list.children[i]))
        list.replaceChildren(...shown);
    },
    /** @param {string} id */
    pick(id) {
      for (const [one, { input, row }] of made) {
        input.checked = one === id;
        row.classList.toggle("is-picked", one === id);
      }
    },
    /** The row of this result, when it is on the list. @param {string} id */
    row: (id) => made.get(id)?.row,
  };
}
