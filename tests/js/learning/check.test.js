/** The sheet of questions: what each kind answers to a try, that it keeps the focus, and that it keeps no score. */
import { clock, mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemory } from "../../../src/highways/learning/memory.js";
import { Check, Predict } from "../../../src/highways/learning/widget.js";
import { predict } from "../../../src/highways/ui/question.js";
import { facts } from "../facts.js";
import { reader } from "../mount.js";

const { check: STATE, predict: PREDICT } = facts.learning;
const shown = (state = {}) => mount(Check, { ...STATE, lesson: "", ...state });
const question = (view, n) => reader(view.all(".hw-asked")[n - 1]);
const answer = (view, n) => question(view, n).text(".hw-reply");
const check = (view, n) => view.press(`Check question ${n}`);
const items = (view, n) =>
  [...question(view, n).one(".hw-order").children].map((el) => el.querySelector("span").textContent);
function place(view, item, bin) {
  view.click(reader(view.group(item)).radio(bin));
}

test("choose gives the reason for the picked option", () => {
  const view = shown();
  check(view, 1);
  assert.equal(answer(view, 1), "Pick one first. A guess is fine.");
  const radios = question(view, 1).all("input");
  view.click(radios[0]);
  assert.equal(answer(view, 1), "");
  check(view, 1);
  assert.equal(answer(view, 1), "Not yet. Nobody in the town is weak. The roads do this by themselves.");
  assert.equal(question(view, 1).count(".is-open svg"), 1);
  // Another try: the old answer goes at once, and the new one is about the new pick.
  view.click(radios[1]);
  assert.equal(answer(view, 1), "");
  check(view, 1);
  assert.equal(answer(view, 1), "Yes. The stricter the traffic, the less a new road is tried.");
  assert.equal(question(view, 1).count(".is-right svg"), 1);
});

test("after two tries the answer can be shown", () => {
  const view = shown();
  view.click(question(view, 1).all("input")[0]);
  check(view, 1);
  assert.ok(answer(view, 1).startsWith("Not yet."));
  assert.ok(!view.hasButton("Show me the answer to question 1"));
  check(view, 1);
  view.press("Show me the answer to question 1");
  assert.ok(answer(view, 1).startsWith("The answer:"));
  assert.ok(answer(view, 1).includes("Traffic keeps strictly to the widest road."));
});

test("order says what to move, and keeps the focus", () => {
  const view = shown();
  assert.deepEqual(items(view, 2), [
    "Others choose the easy way",
    "Someone walks across the field",
    "The grass is worn down",
    "The town widens the road",
  ]);
  check(view, 2);
  assert.ok(
    answer(view, 2).startsWith(
      "Not yet. ‘Someone walks across the field’ comes sooner. Move it up to number 1. A path begins",
    ),
  );
  const up = view.button("Move ‘Someone walks across the field’ up");
  view.click(up);
  assert.equal(document.activeElement, up);
  assert.equal(answer(view, 2), "‘Someone walks across the field’ is now number 1 of 4.");
  assert.equal(items(view, 2)[0], "Someone walks across the field");
  // At the top the button says so and still has the focus.
  view.click(up);
  assert.equal(document.activeElement, up);
  assert.equal(up.getAttribute("aria-disabled"), "true");
  assert.equal(answer(view, 2), "‘Someone walks across the field’ stays number 1 of 4.");
  const down = view.button("Move ‘Others choose the easy way’ down");
  view.click(down);
  assert.equal(document.activeElement, down);
  check(view, 2);
  assert.ok(answer(view, 2).startsWith("Yes. That is the order."));
  assert.equal(question(view, 2).count(".hw-reply li"), 4);
});

test("sort names what is open, and what belongs elsewhere", () => {
  const view = shown();
  check(view, 3);
  assert.ok(answer(view, 3).includes("Still open: ‘A plan for Tuesday morning’."));
  for (const item of ["A plan for Tuesday morning", "A change of dose", "Burning when passing water"])
    place(view, item, "Clinic");
  check(view, 3);
  assert.equal(
    answer(view, 3),
    "Not yet. Try another place for:A plan for Tuesday morning. Planning small steps is what a coach is for.",
  );
  place(view, "A plan for Tuesday morning", "Coach");
  assert.equal(answer(view, 3), "");
  check(view, 3);
  assert.ok(answer(view, 3).startsWith("Yes. Each one is in its place."));
  assert.ok(answer(view, 3).includes("A change of dose: Clinic. Only a prescriber decides about the drug."));
});

test("estimate says which way, and shows the answer", () => {
  const view = shown();
  const slider = view.slider("Your estimate");
  assert.equal(slider.getAttribute("aria-valuetext"), "50 of 100 trips");
  check(view, 4);
  assert.ok(answer(view, 4).startsWith("Too low. More trips than that end up in the loop."));
  assert.ok(
    answer(view, 4).includes("You said 50 of 100 trips; the answer is 75 of 100 trips. Use widens the old road"),
  );
  assert.deepEqual(question(view, 4).texts(".hw-reply text"), ["You: 50", "Answer: 75"]);
  assert.deepEqual(
    [
      question(view, 4).one(".hw-reply circle").getAttribute("cx"),
      question(view, 4).one(".hw-truth svg").getAttribute("x"),
    ],
    ["50%", "75%"],
  );
  view.fill(slider, 100);
  assert.equal(answer(view, 4), "");
  check(view, 4);
  assert.ok(answer(view, 4).startsWith("Too high. Some trips still find another way."));
  view.fill(slider, 80);
  check(view, 4);
  assert.ok(answer(view, 4).startsWith("Near enough. You said 80 of 100 trips"));
  view.fill(slider, 75);
  check(view, 4);
  assert.ok(answer(view, 4).startsWith("That is it."));
});

test("the end has a kind word and no score, and nothing is kept", () => {
  const view = shown();
  view.click(question(view, 1).all("input")[0]);
  check(view, 1);
  check(view, 2);
  for (const item of ["A plan for Tuesday morning", "A change of dose", "Burning when passing water"])
    place(view, item, "Coach");
  check(view, 3);
  assert.equal(view.text(".hw-end"), "");
  check(view, 4);
  assert.ok(view.text(".hw-end").includes("helps it stay, even when the first try misses"));
  assert.doesNotMatch(view.text(".hw-end"), /\d/);
  assert.equal(localStorage.length + sessionStorage.length, 0);
});

test("a control with the focus keeps its keys in JupyterLab", () => {
  // JupyterLab 4 reads this mark on the focused element only; without it an arrow key leaves the notebook cell.
  const view = shown();
  for (const control of [question(view, 1).all("input")[0], view.slider("Your estimate")]) {
    control.focus();
    assert.equal(control.getAttribute("data-lm-suppress-shortcuts"), "true");
  }
});

test("page and paper shuffle alike", () => {
  assert.deepEqual(items(shown(), 2), facts.learning.paper);
});

test("new questions make a new sheet, nothing given is changed, and leaving lets go", () => {
  const view = shown();
  const given = JSON.stringify(STATE.questions);
  view.press("Move ‘The grass is worn down’ up");
  assert.equal(JSON.stringify(view.model.get("questions")), given);
  view.set({ questions: [3, 0, 2].map((n) => STATE.questions[n]) });
  assert.equal(view.count(".hw-asked"), 3);
  assert.ok(view.texts(".hw-asked")[0].startsWith("1. All roads begin alike."));
  view.leave();
  assert.equal(view.model.listening, 0);
});

test("with a lesson and a memory, tries are remembered and the last one finishes the lesson", () => {
  globalThis.highwaysMemory = createMemory();
  const view = shown({ lesson: "lesson" });
  assert.ok(view.words.includes("What you answer stays in this browser"));
  view.click(question(view, 1).all("input")[0]);
  for (const n of [1, 2, 4]) check(view, n);
  assert.equal(highwaysMemory.get("finished/lesson"), undefined);
  for (const item of ["A plan for Tuesday morning", "A change of dose", "Burning when passing water"])
    place(view, item, "Coach");
  check(view, 3);
  assert.deepEqual(highwaysMemory.get("finished/lesson"), { at: Date.now() }, "right or not");
  assert.equal(highwaysMemory.keys("answers/").length, 4);
  // Whoever says 'not after all' is not contradicted by the next try.
  highwaysMemory.remove("finished/lesson");
  check(view, 2);
  assert.equal(highwaysMemory.get("finished/lesson"), undefined);
  view.leave();
  // A later visit: when it was answered, and neither the answer nor the choice.
  const later = shown({ lesson: "lesson" });
  assert.equal(later.texts(".hw-before")[0], "You answered this on 21 November. Try it afresh.");
  assert.equal(later.count(".hw-answer"), 0);
  assert.ok(
    !question(later, 1)
      .all("input")
      .some((el) => el.checked),
  );
  later.leave();
  highwaysMemory.set(
    highwaysMemory.keys("answers/").find((key) => key),
    [{ at: Date.now() + 1, right: true }],
  );
  assert.ok(
    shown({ lesson: "lesson" })
      .texts(".hw-before")
      .includes("You answered this on 21 November, and found it. Try it afresh."),
  );
});

// A guess ---------------------------------------------------------------------------------------------------------

function guess(asked) {
  const heard = [];
  const { el } = predict({
    question: asked,
    onGuess: (value) => heard.push(value),
    onSkip: () => heard.push("skipped"),
  });
  document.body.append(el);
  return Object.defineProperties(
    {
      heard,
      get told() {
        return el.textContent ?? "";
      },
    },
    Object.getOwnPropertyDescriptors(reader(el)),
  );
}

test("a guess is told once and folds to a line, which has the focus", () => {
  const view = guess(PREDICT);
  view.press("That is my guess");
  assert.ok(view.told.includes("Pick one first."));
  assert.deepEqual(view.heard, []);
  const step = PREDICT.options.find((one) => one.text.startsWith("All at once"));
  view.click(view.radio(/^All at once/));
  view.press("That is my guess");
  assert.deepEqual(view.heard, [step.value]);
  assert.equal(
    view.told,
    "Your guess: all at once.On this map nothing much happens for a long while, and then the town tips.",
  );
  assert.equal(view.count("input"), 0);
  assert.equal(document.activeElement, view.one(".hw-guess"));
});

test("a guess can be skipped", () => {
  const view = guess(PREDICT);
  view.press("Show me anyway");
  assert.deepEqual(view.heard, ["skipped"]);
  assert.equal(view.told, "Here it is, without a guess.");
});

test("only an ordinary first word is made small", () => {
  for (const [text, said] of [
    ["All at once.", "all at once"],
    ["A sedative", "a sedative"],
    ["I will walk", "I will walk"],
    ["LSD", "LSD"],
    ["75", "75"],
  ]) {
    const options = [
      { text, value: "one", why: "Because." },
      { text: "x", value: "two", why: "Because." },
    ];
    const view = guess({ ask: "Which?", options });
    view.click(view.all("input")[0]);
    view.press("That is my guess");
    assert.ok(view.told.startsWith(`Your guess: ${said}.`), view.told);
  }
});

test("a guess of an earlier visit folds at once, and can be asked again", () => {
  globalThis.highwaysMemory = createMemory();
  const first = mount(Predict, { predict: PREDICT, guess: "" });
  first.click(first.radio(/^All at once/));
  first.press("That is my guess");
  first.leave();
  const later = mount(Predict, { predict: PREDICT, guess: "" });
  clock.pass(100);
  assert.ok(later.words.includes("Your guess: all at once."));
  assert.equal(later.model.get("guess"), PREDICT.options.find((one) => one.text.startsWith("All at once")).value);
  assert.equal(document.activeElement, document.body, "nobody asked for the focus");
  later.press("Ask me again");
  assert.equal(document.activeElement, later.all("input")[0]);
  assert.deepEqual(highwaysMemory.keys("guess/"), []);
});
