/**
 * The questions of all lessons: given as a trait, or beside the bundles as questions.js, which is fetched when it is needed.
 * A classic script, because browsers refuse to fetch data from a disk.
 * @typedef {import("./schedule.js").Bank} Bank
 */
import { h } from "../../ui/dom.js";

/** @returns {Promise<Bank>} */
export function theBank() {
  const page = /** @type {{ highwaysQuestions?: Bank }} */ (globalThis);
  const here = () => page.highwaysQuestions ?? Promise.reject(new Error("questions.js holds no questions."));
  if (page.highwaysQuestions) return Promise.resolve(page.highwaysQuestions);
  const host = /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src*="host.js"]'));
  return new Promise((resolve, reject) => {
    const src = new URL("questions.js", host?.src ?? location.href).href;
    const onError = () => reject(new Error("questions.js could not be loaded."));
    document.head.append(h("script", { src, onLoad: () => resolve(here()), onError }));
  });
}
