/**
 * When a question comes back: the log of its answers, played through FSRS each time anew. Nothing but the log is kept.
 *
 * Days are counted on the reader's own calendar, so 'today' begins at their midnight, and FSRS is told of days alone.
 *
 * @typedef {{ at: number, right: boolean }} Answer
 * @typedef {{ ask: string, kind: string, [field: string]: any }} Question
 * @typedef {Record<string, { title: string, doc: string, questions: Question[] }>} Bank the lessons, in reading order
 * @typedef {{ get: (key: string) => any }} Memory
 * @typedef {{ id: string, lesson: string, question: Question, due: number }} Card `due` is a day
 */
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
import { questionId } from "../ids.js";

/** How many questions make a round. */
export const ROUND = 3;

const DAY = 24 * 60 * 60 * 1000;
// Without fuzz, so that the same log always gives the same day; days are the smallest step, so no steps of minutes.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** The day of a moment on the reader's calendar, as a number that grows by one a day. @param {number} at */
export function dayOf(at) {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

/** A moment in the middle of a day. @param {number} day */
export function dateOf(day) {
  const there = new Date(day * DAY);
  return new Date(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate(), 12).getTime();
}

/**
 * The answers that count: of each day the first, because a second try follows the reason; and none from a day still to
 * come, because that was a clock gone wrong.
 * @param {unknown} log @param {number} today
 */
function counting(log, today) {
  /** @type {Map<number, boolean>} */
  const days = new Map();
  const answers = Array.isArray(log)
    ? log.filter((one) => Number.isFinite(one?.at) && typeof one.right === "boolean")
    : [];
  for (const { at, right } of answers.sort((a, b) => a.at - b.at)) {
    const day = dayOf(at);
    if (day <= today && !days.has(day)) days.set(day, right);
  }
  return days;
}

/**
 * The day on which a question is due, and whether it was due and answered today.
 * @param {unknown} log @param {number} first the day from which it is due while nobody has answered it @param {number} today
 */
export function replay(log, first, today) {
  let due = first;
  let done = false;
  let card = createEmptyCard(new Date(first * DAY));
  for (const [day, right] of counting(log, today)) {
    done = day === today && day >= due;
    ({ card } = scheduler.next(card, new Date(day * DAY), right ? Rating.Good : Rating.Again));
    due = card.due.getTime() / DAY;
  }
  return { due, done };
}

/**
 * What waits now.
 * @param {Bank} bank @param {Memory} memory @param {number} now
 * @returns {{ finished: boolean, waiting: Card[], next: number | undefined, today: number }}
 *   `finished`: whether any lesson is; `waiting`: the most overdue first; `next`: the first day after today on which one is
 *   due; `today`: how many that were due have been answered today
 */
export function plan(bank, memory, now) {
  const today = dayOf(now);
  /** @type {Card[]} */
  const cards = [];
  let answered = 0;
  for (const [lesson, { questions }] of Object.entries(bank)) {
    const at = memory.get(`finished/${lesson}`)?.at;
    if (!Number.isFinite(at)) continue;
    // A lesson finished on a day still to come: again a clock gone wrong.
    const first = Math.min(dayOf(at) + 1, dayOf(at) > today ? today : Infinity);
    for (const question of questions) {
      const id = questionId(lesson, question.ask);
      const { due, done } = replay(memory.get(`answers/${id}`), first, today);
      cards.push({ id, lesson, question, due });
      if (done) answered++;
    }
  }
  cards.sort((a, b) => a.due - b.due);
  const waiting = cards.filter(({ due }) => due <= today);
  return { finished: cards.length > 0, waiting, next: cards[waiting.length]?.due, today: answered };
}

/**
 * The questions of a round: the most overdue first, one from each lesson before a second from any.
 * @param {Card[]} waiting @param {number} [most]
 */
export function pick(waiting, most = ROUND) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  const turns = waiting.map((card) => {
    const turn = taken.get(card.lesson) ?? 0;
    taken.set(card.lesson, turn + 1);
    return { card, turn };
  });
  // Sorting keeps the order of equals, so within a turn the most overdue stays first.
  return turns
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ card }) => card);
}
