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
