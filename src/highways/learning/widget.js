/** The room's widgets: the sheet of questions at the end of a lesson, which keeps no score; a guess; and one's own course. */
import { h } from "../ui/dom.js";
import { openView } from "../ui/view.js";
import { render as finished } from "./finished.js";
import { render as kept } from "./kept.js";
import { KINDS } from "./kinds.js";
import { render as prediction } from "./predict.js";
import { ask } from "./question.js";
import { render as progress } from "./progress_map.js";
import { render as reflection } from "./reflection/reflection.js";
import { render as review } from "./review/review.js";
import { render as waiting } from "./review/waiting.js";
import { finishedAt, memory } from "./said.js";
import words from "./words.en.json" with { type: "json" };

/**
 * With a `lesson`, tries are remembered where the book remembers; and who has tried every question has finished the lesson.
 * @param {any[]} questions @param {string} lesson
 */
function sheet(questions, lesson) {
  const book = lesson ? memory() : undefined;
  const tried = new Set();
  // It stands empty from the start: screen readers only hear a region that they already know.
  const end = h("p", { class: "hw-end", role: "status" });
  const forms = questions.map((question, i) => {
    const last = book?.tries(lesson, question.ask).at(-1);
    /** @param {boolean} right */
    const onTried = (right) => {
      tried.add(i);
      if (tried.size === questions.length && !end.textContent) end.textContent = words.done;
      if (book) remember(book, question, right);
    };
    return ask({ build: KINDS[question.kind], question, n: i + 1, last, onTried });
  });

  /** @param {import("./memory.js").Memory} book @param {any} question @param {boolean} right */
  function remember(book, question, right) {
    const isTried = (/** @type {any} */ one) => book.tries(lesson, one.ask).length > 0;
    const isFirst = !isTried(question);
    book.tried(lesson, question.ask, right);
    // Only a first try can finish a lesson: whoever has said 'not finished after all' is not contradicted by the next one.
    if (isFirst && !finishedAt(lesson) && questions.every(isTried)) book.set(`finished/${lesson}`, { at: Date.now() });
  }
  return [
    h("p", { class: "hw-note" }, words.intro, " ", book?.kept === "device" ? words.kept : words.not_kept),
    ...forms,
    end,
  ];
}

/** @type {import("@anywidget/types").AnyWidget<{ questions: any[], lesson: string }>} */
export const Check = {
  render({ model, el }) {
    const page = h("div", {});
    const draw = () => page.replaceChildren(...sheet(model.get("questions"), model.get("lesson")));
    draw();
    model.on("change:questions", draw);
    openView(el, "hw-check");
    el.append(page);
    return () => {
      model.off("change:questions", draw);
      page.remove();
    };
  },
};

export const Predict = { render: prediction };

export const Progress = { render: progress };

export const Finished = { render: finished };

export const Kept = { render: kept };

export const Review = { render: review };

export const Waiting = { render: waiting };

export const Reflection = { render: reflection };
