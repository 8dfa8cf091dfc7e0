/** Where one is in the course, on its pages: ticks in the contents, the end of a lesson, and the place to carry on from. */
import { button } from "../ui/controls.js";
import { fill, h } from "../ui/dom.js";
import { address, day, finishedAt, lessons, tick } from "./said.js";
import words from "./page.words.en.json" with { type: "json" };

/** @typedef {import("./memory.js").Memory} Memory */

/** The page that a link leads to, whatever stands behind it. @param {string} href */
const bare = (href) => href.replace(/[?#].*$/, "").replace(/\.html$/, "");

/** The lesson that this page is, which its sheet of questions names, and that sheet. */
function here() {
  for (const figure of document.querySelectorAll("figure[data-hw-widget='learning.Check']")) {
    const { lesson: id } = JSON.parse(figure.querySelector("script")?.textContent ?? "{}");
    const at = lessons().findIndex((one) => one.id === id);
    if (at >= 0) return { figure, lesson: lessons()[at], next: lessons()[at + 1] };
  }
}

/** A tick, and a word for those who hear, behind each finished lesson in the contents. @param {Memory} memory */
export function ticks(memory) {
  const byAddress = new Map(lessons().map((one) => [bare(new URL(address(one.doc), location.href).href), one.id]));
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".bd-docs-nav a"))].flatMap(
    (link) => {
      const id = byAddress.get(bare(link.href));
      return id ? [{ link, id }] : [];
    },
  );
  const draw = () => {
    for (const { link, id } of links) {
      link.querySelector(".hw-ticked")?.remove();
      if (finishedAt(id))
        link.append(
          h("span", { class: "hw-ticked" }, tick(), h("span", { class: "hw-unseen" }, ` (${words.finished})`)),
        );
    }
  };
  draw();
  memory.on("finished/", draw);
}

/** After the questions of a lesson: that it is finished, whenever the reader says so, and the next one. @param {Memory} memory */
export function lessonEnd(memory) {
  const page = here();
  if (!page) return;
  const key = `finished/${page.lesson.id}`;
  const said = h("p", { class: "hw-finished-on", role: "status" });
  // One button with two labels: it keeps the focus.
  const turn = button("", () =>
    finishedAt(page.lesson.id) ? memory.remove(key) : memory.set(key, { at: Date.now() }),
  );
  const draw = () => {
    const at = finishedAt(page.lesson.id);
    said.replaceChildren(...(at ? [tick(), fill(words.finished_on, { date: day(at) })] : [words.open_lesson]));
    turn.textContent = at ? words.not_finished : words.finish;
    turn.classList.toggle("hw-quiet", Boolean(at));
  };
  draw();
  memory.on(key, draw);
  turn.classList.remove("hw-main");
  const [before, doc, title] = page.next
    ? [words.next, page.next.doc, page.next.title]
    : [words.last, FINISHED, words.finish_page];
  const on = h("p", { class: "hw-next" }, `${before} `, h("a", { href: address(doc) }, title), page.next ? "" : ".");
  page.figure.after(
    h(
      "section",
      { class: "hw-live hw-lesson-end", "aria-label": words.end_name },
      h("div", { class: "hw-row" }, said, turn),
      on,
    ),
  );
}

const FINISHED = "book/learn/finished";

/** Remember the lesson, and the last heading that went by. @param {Memory} memory */
export function notePlace(memory) {
  const page = here();
  if (!page) return;
  const { doc, title } = page.lesson;
  // Whoever comes back to the top of the page that they were on has not lost their place in it.
  if (memory.get("place")?.doc !== doc) memory.set("place", { doc, title, at: Date.now() });
  const headings = [...document.querySelectorAll(".bd-article section[id]:not(#sources) > h2")];
  const passed = new Set();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? passed.add(target) : passed.delete(target);
      const last = headings.filter((one) => passed.has(one)).pop();
      const anchor = last?.parentElement?.id;
      const old = memory.get("place");
      if (!last || (old?.doc === doc && old.anchor === anchor)) return;
      memory.set("place", { doc, title, heading: last.firstChild?.textContent ?? "", anchor, at: Date.now() });
    },
    // All that is above the upper third of the window has gone by.
    { rootMargin: "99999px 0px -65% 0px" },
  );
  for (const heading of headings) watcher.observe(heading);
}

/** A line that leads back to where one was, wherever a page has room for it. @param {Memory} memory */
export function carryOn(memory) {
  const lines = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".hw-carry"));
  const draw = () => {
    const place = memory.get("place");
    // A page that the course no longer has leads nowhere.
    const known = place && lessons().find((one) => one.doc === place.doc);
    for (const line of lines) {
      line.hidden = !known;
      if (!known) continue;
      const text = place.heading ? fill(words.place_at, { title: known.title, heading: place.heading }) : known.title;
      const href = address(known.doc) + (place.anchor ? `#${place.anchor}` : "");
      line.replaceChildren(`${words.carry_on} `, h("a", { href }, text));
    }
  };
  if (!lines.length) return;
  draw();
  memory.on("place", draw);
}
