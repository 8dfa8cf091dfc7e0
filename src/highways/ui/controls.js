/**
 * The controls every widget uses: native form elements with a visible name.
 * Each returns its element and a `set` that moves it without telling anyone,
 * so that a change in the model can move the control and never echo.
 */
import { h, unique } from "./dom.js";

/**
 * @param {{ label: string, min: number, max: number, step: number, value: number,
 *   say: (value: number) => string, ends?: [string, string], onInput: (value: number) => void }} options
 * `say` gives the value in words, for the eye and for a screen reader.
 */
export function slider({ label, min, max, step, value, say, ends, onInput }) {
  const id = unique("slider");
  // The input itself speaks its value; an output would say it a second time.
  const output = h("output", { for: id, class: "hw-value", "aria-live": "off" });
  const input = h("input", { id, type: "range", min, max, step });
  /** @param {number} next */
  const show = (next) => {
    output.textContent = say(next);
    input.setAttribute("aria-valuetext", say(next));
  };
  /** @param {number} next */
  const set = (next) => {
    input.value = String(next);
    show(next);
  };
  input.addEventListener("input", () => {
    show(input.valueAsNumber);
    onInput(input.valueAsNumber);
  });
  set(value);
  const el = h(
    "div",
    { class: "hw-slider" },
    h("div", { class: "hw-label" }, h("label", { for: id }, label), output),
    input,
    ends && h("div", { class: "hw-ends", "aria-hidden": "true" }, h("span", {}, ends[0]), h("span", {}, ends[1])),
  );
  return { el, set, input };
}

/**
 * A row of radio buttons that looks like one switch.
 * @param {{ legend: string, options: { value: string, label: string }[], value: string,
 *   hideLegend?: boolean, onChange: (value: string) => void }} options
 */
export function choices({ legend, options, value, hideLegend, onChange }) {
  const name = unique("choice");
  const inputs = options.map((option) => h("input", { type: "radio", name, value: option.value, id: unique("radio") }));
  const el = h(
    "fieldset",
    { class: "hw-choices" },
    h("legend", { class: hideLegend ? "hw-unseen" : false }, legend),
    h(
      "div",
      { class: "hw-switch" },
      ...options.flatMap((option, i) => [inputs[i], h("label", { for: inputs[i].id }, option.label)]),
    ),
  );
  el.addEventListener("change", (event) => onChange(/** @type {HTMLInputElement} */ (event.target).value));
  /** @param {string} next */
  const set = (next) => inputs.forEach((input) => (input.checked = input.value === next));
  set(value);
  return { el, set };
}

/** @param {string} label @param {() => void} onClick @param {"main" | "quiet"} [kind] */
export function button(label, onClick, kind = "main") {
  return h("button", { type: "button", class: `hw-button hw-${kind}`, onClick }, label);
}

/** What is seldom needed stays folded. @param {string} summary @param {...Node} children */
export function more(summary, ...children) {
  return h("details", { class: "hw-more" }, h("summary", {}, summary), ...children);
}

/**
 * One of many, in groups where they have a name.
 * @param {{ label: string, groups: { label?: string, options: { value: string, label: string }[] }[], value: string,
 *   onChange: (value: string) => void }} options
 */
export function dropdown({ label, groups, value, onChange }) {
  const id = unique("dropdown");
  const entries = groups.flatMap((group) => {
    const options = group.options.map((option) => h("option", { value: option.value }, option.label));
    return group.label ? [h("optgroup", { label: group.label }, ...options)] : options;
  });
  const select = h("select", { id, onChange: () => onChange(select.value) }, ...entries);
  /** @param {string} next a value that is not among them shows none */
  const set = (next) => {
    select.value = next;
  };
  set(value);
  return { el: h("div", { class: "hw-dropdown" }, h("label", { for: id }, label), select), set };
}
