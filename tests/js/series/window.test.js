/** Window: the point on the field, its life in words, play and pause, and four accounts, against Python. */
import { clock, letsGo, mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { region } from "../../../src/highways/roads/network.js";
import { ending } from "../../../src/highways/series/regions.js";
import { Window } from "../../../src/highways/series/widget.js";
import WORDS from "../../../src/highways/series/window.words.en.json" with { type: "json" };
import { facts, of100 } from "../facts.js";

const { usual: USUAL, steps: STEPS, places } = facts.window;
const SOME = STEPS.some;
const STATE = { length: USUAL, practice: 0, kept_up: false, account: "window", day: 0, predict: {}, guess: "" };
const ASK = {
  ask: "A window opens and nothing new is done. How many of 100 trips are caught on day 14?",
  options: [
    { value: "ten", text: "About 10.", why: "On this map it is 71." },
    { value: "seventy", text: "About 70.", why: "On this map it is 71.", right: true },
  ],
};
/** With time for the life at the point to be worked out. */
function shown(state = {}, options = {}) {
  const view = mount(Window, { ...STATE, ...state }, options);
  clock.pass(options.motion ? 400 : 1000);
  return view;
}
const rest = () => clock.pass(1000);
const point = (view) => view.slider(WORDS.field.point);
const lifeAt = (length, practice, kept = false, account = "window") =>
  facts.window.places.find(({ at }) => String(at) === String([length, practice, kept, account])).caught;
const day = (view) => view.text(".hw-window-day");
const asks = (view, pattern) => assert.match(view.say, pattern);

for (const { at, caught, region: ends } of places) {
  test(`it says what the model gives at ${at}`, () => {
    const [length, practice, kept_up, account] = at;
    const view = shown({ length, practice, kept_up, account, day: 30 });
    asks(view, new RegExp(`^On this map, day 30: ${of100(caught[30])} of 100 trips are caught\\.`));
    asks(view, new RegExp(`On day 120: ${of100(caught[120])} \\(${ends}\\)\\.`));
    view.unfold(WORDS.more);
    view.fill(view.slider("Day"), 120);
    asks(view, new RegExp(`${of100(caught[120])} of 100 trips (are )?caught on day 120`));
    assert.ok(!/\{|undefined|NaN/.test(view.say));
  });
}

test("the same practice with no window is said beside it", () => {
  const view = shown({ length: 0.5, practice: STEPS["a little"], day: 30 });
  const caught = lifeAt(0.5, STEPS["a little"]);
  assert.equal(
    view.say,
    `On this map, day 30: ${of100(caught[30])} of 100 trips are caught. The window has closed. On day 120: ${of100(caught[120])} (halfway). ` +
      `Kept up with no window at all, the same practice leaves ${of100(facts.window.slow["a little"])} caught.`,
  );
  assert.equal(view.count(".hw-timeline .hw-line-slow"), 1);
});

test("keys move the point, and its life follows", () => {
  const view = shown();
  for (let i = 0; i < 30; i++) view.key(point(view), "ArrowUp");
  for (let i = 0; i < 4; i++) view.key(point(view), "ArrowRight");
  rest();
  assert.match(point(view).getAttribute("aria-valuetext"), /middling window, some practice: new road holds/);
  assert.deepEqual(
    [view.model.get("length"), view.model.get("practice")],
    [Math.round(1000 * (USUAL + 0.08)) / 1000, 0.6],
  );
  const caught = lifeAt(Math.round(1000 * (USUAL + 0.08)) / 1000, 0.6);
  asks(view, new RegExp(`with ${of100(caught[120])} of 100 trips caught on day 120`));
  view.key(point(view), "Home");
  rest();
  assert.match(point(view).getAttribute("aria-valuetext"), /^no window, some practice: falls back/);
  view.key(point(view), "ArrowDown", { shiftKey: true });
  view.key(point(view), "PageDown");
  assert.deepEqual([view.model.get("length"), view.model.get("practice")], [0, 0.4]);
});

test("two sliders do what a hand does", () => {
  const view = shown();
  view.unfold(WORDS.more);
  const [length, practice] = [view.slider(WORDS.length_slider), view.slider(WORDS.practice_slider)];
  view.fill(length, 0.5);
  view.fill(practice, 0.6);
  assert.equal(point(view).getAttribute("aria-valuenow"), "50");
  assert.equal(length.getAttribute("aria-valuetext"), "a middling window");
  assert.equal(practice.getAttribute("aria-valuetext"), "some practice");
  view.key(point(view), "ArrowRight", { shiftKey: true });
  view.key(point(view), "ArrowUp", { shiftKey: true });
  assert.deepEqual([length.value, practice.value], ["0.6", "0.7"]);
});

test("the window glows while it is open", () => {
  const view = shown({ day: 2 });
  assert.ok(Number(view.one(".hw-glow-sheet").style.opacity) > 0.9);
  asks(view, /The window is open\./);
  view.unfold(WORDS.more);
  view.fill(view.slider("Day"), 60);
  assert.equal(Number(view.one(".hw-glow-sheet").style.opacity), 0);
  asks(view, /The window has closed\./);
});

test("practice that is kept up holds without a window", () => {
  const view = shown({ length: 0, practice: SOME, day: 120 });
  asks(view, /no window and some practice that stops after a while: it falls back/);
  view.pick(WORDS.keep_options["kept up"]);
  rest();
  assert.equal(
    view.say,
    "On this map, no window and some practice, kept up: the new road holds, with 1 of 100 trips caught on day 120. " +
      "With practice kept up all four accounts lead to the same place.",
  );
  assert.equal(point(view).getAttribute("aria-valuetext"), "no window, some practice: new road holds");
  assert.ok(!view.seen(".hw-key-slow"));
  assert.equal(view.count(".hw-timeline .hw-line-slow"), 0, "it would be the same line again");
});

test("it says once where accounts make no difference", () => {
  for (const {
    at: [length, practice, kept_up],
    alike,
  } of places.filter(({ at }) => at[2] && at[3] === "window")) {
    const view = shown({ length, practice, kept_up, day: 120 });
    assert.equal(view.say.split(WORDS.say.alike).length - 1, alike <= 0.02 ? 1 : 0, `${length}, ${practice}`);
    view.pick(WORDS.keep_options.stops);
    rest();
    assert.ok(!view.say.includes(WORDS.say.alike));
    view.leave();
  }
});

test("nothing speaks of a life that ends", () => {
  // Some readers think of ending theirs.
  const never = /\b(life|lives|ends?|ending|last day|nothing new)\b/i;
  assert.doesNotMatch(JSON.stringify(Object.values(WORDS)), new RegExp(`: "[^"]*${never.source}`, "i"));
  const view = shown({ practice: SOME, day: 120 });
  view.unfold(WORDS.more);
  assert.doesNotMatch(
    view.words +
      view
        .all("[aria-label]")
        .map((el) => el.getAttribute("aria-label"))
        .join(" "),
    never,
  );
  assert.equal(
    view.text(".hw-do"),
    "Drag the point, tap the field, or use the arrow keys. The map shows where 120 days lead, and Play shows them day by day.",
  );
});

test("the top of the scale has the same name everywhere", () => {
  const view = shown();
  view.unfold(WORDS.more);
  assert.ok(view.texts(".hw-window-field text").join(" ").includes("a great deal"));
  const practice = view.slider(WORDS.practice_slider);
  view.fill(practice, 1);
  assert.equal(practice.getAttribute("aria-valuetext"), "a great deal of practice");
  assert.equal(view.texts(".hw-ends")[1], "nonea great deal");
});

test("accounts redraw the field, and name its regions", () => {
  const view = shown({ practice: SOME });
  const images = new Set();
  for (const [account, label] of Object.entries(WORDS.accounts)) {
    view.pick(label);
    rest();
    assert.ok(view.words.includes(WORDS.account_says[account]));
    assert.ok(view.words.includes("none has been shown in people"));
    const one = ending(account, false);
    const grid = Array.from({ length: 41 }, (_, i) =>
      Array.from({ length: 41 }, (_, j) => region(one(i / 40, j / 40))),
    ).flat();
    const found = [...new Set(grid)].sort();
    assert.deepEqual([...new Set(view.texts(".hw-window-name"))].sort(), found, account);
    assert.equal(view.words.includes(WORDS.everywhere), found.length === 1 && found[0] === "falls back", account);
    images.add(view.one(".hw-window-field canvas").getContext("2d").image.data.join(""));
  }
  assert.equal(images.size, 3, "looser traffic and mood alone look alike; the others differ");
  assert.ok(view.texts(".hw-window-field text").includes(WORDS.field.lift));
  assert.equal(view.count(".hw-window-mark"), 0);
  assert.ok(!view.seen(".hw-window-legend"));
});

test("the field is painted as its shares say, and falling back calmly", () => {
  const view = shown();
  const { data } = view.one(".hw-window-field canvas").getContext("2d").image;
  const share = ending("window", false);
  const alphas = { back: [], held: [] };
  for (let row = 0; row < 72; row++) {
    for (let column = 0; column < 96; column++) {
      const [red, , blue, alpha] = data.slice(4 * (96 * row + column));
      const caught = share((column + 0.5) / 96, 1 - (row + 0.5) / 72);
      if (caught > 0.7) assert.ok(red > blue + 60, "orange where it falls back");
      if (caught < 0.15) assert.ok(blue > red + 60, "teal where the new road holds");
      if (caught > 0.48 && caught < 0.52) assert.ok(Math.abs(red - blue) < 40, "little of either between");
      if (caught > 0.7) alphas.back.push(alpha);
      if (caught < 0.15) alphas.held.push(alpha);
    }
  }
  assert.ok(Math.max(...alphas.back) <= 0.25 * 255, "no one is scolded by a colour");
  assert.ok(Math.max(...alphas.back) < Math.min(...alphas.held));
});

test("regions have patterns and borders too, each where its region is", () => {
  const view = shown();
  const style = view.one(".hw-window-field canvas").style;
  const [width, height] = [parseFloat(style.width), parseFloat(style.height)];
  const share = ending("window", false);
  for (const [pattern, name] of [
    ["hatch", "falls back"],
    ["dots", "halfway"],
  ]) {
    const drawn = [
      ...view
        .one(`.hw-window-${pattern}`)
        .getAttribute("d")
        .matchAll(/M([\d.]+) ([\d.]+)/g),
    ];
    assert.ok(drawn.length > 20);
    const found = new Set(drawn.map(([, x, y]) => region(share(Number(x) / width, 1 - Number(y) / height))));
    assert.deepEqual([...found], [name]);
  }
  assert.ok(view.one(".hw-window-border").getAttribute("d").length > 300);
});

test("the axes have words and no numbers", () => {
  const view = shown();
  const said = view.texts(".hw-window-field text").join(" ");
  for (const word of ["none", "a little", "some", "a lot", "short", "long", WORDS.field.length, WORDS.field.practice])
    assert.ok(said.includes(word), word);
  assert.doesNotMatch(said, /\d|minute|day/);
});

test("the sentence that says it is no plan is always in view, and that the mark comes from animals", () => {
  const note =
    "A picture, not a plan. No one has measured how long a window lasts or how much practice a person needs.";
  for (const state of [{}, { predict: ASK }, { account: "mood only", kept_up: true }]) {
    const view = shown(state);
    assert.ok(view.shows(note));
    view.leave();
  }
  const view = shown();
  assert.ok(view.words.includes("the human window has never been measured"));
  assert.ok(view.text(".hw-window-legend").includes("window of the glutamate picture"));
  const style = view.one(".hw-window-field canvas").style;
  const x = Number(/M([\d.]+)/.exec(view.one(".hw-window-mark").getAttribute("d"))?.[1]);
  assert.ok(Math.abs((x - parseFloat(style.left)) / parseFloat(style.width) - facts.window.glutamate) < 0.01);
});

for (const button of ["That is my guess", "Show me anyway"]) {
  test(`the answer waits for the guess: ${button}`, () => {
    const view = shown({ predict: ASK });
    for (const hidden of [".hw-window-field", ".hw-say", ".hw-controls", ".hw-timeline", ".hw-window-play"])
      assert.ok(!view.seen(hidden), hidden);
    assert.ok(view.seen(".hw-paper"));
    if (button === "That is my guess") view.pick("About 10.");
    view.press(button);
    rest();
    assert.ok(view.seen(".hw-guess"));
    assert.equal(day(view), "Day 14");
    asks(view, /day 14: 71 of 100 trips are caught/);
    asks(view, /On day 120: 75 \(falls back\)/);
  });
}

test("where things may move, the answer plays to its day and rests", () => {
  const view = shown({ predict: ASK }, { motion: true });
  view.press("Show me anyway");
  clock.pass(500);
  assert.ok(view.hasButton(WORDS.pause));
  clock.pass(15_000);
  assert.equal(day(view), "Day 14");
  assert.ok(view.hasButton(WORDS.go_on));
  asks(view, /71 of 100/);
});

test("play goes on and pauses, and a hand on the point stops it", () => {
  const view = shown({ practice: SOME }, { motion: true });
  view.press(WORDS.play);
  clock.pass(2000);
  view.press(WORDS.pause);
  clock.pass(50);
  const now = day(view);
  assert.ok(parseInt(now.slice(4), 10) >= 1, now);
  clock.pass(1000);
  assert.equal(day(view), now);
  view.press(WORDS.go_on);
  clock.pass(200);
  view.press(WORDS.pause);
  view.unfold(WORDS.more);
  view.press(WORDS.reset);
  view.set({ practice: SOME });
  rest();
  view.press(WORDS.play);
  clock.pass(100);
  view.key(point(view), "ArrowUp");
  rest();
  assert.equal(day(view), "Day 120");
  assert.ok(view.hasButton(WORDS.again));
});

test("a frame that began before the hand moved breaks nothing", () => {
  // A busy browser gives the first frame an earlier time than that of the press.
  const frame = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (run) => frame((at) => run(at - 40));
  try {
    const view = shown({ practice: SOME }, { motion: true });
    view.press(WORDS.play);
    clock.pass(1500);
    assert.ok(parseInt(day(view).slice(4), 10) >= 1, day(view));
  } finally {
    globalThis.requestAnimationFrame = frame;
  }
});

test("where nothing should move, play shows the end, and steps the way", () => {
  const view = shown({ practice: SOME });
  view.press(WORDS.next);
  assert.equal(day(view), "Day 10");
  view.press(WORDS.go_on);
  assert.equal(day(view), "Day 120");
  rest();
  const dots = () => JSON.stringify(view.all(".hw-paper canvas")[1].getContext("2d").drawn);
  const before = dots();
  clock.pass(1000);
  assert.equal(dots(), before);
});

test("a chosen day stays while the point moves", () => {
  const view = shown({ practice: SOME });
  view.unfold(WORDS.more);
  view.fill(view.slider("Day"), 40);
  view.key(point(view), "ArrowUp");
  rest();
  assert.equal(day(view), "Day 40");
});

test("everything can be put back, and traits move everything", () => {
  const view = shown({ length: 0.5, practice: 0.6, kept_up: true, account: "flattening only", day: 60 });
  view.unfold(WORDS.more);
  assert.ok(view.radio(WORDS.keep_options["kept up"]).checked && view.radio(WORDS.accounts["flattening only"]).checked);
  assert.equal(view.slider("Day").value, "60");
  asks(view, new RegExp(`day 60: ${of100(lifeAt(0.5, 0.6, true, "flattening only")[60])} of 100 trips are caught`));
  view.press(WORDS.reset);
  assert.deepEqual(view.model.state, STATE);
  assert.ok(view.radio(WORDS.accounts.window).checked && view.radio(WORDS.keep_options.stops).checked);
  assert.equal(day(view), "Day 0");
});

test("the field stands in words too", () => {
  const view = shown();
  view.unfold(WORDS.more);
  const share = ending("window", false);
  const rows = view
    .all(".hw-window-table tr")
    .slice(1)
    .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent));
  const ups = [1, ...Object.values(STEPS).reverse()];
  assert.deepEqual(
    rows,
    ups.map((up) => [0, USUAL, 0.5, 1].map((at) => region(share(at, up)))),
  );
  assert.equal(Math.round(100 * share(USUAL, STEPS["a lot"])), 1);
  const shares = [
    ...view
      .one(".hw-window-field svg.hw-chart")
      .getAttribute("aria-label")
      .matchAll(/(\d+) of 100/g),
  ].map(([, n]) => Number(n));
  assert.equal(shares.length, 3);
  assert.ok(Math.abs(shares.reduce((a, b) => a + b) - 100) <= 1);
});

test("lanes widen where the new road holds", () => {
  const view = shown({ day: 120 });
  const widths = () => JSON.stringify(view.one(".hw-paper canvas:first-of-type").getContext("2d").drawn);
  const before = widths();
  for (let i = 0; i < 8; i++) view.key(point(view), "PageUp");
  rest();
  assert.notEqual(widths(), before);
});

test("it lets go of all that it held", () => {
  letsGo(Window, STATE, (view) => {
    clock.pass(1000);
    view.press(WORDS.play);
    clock.pass(100);
    view.key(point(view), "ArrowUp");
  });
});
