/** What every widget does with the element it was given, so that it looks and listens alike in JupyterLab and in the book. */

/**
 * JupyterLab takes keys from radios, sliders and buttons: an arrow would leave the cell, a 'b' would add one.
 * It looks for this mark on the very element that has the focus; on a parent it comes too late.
 * @param {Event} event
 */
function keepKeys({ target }) {
  if (target instanceof Element) target.setAttribute("data-lm-suppress-shortcuts", "true");
}

/** @param {HTMLElement} el @param {string} look its class @param {string} [name] said by screen readers */
export function openView(el, look, name) {
  el.classList.add("hw-live", look);
  el.addEventListener("focusin", keepKeys);
  if (!name) return;
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", name);
}

/**
 * How a widget sets its traits: all of them, and then the kernel hears, where there is one.
 * @template {Record<string, any>} T
 * @param {import("@anywidget/types").AnyModel<T>} model
 */
export const setter = (model) => (/** @type {Partial<T>} */ values) => {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
};
