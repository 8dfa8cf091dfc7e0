/** What the pages of one's own course say and draw alike: a date, and a tick. */
import { svg } from "../ui/dom.js";
import words from "./page.words.en.json" with { type: "json" };

/** '14 November', with its year when that is not this one or the paper is kept. @param {number} at @param {boolean} [kept] */
export function day(at, kept = false) {
  const date = new Date(at);
  const year = !kept && date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(words.locale, { day: "numeric", month: "long", year });
}

/** Drawn, because not every typeface has one. The word beside it says the same. */
export const tick = () => svg("svg", { class: "hw-done", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M2 9l4 4 8-10" }));

/** The memory of the book, if this page is one of its. @returns {import("./memory.js").Memory | undefined} */
export const memory = () => /** @type {any} */ (globalThis).highwaysMemory;

/**
 * The lessons of the course, in reading order.
 * @typedef {{ id: string, doc: string, title: string, part: string }} Lesson
 * @returns {Lesson[]}
 */
export const lessons = () => /** @type {any} */ (globalThis).highwaysCourse?.lessons ?? [];

/** The address of a page of the book, from any of its pages. @param {string} doc */
export const address = (doc) => `${document.documentElement.dataset.content_root ?? ""}${doc}.html`;

/** @param {string} lesson @returns {number | undefined} when it was finished */
export const finishedAt = (lesson) => memory()?.get(`finished/${lesson}`)?.at;
