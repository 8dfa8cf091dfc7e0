/** Review: what waits for whom on which day, told and answered; the line on the landing page; and the calendar. */
import { clock, mount, saved, settle } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemory } from "../../../src/highways/learning/memory.js";
import { Review, Waiting } from "../../../src/highways/learning/widget.js";
import { calendar } from "../../../src/highways/learning/review/calendar.js";
import { dateOf, dayOf, pick, plan, replay } from "../../../src/highways/learning/review/schedule.js";
import { facts } from "../facts.js";
import { reader } from "../mount.js";

const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 21, 12);
function choose(ask) {
  const [right, wrong] = ["Is so", "Is not"].map((text) => ({ text, why: `Because it ${text.toLowerCase()}.` }));
  return { kind: "choose", ask, options: [wrong, { ...right, right: true }] };
}
const BANK = Object.fromEntries(
  ["one", "two", "three"].map((lesson) => [
    lesson,
    {
      title: `Lesson ${lesson}`,
      doc: `book/${lesson}`,
      questions: [1, 2, 3].map((n) => choose(`${lesson}${n}?`)),
    },
  ]),
);
const SOME = { one: BANK.one };
const finished = (daysAgo, ...lessons) =>
  Object.fromEntries(lessons.map((lesson) => [`finished/${lesson}`, { at: NOON - daysAgo * DAY }]));
const answered = (daysAgo, right, ...asks) =>
  Object.fromEntries(asks.map((ask) => [`answers/${facts.learning.ids[ask]}`, [{ at: NOON - daysAgo * DAY, right }]]));
const remember = (records = {}) => {
  globalThis.highwaysMemory = createMemory();
  for (const [key, value] of Object.entries(records)) assert.ok(highwaysMemory.set(key, value), key);
};
async function review(records = {}, questions = BANK) {
  remember(records);
  return again(questions);
}
async function again(questions = BANK) {
  const view = mount(Review, { questions });
  await settle();
  return view;
}
function answer(view, n, text = "Is so") {
  view.click(reader(view.all(".hw-asked")[n - 1]).radio(text));
  view.press(`Check question ${n}`);
}
const asked = (view, n) => view.texts(".hw-asked")[n - 1];
const end = (view) => view.text(".hw-end");

test("who has finished nothing is led to the first lesson", async () => {
  const view = await review();
  assert.ok(view.words.includes("No questions wait here yet, and that is fine."));
  assert.equal(view.named("a", "Lesson one").getAttribute("href"), "./book/one.html");
  assert.equal(view.count("input"), 0);
  assert.equal(localStorage.length, 0);
});

test("who comes back after a week finds three from three lessons", async () => {
  const view = await review(finished(7, "one", "two", "three"));
  assert.equal(view.text("h2"), "Three questions today");
  assert.equal(view.count(".hw-asked"), 3);
  for (const [i, lesson] of Object.keys(BANK).entries()) {
    assert.ok(asked(view, i + 1).includes(`${i + 1}. ${lesson}1?`));
    assert.equal(view.all(".hw-asked")[i].querySelector("a").getAttribute("href"), `./book/${lesson}.html`);
  }
});

test("the questions of a lesson wait from the next day on", async () => {
  const view = await review(finished(0, "one"));
  assert.ok(view.words.includes("Nothing waits today. The next questions wait on 22 November."));
  view.leave();
  clock.set(NOON + DAY);
  assert.equal((await again()).text("h2"), "Three questions today");
});

test("a day is the reader's own", () => {
  // A quarter to midnight and half past, on a clock in Auckland, are two days; in London it is one.
  const late = Date.UTC(2026, 10, 21, 10, 45);
  const before = process.env.TZ;
  try {
    process.env.TZ = "Pacific/Auckland";
    assert.equal(dayOf(late + 105 * 60_000) - dayOf(late), 1);
    process.env.TZ = "Europe/London";
    assert.equal(dayOf(late + 105 * 60_000) - dayOf(late), 0);
    assert.equal(dayOf(dateOf(20_000)), 20_000);
  } finally {
    process.env.TZ = before ?? "UTC";
  }
});

test("a round is answered and told when the next ones wait", async () => {
  const view = await review(finished(7, "one", "two"), { one: BANK.one, two: BANK.two });
  answer(view, 1);
  answer(view, 2, "Is not");
  assert.ok(asked(view, 2).includes("Not yet. Because it is not."));
  assert.equal(end(view), "");
  answer(view, 3);
  assert.equal(end(view), "That is today’s round. The next questions wait on 22 November.");
  assert.doesNotMatch(view.words, /\bscore|\bpassed|\bfailed|\bstreak|in a row|of 3\b/i);
  // Three were left for another day; who likes may have them now, and the focus goes along.
  view.press("Three more");
  assert.equal(document.activeElement, view.one("h2.hw-do"));
  assert.ok(asked(view, 1).includes("one3?"));
});

test("coming back on the same day finds the round done, and the rest of one that was left", async () => {
  const view = await review(finished(7, "one", "two", "three"));
  answer(view, 1);
  answer(view, 2);
  view.leave();
  const later = await again();
  assert.equal(later.text("h2"), "One question today");
  answer(later, 1);
  assert.ok(end(later).startsWith("That is today’s round."));
  later.leave();
  const done = await again();
  assert.ok(done.words.includes("That is today’s round. The next questions wait on 22 November."));
  assert.equal(done.count("input"), 0);
  assert.ok(done.hasButton("Three more"));
});

test("when the last is answered, the next day is that of the schedule", async () => {
  const view = await review(finished(7, "one"), SOME);
  for (const n of [1, 2, 3]) answer(view, n);
  assert.equal(end(view), "That is today’s round. The next questions wait on 24 November.");
  assert.ok(!view.hasButton(/more$/));
});

test("the first try alone goes into the log, and the log grows", async () => {
  const view = await review({ ...finished(9, "one"), ...answered(8, false, "one1?") }, SOME);
  const place = view.texts(".hw-asked").findIndex((text) => text.includes("one1?")) + 1;
  answer(view, place, "Is not");
  answer(view, place);
  const log = highwaysMemory.get(`answers/${facts.learning.ids["one1?"]}`);
  assert.deepEqual(
    log.map(({ right }) => right),
    [false, false],
  );
  assert.equal(log.at(-1).at, NOON);
});

test("what has slipped comes before what was found", async () => {
  const view = await review(
    { ...finished(9, "one"), ...answered(2, true, "one1?", "one3?"), ...answered(2, false, "one2?") },
    SOME,
  );
  assert.equal(view.text("h2"), "One question today");
  assert.ok(asked(view, 1).includes("one2?"));
});

test("a clock that is set back breaks nothing", async () => {
  const ahead = 400 * DAY;
  clock.set(NOON + ahead + DAY);
  const view = await review({ "finished/one": { at: NOON + ahead } }, SOME);
  for (const n of [1, 2, 3]) answer(view, n);
  view.leave();
  clock.set(NOON);
  const later = await again(SOME);
  assert.equal(later.text("h2"), "Three questions today");
  for (const n of [1, 2, 3]) answer(later, n);
  assert.ok(end(later).includes("24 November"));
});

test("damaged records break nothing", async () => {
  for (const damage of ["{", "[]", '"yes"', '[{"at": "noon"}]', "null", '{"at": -1}']) {
    localStorage.clear();
    remember(finished(7, "one"));
    for (const key of [`answers/${facts.learning.ids["one1?"]}`, "finished/two"])
      localStorage.setItem(`highways:${key}`, damage);
    const view = await again();
    assert.equal(view.count(".hw-asked"), 3, damage);
    view.leave();
  }
});

test("a full storage is told in a sentence, and the answer stands", async () => {
  const view = await review(finished(7, "one"), SOME);
  const real = Storage.prototype.setItem;
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    answer(view, 1);
  } finally {
    Storage.prototype.setItem = real;
  }
  assert.ok(view.words.includes("This browser could not keep your answer"));
  assert.ok(asked(view, 1).includes("Yes. Because it is so."));
});

test("another tab takes nothing away from a round", async () => {
  const view = await review(finished(7, "one"), SOME);
  view.click(view.all("input")[1]);
  highwaysMemory.tried("one", "one2?", false);
  dispatchEvent(new StorageEvent("storage", { key: null }));
  assert.ok(view.all("input")[1].checked);
  answer(view, 2);
  assert.deepEqual(
    highwaysMemory
      .get(`answers/${facts.learning.ids["one2?"]}`)
      .map(({ right }) => right)
      .sort(),
    [false, true],
  );
});

test("without the book's memory it asks from every lesson, and says that nothing is kept", async () => {
  const view = await again(SOME);
  assert.equal(view.count(".hw-asked"), 3);
  assert.ok(view.words.includes("Nothing is kept here"));
  for (const n of [1, 2, 3]) answer(view, n);
  assert.ok(end(view).startsWith("That is today’s round."));
  assert.equal(localStorage.length, 0);
});

// The schedule itself: more of it, with random logs, in tests/learning/test_schedule.py ------------------------------

test("due days of the shipped schedule", () => {
  const log = (...days) => days.map(([day, right]) => ({ at: dateOf(day), right }));
  assert.deepEqual(replay([], 17, 20), { due: 17, done: false });
  assert.deepEqual(replay(log([20, true]), 20, 20), { due: 23, done: true });
  assert.deepEqual(replay(log([20, false]), 20, 20), { due: 21, done: true });
  assert.ok(replay(log([20, true], [23, true]), 20, 30).due > 30);
});

test("a lesson is due from the day after, and a round takes one from each lesson first", () => {
  remember({ ...finished(0, "one"), ...finished(1, "two") });
  const now = plan(BANK, highwaysMemory, NOON);
  assert.deepEqual(
    [now.waiting.map(({ lesson }) => lesson), now.next, now.today],
    [["two", "two", "two"], dayOf(NOON) + 1, 0],
  );
  const cards = [
    ["a", 1],
    ["a", 1],
    ["a", 2],
    ["b", 3],
  ].map(([lesson, due], i) => ({ id: i, lesson, due }));
  assert.deepEqual(
    pick(cards).map(({ id }) => id),
    [0, 3, 1],
  );
});

// The line on the landing page ------------------------------------------------------------------------------------

async function waiting(records, questions = BANK) {
  remember(records);
  const view = mount(Waiting, { questions, doc: "book/learn/review" });
  await settle();
  return view;
}

test("the waiting line says how many, and leads there", async () => {
  const view = await waiting(finished(7, "one", "two"));
  assert.equal(view.words, "Three questions are waiting from lessons that you have finished.");
  assert.equal(view.named("a", /^Three/).getAttribute("href"), "./book/learn/review.html");
});

test("nothing waiting is no line at all, and one is one", async () => {
  const today = { ...finished(9, "one"), ...answered(0, true, "one1?", "one2?", "one3?") };
  for (const records of [{}, finished(0, "one"), today]) {
    localStorage.clear();
    const view = await waiting(records, SOME);
    assert.equal(view.words, "");
    assert.ok(view.el.hidden);
    view.leave();
  }
  localStorage.clear();
  const view = await waiting(
    { ...finished(9, "one"), ...answered(2, true, "one1?", "one3?"), ...answered(2, false, "one2?") },
    SOME,
  );
  assert.ok(view.words.startsWith("One question is waiting from"));
});

test("the line goes when everything is deleted", async () => {
  const view = await waiting(finished(7, "one"), SOME);
  assert.ok(view.words.includes("waiting"));
  localStorage.clear();
  dispatchEvent(new StorageEvent("storage", { key: null }));
  await settle();
  assert.equal(view.words, "");
});

test("the book's own bank is fetched only by who has finished something", async () => {
  const asksFor = () => document.head.querySelectorAll("script[src$='questions.js']").length;
  (await waiting({}, {})).leave();
  assert.equal(asksFor(), 0);
  await waiting(finished(7, "one"), {});
  assert.equal(asksFor(), 1);
  document.head.querySelectorAll("script").forEach((one) => one.remove());
});

// The calendar ----------------------------------------------------------------------------------------------------

/** The events of a calendar file, after a look at every line of it. */
function events(text) {
  assert.ok(text.endsWith("\r\n") && !text.replaceAll("\r\n", "").includes("\n"));
  for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  const lines = text.replaceAll("\r\n ", "").trim().split("\r\n");
  assert.deepEqual(
    [lines[0], lines[1], lines[2].slice(0, 7), lines.at(-1)],
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:", "END:VCALENDAR"],
  );
  const blocks = [
    ...lines
      .slice(3, -1)
      .join("\n")
      .matchAll(/BEGIN:VEVENT\n([\s\S]*?)\nEND:VEVENT/g),
  ];
  return blocks.map(([, block]) =>
    Object.fromEntries(
      block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
    ),
  );
}

test("three whole days on the reader's calendar, without a word of what it is about", () => {
  const before = process.env.TZ;
  try {
    process.env.TZ = "Pacific/Auckland";
    const text = calendar(new Date(Date.UTC(2026, 11, 29, 11, 30))); // the 30th in Auckland
    const found = events(text);
    assert.deepEqual(
      found.map((one) => one["DTSTART;VALUE=DATE"]),
      ["20270101", "20270106", "20270120"],
    );
    assert.deepEqual(
      found.map((one) => one["DTEND;VALUE=DATE"]),
      ["20270102", "20270107", "20270121"],
    );
    assert.deepEqual([...new Set(found.map((one) => one.SUMMARY))], ["A short course review"]);
    assert.deepEqual([...new Set(found.map((one) => one.DTSTAMP))], ["20261229T113000Z"]);
    assert.equal(new Set(found.map((one) => one.UID)).size, 3);
    assert.doesNotMatch(text, /ALARM|ketamine|highway|depress|file:|DESCRIPTION/i, "a calendar may be seen by others");
  } finally {
    process.env.TZ = before ?? "UTC";
  }
});

test("an entry gives the address of the page, in folded lines", () => {
  const address = "https://course.test/a-rather-long-name-for-the-folder-of-a-course-with-%C3%BCml%C3%A4uts/page.html";
  const text = calendar(new Date(), address);
  assert.ok(text.includes("\r\n "));
  assert.deepEqual([...new Set(events(text).map((one) => one.DESCRIPTION))], [address]);
});

test("the button gives the file, and says what others may see", async () => {
  const view = await again(SOME);
  view.press("Put three reminders in my calendar");
  assert.equal(saved[0].name, "course-review.ics");
  assert.ok(
    view.words.includes("A calendar may be seen by others") && view.words.includes("gives the address of this page"),
  );
});
