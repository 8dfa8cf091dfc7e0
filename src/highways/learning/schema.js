/**
 * What a record may look like, by the first part of its key: the one table that reading, writing and bringing a copy back use.
 * A new kind of record is one more line here.
 */

const LOG = 50; // how many tries of one question are kept
const LONG = 20_000; // letters of the longest record

/** @param {any} one @returns {one is Record<string, any>} */
const plain = (one) => typeof one === "object" && one !== null && !Array.isArray(one);
/** A moment that a calendar knows, up to the year 2100. @param {any} one */
const time = (one) => Number.isFinite(one) && one > 0 && one < 4102444800000;
/** @param {any} one @param {number} [most] */
const text = (one, most = 500) => typeof one === "string" && one.length <= most;
/** @param {any} one */
const page = (one) => text(one) && /^[\w-]+(\/[\w-]+)*$/.test(one);

/** @type {Record<string, (value: any) => boolean>} */
const KINDS = {
  finished: (one) => plain(one) && time(one.at),
  place: (one) =>
    plain(one) &&
    page(one.doc) &&
    text(one.title) &&
    time(one.at) &&
    [one.heading, one.anchor].every((more) => more === undefined || text(more)),
  answers: (one) =>
    Array.isArray(one) &&
    one.length > 0 &&
    one.every((entry) => plain(entry) && time(entry.at) && typeof entry.right === "boolean"),
  guess: (one) => text(one, 100),
  note: (one) => plain(one) && time(one.at) && text(one.prompt) && text(one.text, LONG),
  keep: (one) => typeof one === "boolean",
  agreement: plain,
  scenario: (one) => plain(one) && time(one.at) && (text(one.option) || Number.isInteger(one.option)),
};

/** @param {string} key */
export const kindOf = (key) => key.split("/", 1)[0];

/** Whether `value` may stand under `key`. @param {string} key @param {any} value */
export function fits(key, value) {
  const kind = kindOf(key);
  if (!/^[a-z]+(\/[\w.:~-]{1,120})?$/.test(key) || !Object.hasOwn(KINDS, kind) || !KINDS[kind](value)) return false;
  return JSON.stringify(value).length <= LONG + 1000;
}

/**
 * A log is only ever added to: what either of two holds is in both.
 * @param {{ at: number, right: boolean }[]} a @param {{ at: number, right: boolean }[]} b
 */
export function union(a, b) {
  const all = new Map([...a, ...b].map(({ at, right }) => [`${at}${right}`, { at, right }]));
  return [...all.values()].sort((x, y) => x.at - y.at).slice(-LOG);
}
