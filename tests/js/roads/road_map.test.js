/** RoadMap: five acts, what each says and counts against Python, motion by the clock, and that it lets go. */
import { clock, letsGo, mount, resize } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { RoadMap } from "../../../src/highways/roads/widget.js";
import everyWord from "../../../src/highways/roads/words.en.json" with { type: "json" };
import { facts } from "../facts.js";

const WORDS = everyWord.road_map;
const STATE = {
  act: "trips",
  ask: "trips",
  guess: -1,
  counted: -1,
  day: 0,
  steps: "some",
  keep: "two weeks",
  start: "the next day",
  dose: "yes",
  story: "window and two weeks",
  speed: "normal",
};
const shown = (state = {}, options = {}) => mount(RoadMap, { ...STATE, ...state }, options);
const started = (state = {}, options = {}) => shown({ counted: 75, ...state }, options);
const dots = (view) =>
  view
    .all(".hw-paper canvas")[1]
    .getContext("2d")
    .drawn.filter(({ disc }) => disc).length;
const counted = (view) => Number.parseInt(view.text(".hw-tally-old"), 10);
const few = (share) => Math.round(100 * share) || "fewer than 1";

for (const [story, caught] of Object.entries(facts.roads.stories)) {
  test(`each story is Python's: ${story}`, () => {
    const view = started({ act: "stories" });
    view.pick(WORDS.stories[story]);
    view.fill(view.slider("Day"), 120);
    assert.ok(Math.abs(counted(view) - 100 * caught) <= 1, `${counted(view)} and not ${100 * caught}`);
    assert.match(view.say, new RegExp(`\\b${few(caught)} (of 100 trips get caught|on day 120)`));
    assert.doesNotMatch(view.say, /[{}]|undefined|NaN/);
    for (const day of [1, 3, 12, 60]) {
      view.fill(view.slider("Day"), day);
      assert.match(
        view.say,
        new RegExp(`^Day ${day}\\. .*\\d+ (of 100 trips )?get caught\\.|^Day ${day}\\. .*get caught\\.`),
      );
      assert.doesNotMatch(view.say, /[{}]|undefined|NaN/);
    }
  });
}

test("the first minute: send, guess, and see both", () => {
  const view = shown({}, { motion: true });
  assert.ok(view.words.includes("Thoughts are trips. The roads you use most grow widest."));
  assert.equal(
    view
      .all("button")
      .filter(
        (el) =>
          view.words.includes(el.textContent) &&
          el.textContent &&
          !el.closest("[hidden]") &&
          !el.hidden &&
          !el.closest("details"),
      ).length,
    2,
  );
  assert.ok(view.words.includes("A picture, not a plan."));
  view.press("Guess first");
  view.fill(view.slider(WORDS.guess.trips), 40);
  view.press("Send 100 trips");
  clock.pass(1000);
  assert.equal(view.say, WORDS.say.on_the_way);
  clock.pass(60_000);
  assert.equal(view.say, "75 of 100 got caught in the loop. Your guess was 40.");
  assert.equal(dots(view), 75, "those who got through have left the map");
});

test("the caught stay on the map when the page changes its shape", () => {
  const view = shown();
  view.press("Send 100 trips");
  assert.equal(view.say, "75 of 100 got caught in the loop.");
  for (const width of [1280, 700, 375]) {
    resize(width);
    assert.equal(dots(view), 75, String(width));
  }
});

test("whoever leaves while trips are under way finds them counted", () => {
  const view = shown({}, { motion: true });
  view.press("Send 100 trips");
  clock.pass(500);
  view.pick(WORDS.acts.stories);
  view.pick(WORDS.acts.trips);
  assert.equal(view.say, "75 of 100 got caught in the loop.");
  assert.equal(dots(view), 75);
});

test("the big button leads through all five acts", () => {
  const view = shown();
  for (const [name, said] of [
    ["Send 100 trips", "75 of 100 got caught in the loop."],
    ["Next: how roads grow", "the loop has an extra pull: 54 of 100 trips get caught."],
    ["Let them grow", "At first 54 of 100 trips got caught; after 240 days it is 75. Nobody chose the traffic."],
    ["Next: open a window", "The old highway is wide, and 75 of 100 trips get caught."],
    ["Open a window", "Then the old highway filled again: 75 on day 120."],
    ["Next: take small steps", "The old highway is wide, and 75 of 100 trips get caught."],
    ["Open a window", "Halfway, on this map. On day 120, 47 of 100 trips get caught; before, it was 75."],
    ["Next: compare stories", "The old highway is wide"],
  ]) {
    view.press(name);
    assert.ok(view.say.includes(said), `${name}: ${view.say}`);
  }
  assert.deepEqual(
    [54, 75],
    facts.roads.grow.map((share) => Math.round(100 * share)),
  );
  assert.ok(view.seen(".hw-line-slow"), "what small steps do without a window is drawn wherever a window is");
  assert.equal(view.count(".hw-line-ghost"), Object.keys(facts.roads.stories).length);
});

for (const [steps, keep, said] of [
  ["None", "Two weeks", "A window and nothing new. At its best 50"],
  ["A little", "Two weeks", "Falls back, on this map. At its best 45 of 100 trips were caught; on day 120 it is 65."],
  ["A little", "Kept up", "The new road holds, on this map. On day 120, 2 of 100"],
  ["A lot", "Two weeks", "The new road holds, on this map. On day 120, 1 of 100"],
  ["A little", "Kept up", "kept up with no window at all, bring it to 26."],
]) {
  test(`steps end in three ways: ${steps}, ${keep}, ${said.slice(0, 20)}`, () => {
    const view = started({ act: "steps" });
    view.pick(steps);
    view.pick(keep);
    view.press("Open a window");
    assert.ok(view.say.includes(said), view.say);
  });
}

test("more settings change the life, and can be put back", () => {
  const view = started({ act: "steps" });
  view.pick("Kept up");
  view.unfold(WORDS.more);
  for (const [choice, button, end] of [
    ["After ten days", "Open a window", facts.roads.late[0]],
    ["No", "Begin", facts.roads.late[1]],
  ]) {
    view.pick(choice);
    view.press(button);
    assert.ok(view.say.includes(`On day 120, ${few(end)} of 100 trips get caught`), view.say);
  }
  view.press(WORDS.reset);
  view.press("Open a window");
  assert.ok(view.say.includes("Halfway, on this map. On day 120, 47 of 100"));
});

test("put everything back", () => {
  const view = started({ act: "stories", story: "nothing" });
  view.unfold(WORDS.more);
  view.press(WORDS.reset);
  assert.deepEqual(view.model.state, { ...STATE, act: "stories" });
  assert.ok(view.radio(WORDS.stories["window and two weeks"]).checked);
  view.pick(WORDS.acts.trips);
  assert.ok(view.hasButton("Send 100 trips"));
});

test("a life that moves ends like one that does not, and its glow goes with the window", () => {
  const view = started({ act: "window", speed: "fast" }, { motion: true });
  view.press("Open a window");
  clock.pass(600);
  assert.ok(view.say.includes("The window is open"), view.say);
  assert.ok(Number(view.one(".hw-glow-sheet").style.opacity) > 0.5);
  clock.pass(30_000);
  assert.ok(view.say.includes("Then the old highway filled again: 75 on day 120."));
  assert.equal(Number(view.one(".hw-glow-sheet").style.opacity), 0);
});

test("a life can be paused, stepped and gone on with", () => {
  const view = started({ act: "window" }, { motion: true });
  view.press("Open a window");
  clock.pass(700);
  assert.match(view.say, /^Day 1\./);
  view.press("Pause");
  const held = view.say;
  clock.pass(1000);
  assert.equal(view.say, held);
  view.press("Next 5 days");
  assert.match(view.say, /^Day [67]\. The window has closed\. The old highway fills again\. 6\d of 100/);
  view.press("Go on");
  clock.pass(3000);
  assert.match(view.say, /^Day [1-9]\d\./);
});

test("traffic comes to rest", () => {
  const view = started({ act: "stories" }, { motion: true });
  clock.pass(6000);
  const read = () => JSON.stringify(view.all(".hw-paper canvas")[1].getContext("2d").drawn);
  const before = read();
  clock.pass(1000);
  assert.equal(read(), before);
});

test("the lesson asks first, and says the guess", () => {
  const view = shown({ act: "grow", ask: "grow" });
  view.press("Guess first");
  view.fill(view.slider(WORDS.guess.grow), 90);
  view.press("Let them grow");
  assert.equal(
    view.say,
    "Use has made highways. At first 54 of 100 trips got caught; after 240 days it is 75. Nobody chose the traffic. Your guess was 90.",
  );
  assert.ok(view.seen(".hw-tally-guess"));
});

test("keys leave nobody without the focus", () => {
  const view = shown();
  for (const name of ["Guess first", "Send 100 trips", "Next: how roads grow", "Next 20 days", "Go on"]) {
    view.press(name);
    assert.ok(view.el.contains(document.activeElement), name);
  }
});

test("a stronger lane is never drawn narrower", () => {
  const view = started({ act: "stories", story: "a little, kept up", day: 120 });
  const lines = view
    .all(".hw-paper canvas")[0]
    .getContext("2d")
    .drawn.filter(({ line }) => line);
  assert.ok(lines.length > 100, String(lines.length));
  assert.ok(Math.max(...lines.map(({ width }) => width)) > 4 * Math.min(...lines.map(({ width }) => width)));
});

test("it lets go of all that it held", () => {
  letsGo(RoadMap, STATE, (view) => {
    view.press("Send 100 trips");
    clock.pass(300);
  });
  letsGo(RoadMap, { ...STATE, act: "grow", counted: 75 }, (view) => {
    view.press("Let them grow");
    clock.pass(100);
  });
});
