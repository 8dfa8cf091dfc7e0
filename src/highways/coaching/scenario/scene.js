/**
 * One scene, step by step: perhaps a note; the situation and the reader's own first sentence; three choices; what comes of the
 * choice, alone; and only then why. Each part is made anew, and its first line takes the focus.
 *
 * @typedef {{ id: string, text: string, outcome: string, feedback: string }} Choice
 * @typedef {{ id: string, title: string, setting: string, situation: string, best: string, principle: string,
 *   options: Choice[], sources: { key: string, short: string }[] }} Scene
 * @typedef {{ go: (step: string, option?: string) => void, leave?: () => void }} Ways
 */
import { button } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import words from "../scenario.words.en.json" with { type: "json" };
import { tick } from "./list.js";
import { place } from "./places.js";

const LETTERS = "ABC";

/** @param {string} id @returns {string | undefined} */
export const noteOf = (id) => /** @type {Record<string, string>} */ (words.notes)[id];

/** The line that takes the focus when a part appears. @param {string} look @param {...import("../../ui/dom.js").Child} text */
const lead = (look, ...text) => h("p", { class: look, tabindex: -1, "data-lead": true }, ...text);

/** @param {string} title @param {string} text @param {string} [look] */
const told = (title, text, look = "") =>
  h("div", { class: `hw-story-part ${look}` }, h("p", { class: "hw-story-label" }, title), h("p", {}, text));

/** To the help that stands at the same place on every page of the book. */
function help() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.hw-help"));
  if (!link) return h("p", { class: "hw-story-helped" }, words.helped_plain);
  return h("p", { class: "hw-story-helped" }, `${words.helped} `, h("a", { href: link.href }, words.help));
}

/** Where it comes from: a way to the page's own footnote, where it has one. @param {Scene} scene */
function from({ sources }) {
  const named = sources.flatMap(({ key, short }, i) => {
    const note = `footcite-${key}`;
    return [i ? "; " : "", document.getElementById(note) ? h("a", { href: `#${note}` }, short) : short];
  });
  return h("p", { class: "hw-story-from" }, `${words.sources} `, ...named);
}

/** @param {Scene} scene @param {Ways} ways */
function note(scene, { go, leave }) {
  const text = noteOf(scene.id);
  const out = () => {
    if (leave) return leave();
    const back = button(words.come_back, () => go("first"), "quiet");
    row.replaceChildren(h("p", { tabindex: -1 }, words.left_out), back);
    /** @type {HTMLElement} */ (row.firstChild).focus();
  };
  const row = h(
    "div",
    { class: "hw-row" },
    button(words.go_on, () => go("first")),
    button(words.leave_out, out, "quiet"),
  );
  return [h("p", { class: "hw-story-label" }, words.note_lead), lead("hw-story-told", text), help(), row];
}

/** @param {Scene} scene @param {Ways} ways */
function first(scene, { go }) {
  return [
    lead("hw-story-told", scene.situation),
    h(
      "div",
      { class: "hw-story-ask" },
      h("p", { class: "hw-story-question" }, words.ask_first),
      h("p", {}, words.ask_how),
      h(
        "div",
        { class: "hw-row" },
        button(words.have_one, () => go("choose")),
        button(words.skip, () => go("choose"), "quiet"),
      ),
    ),
  ];
}

/** @param {Scene} scene @param {Ways} ways @param {Set<string>} tried */
function choose(scene, { go }, tried) {
  const ways = scene.options.map(({ id, text }, i) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "hw-story-way", "data-option": id, onClick: () => go("outcome", id) },
        h("span", { class: "hw-story-letter", "aria-hidden": "true" }, LETTERS[i]),
        h("span", {}, text, tried.has(id) && h("span", { class: "hw-story-mark" }, tick(), words.tried)),
      ),
    ),
  );
  return [
    h("p", { class: "hw-story-told" }, scene.situation),
    lead("hw-story-question", words.choose),
    h("ul", { class: "hw-story-ways" }, ...ways),
  ];
}

/** @param {Choice} option */
const chosen = (option) => told(words.you, option.text, "hw-story-chosen");

/** @param {Choice} option @param {Ways} ways */
function outcome(option, { go }) {
  return [
    chosen(option),
    h("p", { class: "hw-story-label" }, words.outcome),
    lead("hw-story-told hw-story-outcome", option.outcome),
    h(
      "div",
      { class: "hw-row" },
      button(words.why, () => go("why", option.id)),
    ),
  ];
}

/** @param {Scene} scene @param {Choice} option @param {Ways} ways @param {Node[]} onward */
function why(scene, option, { go }, onward) {
  const best = option.id === scene.best;
  const again = button(best ? words.replay : words.again, () => go("choose"), best ? "quiet" : "main");
  const says = /** @type {Record<string, string>} */ (words.say_this)[scene.id];
  return [
    chosen(option),
    told(words.outcome, option.outcome),
    lead(`hw-story-verdict ${best ? "is-best" : ""}`, best && tick(), best ? words.helps : words.other),
    told(words.because, option.feedback),
    told(words.principle, scene.principle),
    h(
      "div",
      { class: "hw-story-part hw-story-says" },
      h("p", { class: "hw-story-label" }, words.sentence),
      h("p", { class: "hw-story-speech" }, says),
      h("p", { class: "hw-story-compare" }, words.compare),
    ),
    from(scene),
    noteOf(scene.id) && help(),
    h("div", { class: "hw-row" }, ...(best ? [...onward, again] : [again, ...onward])),
  ];
}

/**
 * @param {Scene} scene @param {{ step: string, option: string, tried: Set<string>, ways: Ways, onward: (best: boolean) => Node[] }} at
 */
export function sheet(scene, { step, option: id, tried, ways, onward }) {
  const option = scene.options.find((one) => one.id === id);
  const head = h(
    "div",
    { class: "hw-story-head" },
    h(
      "div",
      {},
      h("p", { class: "hw-story-setting" }, scene.setting),
      h("p", { class: "hw-story-title" }, scene.title),
    ),
    place(scene.id),
  );
  const parts = () => {
    if (step === "" && noteOf(scene.id)) return note(scene, ways);
    if (step === "outcome" && option) return outcome(option, ways);
    if (step === "why" && option) return why(scene, option, ways, onward(id === scene.best));
    return step === "" || step === "first" ? first(scene, ways) : choose(scene, ways, tried);
  };
  const shown = parts().filter((part) => part instanceof Node);
  return h("div", { class: "hw-story-sheet", role: "group", "aria-label": scene.title }, head, ...shown);
}
