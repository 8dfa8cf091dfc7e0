/**
 * Review: a short round of questions from finished lessons, once a day.
 * The round is worked out from the log of answers each time it is drawn; the widget keeps nothing of its own.
 *
 * @typedef {import("./schedule.js").Bank} Bank
 * @typedef {import("./schedule.js").Card} Card
 * @typedef {{ questions: Bank }} Traits
 */
import { button } from "../../ui/controls.js";
import { fill, h } from "../../ui/dom.js";
import { openView } from "../../ui/view.js";
import { questionId } from "../ids.js";
import { KINDS } from "../kinds.js";
import { ask } from "../question.js";
import words from "../review.words.en.json" with { type: "json" };
import { address, day, memory as ofBook } from "../said.js";
import { save } from "../save.js";
import { theBank } from "./bank.js";
import { calendar } from "./calendar.js";
import { counted } from "./counted.js";
import { dateOf, dayOf, pick, plan, ROUND } from "./schedule.js";

/**
 * A notebook has no memory: there every lesson counts as finished, and answers last as long as the cell's output.
 * @param {Bank} bank @returns {Pick<import("../memory.js").Memory, "get" | "tried" | "on" | "kept">}
 */
function forgetful(bank) {
  /** @type {Map<string, any>} */
  const records = new Map(Object.keys(bank).map((lesson) => [`finished/${lesson}`, { at: 0 }]));
  return {
    get: (key) => records.get(key),
    tried(lesson, question, right) {
      const key = `answers/${questionId(lesson, question)}`;
      records.set(key, [...(records.get(key) ?? []), { at: Date.now(), right }]);
      return true;
    },
    on: () => () => false,
    kept: "page",
  };
}

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement }} props */
export async function render({ model, el }) {
  const page = h("div", {});
  openView(el, "hw-review", words.name);
  el.append(page, reminders());
  const given = model.get("questions");
  /** @type {Bank} */
  let bank;
  try {
    bank = Object.keys(given).length ? given : await theBank();
  } catch (error) {
    console.warn(error);
    page.replaceChildren(h("p", { class: "hw-do" }, words.no_bank));
    return undefined;
  }
  const memory = ofBook() ?? forgetful(bank);
  /** Whether a reader is in the middle of a round, which nothing may take away. */
  let asking = false;

  /** @param {Card[]} cards */
  function round(cards) {
    const open = new Set(cards);
    // They stand empty from the start: screen readers only hear a region that they already know.
    const trouble = h("p", { class: "hw-note", role: "status" });
    const end = h("div", { class: "hw-end", role: "status" });
    const more = h("div", { class: "hw-more-today" });
    const forms = cards.map((card, i) => {
      /** @param {boolean} right */
      const onTried = (right) => {
        // Only the first try tells what memory still held: the next one follows the reason.
        if (!open.delete(card)) return;
        if (!memory.tried(card.lesson, card.question.ask, right)) trouble.textContent = words.not_kept;
        if (!open.size) finish();
      };
      const form = ask({ build: KINDS[card.question.kind], question: card.question, n: i + 1, patience: 1, onTried });
      form.prepend(from(card.lesson));
      return form;
    });
    function finish() {
      asking = false;
      const now = plan(bank, memory, Date.now());
      end.append(h("p", {}, h("strong", {}, words.round_done), ` ${nextOn(now)}`));
      more.append(...another(now.waiting));
    }
    asking = true;
    const title = h("h2", { class: "hw-do", tabindex: -1 }, counted(words.title, cards.length));
    page.replaceChildren(
      title,
      h("p", { class: "hw-note" }, `${words.intro} ${memory.kept === "device" ? words.kept : words.loose}`),
      ...forms,
      trouble,
      end,
      more,
    );
    return title;
  }

  /** @param {string} lesson */
  const from = (lesson) =>
    h("p", { class: "hw-from" }, `${words.from} `, h("a", { href: address(bank[lesson].doc) }, bank[lesson].title));

  /** What is still due today waits tomorrow as well. @param {ReturnType<typeof plan>} now */
  function nextOn({ waiting, next }) {
    const then = waiting.length ? dayOf(Date.now()) + 1 : next;
    return then === undefined ? "" : fill(words.next, { date: day(dateOf(then)) });
  }

  /** @param {Card[]} waiting */
  function another(waiting) {
    const cards = pick(waiting);
    return cards.length ? [button(counted(words.more, cards.length), () => round(cards).focus(), "quiet")] : [];
  }

  function draw() {
    const now = plan(bank, memory, Date.now());
    if (!now.finished) {
      const [first] = Object.values(bank);
      const where = first && h("p", {}, `${words.first_lesson} `, h("a", { href: address(first.doc) }, first.title));
      page.replaceChildren(h("p", { class: "hw-do" }, words.nothing_finished), ...(where ? [where] : []));
    } else if (now.today >= ROUND || !now.waiting.length) {
      const lead = now.today ? words.round_done : words.nothing_due;
      page.replaceChildren(
        h("p", { class: "hw-do" }, `${lead} ${nextOn(now)}`),
        h("p", {}, words.none_left),
        h("div", { class: "hw-more-today" }, ...another(now.waiting)),
      );
    } else round(pick(now.waiting, ROUND - now.today)); // the rest of a round that was left
  }

  // Another tab may finish a lesson or answer, and a page may stay open until tomorrow.
  const refresh = () => asking || draw();
  const leave = [memory.on("finished/", refresh), memory.on("answers/", refresh)];
  document.addEventListener("visibilitychange", refresh);
  model.on("change:questions", refresh);
  draw();
  return () => {
    leave.forEach((off) => off());
    document.removeEventListener("visibilitychange", refresh);
    el.replaceChildren();
  };
}

/** Three whole days for the reader's own calendar. */
function reminders() {
  const said = h("p", { class: "hw-note", role: "status" });
  // A page on a disk has no address that another device could open.
  const page = location.protocol.startsWith("http") ? location.href.split(/[?#]/)[0] : undefined;
  const give = () => {
    save("course-review.ics", calendar(new Date(), page), "text/calendar");
    said.textContent = words.calendar_done;
  };
  const note = fill(words.calendar_note, { address: page ? words.calendar_address : "" });
  return h(
    "div",
    { class: "hw-reminders" },
    button(words.calendar, give, "quiet"),
    h("p", { class: "hw-note" }, note),
    said,
  );
}
