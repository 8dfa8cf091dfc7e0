/** The open scene as a part of the page's address: scenarios.html#s04. The browser's back and forward then walk the scenes. */

const LIST = "scenes";

/**
 * @param {HTMLElement} el @param {(id: string) => void} onGo called with the id that the address names, or '' for the list
 * @param {AbortSignal} [signal]
 */
export function address(el, onGo, signal) {
  // A notebook's address belongs to JupyterLab, and that of slides to the slides.
  const ours = Boolean(el.closest("figure.hw-widget")) && !el.closest(".reveal");
  const named = () => location.hash.slice(1);
  if (!ours) return { start: "", show: () => {} };
  // Footnotes have addresses too, and leave the scene as it is.
  addEventListener("hashchange", () => (/^s\d\d$/.test(named()) || [LIST, ""].includes(named())) && onGo(named()), {
    signal,
  });
  return {
    start: named(),
    /** @param {string} id */
    show(id) {
      const next = id || LIST;
      if (named() !== next && (id || named())) location.hash = next;
    },
  };
}
