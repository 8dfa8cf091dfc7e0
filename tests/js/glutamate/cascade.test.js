/** Cascade and Receptor: what stands under the stations, guesses about the accounts, and a hundred channels; against Python. */
import { clock, letsGo, mount, squeeze } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Cascade, Receptor } from "../../../src/highways/glutamate/widget.js";
import EVERY from "../../../src/highways/glutamate/words.en.json" with { type: "json" };
import { facts } from "../facts.js";

const WORDS = EVERY.cascade;
const { cascade: STATE, receptor: CELL, course, built, left, channels } = facts.glutamate;
const ASK = {
  ask: "Which way?",
  options: [
    { value: "up", text: "It rises", why: "x", right: true },
    { value: "down", text: "It falls", why: "x" },
  ],
};
const shown = (state = {}, options = {}) => mount(Cascade, { ...STATE, ...state }, options);
const state = (view, station) => view.texts(".hw-station .hw-state")[Object.keys(WORDS.stations).indexOf(station)];
const number = (text) => Number(/\d+/.exec(text)?.[0]);
const near = (a, b, by, what) => assert.ok(Math.abs(a - b) <= by, `${what}: ${a} and not ${b}`);
const at = (view, minutes) => view.set({ minutes });

test("the guess comes first, and its answer is seen at the end of the drip", () => {
  const view = shown({ predict: ASK });
  assert.equal(view.all("input[type=radio]").filter((el) => !el.closest("[hidden]")).length, 2);
  assert.ok(!view.seen(".hw-road-of-seven"), "the picture would give the answer away");
  view.pick("It rises");
  view.press("That is my guess");
  assert.ok(view.text(".hw-guess").includes("Your guess: it rises"));
  assert.equal(number(state(view, "glutamate")), Math.round(100 * (course[40].glutamate - 1)));
  assert.equal(number(state(view, "brake")), Math.round(100 * (1 - course[40].brake)));
  assert.ok(view.say.includes(squeeze(WORDS.say.in_people)), "scans of people disagree, and that is said");
});

for (const [minutes, values] of Object.entries(course)) {
  test(`what stands under the stations is the model's: ${minutes} min`, () => {
    const view = shown();
    at(view, Number(minutes));
    near(number(state(view, "spines")), 100 * values.spines, 1, "spines");
    if (values.level > 0.02) near(number(state(view, "level")), 100 * values.level, 1, "level");
    else if (values.level < 0.004) assert.equal(state(view, "level"), WORDS.gone);
    if (minutes > 180) {
      near(number(/spines are at (\d+)/.exec(view.say)[0]), 100 * values.spines, 1, "said");
      assert.ok(view.say.includes("mice"));
    }
    assert.doesNotMatch(view.words, /[{}]|undefined|NaN/);
  });
}

for (const [what, shares] of Object.entries(built)) {
  test(`the guess about the accounts comes before what the model says: ${what}`, () => {
    const view = shown({ act: "what-if", minutes: 4320 });
    const before = state(view, "spines");
    view.pick(WORDS.what_ifs[what]);
    assert.equal(state(view, "spines"), before, "the picture waits for the guess");
    assert.equal(view.say, WORDS.say.guess_first);
    assert.ok(!view.seen(".hw-builds"));
    view.check(WORDS.accounts.disinhibition);
    view.press(WORDS.show);
    assert.deepEqual(
      view.texts(".hw-builds li .hw-much").map(number),
      shares.map((share) => Math.round(100 * share)),
    );
    assert.deepEqual(
      view.texts(".hw-builds li em").map((text) => text === WORDS.guessed_right),
      shares.map((share, i) => share < 0.85 === (i === 0)),
    );
    assert.ok(view.text(".hw-saw").includes(WORDS.what_studies_saw[what]));
    near(number(state(view, "spines")), 100 * left[what], 1, "spines");
  });
}

test("each account takes its own road", () => {
  const view = shown({ act: "accounts" });
  for (const [account, out] of Object.entries({
    disinhibition: [],
    direct: ["brake", "glutamate", "ampa"],
    metabolite: ["brake", "go", "glutamate"],
  })) {
    view.pick(WORDS.accounts[account]);
    assert.deepEqual(
      Object.keys(WORDS.stations).filter((name) => state(view, name) === WORDS.off_road),
      out,
      account,
    );
  }
});

test("more settings change the story, and can be put back", () => {
  const view = shown();
  at(view, 20160);
  const first = state(view, "spines");
  view.unfold(WORDS.more);
  view.pick(WORDS.practice_options.left);
  assert.equal(number(state(view, "spines")), Math.round(100 * facts.glutamate.unused));
  assert.ok(view.say.includes(WORDS.say.kept_left));
  view.fill(view.slider(WORDS.dose), 2);
  assert.ok(view.say.includes(WORDS.say.high_dose));
  view.fill(view.slider(WORDS.dose), 0);
  assert.equal(view.say, WORDS.say.none);
  view.press(WORDS.reset);
  at(view, 20160);
  assert.equal(state(view, "spines"), first);
});

test("the clock moves the story by hand, and by moments where nothing should move", () => {
  const view = shown();
  const before = view.say;
  view.fill(view.slider(WORDS.clock), 200);
  assert.notEqual(view.say, before);
  view.press(WORDS.next);
  assert.ok(view.say.startsWith("20 min"), "after the end it begins anew");
});

test("play runs and stops", () => {
  const view = shown({}, { motion: true });
  view.fill(view.slider(WORDS.clock), 1);
  view.press(WORDS.play);
  clock.pass(2000);
  view.press(WORDS.pause);
  const stands = view.model.get("minutes");
  assert.ok(stands > 1);
  clock.pass(1000);
  assert.equal(view.model.get("minutes"), stands);
});

for (const {
  at: [voltage, dose, where],
  counts,
} of channels) {
  test(`the hundred channels are the model's: ${voltage} mV, ${dose}, ${where}`, () => {
    const words = EVERY.receptor;
    const view = mount(Receptor, CELL);
    view.fill(view.slider(words.voltage), voltage);
    view.fill(view.slider(words.dose), dose);
    view.pick(words.where_options[where]);
    const told = view.texts(".hw-channel-key li").map(number);
    assert.equal(
      told.reduce((a, b) => a + b),
      100,
    );
    for (const [i, count] of counts.entries()) near(told[i], count, 1.1, String(i));
    assert.deepEqual(
      Object.keys(words.key).map(
        (kind) => (view.one(`.hw-channel-${kind}`).getAttribute("d").match(/M/g) ?? []).length,
      ),
      told,
    );
    assert.doesNotMatch(view.say, /[{}]|undefined|NaN/);
  });
}

test("both let go of all that they held", () => {
  letsGo(Cascade, STATE, (view) => {
    view.press(WORDS.play);
    clock.pass(100);
  });
  letsGo(Receptor, CELL);
});
