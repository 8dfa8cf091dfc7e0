/** A copy of everything, and back: whole and ours, or nothing changes and one sentence says why. */
import { mount, saved, settle } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import everyWord from "../../../src/highways/learning/own.words.en.json" with { type: "json" };
import { createMemory } from "../../../src/highways/learning/memory.js";
import { bringBack, copied } from "../../../src/highways/learning/transfer.js";
import { Kept } from "../../../src/highways/learning/widget.js";

const WORDS = everyWord.kept;
const HERE = {
  "finished/lesson": { at: 1000 },
  place: { doc: "lesson", title: "A lesson", at: 1000 },
  "answers/lesson:00000001": [{ at: 10, right: false }],
  "guess/00000001": "step",
  "note/one": { at: 5, prompt: "What would you like?", text: "To sleep." },
};
const GOOD = {
  format: "roads-become-highways",
  version: 1,
  made: "2026-11-14T09:00:00.000Z",
  records: {
    "finished/lesson": { at: 2000 },
    "finished/second": { at: 2000 },
    place: { doc: "second", title: "A second one", at: 500 },
    "answers/lesson:00000001": [
      { at: 10, right: false },
      { at: 20, right: true },
    ],
    "guess/00000001": "bit",
    "note/one": { at: 6, prompt: "What would you like?", text: "To walk." },
  },
};
const WRONG = ["huge", "damaged", "foreign", "newer", "unknown"];
const raw = () => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
const kept = () =>
  Object.fromEntries(Object.entries(raw()).map(([key, text]) => [key.replace("highways:", ""), JSON.parse(text)]));
function memoryWith(records = HERE) {
  localStorage.clear();
  const memory = createMemory();
  for (const [key, value] of Object.entries(records)) memory.set(key, value);
  return memory;
}
const bring = (memory, file) => bringBack(memory, typeof file === "string" ? file : JSON.stringify(file));
const withRecords = (more) => ({ ...GOOD, records: { ...GOOD.records, ...more } });

test("a copy is added and nothing is taken away", () => {
  const memory = memoryWith();
  assert.deepEqual([...bring(memory, GOOD)].sort(), [
    "answers/lesson:00000001",
    "finished/lesson",
    "finished/second",
    "keep/notes",
    "note/one~2",
  ]);
  assert.deepEqual(kept(), {
    ...HERE,
    "finished/lesson": { at: 2000 },
    "finished/second": { at: 2000 },
    "answers/lesson:00000001": GOOD.records["answers/lesson:00000001"],
    "note/one~2": GOOD.records["note/one"],
    "keep/notes": true,
  });
  const before = kept();
  assert.deepEqual(bring(memory, GOOD), [], "a second time brings nothing more");
  assert.deepEqual(kept(), before);
});

test("a copy of everything brings everything back", () => {
  const memory = memoryWith();
  memory.set("keep/notes", true);
  const [before, copy] = [kept(), JSON.stringify(copied(memory, new Date()))];
  assert.deepEqual(Object.keys(JSON.parse(copy)), ["format", "version", "made", "records"]);
  assert.equal(JSON.parse(copy).version, 1);
  memory.clear();
  assert.deepEqual(kept(), {});
  bring(memory, copy);
  assert.deepEqual(kept(), before);
});

test("that nothing is kept stays on its device", () => {
  const memory = memoryWith();
  memory.set("keep/anything", true);
  assert.ok(!("keep/anything" in copied(memory, new Date()).records));
  assert.ok(Array.isArray(bring(memory, withRecords({ "keep/anything": false }))));
  assert.equal(kept()["keep/anything"], true);
});

for (const [file, why] of [
  ["", "damaged"],
  [JSON.stringify(GOOD).slice(0, -20), "damaged"],
  ["null", "foreign"],
  ["[]", "foreign"],
  [{ bookmarks: [] }, "foreign"],
  [{ ...GOOD, format: "other" }, "foreign"],
  [{ ...GOOD, version: 2 }, "newer"],
  [{ ...GOOD, version: 0 }, "unknown"],
  [{ ...GOOD, version: "1" }, "unknown"],
  [{ ...GOOD, records: [] }, "damaged"],
  [{ ...GOOD, made: "once" }, "damaged"],
  [withRecords({ "finished/x": true }), "damaged"],
  [withRecords({ "surprise/x": 1 }), "damaged"],
  [withRecords({ "note/x": { at: 1, prompt: "p", text: 5 } }), "damaged"],
  [withRecords({ place: { doc: "javascript:x", title: "t", at: 1 } }), "damaged"],
  ['{"format": "roads-become-highways", "version": 1, "made": "2026", "records": {"__proto__": 1}}', "damaged"],
  [" ".repeat(2_000_001), "huge"],
]) {
  test(`another file changes nothing: ${why}, ${JSON.stringify(file).slice(0, 60)}`, () => {
    const memory = memoryWith();
    assert.equal(bring(memory, file), why);
    assert.deepEqual(kept(), HERE);
    assert.ok(WORDS.wrong[why].split(". ").filter(Boolean).length <= 2);
  });
}

/** Numbers that look like chance, and are the same in each run. @param {number} seed */
function chance(seed) {
  let state = seed;
  return (most) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}
const ODD = [
  null,
  true,
  false,
  -1,
  0,
  3,
  1.5,
  "",
  "x",
  "__proto__",
  [],
  {},
  [1, "a"],
  { at: 1 },
  { a: { b: [] } },
  "1e999",
];

/** A good copy in which one thing, at any depth, is another. */
function mutated(next) {
  const file = structuredClone(GOOD);
  let at = file;
  for (;;) {
    const steps = Object.keys(at);
    const step = steps[next(steps.length)];
    if (at[step] && typeof at[step] === "object" && Object.keys(at[step]).length && next(2)) {
      at = at[step];
      continue;
    }
    if (!Array.isArray(at) && next(2)) {
      at[["x", "finished/y", "note/z", "keep/notes", "version"][next(5)]] = at[step];
      delete at[step];
    } else at[step] = ODD[next(ODD.length)];
    return JSON.stringify(file);
  }
}

const POOL = [
  ["finished/lesson", { at: 3000 }],
  ["finished/third", { at: 1 }],
  ["place", { doc: "third", title: "T", at: 5000 }],
  ["guess/00000002", "x"],
  [
    "answers/lesson:00000001",
    [
      { at: 10, right: true },
      { at: 30, right: false },
    ],
  ],
  ["answers/b:00000009", [{ at: 5, right: true }]],
  ["note/one", { at: 9, prompt: "p", text: "To sleep." }],
  ["note/two", { at: 9, prompt: "p", text: "More." }],
  ["keep/notes", false],
  ["agreement", { role: "plan" }],
];
/** A good copy that holds other things. */
const another = (next) => JSON.stringify({ ...GOOD, records: Object.fromEntries(POOL.filter(() => next(2))) });

test("whatever the file holds, nothing that is here is lost", () => {
  const next = chance(15);
  const whole = JSON.stringify(GOOD);
  const found = { kept: 0, refused: 0 };
  for (let i = 0; i < 600; i++) {
    const file =
      i % 3 === 1
        ? another(next)
        : i % 3
          ? mutated(next)
          : i % 2
            ? whole.slice(0, next(whole.length))
            : JSON.stringify(ODD[next(ODD.length)]);
    const memory = memoryWith();
    const result = bring(memory, file);
    const after = kept();
    if (typeof result === "string") {
      assert.ok(WRONG.includes(result), `${result}: ${file}`);
      assert.deepEqual(after, HERE, file);
      found.refused++;
      continue;
    }
    found.kept++;
    assert.deepEqual(
      Object.keys(after)
        .filter((key) => JSON.stringify(after[key]) !== JSON.stringify(HERE[key]))
        .sort(),
      [...result].sort(),
      file,
    );
    assert.deepEqual([after["note/one"], after["guess/00000001"]], [HERE["note/one"], "step"], file);
    assert.ok(after["finished/lesson"].at >= 1000, file);
    assert.ok(after.place.at >= 1000, file);
    assert.ok(
      after["answers/lesson:00000001"].some((one) => one.at === 10 && one.right === false),
      file,
    );
  }
  assert.ok(found.kept > 30 && found.refused > 30, JSON.stringify(found));
});

for (const room of [0, 1, 2, 4]) {
  test(`when there is no room for all of it, everything is as it was: room for ${room}`, () => {
    const memory = memoryWith();
    localStorage.setItem("highways:note/broken", "{");
    const before = raw();
    const real = Storage.prototype.setItem;
    let left = room;
    Storage.prototype.setItem = function (key, text) {
      if (localStorage.getItem(key) === null && !(key in before) && left-- <= 0)
        throw new DOMException("full", "QuotaExceededError");
      real.call(this, key, text);
    };
    try {
      assert.equal(
        bring(memory, withRecords(Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`finished/more-${n}`, { at: 1 }])))),
        "full",
      );
    } finally {
      Storage.prototype.setItem = real;
    }
    assert.deepEqual(raw(), before);
    assert.equal(memory.kept, "device");
  });
}

// The desk itself -----------------------------------------------------------------------------------------------------

function desk(records = HERE) {
  globalThis.highwaysMemory = memoryWith(records);
  return mount(Kept, {});
}
const listed = (view) => (view.texts(".hw-kept ul li").length ? view.texts(".hw-kept ul li") : view.texts("ul li"));
const said = (view) => view.text(".hw-kept-said");

test("it lists in words what is kept", () => {
  assert.deepEqual(listed(desk()), [
    "1 lesson marked as finished",
    "the place where you stopped reading",
    "your tries at 1 question",
    "1 guess",
    "1 private note",
  ]);
});

test("deleting asks once and offers a copy first", async () => {
  const view = desk();
  view.press("Delete everything");
  assert.ok(document.activeElement?.textContent?.startsWith("Delete all that this course keeps"));
  view.press("No, keep it");
  assert.equal(said(view), "Nothing was deleted.");
  assert.equal(document.activeElement, view.button("Delete everything"));
  view.press("Delete everything");
  view.press("Save a copy first");
  assert.equal(saved[0].name, "roads-become-highways.json");
  assert.deepEqual(JSON.parse(await new Response(await saved[0].blob.arrayBuffer()).text()).records, HERE);
  view.press("Yes, delete it all");
  assert.equal(said(view), "Everything that this course kept in this browser is deleted.");
  assert.deepEqual(listed(view), ["Nothing yet."]);
  assert.equal(localStorage.length, 0);
  assert.notEqual(document.activeElement, document.body);
});

test("the switch deletes only when it is sure", () => {
  const view = desk();
  const name = /^Keep nothing on this device/;
  view.check(name);
  const box = view.named("input[type=checkbox]", name);
  assert.ok(!box.checked);
  assert.equal(listed(view).length, 5);
  view.press("Yes, delete it all");
  assert.ok(box.checked);
  assert.deepEqual(listed(view), ["Nothing yet."]);
  assert.ok(view.words.includes("This browser keeps nothing of the course now."));
  view.leave();
  const later = mount(Kept, {});
  assert.ok(later.named("input[type=checkbox]", name).checked, "on the next page too");
  later.check(name);
  assert.ok(later.words.includes("From now on this browser keeps your place"));
  assert.equal(highwaysMemory.kept, "device");
});

for (const [content, told] of [
  [JSON.stringify(GOOD), "The copy is back. New here: 2 lessons marked as finished, your tries at 1 question"],
  [JSON.stringify({ ...GOOD, version: 9 }), WORDS.wrong.newer],
  ["\ufffd", WORDS.wrong.damaged],
  ["x".repeat(2_000_001), WORDS.wrong.huge],
  ["{}", WORDS.wrong.foreign],
]) {
  test(`a chosen file gets one sentence: ${told.slice(0, 40)}`, async () => {
    const view = desk();
    const before = raw();
    const input = view.named("input[type=file]", "Bring a copy back");
    const file = { size: content.length, text: async () => content };
    Object.defineProperty(input, "files", { value: [file], configurable: true });
    Object.defineProperty(input, "value", { value: "", writable: true, configurable: true });
    view.tell(input, "change");
    await settle();
    assert.ok(said(view).startsWith(told), said(view));
    if (!told.startsWith("The copy")) assert.deepEqual(raw(), before);
  });
}

test("where nothing can be kept it says so", () => {
  globalThis.highwaysMemory = createMemory(() => {
    throw new DOMException("no", "SecurityError");
  });
  highwaysMemory.set("finished/lesson", { at: 5 });
  assert.ok(mount(Kept, {}).words.includes("This browser keeps nothing of the course now."));
});
