/** Scenarios: every way through every scene, what is shown before why, and what is remembered. */
import { mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import WORDS from "../../../src/highways/coaching/scenario.words.en.json" with { type: "json" };
import { Scenarios } from "../../../src/highways/coaching/widget.js";
import { createMemory } from "../../../src/highways/learning/memory.js";
import { facts } from "../facts.js";

const SCENES = facts.coaching.scenes;
const NOTED = Object.keys(WORDS.notes);
const STATE = { only: [], scene: "", step: "", option: "", scenes: SCENES };
/** These scenes alone; a single one opens by itself. */
function shown(ids = [], state = {}) {
  const scenes = SCENES.filter(({ id }) => !ids.length || ids.includes(id));
  return mount(Scenarios, { ...STATE, only: ids, scenes, ...(ids.length === 1 ? { scene: ids[0] } : {}), ...state });
}
const sheet = (view) => view.text(".hw-story-sheet");
function toChoices(view, id) {
  if (NOTED.includes(id)) view.press(WORDS.go_on);
  view.press(WORDS.have_one);
}
const choose = (view, option) => view.click(view.one(`[data-option=${option}]`));

test("there are twelve scenes, and some begin with a note", () => {
  assert.equal(SCENES.length, 12);
  assert.ok(NOTED.length > 0);
});

for (const one of SCENES) {
  test(`every path shows what comes of it before why: ${one.id}`, () => {
    const view = shown([one.id]);
    toChoices(view, one.id);
    for (const [tried, option] of one.options.entries()) {
      assert.equal(view.count(".hw-story-way"), 3);
      assert.equal(view.count(".hw-story-way .hw-story-mark"), tried);
      choose(view, option.id);
      assert.equal(view.text(".hw-story-outcome"), option.outcome);
      assert.equal(document.activeElement, view.one(".hw-story-outcome"));
      const others = one.options.filter((other) => other !== option).map(({ text }) => text);
      for (const text of [option.feedback, one.principle, ...others]) assert.ok(!sheet(view).includes(text), text);
      view.press(WORDS.why);
      for (const text of [option.outcome, option.feedback, one.principle, WORDS.say_this[one.id]])
        assert.ok(sheet(view).includes(text), text);
      const best = option.id === one.best;
      assert.equal(view.text(".hw-story-verdict"), WORDS[best ? "helps" : "other"]);
      assert.equal(document.activeElement, view.one(".hw-story-verdict"));
      view.press(WORDS[best ? "replay" : "again"]);
    }
  });
}

for (const id of NOTED) {
  test(`a hard scene says so first and can be left out: ${id}`, () => {
    const view = shown([], { scene: id });
    assert.ok(sheet(view).includes(WORDS.notes[id]) && sheet(view).includes("crisis line"));
    assert.ok(!sheet(view).includes(SCENES.find((one) => one.id === id).situation));
    view.press(WORDS.leave_out);
    assert.equal(view.count(".hw-story-door"), 12);
    assert.ok(view.one(`[data-scene=${id}]`).textContent.includes(WORDS.about[id]));
  });
}

test("the help link of the page is offered", () => {
  document.body.innerHTML = '<a class="hw-help" href="safety.html#help-now">Help now</a>';
  const view = shown([], { scene: "s03" });
  assert.match(view.named("a", "Help now").href, /#help-now$/);
});

test("nothing can be written and nothing is counted", () => {
  const view = shown(["s03"]);
  toChoices(view, "s03");
  assert.equal(view.count("input, textarea, [contenteditable]"), 0);
  assert.doesNotMatch(JSON.stringify(WORDS), /\bscore|points\b|wrong|correct/i);
});

test("what was seen is remembered where there is a memory", () => {
  globalThis.highwaysMemory = createMemory();
  const view = shown();
  view.click(view.one("[data-scene=s05]"));
  toChoices(view, "s05");
  choose(view, "a");
  assert.deepEqual(JSON.parse(localStorage.getItem("highways:scenario/s05")), { at: Date.now(), option: "a" });
  view.press(WORDS.all);
  assert.ok(view.one("[data-scene=s05]").textContent.includes(WORDS.seen));
  assert.equal(view.count(".hw-story-door .hw-story-mark"), 1);
});

test("a foreign record breaks nothing", () => {
  for (const foreign of [{ option: 7 }, "text", null, []]) {
    globalThis.highwaysMemory = { get: () => foreign, set: () => false };
    const view = shown();
    assert.equal(view.count(".hw-story-door"), 12);
    assert.equal(view.count(".hw-story-mark"), 0);
    view.leave();
  }
});

test("a way to the next scene, and back to the list", () => {
  const view = shown([], { scene: "s04" });
  view.press("Next scene: They want to drive home");
  assert.equal(view.text(".hw-story-title"), "They want to drive home");
  view.press(WORDS.all);
  assert.equal(view.count(".hw-story-door"), 12);
  const single = shown(["s04"]);
  assert.ok(!single.hasButton(WORDS.all));
});
