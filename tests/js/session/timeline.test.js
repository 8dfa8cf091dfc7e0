/** SessionTimeline: twelve stops, the sentence at the line, forms compared, and what must always be in view; against Python. */
import { clock, letsGo, mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { SessionTimeline } from "../../../src/highways/session/widget.js";
import WORDS from "../../../src/highways/session/words.en.json" with { type: "json" };
import { facts } from "../facts.js";

const STATE = { route: "drip", compare: "", minute: 0, phase: "", predict: {}, guess: "" };
const ASK = {
  ask: "While the mind drifts, does blood pressure fall, stay or rise?",
  options: [
    { value: "falls", text: "It falls.", why: "It rises." },
    { value: "rises", text: "It rises.", why: "For a while.", right: true },
  ],
};
const { begins, forms } = facts.session;
const PHASES = WORDS.phases;
const AT_HOME = ["lozenge", "swallowed"];
const shown = (state = {}, options = {}) => mount(SessionTimeline, { ...STATE, ...state }, options);
const slider = (view) => view.slider(WORDS.time);
const step = (view) => view.select(WORDS.step);
const lower = (text) => text[0].toLowerCase() + text.slice(1);
const first = (view, selector) =>
  [...view.all(`.hw-session-card ${selector}`)[0].children].map((el) => el.textContent.replace(/\s+/g, " ").trim());

test("all twelve stops can be stepped through", () => {
  const view = shown({ phase: "screening" });
  const names = Object.keys(PHASES);
  assert.equal(names.length, 12);
  for (const [i, phase] of names.entries()) {
    const said = PHASES[phase];
    assert.equal(view.text(".hw-session-card .hw-session-who strong"), said.who);
    assert.equal(view.text(".hw-session-card .hw-session-what strong"), said.name);
    assert.equal(step(view).value, phase);
    assert.deepEqual(view.texts(".hw-session-signs dt"), facts.session.signs[phase]);
    const calls = view.texts(".hw-session-signs dd");
    assert.equal(calls.length, said.warnings.length);
    assert.ok(calls.every(Boolean));
    assert.doesNotMatch(view.text(".hw-session-card"), /[{}]|undefined/);
    assert.equal(view.count(".hw-session-stop[data-on]"), 1);
    assert.ok(view.say.includes(`Responsible: ${lower(said.who)}`));
    if (i < names.length - 1) view.press(WORDS.next);
  }
  assert.equal(view.button(WORDS.next).getAttribute("aria-disabled"), "true");
  view.press(WORDS.next);
  assert.equal(step(view).value, "next-session");
  view.press(WORDS.back);
  assert.equal(step(view).value, "integration-week");
});

test("a stop of the day moves the line, and others put it away", () => {
  const view = shown();
  view.choose(WORDS.step, "observation");
  assert.equal(slider(view).value, String(begins.drip.observation));
  assert.ok(view.seen(".hw-session-grip"));
  view.choose(WORDS.step, "days-1-3");
  assert.ok(!view.seen(".hw-session-grip"));
  assert.equal(
    view.say,
    "Integration, days 1 to 3: the days right after. Responsible: you, with a coach or a therapist if you want one; " +
      "the clinic stays in charge of the drug.",
  );
  assert.equal(slider(view).getAttribute("aria-valuetext"), "after the day");
  assert.equal(view.text(".hw-value"), "after the day");
  view.choose(WORDS.step, "screening");
  assert.equal(slider(view).getAttribute("aria-valuetext"), "before the day");
  view.fill(slider(view), Number(slider(view).value) + 5);
  assert.ok(view.seen(".hw-session-grip"));
  assert.equal(step(view).value, "observation");
  assert.match(slider(view).getAttribute("aria-valuetext"), /min in$/);
});

for (const route of Object.keys(forms)) {
  test(`the sentence tells the model at the line: ${route}`, () => {
    const { level, pressure } = forms[route];
    const view = shown({ route });
    for (const minute of [20, 40, 90, 120, 240]) {
      view.fill(slider(view), minute);
      const n = Math.round(100 * level[minute]);
      const drug =
        n === 0 ? WORDS.say.level_none : n === 100 ? WORDS.say.level_peak : WORDS.say.level.replace("{n}", n);
      assert.ok(view.say.includes(drug), `${minute}: ${view.say} | ${drug}`);
      if (pressure) {
        const [low, mid, high] = ["low", "mid", "high"].map((edge) => Math.round(pressure[edge][minute]));
        const up = high
          ? WORDS.say.pressure.replace("{low}", low).replace("{mid}", mid).replace("{high}", high)
          : WORDS.say.pressure_none;
        assert.ok(view.say.includes(up), `${minute}: ${view.say} | ${up}`);
      } else assert.ok(!view.say.includes("mmHg"));
      assert.doesNotMatch(view.say, /[{}]|undefined|NaN/);
    }
  });
}

test("whole sentences, at five moments", () => {
  const view = shown({ minute: 40 });
  const { pressure } = forms.drip;
  const [low, mid, high] = ["low", "mid", "high"].map((edge) => Math.round(pressure[edge][40]));
  assert.equal(
    view.say,
    "40 minutes in: the altered state. Responsible: a nurse or a therapist, with the prescriber. In this model the drug " +
      "is at its own peak, the altered state is anywhere from mild to very strong, and the upper blood pressure is up by about " +
      `${mid} mmHg (${low} to ${high}); people differ widely.`,
  );
  view.fill(slider(view), 120);
  assert.ok(view.say.startsWith("2 hours in: observation. Responsible: a nurse"));
  view.fill(slider(view), -45);
  assert.ok(view.say.startsWith("45 minutes before it starts: arrival and checks."));
  assert.ok(view.say.includes(WORDS.say.before));
  view.fill(slider(view), 0);
  assert.equal(view.say, "It starts: the drug is given. Responsible: a medical prescriber or a nurse, with you.");
});

test("the day plays with the clock and can be paused", () => {
  const view = shown({}, { motion: true });
  view.press(WORDS.play);
  clock.pass(3000);
  view.press(WORDS.pause);
  const still = view.model.get("minute");
  assert.ok(still > 0 && view.model.saves > 0, String(still));
  clock.pass(1000);
  assert.equal(view.model.get("minute"), still);
  assert.ok(view.hasButton(WORDS.play));
});

test("it ends at bedtime and begins anew", () => {
  const view = shown({ minute: 760 }, { motion: true });
  view.press(WORDS.play);
  clock.pass(5000);
  assert.ok(view.hasButton(WORDS.again));
  assert.ok(view.say.startsWith("Bedtime: going home, and the evening."));
  view.press(WORDS.again);
  clock.pass(300);
  assert.ok(Number(slider(view).value) < 60);
});

test("where nothing should move, the stops are the steps", () => {
  const view = shown();
  assert.ok(!view.hasButton(WORDS.play));
  view.press(WORDS.next);
  assert.equal(slider(view).value, "25");
});

test("two forms are compared with their names", () => {
  const view = shown({ minute: 90 });
  view.choose(WORDS.compare, "nasal esketamine");
  assert.equal(view.count(".hw-session-curve.is-other"), 3);
  assert.deepEqual(view.texts(".hw-session-key span"), ["Drip", "Nasal spray"]);
  view.choose(WORDS.step, "dosing");
  const happens = first(view, "ul");
  assert.equal(happens.length, 2);
  assert.match(happens[0], /^Drip: A thin tube/);
  assert.match(happens[1], /^Nasal spray: You use the sprays/);
  view.choose(WORDS.step, "return");
  view.fill(slider(view), 90);
  const level = Math.round(100 * forms["nasal esketamine"].level[90]);
  assert.ok(view.say.includes(`Nasal spray at that moment: the drug is at ${level} of 100`));
  assert.equal(view.count(".hw-session-about > div"), 2);
  view.choose(WORDS.compare, "");
  assert.equal(view.count(".is-other"), 0);
  assert.deepEqual(view.texts(".hw-session-key span"), ["Drip"]);
});

for (const route of AT_HOME) {
  test(`forms that may be taken at home are drawn as shapes: ${route}`, () => {
    const view = shown({ route, minute: 60, compare: "drip" });
    assert.ok(view.shows(WORDS.shape_only));
    assert.equal(view.count(".hw-session-curve"), 1, "the level's, and no one's beside it");
    assert.equal(view.count(".hw-session-band"), 0);
    const name = WORDS.routes[route];
    assert.equal(
      view
        .all(".hw-session-day text")
        .filter((el) => el.textContent.startsWith(`${name}: not drawn, which does not mean none`)).length,
      2,
    );
    assert.ok(!view.words.includes(WORDS.band));
    const level = Math.round(100 * forms[route].level[60]);
    assert.ok(
      view.say.endsWith(
        `with the prescriber. In this model the drug is at ${level} of 100 of its own peak; heights of two forms cannot be compared.`,
      ),
    );
    assert.match(view.one(".hw-session-day").getAttribute("aria-label"), /with one curve above it/);
    assert.deepEqual(view.texts(".hw-session-numbers thead th"), [WORDS.table.moment, WORDS.table.level]);
    assert.equal(view.count(".hw-session-numbers table"), 1);
  });
}

test("forms that may be taken at home are compared with none", () => {
  const view = shown();
  const compare = view.select(WORDS.compare);
  assert.deepEqual(
    [...compare.options].map((one) => one.value),
    ["", ...Object.keys(begins).filter((route) => !AT_HOME.includes(route))],
  );
  view.choose(WORDS.compare, "nasal esketamine");
  view.choose(WORDS.route, "lozenge");
  assert.throws(() => view.select(WORDS.compare));
  assert.equal(view.count(".is-other"), 0);
  assert.equal(view.count(".hw-session-about > div"), 1);
  view.choose(WORDS.route, "injection");
  assert.ok(view.select(WORDS.compare));
});

const NEXT_DAY = "No driving until the next day, after a good sleep";
const A_WHOLE_DAY = "No driving for 24 hours, and not before a good sleep";
for (const [route, driving, given] of [
  ["drip", A_WHOLE_DAY, "A thin tube"],
  ["injection", A_WHOLE_DAY, "One injection, into a muscle."],
  ["nasal esketamine", NEXT_DAY, "You use the sprays"],
  [
    "lozenge",
    NEXT_DAY,
    "It dissolves in your mouth. In a clinic someone watches; at home nobody trained may be there.",
  ],
  ["swallowed", NEXT_DAY, "A tablet or a liquid"],
]) {
  test(`cards and lanes follow the form chosen: ${route}`, () => {
    const view = shown({ phase: "dosing" });
    view.choose(WORDS.route, route);
    assert.ok(view.shows(driving));
    assert.ok(!view.el.textContent.includes(driving === NEXT_DAY ? A_WHOLE_DAY : NEXT_DAY));
    const happens = first(view, "ul");
    assert.equal(happens.length, 1);
    assert.ok(happens[0].startsWith(given), happens[0]);
    view.choose(WORDS.step, "peak");
    assert.equal(
      view.texts(".hw-session-card dd").at(-1),
      route === "drip" ? "The clinic team: a drip can be stopped" : "The clinic team",
    );
    for (const phase of ["going-home", "first-24h"]) {
      view.choose(WORDS.step, phase);
      assert.ok(first(view, "ul").join(" ").includes(`${driving}.`), phase);
    }
  });
}

test("the curve of the drug is the model's", () => {
  const view = shown({}, { width: 700 });
  const heights = view
    .one(".hw-session-curve.hw-session-level")
    .getAttribute("d")
    .split(/[ML]/)
    .slice(1)
    .map((one) => Number(one.split(" ")[1]));
  const [bottom, top] = [heights[0], Math.min(...heights)];
  for (const [i, y] of heights.slice(0, 121).entries()) {
    const drawn = (bottom - y) / (bottom - top);
    assert.ok(Math.abs(drawn - forms.drip.level[2 * i]) < 0.006, `${2 * i}: ${drawn}`);
  }
});

test("the numbers are there for those who want them", () => {
  const view = shown();
  view.unfold(WORDS.more);
  const row = view.all(".hw-session-numbers tr").find((one) => one.textContent.includes("40 minutes in"));
  const { low, high } = forms.drip.pressure;
  assert.deepEqual(
    [...row.querySelectorAll("td")].map((cell) => cell.textContent),
    ["100", "mild to very strong", `${Math.round(low[40])} to ${Math.round(high[40])}`],
  );
});

test("what must always be in view is", () => {
  for (const state of [{}, { phase: "next-session" }, { route: "lozenge" }]) {
    const view = shown(state);
    for (const text of [WORDS.watched, WORDS.no_driving[state.route ?? "drip"], WORDS.note, WORDS.stronger])
      assert.ok(view.shows(text), text);
    view.leave();
  }
});

test("what a coach may do is folded and can be opened", () => {
  const view = shown({ phase: "peak" });
  assert.ok(!view.words.includes(PHASES.peak.may_not[1]));
  view.unfold(WORDS.coach);
  assert.ok(view.words.includes(PHASES.peak.may_not[1]));
});

test("a number can be rung", () => {
  const view = shown({ phase: "going-home" });
  const links = view.all(".hw-session-card a[href^='tel:']").map((el) => el.getAttribute("href"));
  assert.deepEqual(links.slice(0, 4), ["tel:911", "tel:112", "tel:999", "tel:000"]);
  for (const one of ["tel:988", "tel:116123", "tel:131114", "tel:1737"]) assert.ok(links.includes(one), one);
});

for (const button of ["That is my guess", "Show me anyway"]) {
  test(`the answer waits for the guess: ${button}`, () => {
    const view = shown({ predict: ASK });
    for (const hidden of [".hw-session-day", ".hw-say", ".hw-session-card", ".hw-session-routes"])
      assert.ok(!view.seen(hidden), hidden);
    if (button === "That is my guess") view.pick("It rises.");
    view.press(button);
    assert.ok(view.seen(".hw-guess"));
    assert.ok(view.say.startsWith("40 minutes in: the altered state."));
    assert.ok(view.say.includes("upper blood pressure is up by about 8 mmHg"));
    assert.equal(view.count(".hw-session-curve"), 3);
  });
}

test("traits move the controls, and a new route keeps the stop", () => {
  const view = shown({ route: "nasal esketamine", compare: "injection", minute: 30, phase: "observation" });
  assert.deepEqual(
    [view.select(WORDS.route).value, view.select(WORDS.compare).value, step(view).value],
    ["nasal esketamine", "injection", "observation"],
  );
  assert.equal(slider(view).value, String(begins["nasal esketamine"].observation));
  view.choose(WORDS.route, "swallowed");
  assert.equal(step(view).value, "observation");
  assert.equal(slider(view).value, String(begins.swallowed.observation));
});

test("an unknown value breaks nothing", () => {
  for (const state of [{ route: "rain" }, { phase: "trip" }, { minute: 5000 }, { compare: "drip" }]) {
    const view = shown(state);
    view.fill(slider(view), 40);
    assert.ok(view.say.startsWith("40 minutes in: the altered state."), JSON.stringify(state));
    assert.equal(view.count(".is-other"), 0);
    view.leave();
  }
});

test("it lets go of all that it held", () => {
  letsGo(SessionTimeline, STATE, (view) => {
    view.press(WORDS.play);
    clock.pass(100);
  });
});
