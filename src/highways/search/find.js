/**
 * Finding: what a reader typed, and the places of the course that have it, best first.
 *
 * @typedef {[kind: string, page: number, anchor: string, heading: string, text: string, verdict: string]} Entry
 * @typedef {{ pages: [string, string][], entries: Entry[] }} Data
 * @typedef {{ kind: string, address: string, page: string, heading: string, text: string, verdict: string, words: string[] }} Place
 */
import MiniSearch from "minisearch";
import { stemmer } from "stemmer";

// Words that stand everywhere and tell nothing apart.
const COMMON = new Set(
  "a an and are as at be by can do does for from how i in is it me my of on or the this to was what when with you your".split(
    " ",
  ),
);

/** What 'drive' and 'driving' have in common. @param {string} word */
const stem = (word) => stemmer(word.toLowerCase());
/** @param {string} term */
const processTerm = (term) => (COMMON.has(term.toLowerCase()) ? null : stem(term));

/** The words of a text; 'off-label' is one, as it was typed. @param {string} text */
const typed = (text) => text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
/** In the course it is found by its parts as well. @param {string} text */
const written = (text) => typed(text).flatMap((word) => (word.includes("-") ? [word, ...word.split("-")] : [word]));

const BEGUN = { prefix: (/** @type {string} */ term) => term.length > 2 };
// A slip of the finger; only where nothing else is found, because 'living' is two letters from 'driving'.
const SLIPS = { fuzzy: (/** @type {string} */ term) => (term.length > 3 ? 0.25 : false) };

/** @param {Data} data */
export function finder({ pages, entries }) {
  const all = new MiniSearch({
    fields: ["heading", "page", "text"],
    processTerm,
    tokenize: written,
    searchOptions: { ...BEGUN, tokenize: typed, boost: { heading: 4, page: 1.5 } },
  });
  all.addAll(entries.map(([, page, , heading, text], id) => ({ id, heading, page: pages[page][1], text })));

  /** @param {string} query */
  return (query) => {
    let found = all.search(query, { combineWith: "AND" });
    if (!found.length) found = all.search(query, { combineWith: "AND", ...SLIPS });
    const whole = found.length > 0;
    if (!whole) found = all.search(query, SLIPS);
    const places = found.map(({ id, match }) => {
      const [kind, page, anchor, heading, text, verdict] = entries[id];
      const [address, title] = pages[page];
      return {
        kind,
        address: anchor ? `${address}#${anchor}` : address,
        page: title,
        heading,
        text,
        verdict,
        words: Object.keys(match),
      };
    });
    return { places, whole };
  };
}

/** Whether a search may come from someone who needs a person now: any of `cries`, begun or misspelt. @param {string[]} cries */
export function alarm(cries) {
  const on = new MiniSearch({
    fields: ["word"],
    searchOptions: { prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 5 ? 0.25 : false) },
  });
  on.addAll(cries.map((word, id) => ({ id, word })));
  return (/** @type {string} */ query) => on.search(query).length > 0;
}

/**
 * The part of `text` around the first word whose stem is in `matched`, cut between words.
 * @param {string} text @param {string[]} matched @param {number} [length]
 */
export function excerpt(text, matched, length = 190) {
  if (text.length <= length) return text;
  const at = Math.max(0, text.search(matching(text, matched)));
  const from = at < length * 0.6 ? 0 : text.lastIndexOf(" ", at - length * 0.35) + 1;
  const cut = text.lastIndexOf(" ", from + length);
  const to = from + length >= text.length ? text.length : cut > from ? cut : from + length;
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}

/** `text` in turns of plain and marked parts, beginning with a plain one. @param {string} text @param {string[]} matched */
export function marks(text, matched) {
  return text.split(matching(text, matched));
}

/** The words of `text` whose stems are in `matched`: letters, digits and inner hyphens. @param {string} text @param {string[]} matched */
function matching(text, matched) {
  const forms = [...new Set(written(text))].filter((word) => matched.includes(stem(word)));
  return forms.length ? new RegExp(`(?<![\\p{L}\\p{N}])(${forms.join("|")})(?![\\p{L}\\p{N}])`, "u") : /$^/;
}
