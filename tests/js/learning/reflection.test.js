/** Private notes: nothing is kept unless the reader says so, what is kept can go in two presses, and nothing is lost unasked. */
import { clock, mount, saved } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemory } from "../../../src/highways/learning/memory.js";
import WORDS from "../../../src/highways/learning/reflection.words.en.json" with { type: "json" };
import { Reflection } from "../../../src/highways/learning/widget.js";
import { facts } from "../facts.js";

const FIRST = "What would you like to turn toward?";
const SECOND = "What helps you feel steady?";
const NOVEMBER = 1795262400_000;
const BEFORE = { "keep/notes": true, "note/a": { at: NOVEMBER, prompt: SECOND, text: "from before" } };
const PAUSE = 700; // longer than the pause after which a note is kept

function opened(records = {}, open) {
  globalThis.highwaysMemory = createMemory(open);
  for (const [key, value] of Object.entries(records)) highwaysMemory.set(key, value);
  return mount(Reflection, facts.learning.reflection);
}
const box = (view, prompt = FIRST) => view.named("textarea", prompt);
function write(view, text, prompt = FIRST) {
  view.fill(box(view, prompt), text);
  clock.pass(PAUSE);
}
const keep = (view) => view.named("[role=switch]", "Keep what I write in this browser");
const notes = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith("highways:note/"))
    .map((key) => JSON.parse(localStorage.getItem(key)).text)
    .sort();
const state = (view) => view.text(".hw-state");
const GONE = "This is on this page only. It will be gone when you close or leave the page.";
/** Whether the browser would ask before this page is left. */
const asks = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
/** Storage with no room for notes. */
function crowded(room = () => false) {
  const real = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (key.includes("note/") && !room(value)) throw new DOMException("full", "QuotaExceededError");
    real.call(this, key, value);
  };
  return () => {
    Storage.prototype.setItem = real;
  };
}

test("nothing is kept by default", () => {
  const view = opened();
  assert.ok(!keep(view).checked);
  write(view, "room in the mornings");
  assert.equal(state(view), GONE);
  assert.equal(localStorage.length + sessionStorage.length, 0);
});

test("what the reader needs to know stands before the first box", () => {
  document.body.innerHTML = '<a class="hw-help" href="safety.html#help-now">Help now</a>';
  const view = opened();
  const before = view.words.split(FIRST)[0];
  for (const sentence of [
    "Nobody reads this. On a shared computer, leave the switch off.",
    "Leave out diagnoses, amounts, clinic names and other people’s names. If today is a hard day, go to Safety first.",
  ])
    assert.ok(before.includes(sentence), sentence);
  assert.equal(view.named("a", "Safety first").href, document.querySelector(".hw-help").href);
});

test("what is typed is not shown to a spelling service", () => {
  const boxes = opened().all("textarea");
  assert.equal(boxes.length, WORDS.prompts.length);
  for (const one of boxes)
    assert.deepEqual([one.getAttribute("spellcheck"), one.getAttribute("autocomplete")], ["false", "off"]);
});

test("switched on, each note is kept, and listed the next time", () => {
  const view = opened();
  write(view, "Typed before the switch");
  view.click(keep(view));
  assert.deepEqual(notes(), ["Typed before the switch"]);
  write(view, "Slow music", SECOND);
  assert.deepEqual(notes(), ["Slow music", "Typed before the switch"]);
  assert.equal(state(view), "What you write is kept in this browser, as you type.");
  assert.equal(view.count(".hw-earlier li"), 0);
  view.leave();
  const later = opened();
  assert.ok(keep(later).checked);
  assert.equal(box(later).value, "");
  assert.equal(later.count(".hw-earlier li"), 2);
  assert.ok(later.text(".hw-earlier").includes("Slow music"));
  write(later, "Cool water", SECOND);
  assert.deepEqual(
    notes(),
    ["Cool water", "Slow music", "Typed before the switch"],
    "a new note, and the old one stays",
  );
});

test("a tab that is closed at once has kept the last letters", () => {
  const view = opened({ "keep/notes": true });
  view.fill(box(view), "light");
  dispatchEvent(new Event("pagehide"));
  assert.deepEqual(notes(), ["light"]);
});

test("an emptied box is no note", () => {
  const view = opened({ "keep/notes": true });
  write(view, "something");
  assert.deepEqual(notes(), ["something"]);
  write(view, "  ");
  assert.deepEqual(notes(), []);
});

for (const [button, left] of [
  ["Delete it", []],
  ["Leave it here", ["from before"]],
]) {
  test(`switching off asks about what is there: ${button}`, () => {
    const view = opened(BEFORE);
    view.click(keep(view));
    const question = view.group("From now on nothing more is kept. And what this browser holds already?");
    assert.equal(document.activeElement, question);
    assert.deepEqual(notes(), ["from before"], "nothing goes before the reader has said so");
    view.press(button);
    assert.ok(!view.seen(".hw-off"));
    assert.equal(document.activeElement, keep(view));
    assert.deepEqual(notes(), left);
    assert.equal(view.count(".hw-earlier li"), left.length);
    write(view, "no more");
    assert.deepEqual(notes(), left);
  });
}

test("switching off with nothing kept asks nothing", () => {
  const view = opened({ "keep/notes": true });
  view.click(keep(view));
  assert.ok(!view.seen(".hw-off"));
  assert.equal(localStorage.getItem("highways:keep/notes"), "false");
});

test("what stands in the boxes outlives its kept copy", () => {
  const view = opened({ "keep/notes": true });
  write(view, "of today");
  view.click(keep(view));
  view.press("Delete it");
  assert.deepEqual(notes(), []);
  assert.ok(view.words.includes("What stands in the boxes is on this page only."));
  assert.equal(box(view).value, "of today");
});

test("one earlier note can go, and the focus stays near", () => {
  const view = opened(
    Object.fromEntries([1, 2].map((n) => [`note/${n}`, { at: NOVEMBER + n, prompt: FIRST, text: `note ${n}` }])),
  );
  const away = () => view.button(`Delete the note of 21 November 2026: ${FIRST}`);
  assert.ok(view.texts(".hw-earlier li")[0].includes("note 2"));
  view.click(away());
  assert.deepEqual(notes(), ["note 1"]);
  assert.equal(document.activeElement, away());
  view.click(away());
  assert.deepEqual(notes(), []);
  assert.equal(document.activeElement, view.button("Delete all my notes"));
});

test("everything goes in two presses and stays gone", () => {
  const view = opened({ ...BEFORE, "finished/x": { at: NOVEMBER } });
  write(view, "of today");
  view.press("Delete all my notes");
  assert.deepEqual(notes(), ["from before", "of today"]);
  view.press("Press again to delete everything you wrote here");
  assert.deepEqual(notes(), []);
  assert.equal(box(view).value, "");
  assert.ok(view.words.includes("All your notes are deleted"));
  clock.pass(PAUSE);
  assert.deepEqual(notes(), []);
  assert.ok(localStorage.getItem("highways:finished/x"), "the lessons that were finished are no notes");
});

test("the second press must follow the first", () => {
  const view = opened();
  write(view, "keep me");
  view.press("Delete all my notes");
  write(view, "keep me, please");
  view.press("Delete all my notes");
  assert.equal(box(view).value, "keep me, please");
});

test("words that are kept nowhere are not lost without a question", () => {
  const view = opened();
  assert.ok(!asks(), "nothing was written");
  write(view, "room in the mornings");
  assert.ok(asks());
  view.press("Save as a text file");
  assert.ok(!asks(), "they are in a file now");
  write(view, "room, and time");
  assert.ok(asks());
  write(view, "");
  assert.ok(!asks(), "it was taken back");
  view.leave();
  const kept = opened({ "keep/notes": true });
  write(kept, "room");
  assert.ok(!asks(), "it is kept");
});

test("words that the browser refused are told, stay, and are not lost either", () => {
  const view = opened({ "keep/notes": true });
  const put = crowded((value) => !value.includes("too long"));
  try {
    write(view, "too long");
    assert.ok(state(view).startsWith("This could not be kept"));
    assert.ok(asks());
    // The tab is put away and comes back; another box is written to, and that one finds room.
    document.dispatchEvent(new Event("visibilitychange"));
    assert.ok(state(view).startsWith("This could not be kept"));
    write(view, "short", SECOND);
    assert.deepEqual(notes(), ["short"]);
    assert.ok(state(view).startsWith("This could not be kept"), "the first is still not kept");
    write(view, "shorter");
    assert.deepEqual(notes(), ["short", "shorter"]);
    assert.equal(state(view), "What you write is kept in this browser, as you type.");
  } finally {
    put();
  }
});

test("deleted in another tab is deleted here, and so is the switch", () => {
  const view = opened({ "keep/notes": true });
  write(view, "here");
  for (const key of Object.keys(localStorage).filter((key) => key.includes("note/"))) {
    localStorage.removeItem(key);
    dispatchEvent(new StorageEvent("storage", { key }));
  }
  assert.equal(box(view).value, "");
  localStorage.setItem("highways:keep/notes", "false");
  dispatchEvent(new StorageEvent("storage", { key: "highways:keep/notes" }));
  assert.ok(!keep(view).checked);
});

test("a forbidden storage leaves the switch off and says why", () => {
  const view = opened({}, () => {
    throw new DOMException("no", "SecurityError");
  });
  write(view, "still here");
  view.click(keep(view));
  assert.ok(!keep(view).checked);
  assert.ok(state(view).startsWith("This could not be kept"));
  assert.equal(box(view).value, "still here");
});

test("damaged notes break nothing and are not lost", () => {
  for (const damage of ["{", "[]", '"text"', '{"at": "x", "prompt": 1, "text": []}', "null"]) {
    localStorage.setItem("highways:note/a", damage);
    const view = opened();
    write(view, "here");
    assert.equal(view.count(".hw-earlier li"), 0);
    assert.equal(localStorage.getItem("highways:note/a"), damage);
    view.leave();
  }
});

test("what was written looks like what was written", () => {
  const text = "<b>bold</b>\n\n  & 'quotes' \u2028 ümlaut 🙂 </script>";
  const view = opened({ "note/a": { at: NOVEMBER, prompt: FIRST, text } });
  assert.equal(view.one(".hw-earlier .hw-written").textContent, text);
  assert.equal(view.count(".hw-earlier b"), 0);
});

test("it prints prompts and text as a clean page, and goes away again", () => {
  const view = opened();
  write(view, "Slow music\nand tea", SECOND);
  view.pick("The days after");
  view.press("Print");
  const sheet = document.querySelector(".hw-notes-paper").textContent;
  for (const text of ["My notes", "Slow music\nand tea", FIRST, "One thing that felt a little easier"])
    assert.ok(sheet.includes(text), text);
  assert.ok(!sheet.includes("For coaches") && !sheet.includes("Nobody reads this"));
  dispatchEvent(new Event("afterprint"));
  assert.equal(document.querySelector(".hw-notes-paper"), null);
});

test("it saves a text file", async () => {
  const view = opened({ "note/a": { at: NOVEMBER, prompt: FIRST, text: "from before" } });
  write(view, "Slow music", SECOND);
  view.press("Save as a text file");
  assert.equal(saved[0].name, "notes.txt");
  const text = new TextDecoder().decode(await saved[0].blob.arrayBuffer());
  assert.ok(text.includes(`${SECOND}\nSlow music`));
  assert.ok(text.includes(`21 November 2026: ${FIRST}\nfrom before`));
  assert.equal(text.split(FIRST).length, 2, "a prompt without text is not in the file");
});

test("there is nothing to save and nothing to delete at first", () => {
  const view = opened();
  view.press("Save as a text file");
  assert.ok(view.words.includes("There is nothing to save yet."));
  view.press("Delete all my notes");
  assert.ok(view.words.includes("There is nothing to delete."));
});

test("without the book's memory there is no switch", () => {
  const view = mount(Reflection, facts.learning.reflection);
  assert.equal(view.count("[role=switch]"), 0);
  write(view, "here");
  assert.equal(state(view), GONE);
});

test("own prompts in place of the course's", () => {
  globalThis.highwaysMemory = createMemory();
  const view = mount(Reflection, { prompts: [{ id: "a", ask: "What was green?" }] });
  assert.equal(view.count("textarea"), 1);
  assert.ok(box(view, "What was green?"));
  assert.equal(view.count("input[type=radio]"), 0);
});
