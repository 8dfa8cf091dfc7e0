/**
 * Everything that is remembered as one file, and back. A file that is not whole and ours changes nothing; a good one is added to
 * what is here, and takes nothing away.
 *
 * @typedef {import("./memory.js").Memory} Memory
 * @typedef {"huge" | "damaged" | "foreign" | "newer" | "unknown" | "full" | "off"} Wrong
 */
import { fits, kindOf, union } from "./schema.js";

const FORMAT = "roads-become-highways";
const VERSION = 1;
/** A copy of everything is far smaller, in bytes. */
export const MOST = 2_000_000;

/** That nothing should be kept is about one device, and stays there. @param {string} key */
const travels = (key) => key !== "keep/anything";

/** @param {Memory} memory @param {Date} now */
export function copied(memory, now) {
  const records = Object.fromEntries(
    memory
      .keys()
      .filter(travels)
      .map((key) => [key, memory.get(key)]),
  );
  return { format: FORMAT, version: VERSION, made: now.toISOString(), records };
}

/** @param {any} one */
const plain = (one) => typeof one === "object" && one !== null && !Array.isArray(one);

/** The records of a file, all of them checked, or what is wrong with it. @param {string} text @returns {Record<string, any> | Wrong} */
export function read(text) {
  if (text.length > MOST) return "huge";
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return "damaged";
  }
  if (!plain(file) || file.format !== FORMAT) return "foreign";
  if (Number.isInteger(file.version) && file.version > VERSION) return "newer";
  if (file.version !== VERSION) return "unknown";
  if (typeof file.made !== "string" || Number.isNaN(Date.parse(file.made)) || !plain(file.records)) return "damaged";
  return Object.entries(file.records).every(([key, value]) => fits(key, value)) ? file.records : "damaged";
}

/**
 * What a copy would change here: logs are joined, of single records the later one stands, and notes stand side by side.
 * @param {Memory} memory @param {Record<string, any>} records @returns {[string, any][]}
 */
function changes(memory, records) {
  /** @type {[string, any][]} */
  const made = [];
  for (const [key, value] of Object.entries(records).filter(([key]) => travels(key))) {
    const kind = kindOf(key);
    const here = memory.get(key);
    if (kind === "keep") continue;
    if (here === undefined) made.push([key, value]);
    else if (kind === "answers") {
      const both = union(here, value);
      if (both.length > here.length) made.push([key, both]);
    } else if (kind === "note") {
      const beside = besides(memory, key, value.text);
      if (beside) made.push([beside, value]);
    } else if ((value.at ?? 0) > (here.at ?? 0)) made.push([key, value]);
  }
  // Whoever brings notes back wants them kept.
  if (made.some(([key]) => kindOf(key) === "note") && !memory.get("keep/notes")) made.push(["keep/notes", true]);
  return made;
}

/** A free key beside a note, unless one of those notes says the same. @param {Memory} memory @param {string} key @param {string} text */
function besides(memory, key, text) {
  for (let n = 1; ; n++) {
    const one = n === 1 ? key : `${key}~${n}`;
    const here = memory.get(one);
    if (here === undefined) return one;
    if (here.text === text) return "";
  }
}

/** Add a copy to what is here. @param {Memory} memory @param {string} text @returns {Wrong | string[]} the keys that are new or changed */
export function bringBack(memory, text) {
  const records = read(text);
  if (typeof records === "string") return /** @type {Wrong} */ (records);
  if (memory.kept === "page") return "off";
  const made = changes(memory, records);
  return memory.setAll(made) ? made.map(([key]) => key) : "full";
}
