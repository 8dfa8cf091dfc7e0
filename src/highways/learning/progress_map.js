/**
 * The map of the course: one road out of the start for each part, and a stop for each lesson. A road is thin and dotted before,
 * and widens by a lane with every lesson that is finished. The roads are drawn behind a list of links, where those happen to lie.
 */
import { fill, h, svg } from "../ui/dom.js";
import { openView } from "../ui/view.js";
import { address, finishedAt, lessons, memory, tick } from "./said.js";
import everyWord from "./own.words.en.json" with { type: "json" };

const words = everyWord.progress;
const LANE = 4;
const GAP = 1.5;
const BEND = 14;
/** What a part needs beside the others for the names of its lessons to stay whole. */
const COLUMN = 140;
const FINISHED = "book/learn/finished";

/** How wide a road of so many lanes is. @param {number} lanes */
const width = (lanes) => lanes * LANE + Math.max(lanes - 1, 0) * GAP;

/** Lanes side by side along one path: strokes on each other, by turns road and gap, the widest first. @param {string} d @param {number} lanes */
function road(d, lanes) {
  if (!lanes) return [svg("path", { d, class: "hw-course-before" })];
  const strokes = [];
  for (let left = width(lanes), i = 0; left > 0.1; i++) {
    strokes.push(svg("path", { d, class: i % 2 ? "hw-course-gap" : "hw-course-lane", "stroke-width": left }));
    left -= 2 * (i % 2 ? GAP : LANE);
  }
  return strokes;
}

/** @param {{ el: HTMLElement }} props */
export function render({ el }) {
  const course = lessons();
  const parts = [...new Set(course.map(({ part }) => part))].map((name) => {
    const stops = course
      .filter(({ part }) => part === name)
      .map((lesson) => {
        const link = h("a", { href: address(lesson.doc) }, lesson.title);
        const state = h("span", { class: "hw-unseen" });
        return { lesson, link, state, row: h("li", {}, link, state) };
      });
    const title = h("p", { class: "hw-course-name" }, name);
    return { stops, title, el: h("li", {}, title, h("ol", {}, ...stops.map(({ row }) => row))) };
  });
  const roads = svg("svg", { class: "hw-course-roads", "aria-hidden": "true" });
  const start = h("p", { class: "hw-course-start" }, words.start);
  const list = h("ol", { class: "hw-course-parts" }, ...parts.map((part) => part.el));
  const map = h("div", { class: "hw-course-map" }, roads, start, list);
  const said = h("p", { class: "hw-say" });
  openView(el, "hw-course", words.name);
  el.append(h("p", { class: "hw-do" }, words.do), map, said, h("p", { class: "hw-note" }, words.any_order));

  /** The widest that each road can get: what it needs beside the others, so that none moves when another widens. */
  const room = parts.map(({ stops }) => width(stops.length) + 4);
  const whole = room.reduce((sum, one) => sum + one, 0);
  map.style.setProperty("--hw-room", `${whole}px`);

  function draw() {
    const frame = map.getBoundingClientRect();
    if (!frame.width) return;
    const wide = frame.width >= COLUMN * parts.length;
    map.dataset.wide = String(wide);
    const beginning = start.getBoundingClientRect();
    const from = wide ? 4 : beginning.bottom - frame.top + 4;
    const top = wide ? beginning.bottom - frame.top + 4 : 0;
    /** @type {SVGElement[]} */
    const shapes = [];
    /** @type {SVGElement[]} */
    const marks = [];
    // The first part turns off first, so its road lies nearest to the stops, and no road crosses another.
    let offset = whole;
    parts.forEach(({ stops, title }, i) => {
      offset -= room[i];
      const along = top + offset + room[i] / 2;
      const name = title.getBoundingClientRect();
      const x = name.left - frame.left - 20;
      const turn = name.top - frame.top + 11;
      const places = stops.map(
        ({ link }) => link.getClientRects()[0].top - frame.top + link.getClientRects()[0].height / 2,
      );
      const end = places[places.length - 1];
      const d = wide
        ? `M${from} ${along}H${x - BEND}Q${x} ${along} ${x} ${along + BEND}V${end}`
        : `M${along} ${from}V${turn - BEND}Q${along} ${turn} ${along + BEND} ${turn}H${x - BEND}Q${x} ${turn} ${x} ${turn + BEND}V${end}`;
      shapes.push(...road(d, stops.filter(({ lesson }) => finishedAt(lesson.id)).length));
      stops.forEach(({ lesson }, j) => {
        const done = Boolean(finishedAt(lesson.id));
        const mark = done && svg("path", { class: "hw-course-tick", d: "M-4 .5l3 3 5-7" });
        marks.push(
          svg(
            "g",
            { transform: `translate(${x} ${places[j]})` },
            svg("circle", { r: 9, class: done ? "hw-course-done" : "hw-course-open" }),
            mark,
          ),
        );
      });
    });
    const bar = wide ? { x: 0, y: top, width: 8, height: whole } : { x: 0, y: from - 4, width: whole, height: 8 };
    roads.replaceChildren(...shapes, svg("rect", { ...bar, rx: 4, class: "hw-course-bar" }), ...marks);
  }

  function tell() {
    if (!course.length) return; // in a notebook there is no course
    const open = course.filter(({ id }) => !finishedAt(id));
    const n = course.length - open.length;
    for (const { stops } of parts)
      for (const { lesson, state } of stops) state.textContent = finishedAt(lesson.id) ? words.stop_finished : "";
    const text = !open.length ? words.all : n === 0 ? words.none : n === 1 ? words.one : words.some;
    const [doc, title] = open.length ? [open[0].doc, open[0].title] : [FINISHED, words.finish_page];
    said.replaceChildren(
      !open.length ? tick() : "",
      ` ${fill(text, { n, all: course.length })} `,
      h("a", { href: address(doc) }, title),
      ".",
    );
  }

  const refresh = () => {
    tell();
    draw();
  };
  const off = memory()?.on("finished/", refresh);
  const size = new ResizeObserver(draw);
  size.observe(map);
  refresh();
  return () => {
    off?.();
    size.disconnect();
    el.replaceChildren();
  };
}
