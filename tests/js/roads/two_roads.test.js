/** TwoRoads: the valley, the marble, the window and the steps; what is said is the model's. */
import { clock, letsGo, mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { TwoRoads } from "../../../src/highways/roads/widget.js";
import everyWord from "../../../src/highways/roads/words.en.json" with { type: "json" };
import { facts, fill } from "../facts.js";

const WORDS = everyWord.two_roads;
const { state: STATE, ridge, ends, slow, peak, middle } = facts.roads.two;
const shown = (state = {}, options = {}) => mount(TwoRoads, { ...STATE, predict: {}, guess: "", ...state }, options);
const BETA = facts.roads.two.beta;
const n = (share) => Math.round(100 * share);

test("turned loose there is one valley, turned strict there are two", () => {
  const view = shown({ act: "turn", beta: 0.5 });
  assert.equal(view.say, fill(WORDS.say.turn_one, { n: n(middle) }));
  view.fill(view.slider(WORDS.strictness), BETA);
  assert.ok(view.say.startsWith(`Two valleys, with a ridge at ${n(ridge)}.`), view.say);
});

test("the marble rolls to the side of the ridge on which it was let go", () => {
  const view = shown({ act: "let-go", beta: BETA });
  for (const [at, said, rests] of [
    [n(ridge) - 3, WORDS.say.rolled_old, 0],
    [n(ridge) + 3, WORDS.say.rolled_new, 1],
  ]) {
    view.fill(view.slider(WORDS.marble), at);
    assert.equal(view.say, fill(WORDS.say.place, { n: at, ridge: n(ridge) }));
    view.press(WORDS.let_go);
    assert.equal(view.say, fill(said, { from: at, ridge: n(ridge) }));
    assert.equal(Math.round(view.model.get("u")), rests);
  }
});

for (const [choice, end] of Object.entries(ends)) {
  test(`steps end as in Python: ${choice}`, () => {
    const [practice, keep] = choice.split(", ");
    const view = shown({ act: "steps", beta: BETA, practice, keep });
    assert.ok(view.say.startsWith(fill(WORDS.say.waiting_window, { ridge: n(ridge) })), view.say);
    view.press(WORDS.open_window);
    assert.ok(view.say.includes(`${n(end)} of 100`) || view.say.includes(`at ${n(end)}.`), `${view.say} | ${n(end)}`);
    assert.equal(view.say.startsWith("The new road holds"), end > 0.8 && practice !== "none", view.say);
    if (practice !== "none") assert.ok(view.say.endsWith(fill(WORDS.say.slow, { slow: n(slow[practice]) })), view.say);
    assert.doesNotMatch(view.say, /[{}]|undefined|NaN/);
  });
}

test("a window and nothing else", () => {
  const view = shown({ act: "window", beta: BETA });
  view.press(WORDS.open_window);
  assert.ok(view.say.startsWith(fill(WORDS.say.end_none, { peak: n(peak), n: n(ends["none, two weeks"]) })), view.say);
});

test("where things may move, the marble rolls and days go by, and both can be stopped", () => {
  const view = shown({ act: "let-go", beta: BETA, u: 0.9 }, { motion: true });
  view.press(WORDS.let_go);
  assert.equal(view.say, WORDS.say.rolling);
  clock.pass(30_000);
  assert.ok(view.say.startsWith("From 90 it rolled on"), view.say);
  view.pick(WORDS.acts.window);
  view.press(WORDS.open_window);
  clock.pass(1000);
  view.press(WORDS.pause);
  const day = view.model.get("day");
  assert.ok(day > 0 && day < 120);
  clock.pass(1000);
  assert.equal(view.model.get("day"), day);
});

test("after the first act the town is a strict one, and everything can be put back", () => {
  const view = shown({ act: "turn", beta: 0.5 });
  view.pick(WORDS.acts.window);
  assert.equal(view.model.get("beta"), BETA);
  view.unfold(WORDS.more);
  view.fill(view.slider(WORDS.window_days), 0);
  assert.equal(view.slider(WORDS.window_days).getAttribute("aria-valuetext"), WORDS.no_window);
  view.press(WORDS.reset);
  assert.equal(view.model.get("window_days"), STATE.window_days);
});

test("it lets go of all that it held", () => {
  letsGo(TwoRoads, { ...STATE, act: "let-go", beta: BETA, predict: {}, guess: "" }, (view) => {
    view.press(WORDS.let_go);
    clock.pass(100);
  });
});
