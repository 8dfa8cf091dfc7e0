/** The room's widgets: the sheet of questions at the end of a lesson, which keeps no score and stores nothing; and a guess. */
import { h } from "../ui/dom.js";
import { openView } from "../ui/view.js";
import { KINDS } from "./kinds.js";
import { render as prediction } from "./predict.js";
import { ask } from "./question.js";
import { render as reflection } from "./reflection/reflection.js";
import { render as review } from "./review/review.js";
import { render as waiting } from "./review/waiting.js";
import words from "./words.en.json" with { type: "json" };

/** @param {any[]} questions */
function sheet(questions) {
  const tried = new Set();
  // It stands empty from the start: screen readers only hear a region that they already know.
  const end = h("p", { class: "hw-end", role: "status" });
  const forms = questions.map((question, i) => {
    const onTried = () => {
      tried.add(i);
      if (tried.size === questions.length && !end.textContent) end.textContent = words.done;
    };
    return ask({ build: KINDS[question.kind], question, n: i + 1, onTried });
  });
  return [h("p", { class: "hw-note" }, words.intro), ...forms, end];
}

/** @type {import("@anywidget/types").AnyWidget<{ questions: any[] }>} */
export const Check = {
  render({ model, el }) {
    const page = h("div", {});
    const draw = () => page.replaceChildren(...sheet(model.get("questions")));
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
export const Review = { render: review };
export const Waiting = { render: waiting };
export const Reflection = { render: reflection };
