/** A page to print when the course is done, or as far as it is: what was finished, a line for a name, and room to write. */
import { button } from "../ui/controls.js";
import { h } from "../ui/dom.js";
import { openView } from "../ui/view.js";
import { address, fullDay, finishedAt, lessons, memory } from "./said.js";
import everyWord from "./own.words.en.json" with { type: "json" };

const words = everyWord.finished;

/** A line to write on, by hand: no box, because nobody's name belongs into a browser. @param {string} label */
const line = (label) => h("p", { class: "hw-by-hand" }, h("span", {}, label), h("span", { class: "hw-line-to-write" }));

/** @param {{ el: HTMLElement }} props */
export function render({ el }) {
  openView(el, "hw-finish", words.name);
  const draw = () => {
    const course = lessons().map((lesson) => ({ ...lesson, at: finishedAt(lesson.id) }));
    const done = course.filter(({ at }) => at !== undefined);
    const open = course.filter(({ at }) => at === undefined);
    // In a notebook there is no course, and so nothing that could be whole.
    const whole = course.length > 0 && !open.length;
    const last = Math.max(...done.map(({ at }) => at ?? 0));
    const rows = done.map(({ title, at }) =>
      h("li", {}, h("span", {}, h("span", {}, title), h("span", { class: "hw-finish-day" }, fullDay(at ?? 0)))),
    );
    const remain = open.map(({ doc, title }) => h("li", {}, h("a", { href: address(doc) }, title)));
    el.replaceChildren(
      h("p", { class: "hw-finish-title" }, whole ? words.title : words.title_open),
      h("p", { class: "hw-finish-course" }, words.course),
      line(words.by),
      h(
        "p",
        { class: "hw-by-hand" },
        h("span", {}, words.date),
        h("span", { class: "hw-finish-date" }, fullDay(whole ? last : Date.now())),
      ),
      h("p", {}, whole ? words.says : words.says_open),
      h("p", { class: "hw-do" }, words.lessons),
      rows.length ? h("ol", { class: "hw-finish-lessons" }, ...rows) : h("p", {}, words.none),
      ...(remain.length
        ? [
            h(
              "div",
              { class: "hw-finish-open" },
              h("p", {}, words.remain),
              h("ul", {}, ...remain),
              h("p", { class: "hw-note" }, words.remain_note),
            ),
          ]
        : []),
      h("p", { class: "hw-do" }, words.keep),
      ...Object.values(words.prompts).map((prompt) =>
        h("div", { class: "hw-finish-prompt" }, h("p", {}, prompt), h("div", { class: "hw-room-to-write" })),
      ),
      h(
        "div",
        { class: "hw-row hw-on-screen" },
        button(words.print, () => print()),
      ),
    );
  };
  draw();
  const off = memory()?.on("finished/", draw);
  return () => {
    off?.();
    el.replaceChildren();
  };
}
