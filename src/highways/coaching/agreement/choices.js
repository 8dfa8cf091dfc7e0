/**
 * What can be chosen, and what the page then says. No text of the reader's own is in it.
 *
 * @typedef {Record<string, string | string[]>} Choices
 * @typedef {{ id: string, activity: string, level: "may" | "agreed" }} Activity
 * @typedef {{ id: string, region: string, call: string }} Line
 * @typedef {{ activities: Activity[], lines: Line[] }} Facts
 */
import { fill } from "../../ui/dom.js";
import words from "../agreement.words.en.json" with { type: "json" };

/** @type {Record<string, { title: string, options?: Record<string, string> }>} */
export const PARTS = words.parts;
/** @type {Record<string, string>} */
export const FIXED = words.fixed;
/** What a coach does and does not do, as the end of a sentence, by activity. @type {Record<string, string>} */
const SHORT = words.short;
/** What takes a licence stands on every page. */
const LICENSED = [
  "suitable",
  "route",
  "medicines",
  "diagnose",
  "therapy",
  "interpret",
  "handle",
  "sit",
  "touch",
  "fitness",
  "promise",
];

/** All parts in the order of the page. */
export const ORDER = [
  "role",
  "does",
  "not",
  "never",
  "hours",
  "outside",
  "day",
  "notes",
  "country",
  "ending",
  "complaints",
];
/** Those that say nothing before a choice. */
export const TO_CHOOSE = ORDER.filter((part) => part !== "not" && part !== "never");
export const OWN_NUMBERS = "other";

/** The wordings of a part, or the ids of what can be ticked. @param {string} part @param {Facts} facts @returns {string[]} */
export function known(part, { activities, lines }) {
  if (part === "does") return activities.map((one) => one.id);
  if (part === "country") return [...lines.map((one) => one.id), OWN_NUMBERS];
  return Object.keys(PARTS[part]?.options ?? {});
}

/**
 * What may be kept of a record that anyone could have written: parts and ids that there are.
 * @param {unknown} record @param {Facts} facts @returns {Choices}
 */
export function sound(record, facts) {
  const given = /** @type {Record<string, unknown>} */ (record && typeof record === "object" ? record : {});
  /** @type {Choices} */
  const kept = {};
  for (const part of TO_CHOOSE) {
    const ids = known(part, facts);
    const value = given[part];
    if (part === "does") {
      const ticked = Array.isArray(value) ? ids.filter((id) => value.includes(id)) : [];
      if (ticked.length) kept[part] = ticked;
    } else if (typeof value === "string" && ids.includes(value)) kept[part] = value;
  }
  return kept;
}

/** @param {string} lead @param {Activity[]} activities */
const sentence = (lead, activities) =>
  activities.length ? `${lead} ${activities.map(({ id }) => SHORT[id]).join("; ")}.` : "";

/** What the page says in a part, or nothing. @param {string} part @param {Choices} choices @param {Facts} facts @returns {string} */
export function said(part, choices, facts) {
  const choice = choices[part];
  if (part === "not") return fill(FIXED.not, { list: LICENSED.map((id) => SHORT[id]).join("; ") });
  if (part === "never") return FIXED.never;
  if (part === "does") {
    const ticked = facts.activities.filter((one) => choice?.includes(one.id));
    const [may, agreed] = ["may", "agreed"].map((level) => ticked.filter((one) => one.level === level));
    return [sentence(words.i_do, may), sentence(words.only_agreed, agreed)].filter(Boolean).join(" ");
  }
  if (part === "country") {
    const line = facts.lines.find((one) => one.id === choice);
    return line ? `${fill(words.numbers, line)} ${words.checked}` : "";
  }
  return PARTS[part].options?.[/** @type {string} */ (choice)] ?? "";
}

/** The parts that are still open. @param {Choices} choices */
export const open = (choices) => TO_CHOOSE.filter((part) => !choices[part]?.length);
