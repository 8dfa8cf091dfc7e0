/**
 * The search page: results as one types, by kind. The words stand behind the # of the address, which is never sent anywhere.
 * An address with ?q=, as other search pages have, is understood as well.
 */
import { button } from "../ui/controls.js";
import { fill, h } from "../ui/dom.js";
import { alarm, excerpt, finder, marks } from "./find.js";
import everyWord from "./words.en.json" with { type: "json" };

/** @typedef {import("./find.js").Place} Place */

const words = everyWord.found;
/** @type {Record<string, string>} */
const kinds = everyWord.kinds;
const PAUSE = 120; // ms, between two letters of one who types
const FACTS = ["word", "question", "claim"];
const FEW = 4; // places of a kind, before a button shows all

const root = /** @type {HTMLElement} */ (document.querySelector(".hw-search"));
const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`.hw-search-${name}`));
const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
const said = part("said");
const found = part("found");
const elsewhere = part("else");
const danger = part("danger");

const alarming = alarm(everyWord.help_on);
/** @type {ReturnType<typeof finder> | undefined} */
let find;
let timer = 0;
let shown = "";

function asked() {
  const behind = new URLSearchParams(location.hash.slice(1)).get("q");
  return behind ?? new URLSearchParams(location.search).get("q") ?? "";
}

/** Keeps the words in the address, for the way back from a page. */
function keep(/** @type {string} */ query) {
  try {
    const hash = query ? `#q=${encodeURIComponent(query)}` : "";
    history.replaceState(null, "", location.pathname + hash);
  } catch {
    // A browser may keep the address of a page on a disk as it is, and half an emoji stands in no address.
  }
}

/** Help above what is found. It comes and goes whole, so that a screen reader says it. */
function warn(/** @type {string} */ query) {
  const here = danger.childNodes.length > 0;
  if (alarming(query) === here) return;
  const help = [...elsewhere.querySelectorAll("a")].find((one) => one.hash === "#help-now");
  danger.replaceChildren(...(here ? [] : [words.danger, " ", help?.cloneNode(true) ?? ""]));
}

function show() {
  const query = field.value.trim();
  if (!find || query === shown) return;
  shown = query;
  keep(query);
  warn(query);
  const { places, whole } = query ? find(query) : { places: [], whole: true };
  elsewhere.hidden = places.length > 0;
  const sentence = !query
    ? words.start
    : !places.length
      ? words.nothing
      : !whole
        ? words.near
        : places.length === 1
          ? words.one
          : words.many;
  said.textContent = fill(sentence, { n: places.length, query });
  /** @type {Map<string, Place[]>} */
  const groups = new Map();
  for (const place of places) groups.set(place.kind, [...(groups.get(place.kind) ?? []), place]);
  found.replaceChildren(...[...groups].map(([kind, of]) => group(kind, of)));
}

/** @param {string} kind @param {Place[]} places */
function group(kind, places) {
  const list = h("ul", {}, ...places.slice(0, FEW).map(item));
  const section = h(
    "section",
    { "data-kind": kind },
    h("h2", {}, kinds[kind], " ", h("span", {}, String(places.length))),
    list,
  );
  if (places.length > FEW) {
    const more = button(fill(words.all, { n: places.length }), () => {
      const rest = places.slice(FEW).map(item);
      list.append(...rest);
      more.remove();
      rest[0].querySelector("a")?.focus();
    });
    section.append(more);
  }
  return section;
}

/** @param {Place} place */
function item({ kind, address, page, heading, text, verdict, words: matched }) {
  const marked = (/** @type {string} */ whole) =>
    marks(whole, matched).map((one, i) => (i % 2 ? h("mark", {}, one) : one));
  // A claim is somebody else's sentence: in quotes, and after our verdict.
  const name = kind === "claim" ? ["‘", ...marked(heading), "’"] : marked(heading || page);
  const fact = FACTS.includes(kind);
  return h(
    "li",
    {},
    verdict && h("p", { class: "hw-search-verdict" }, fill(words.verdict, { verdict })),
    h("a", { href: address }, ...name),
    !fact && page !== heading && h("p", { class: "hw-search-where" }, fill(words.on, { page })),
    // An answer that is cut might lose whom to ring.
    h("p", {}, ...marked(fact ? text : excerpt(text, matched))),
  );
}

/** Down from the field to the first place, and on; up again. @param {KeyboardEvent} event */
function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = /** @type {HTMLElement[]} */ ([field, ...found.querySelectorAll("a")]);
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (at < 0 || !stops[at + step]) return;
  event.preventDefault();
  stops[at + step].focus();
}

function begin() {
  const script = h("script", { src: root.dataset.index });
  script.addEventListener("load", () => {
    find = finder(/** @type {any} */ (globalThis).highwaysSearch);
    shown = "\0"; // so that even an empty field is answered
    show();
  });
  script.addEventListener("error", () => {
    said.textContent = words.lost;
  });
  document.head.append(script);
}

field.value = asked();
field.addEventListener("input", () => {
  warn(field.value); // help does not wait
  clearTimeout(timer);
  timer = window.setTimeout(show, PAUSE);
});
root.addEventListener("keydown", move);
addEventListener("hashchange", () => {
  field.value = asked();
  show();
});
warn(field.value);
field.focus();
begin();
