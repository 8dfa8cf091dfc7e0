/** Give the reader a file: the browser's own download, made here and sent nowhere. */
import { h } from "../ui/dom.js";

/** @param {string} name @param {string} text @param {string} type */
export function save(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
