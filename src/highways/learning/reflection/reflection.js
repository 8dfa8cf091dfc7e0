/**
 * Reflection: private prompts. Nothing is kept unless the reader switches it on, and everything goes with two presses.
 *
 * @typedef {{ id: string, ask: string, group?: string, like?: string }} Prompt
 * @typedef {{ prompts: Prompt[] }} Traits
 */
import { button, choices } from "../../ui/controls.js";
import { fill, h, unique } from "../../ui/dom.js";
import { openView } from "../../ui/view.js";
import words from "../reflection.words.en.json" with { type: "json" };
import { fullDay, memory } from "../said.js";
import { save } from "../save.js";
import { notebook } from "./notes.js";
import { plain, print } from "./paper.js";

const PAUSE = 400; // ms without a key before a note is kept
const LONGEST = 10_000; // letters in one box, which any browser has room for

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement }} props */
export function render({ model, el }) {
  const notes = notebook(memory());
  const prompts = model.get("prompts");
  const groups = words.groups.filter(({ id }) => prompts.some((prompt) => groupOf(prompt) === id));
  let shown = groups[0]?.id;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Boxes with something that is not kept yet. @type {Set<Prompt>} */
  const changed = new Set();
  /** Whether the browser refused to keep what is in them, and whether what stands here was printed or saved as a file. */
  let refused = false;
  let copied = false;

  const boxes = new Map(prompts.map((prompt) => [prompt, box(prompt)]));
  const parts = groups.map(({ id }) => {
    const note = id === "coach" && h("p", { class: "hw-note" }, words.coach_note);
    return {
      id,
      el: h(
        "div",
        {},
        note,
        ...prompts.filter((prompt) => groupOf(prompt) === id).map((prompt) => boxes.get(prompt)?.el),
      ),
    };
  });
  const state = h("p", { class: "hw-note hw-state", role: "status" });
  const said = h("p", { class: "hw-note", role: "status" });
  const asked = h("div", { class: "hw-off", role: "group", "aria-label": words.off_ask, tabindex: -1, hidden: true });
  const earlier = h("div", { class: "hw-earlier" });
  const keep = h("input", { type: "checkbox", role: "switch", id: unique("keep"), onChange: turn });
  const wipe = button(words.delete_all, wipeOut, "quiet");

  /** @param {Prompt} prompt */
  function box(prompt) {
    const id = unique("note");
    // Some browsers send what is typed to a spelling service; private means that this does not happen here.
    const quiet = { autocomplete: "off", spellcheck: "false", maxlength: LONGEST };
    const area = h("textarea", {
      id,
      rows: 3,
      ...quiet,
      placeholder: prompt.like && `… ${prompt.like}`,
      onInput: () => typed(prompt),
    });
    return { area, el: h("div", { class: "hw-prompt" }, h("label", { for: id }, prompt.ask), area) };
  }

  /** @param {Prompt} prompt */
  const textOf = (prompt) => boxes.get(prompt)?.area.value ?? "";
  const written = () => prompts.some((prompt) => textOf(prompt).trim());

  /** @param {Prompt} prompt */
  function typed(prompt) {
    changed.add(prompt);
    clearTimeout(timer);
    timer = setTimeout(keepAll, PAUSE);
    calm();
    said.textContent = "";
    copied = false;
    if (!notes.on()) tell();
  }

  /** Keep what was typed, now. */
  function keepAll() {
    clearTimeout(timer);
    if (!notes.on()) return;
    for (const prompt of changed) if (notes.write(prompt, textOf(prompt))) changed.delete(prompt);
    refused = changed.size > 0;
    tell();
  }

  /** The line at the switch says what holds at this moment. A live region that says the same again would chatter. */
  function tell(line = notes.on() ? (refused ? words.not_kept : words.kept) : written() ? words.gone : words.empty) {
    if (state.textContent !== line) state.textContent = line;
    // Listened for only while it matters: a page that listens may be slower to come back to.
    const loose = written() && !copied && (refused || !notes.on());
    (loose ? addEventListener : removeEventListener)("beforeunload", ask);
  }

  function turn() {
    asked.hidden = true;
    if (keep.checked) {
      if (!notes.turn(true)) {
        keep.checked = false;
        return tell(words.not_kept);
      }
      prompts.filter((prompt) => textOf(prompt).trim()).forEach((prompt) => changed.add(prompt));
      return keepAll();
    }
    keepAll();
    notes.turn(false);
    tell();
    if (notes.any()) askWhatOfTheRest();
  }

  function askWhatOfTheRest() {
    /** @param {string} line */
    const answer = (line) => {
      asked.hidden = true;
      said.textContent = line;
      keep.focus();
      list();
    };
    const drop = () => {
      notes.clear();
      answer(words.off_deleted);
    };
    const row = h(
      "div",
      { class: "hw-row" },
      button(words.off_delete, drop),
      button(words.off_leave, () => answer(words.off_left), "quiet"),
    );
    asked.replaceChildren(h("p", {}, words.off_ask), row);
    asked.hidden = false;
    asked.focus();
  }

  function list() {
    const found = notes.earlier();
    const rows = found.map(({ key, at, prompt, text }) => {
      const date = fullDay(at);
      const away = button(
        words.delete,
        () => {
          notes.remove(key);
          list();
          said.textContent = words.deleted_one;
          // The button with the focus is gone.
          (earlier.querySelector("button") ?? wipe).focus();
        },
        "quiet",
      );
      away.setAttribute("aria-label", fill(words.delete_one, { date, prompt }));
      return h(
        "li",
        {},
        h("p", { class: "hw-note" }, `${date}. ${prompt}`),
        h("p", { class: "hw-written" }, text),
        away,
      );
    });
    earlier.replaceChildren(...(rows.length ? [h("h2", {}, words.earlier), h("ul", { role: "list" }, ...rows)] : []));
  }

  /** The first press of the delete button asks; anything else the reader does takes the question back. */
  function calm() {
    wipe.textContent = words.delete_all;
  }

  function wipeOut() {
    if (!notes.any() && !written()) return void (said.textContent = words.nothing);
    if (wipe.textContent !== words.delete_sure) return void (wipe.textContent = words.delete_sure);
    calm();
    clearTimeout(timer);
    changed.clear();
    refused = false;
    notes.clear();
    boxes.forEach(({ area }) => (area.value = ""));
    asked.hidden = true;
    list();
    tell();
    said.textContent = words.deleted_all;
  }

  /** What goes on paper: the group in view, any other that was written to, and what is in this browser from before. */
  function paper() {
    const rows = groups.map(({ id, label }) => ({
      id,
      label,
      rows: prompts
        .filter((prompt) => groupOf(prompt) === id)
        .map((prompt) => ({ ask: prompt.ask, text: textOf(prompt) })),
    }));
    const wanted = rows.filter((part) => part.id === shown || part.rows.some(({ text }) => text.trim()));
    const before = notes.earlier().map(({ at, prompt, text }) => ({ ask: `${fullDay(at)}: ${prompt}`, text }));
    return before.length ? [...wanted, { label: words.earlier_title, rows: before }] : wanted;
  }

  function file() {
    if (!written() && !notes.any()) return void (said.textContent = words.not_written);
    save(words.file, plain(paper()), "text/plain");
    copy();
    said.textContent = words.saved;
  }

  /** What stands here is on paper or in a file now. */
  function copy() {
    copied = true;
    tell();
  }

  function onPaper() {
    print(paper());
    copy();
  }

  /** @param {string} id */
  function show(id) {
    shown = id;
    parts.forEach((part) => (part.el.hidden = part.id !== id));
  }

  /** Another tab may have kept, deleted or switched something. */
  function elsewhere() {
    for (const prompt of prompts.filter(({ id }) => notes.gone(id))) {
      const held = boxes.get(prompt);
      // Deleted means deleted: what stood here was the same note.
      if (held) held.area.value = "";
      notes.forget(prompt.id);
      changed.delete(prompt);
    }
    keep.checked = notes.on();
    list();
    tell();
  }

  const [before, after] = words.leave_out.split("{help}");
  const help = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.hw-help"));
  const safety = help ? h("a", { href: help.href }, words.help) : words.help;
  const options = groups.map(({ id, label }) => ({ value: id, label }));
  const group = choices({ legend: words.which, options, value: shown, onChange: show });
  openView(el, "hw-reflection", words.name);
  el.append(
    h("p", { class: "hw-do" }, words.alone),
    h("p", { class: "hw-safety" }, before, safety, after),
    notes.possible ? h("label", { class: "hw-keep", for: keep.id }, keep, h("span", {}, words.keep)) : "",
    state,
    asked,
    groups.length > 1 ? group.el : "",
    ...parts.map((part) => part.el),
    h("div", { class: "hw-row hw-tools" }, button(words.print, onPaper), button(words.save, file, "quiet"), wipe),
    said,
    earlier,
  );
  wipe.addEventListener("blur", calm);
  show(shown);
  keep.checked = notes.on();
  list();
  tell();

  const leave = [notes.listen("note/", elsewhere), notes.listen(notes.KEPT, elsewhere)];
  // The last letters before a tab is closed or put away.
  addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", keepAll);
  return () => {
    keepAll();
    leave.forEach((off) => off());
    removeEventListener("beforeunload", ask);
    removeEventListener("pagehide", keepAll);
    document.removeEventListener("visibilitychange", keepAll);
    el.replaceChildren();
  };
}

/** The browser asks whether to leave, in words of its own. @param {BeforeUnloadEvent} event */
const ask = (event) => event.preventDefault();

/** @param {Prompt} prompt */
const groupOf = (prompt) => prompt.group ?? "after";
