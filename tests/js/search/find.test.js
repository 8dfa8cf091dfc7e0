/** Finding: forms, parts and slips of words, what stands around them, and when help is offered. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { alarm, excerpt, finder, marks } from "../../../src/highways/search/find.js";
import WORDS from "../../../src/highways/search/words.en.json" with { type: "json" };

const PAGES = [
  ["one.html", "The window"],
  ["words.html", "Glossary"],
];
const ENTRIES = [
  ["lesson", 0, "why", "Why a window closes", "Some relapse later. A window may open for days.", ""],
  ["word", 1, "term-relapse", "Relapse", "When it comes back after it had gone.", ""],
  ["word", 1, "term-lozenge", "Lozenge", "It dissolves in the mouth.", ""],
  ["word", 1, "term-off-label", "Off-label", "Another use than the licensed one.", ""],
  ["word", 1, "term-default", "Default mode network", "Regions that rise and fall together.", ""],
  ["question", 1, "drive", "Can I drive home?", "No driving until the next day.", ""],
  ["question", 1, "last", "How long does it last?", "Days, for most.", ""],
  ["claim", 1, "s1", "Living well is giving.", "A view.", "our view"],
  ["claim", 1, "s2", "Diving is another thing.", "A view.", "our view"],
];
const find = finder({ pages: PAGES, entries: ENTRIES });
const headings = (query) => find(query).places.map(({ heading }) => heading);

test("the heading comes before the text", () => {
  assert.deepEqual(headings("relapse"), ["Relapse", "Why a window closes"]);
  const [place] = find("relapse").places;
  assert.deepEqual([place.address, place.page, place.kind], ["words.html#term-relapse", "Glossary", "word"]);
});

test("part of a word, a slip and an odd spelling find it", () => {
  for (const [typed, found] of [
    ["loz", "Lozenge"],
    ["lozange", "Lozenge"],
    ["Off-Label", "Off-label"],
    ["label", "Off-label"],
    ["the default mode", "Default mode network"],
  ]) {
    assert.equal(headings(typed)[0], found, typed);
  }
});

test("another form of a word finds it, and a word that looks alike does not", () => {
  assert.deepEqual(headings("driving"), ["Can I drive home?"]);
  assert.deepEqual(headings("how long does it last")[0], "How long does it last?");
});

test("when no place has all words it says so", () => {
  assert.equal(find("xylophone").places.length, 0);
  const { places, whole } = find("xylophone relapse");
  assert.ok(!whole && places.length);
  assert.ok(find("relapse").whole);
  assert.equal(find("relapse \ud83d").places[0].heading, "Relapse", "half an emoji hides nothing");
});

test("an excerpt is cut between words, around what was found", () => {
  const text = `${"word ".repeat(80)}driving ${"word ".repeat(80)}`;
  const cut = excerpt(text, find("drive").places[0].words);
  assert.ok(cut.includes("driving") && cut.startsWith("… ") && cut.endsWith(" …") && cut.length < 210, cut);
  assert.doesNotMatch(cut, /\bwor\b|\bord\b/);
  assert.deepEqual(marks("No driving, no living.", find("drive").places[0].words), ["No ", "driving", ", no living."]);
});

test("help stands above what was found, and does not cry wolf", () => {
  const alarming = alarm(WORDS.help_on);
  for (const typed of ["suicide", "suici", "suicidel", "I want to die", "overdose", "xylophone crisis", "HELP"])
    assert.ok(alarming(typed), typed);
  for (const typed of ["sleep", "bladder", "prescriber", "di", ""]) assert.ok(!alarming(typed), typed);
});
