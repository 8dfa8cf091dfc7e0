/** The agreement: composed from choices, kept where it may be, and nothing that takes a licence can be ticked. */
import { mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import WORDS from "../../../src/highways/coaching/agreement.words.en.json" with { type: "json" };
import { Agreement } from "../../../src/highways/coaching/widget.js";
import { createMemory } from "../../../src/highways/learning/memory.js";
import { facts } from "../facts.js";

const { agreement: STATE, licensed, order, parts: PARTS, lines } = facts.coaching;
const longest = Object.fromEntries(
  Object.entries(PARTS).map(([part, ids]) => [
    part,
    [...ids].sort((a, b) => WORDS.parts[part].options[b].length - WORDS.parts[part].options[a].length)[0],
  ]),
);
const LONGEST = { ...longest, does: STATE.activities.map(({ id }) => id), country: "other" };
const shown = (choices = {}) => mount(Agreement, { ...STATE, choices });
const part = (view, name) => view.one(`[data-part=${name}]`);
const said = (view, name) => part(view, name).querySelector(".hw-pact-said").textContent;
function choose(view, name, value) {
  part(view, name).querySelector("details").open = true;
  view.click(part(view, name).querySelector(`input[value=${value}]`));
}
const note = (view) => view.text(".hw-inner > .hw-note");

test("what takes a licence stands there and can never be ticked", () => {
  const view = shown();
  for (const id of licensed) {
    assert.ok(part(view, "not").textContent.includes(WORDS.short[id]), id);
    assert.equal(view.all("input").filter((input) => input.value === id).length, 0, id);
  }
  assert.ok(licensed.length > 5);
});

test("it answers what happens at 11 pm", () => {
  const view = shown();
  assert.equal(view.say, WORDS.eleven_open);
  assert.ok(part(view, "outside").textContent.includes(WORDS.not_yet));
  choose(view, "outside", "auto");
  assert.ok(view.say.includes(WORDS.parts.outside.options.auto));
  assert.equal(said(view, "outside"), WORDS.parts.outside.options.auto);
});

test("open parts are named until none is left", () => {
  const { ending: _, ...rest } = LONGEST;
  const view = shown(rest);
  assert.equal(view.text(".hw-pact-left"), "One part is still open: How we pause or end.");
  choose(view, "ending", "either");
  assert.equal(view.text(".hw-pact-left"), WORDS.whole);
  assert.equal(view.count(".hw-pact-yet"), 0);
});

test("only checked numbers are filled in", () => {
  const view = shown();
  for (const line of lines) {
    choose(view, "country", line.id);
    assert.ok(said(view, "country").includes(line.call), line.id);
  }
  const regions = [...part(view, "country").querySelectorAll("label")].map((el) => el.textContent);
  assert.deepEqual(regions, [...lines.map(({ region }) => region), WORDS.no_country]);
  choose(view, "country", "other");
  assert.ok(part(view, "country").textContent.includes(WORDS.crisis));
});

test("no box asks for a name or for any text", () => {
  assert.deepEqual(
    [
      ...new Set(
        shown(LONGEST)
          .all("input, textarea, [contenteditable]")
          .map((el) => el.type),
      ),
    ].sort(),
    ["checkbox", "radio"],
  );
});

test("it is remembered and can be begun again", () => {
  globalThis.highwaysMemory = createMemory();
  const view = shown();
  assert.equal(note(view), WORDS.kept);
  choose(view, "hours", "weekdays");
  choose(view, "does", "explain");
  const kept = () => JSON.parse(localStorage.getItem("highways:agreement"));
  assert.deepEqual(kept(), { does: ["explain"], hours: "weekdays" });
  view.press(WORDS.again);
  view.press(WORDS.keep);
  assert.ok(kept());
  view.leave();
  const later = shown();
  assert.ok(said(later, "hours").includes("from 9 to 18"), "the next time it is there");
  later.press(WORDS.again);
  later.press(WORDS.yes_again);
  assert.equal(kept(), null);
  assert.equal(later.count(".hw-pact-yet"), order.length - 2);
});

test("a foreign record breaks nothing, and what can be read of a damaged one is kept", () => {
  for (const record of ["x", null, 7, [1], { role: 5, does: "all", hours: "never" }]) {
    globalThis.highwaysMemory = { get: () => record, set: () => true, remove() {}, on: () => () => {}, kept: "device" };
    const view = shown();
    assert.equal(view.count(".hw-pact-yet"), order.length - 2, JSON.stringify(record));
    view.leave();
  }
  globalThis.highwaysMemory = {
    ...globalThis.highwaysMemory,
    get: () => ({ role: "plan", does: ["explain", "sit", 3], day: "often" }),
  };
  const view = shown();
  assert.equal(said(view, "role"), WORDS.parts.role.options.plan);
  assert.equal(said(view, "does"), `I ${WORDS.short.explain}.`);
  assert.ok(part(view, "day").textContent.includes(WORDS.not_yet));
});

test("without storage it works and says so", () => {
  for (const memory of [undefined, { get() {}, set: () => false, remove() {}, on: () => () => {}, kept: "device" }]) {
    globalThis.highwaysMemory = memory;
    const view = shown();
    choose(view, "hours", "weekdays");
    assert.ok(said(view, "hours").includes("from 9 to 18"));
    assert.equal(note(view), WORDS.unkept);
    view.leave();
  }
});

test("the way on leads to the next open part, and takes the focus there", () => {
  const view = shown();
  choose(view, "role", "plan");
  view.press("On to: What I do");
  assert.equal(document.activeElement, part(view, "does").querySelector("input"));
});

test("leaving lets go of the model", () => {
  const view = shown(LONGEST);
  view.leave();
  assert.equal(view.model.listening, 0);
});
