/** The memory of the book: what it keeps, what it refuses, and what happens where nothing can be kept. */
import "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { hash } from "../../../src/highways/learning/ids.js";
import { createMemory } from "../../../src/highways/learning/memory.js";

const stored = () => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
const broken = {
  full: () => ({
    ...Object.fromEntries(["getItem", "key", "removeItem"].map((name) => [name, () => null])),
    length: 0,
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  }),
  forbidden() {
    throw new DOMException("forbidden", "SecurityError");
  },
  missing: () => null,
};

test("names are those of the published function", () => {
  // From the reference vectors of FNV-1a.
  assert.deepEqual(["", "a", "foobar"].map(hash), ["811c9dc5", "e40c292c", "bf9cf968"]);
});

test("what is set is there on the next page, under a name that older copies know", () => {
  const memory = createMemory();
  assert.equal(memory.set("finished/second", { at: 5 }), true);
  const next = createMemory();
  assert.deepEqual(next.get("finished/second"), { at: 5 });
  assert.deepEqual(next.keys("finished/"), ["finished/second"]);
  assert.deepEqual(stored(), { "highways:finished/second": '{"at":5}' });
  next.remove("finished/second");
  assert.deepEqual([next.keys(""), next.kept, localStorage.length], [[], "device", 0]);
});

test("every kind of record keeps its key and its form", () => {
  // A key that is renamed loses what readers have kept.
  const memory = createMemory();
  const records = {
    "finished/lesson": { at: 5 },
    place: { doc: "book/one", title: "One", at: 5, heading: "h", anchor: "a" },
    "answers/lesson:00000001": [{ at: 5, right: true }],
    "guess/00000001": "ten",
    "note/one": { at: 5, prompt: "p", text: "t" },
    "keep/notes": true,
    "keep/anything": true,
    agreement: { role: "plan" },
    "scenario/s01": { at: 5, option: "a" },
  };
  for (const [key, value] of Object.entries(records)) assert.equal(memory.set(key, value), true, key);
  assert.deepEqual(
    stored(),
    Object.fromEntries(Object.entries(records).map(([key, value]) => [`highways:${key}`, JSON.stringify(value)])),
  );
  memory.guessed("", "x");
  assert.equal(localStorage.getItem("highways:guess/811c9dc5"), '"x"');
  memory.tried("lesson", "", true);
  assert.deepEqual(
    memory.tries("lesson", "").map(({ right }) => right),
    [true],
  );
  assert.ok(localStorage.getItem("highways:answers/lesson:811c9dc5"));
});

test("two tabs that answer the same question keep both tries", () => {
  const [one, two] = [createMemory(), createMemory()];
  one.set("answers/lesson:00000001", [{ at: 10, right: false }]);
  two.set("answers/lesson:00000001", [{ at: 20, right: true }]);
  for (const memory of [one, two])
    assert.deepEqual(memory.get("answers/lesson:00000001"), [
      { at: 10, right: false },
      { at: 20, right: true },
    ]);
});

test("a log keeps the last fifty", () => {
  const memory = createMemory();
  for (let at = 1; at <= 70; at++) memory.set("answers/a:00000001", [{ at, right: true }]);
  assert.deepEqual(
    memory.get("answers/a:00000001").map((one) => one.at),
    Array.from({ length: 50 }, (_, i) => 21 + i),
  );
});

test("who listens hears of a change, until it stops listening", () => {
  const memory = createMemory();
  const heard = [];
  const off = memory.on("note/", (key) => heard.push(key));
  memory.set("note/x", { at: 1, prompt: "p", text: "t" });
  memory.set("guess/00000001", "a");
  dispatchEvent(new StorageEvent("storage", { key: "highways:note/y" }));
  dispatchEvent(new StorageEvent("storage", { key: "theme" }));
  dispatchEvent(new StorageEvent("storage", { key: null }));
  assert.deepEqual(heard, ["note/x", "note/y", ""]);
  off();
  memory.remove("note/x");
  assert.equal(heard.length, 3);
});

for (const [name, open] of Object.entries(broken)) {
  test(`where nothing can be kept, the page remembers until it is left: ${name}`, () => {
    const memory = createMemory(open);
    assert.equal(memory.set("finished/second", { at: 5 }), false);
    assert.deepEqual(
      [memory.get("finished/second"), memory.kept, memory.keys("finished/")],
      [{ at: 5 }, "page", ["finished/second"]],
    );
    assert.deepEqual(createMemory(open).keys(""), []);
  });
}

test("a damaged record is passed over and left alone", () => {
  const damaged = {
    "finished/lesson": "yes",
    "finished/second": "{",
    place: '{"doc": "javascript:alert(1)", "title": "t", "at": 1}',
    "answers/lesson:0000aaaa": "[]",
    "answers/lesson:0000bbbb": '[{"at": -1, "right": true}]',
    "guess/00000000": "7",
    "note/x": "null",
    "keep/anything": '"no"',
    "other/x": "1",
  };
  for (const [key, text] of Object.entries(damaged)) localStorage.setItem(`highways:${key}`, text);
  const before = stored();
  const memory = createMemory();
  assert.deepEqual([memory.keys(""), memory.kept], [[], "device"]);
  assert.deepEqual(stored(), before);
  assert.equal(memory.set("finished/lesson", { at: 5 }), true, "and written over when there is something to keep");
});

for (const [key, value] of [
  ["finished/a", { at: "today" }],
  ["finished/a", { at: 0 }],
  ["finished/a", { at: 4102444800001 }],
  ["finished/a", true],
  ["answers/a:1", [{ at: 1 }]],
  ["answers/a:1", []],
  ["answers/a:1", [{ at: 1, right: 1 }]],
  ["guess/1", "x".repeat(101)],
  ["guess/1", 7],
  ["note/a", { at: 1, prompt: "p", text: "x".repeat(30_000) }],
  ["note/a", { at: 1, prompt: "p" }],
  ["place", { doc: "../../etc", title: "t", at: 1 }],
  ["place", { doc: "javascript:alert(1)", title: "t", at: 1 }],
  ["keep/notes", "true"],
  ["agreement", []],
  ["scenario/s01", { at: 1, option: [] }],
  ["unheard/of", 1],
  ["finished/../x", { at: 1 }],
  ["__proto__", { at: 1 }],
  ["constructor", {}],
]) {
  test(`what has another shape is not taken: ${key} ${JSON.stringify(value).slice(0, 40)}`, () => {
    const memory = createMemory();
    assert.equal(memory.set(key, value), false);
    assert.deepEqual([localStorage.length, memory.keys("")], [0, []]);
  });
}

test("keep nothing deletes, and keeps nothing", () => {
  const [one, two] = [createMemory(), createMemory()];
  one.set("finished/second", { at: 5 });
  localStorage.setItem("theme", "dark");
  two.set("keep/anything", false);
  assert.deepEqual(stored(), { "highways:keep/anything": "false", theme: "dark" });
  assert.equal(one.kept, "page");
  assert.equal(one.set("finished/third", { at: 6 }), false);
  assert.deepEqual(one.get("finished/third"), { at: 6 });
  assert.deepEqual(stored(), { "highways:keep/anything": "false", theme: "dark" });
  // Switched on again, what this page still holds may be kept.
  one.set("keep/anything", true);
  assert.deepEqual([one.keys("finished/"), one.kept], [["finished/third"], "device"]);
});

test("all of these, or none", () => {
  const memory = createMemory();
  memory.set("finished/one", { at: 1 });
  const real = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (key.endsWith("three")) throw new DOMException("full", "QuotaExceededError");
    real.call(this, key, text);
  };
  try {
    assert.equal(
      memory.setAll([
        ["finished/one", { at: 9 }],
        ["finished/two", { at: 9 }],
        ["finished/three", { at: 9 }],
      ]),
      false,
    );
  } finally {
    Storage.prototype.setItem = real;
  }
  assert.deepEqual(stored(), { "highways:finished/one": '{"at":1}' });
  assert.equal(memory.kept, "device");
});
