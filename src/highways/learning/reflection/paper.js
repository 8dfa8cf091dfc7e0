/**
 * The same notes as a clean sheet for the printer, and as a text file.
 * @typedef {{ label: string, rows: { ask: string, text: string }[] }} Part
 */
import { h } from "../../ui/dom.js";
import words from "../reflection.words.en.json" with { type: "json" };
import { fullDay } from "../said.js";

/** Print the parts alone: the page makes room for them, and comes back afterwards. @param {Part[]} parts */
export function print(parts) {
  const rows = (/** @type {Part["rows"]} */ all) =>
    all.flatMap(({ ask, text }) => [
      h("h3", {}, ask),
      text.trim() ? h("p", { class: "hw-written" }, text) : h("div", { class: "hw-lines" }),
    ]);
  const sheet = h("div", { class: "hw-notes-paper" }, h("h1", {}, words.title), h("p", {}, fullDay(Date.now())));
  sheet.append(...parts.map((part) => h("section", {}, h("h2", {}, part.label), ...rows(part.rows))));
  document.body.append(sheet);
  document.documentElement.classList.add("hw-prints");
  const back = () => {
    sheet.remove();
    document.documentElement.classList.remove("hw-prints");
  };
  addEventListener("afterprint", back, { once: true });
  globalThis.print();
}

/** What was written, as plain text. @param {Part[]} parts */
export function plain(parts) {
  const written = parts
    .map(({ label, rows }) => ({ label, rows: rows.filter(({ text }) => text.trim()) }))
    .filter(({ rows }) => rows.length);
  const body = written.map(({ label, rows }) =>
    [label.toUpperCase(), ...rows.map(({ ask, text }) => `${ask}\n${text.trim()}`)].join("\n\n"),
  );
  return `${[`${words.title}, ${fullDay(Date.now())}`, ...body].join("\n\n\n")}\n`;
}
