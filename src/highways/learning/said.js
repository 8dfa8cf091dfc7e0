/** What the pages of one's own course say and draw alike: a date, and a tick. */
import { svg } from "../ui/dom.js";
import words from "./page.words.en.json" with { type: "json" };

/** '14 November', with its year when that is not this one. @param {number} at */
export function day(at) {
  const date = new Date(at);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(words.locale, { day: "numeric", month: "long", year });
}

/** '14 November 2026', for paper, which outlives the year. @param {number} at */
export const fullDay = (at) =>
  new Date(at).toLocaleDateString(words.locale, { day: "numeric", month: "long", year: "numeric" });

/** Drawn, because not every typeface has one. The word beside it says the same. */
export const tick = () =>
  svg("svg", { class: "hw-done", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M2 9l4 4 8-10" }));

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
