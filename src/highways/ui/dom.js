/**
 * Making elements without a framework. Attributes are attributes, functions are listeners.
 *
 * @typedef {string | number | Node | null | undefined | false} Child
 * @typedef {Record<string, any>} Attributes
 */

const SVG = "http://www.w3.org/2000/svg";

/** @param {Element} el @param {Attributes} attributes */
export function assign(el, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") el.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value === false || value == null) el.removeAttribute(name);
    else el.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {Element} el @param {Child[]} children */
function append(el, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    el.append(child instanceof Node ? child : String(child));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const el = document.createElement(tag);
  assign(el, attributes);
  append(el, children);
  return el;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  const el = document.createElementNS(SVG, tag);
  assign(el, attributes);
  append(el, children);
  return el;
}

/**
 * An id, or a name of radios, that no other element of the page has. Each widget's bundle holds a copy of this file, so the
 * count is the page's: with one of their own, a label would press the radio of another widget.
 * @param {string} stem
 */
export function unique(stem) {
  const page = /** @type {{ highwaysIds?: number }} */ (globalThis);
  page.highwaysIds = (page.highwaysIds ?? 0) + 1;
  return `hw-${stem}-${page.highwaysIds}`;
}

/**
 * A word whose name comes out of a value. Where the name is written out as a property, tsc sees that it is there.
 * @param {Record<string, string>} group @param {string} name
 */
export const wordOf = (group, name) => group[name];

/**
 * Put values into a sentence of words.en.json: "{n} of 100".
 * @param {string} template @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
