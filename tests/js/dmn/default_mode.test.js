/** DefaultMode: lines, the list and the sentence for each act, a thought's steps, and what waits for the guess; against Python. */
import { clock, letsGo, mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { connectivity } from "../../../src/highways/dmn/model.js";
import { DefaultMode } from "../../../src/highways/dmn/widget.js";
import WORDS from "../../../src/highways/dmn/words.en.json" with { type: "json" };
import { facts } from "../facts.js";

const STATE = {
  act: "dose",
  dose: 0,
  account: "default",
  day: 1,
  network: "",
  region: "",
  loop: false,
  predict: {},
  guess: "",
};
const ASK = {
  ask: "A plain sedative: quieter or unchanged?",
  options: [
    { value: "quieter", text: "Quieter.", why: "About as much.", right: true },
    { value: "unchanged", text: "Unchanged.", why: "It was quieter." },
  ],
};
const shown = (state = {}, options = {}) => mount(DefaultMode, { ...STATE, ...state }, options);
const percent = (found, name) => Math.round(Math.abs(100 * found.change[name]));
const numbers = (view) => view.texts(".hw-change").map((text) => text.replace("\u00a0", " "));
/** The list's numbers, in the order of the widget. */
const inPython = ({ networks }) =>
  [6, 5, 3, 2, 4, 1, 0]
    .map((n) => Math.round(100 * networks[n]))
    .map((n) => (n ? `${n > 0 ? "+" : "−"}${Math.abs(n)} %` : "0 %"));
const widths = (view) => view.all(".hw-brain-side .hw-links path").map((el) => Number(el.style.strokeWidth));
const network = (view, name) => view.all(".hw-network").find((el) => el.textContent.includes(name));

test("the dose thins the lines, and it says by how much", () => {
  const view = shown();
  assert.equal(view.say, WORDS.say.rest);
  const before = widths(view);
  view.fill(view.slider("Dose"), 1);
  const { one } = facts.dmn;
  assert.ok(view.say.includes(`default mode network are ${percent(one, "default")} % weaker`), view.say);
  assert.ok(view.say.includes(`salience ${percent(one, "salience")} % weaker`), view.say);
  assert.equal(view.slider("Dose").getAttribute("aria-valuetext"), "1 × the study dose");
  assert.deepEqual(numbers(view), inPython(one));
  const after = widths(view);
  assert.ok(after.length === before.length && before.length > 60);
  for (const [drawn, strengths] of [
    [before, facts.dmn.links.rest],
    [after, facts.dmn.links.one],
  ]) {
    for (const [i, strength] of strengths.entries())
      assert.ok(Math.abs(drawn[i] - Math.max(0.4, 5 * strength ** 2)) < 0.006, `link ${i}`);
  }
});

test("studies that disagree can be compared", () => {
  const view = shown();
  view.pick(WORDS.acts.studies);
  assert.equal(view.slider("Dose").value, "1");
  view.pick(WORDS.accounts["midazolam-like"]);
  const sedative = facts.dmn["midazolam-like"];
  assert.ok(
    view.say.includes(
      `${percent(sedative, "default")} % weaker; with ketamine, ${percent(facts.dmn.one, "default")} %`,
    ),
    view.say,
  );
  assert.ok(network(view, "Default mode").textContent.includes("about as much as with ketamine"));
  assert.deepEqual(numbers(view), inPython(sedative));
  view.pick(WORDS.accounts["global-up"]);
  assert.ok(view.say.includes(`Here they are ${percent(facts.dmn["global-up"], "everything")} % stronger`), view.say);
  assert.deepEqual(numbers(view), inPython(facts.dmn["global-up"]));
});

test("in the days after, the midline comes back", () => {
  const view = shown();
  view.pick(WORDS.acts.days);
  for (const [day, seen] of [
    [1, "first_day"],
    [5, "between"],
    [10, "back"],
  ]) {
    view.fill(view.slider("Day"), day);
    const found = Math.round(Math.abs(100 * facts.dmn.days[day].pcc_mpfc));
    assert.ok(view.say.startsWith(`Day ${day}: `) && view.say.includes(`midline are ${found} % weaker`), view.say);
    assert.ok(view.say.includes(WORDS.say[seen]), view.say);
  }
  view.fill(view.slider("Day"), 0);
  assert.equal(view.say, WORDS.say.before);
  assert.deepEqual([...new Set(numbers(view))], ["0 %"]);
});

test("where nothing should move, a thought takes steps, and rests on regions", () => {
  const view = shown();
  view.pick(WORDS.acts.wander);
  const [free, loop] = facts.dmn.inside.map((share) => Math.round(100 * share));
  assert.ok(view.say.includes(`${free} of 100 steps`), view.say);
  assert.ok(!view.hasButton(WORDS.play));
  const thought = view.one(".hw-brain-above .hw-thought");
  const dots = new Set(
    view
      .all(".hw-brain-above .hw-dot")
      .map((el) => [el.getAttribute("cx"), el.getAttribute("cy")].map((n) => Number(n).toFixed(1)).join()),
  );
  const places = new Set();
  for (let i = 0; i < 5; i++) {
    view.press(WORDS.next_step);
    places.add(`${thought.getAttribute("cx")},${thought.getAttribute("cy")}`);
  }
  assert.ok(places.size > 2);
  for (const place of places) assert.ok(dots.has(place), place);
  view.pick(WORDS.thoughts.loop);
  assert.ok(view.say.includes(`${loop} of 100 steps`), view.say);
  assert.ok(view.say.includes(WORDS.say.loop));
  assert.ok(view.shows(WORDS.loop_note) && WORDS.loop_note.includes("Tozzi 2021"));
});

test("a thought wanders and can be paused", () => {
  const view = shown({ act: "wander" }, { motion: true });
  view.press(WORDS.play);
  const at = () => view.one(".hw-brain-above .hw-thought").getAttribute("cx");
  const first = at();
  clock.pass(500);
  assert.notEqual(at(), first);
  view.press(WORDS.pause);
  const still = at();
  clock.pass(1000);
  assert.equal(at(), still);
  assert.ok(view.hasButton(WORDS.play));
});

test("a tap lights a region up and out", () => {
  const view = shown();
  const brain = view.one(".hw-brain-above");
  const dot = view.one(".hw-brain-above .hw-dot[data-region='19']");
  const tap = (x, y) => {
    view.tell(brain, "click", MouseEvent, {
      clientX: Number(dot.getAttribute("cx")) + x,
      clientY: Number(dot.getAttribute("cy")) + y,
    });
    clock.pass();
  };
  tap(-3, 2); // a finger beside the dot means it too
  assert.equal(view.text(".hw-caption"), "right precuneus: Default mode");
  assert.equal(view.count(".hw-brain-above .hw-links path"), 12);
  assert.equal(view.count(".hw-marks div"), 2);
  tap(0, 0);
  assert.equal(view.text(".hw-caption"), WORDS.tap);
  assert.equal(view.count(".is-faint"), 0);
});

test("networks and regions are lit up from lists too", () => {
  const view = shown();
  view.click(network(view, "Salience"));
  assert.equal(network(view, "Salience").getAttribute("aria-pressed"), "true");
  assert.equal(view.count(".hw-brain-above .hw-dot:not(.is-faint)"), facts.dmn.salience);
  view.click(network(view, "Salience"));
  assert.equal(network(view, "Salience").getAttribute("aria-pressed"), "false");
  view.unfold(WORDS.more);
  view.choose(WORDS.show, "default");
  assert.equal(network(view, "Default mode").getAttribute("aria-pressed"), "true");
  const region = view.select(WORDS.show_region).querySelectorAll("option")[1].value;
  view.choose(WORDS.show_region, region);
  assert.ok(view.text(".hw-caption").includes("Default mode"));
  assert.equal(view.one(".hw-brain-above .hw-ring").getAttribute("visibility"), "visible");
});

test("the square is painted from the same links", () => {
  const view = shown({ dose: 1 });
  const { data } = view.one(".hw-cells canvas").getContext("2d").image;
  for (const [i, strength] of facts.dmn.square.flat().entries())
    assert.ok(Math.abs(data[4 * i + 3] - 255 * strength) <= 1, `cell ${i}`);
});

for (const button of ["That is my guess", "Show me anyway"]) {
  test(`the answer waits for the guess: ${button}`, () => {
    const view = shown({ predict: ASK });
    for (const hidden of [".hw-acts", ".hw-say", ".hw-controls", ".hw-networks"]) assert.ok(!view.seen(hidden), hidden);
    assert.equal(view.count(".hw-brain"), 2);
    if (button === "That is my guess") view.pick("Unchanged.");
    view.press(button);
    assert.ok(view.seen(".hw-guess"));
    assert.ok(view.radio(WORDS.accounts["midazolam-like"]).checked);
    assert.ok(view.say.includes("25 % weaker; with ketamine, 20 % weaker"), view.say);
    view.pick(WORDS.acts.dose);
    assert.ok(!view.seen(".hw-guess"));
  });
}

test("traits move the controls", () => {
  const view = shown({ act: "studies", account: "global-up", dose: 0.5, network: "visual" });
  assert.ok(view.radio(WORDS.acts.studies).checked && view.radio(WORDS.accounts["global-up"]).checked);
  assert.equal(view.slider("Dose").value, "0.5");
  assert.equal(network(view, "Vision").getAttribute("aria-pressed"), "true");
  assert.deepEqual(numbers(view), inPython(facts.dmn["half up"]));
  view.unfold(WORDS.more);
  view.press(WORDS.reset);
  assert.deepEqual(view.model.state, { ...STATE, act: "studies", dose: 1 });
});

test("an unknown value breaks nothing", () => {
  for (const state of [{ region: "l_nowhere" }, { network: "nowhere" }, { guess: "odd", predict: ASK }]) {
    const view = shown(state);
    view.pick(WORDS.acts.dose);
    view.fill(view.slider("Dose"), 1);
    assert.ok(view.say.includes("20 % weaker"));
    view.leave();
  }
});

test("it lets go of all that it held", () => {
  letsGo(DefaultMode, { ...STATE, act: "wander" }, (view) => {
    view.press(WORDS.play);
    clock.pass(900);
  });
});

test("settings whose numbers would be rounding are refused, as in Python", () => {
  const edge = { competition: 0, midline_loss: 0, sedative_loss: 0.25, compression: 1, homotopic: 0 };
  assert.throws(() => connectivity(531, 0, "midazolam-like", false, edge), /would grow without end/);
});
