/** What this browser keeps: listed in words, saved to a file, brought back, deleted, or switched off. */
import { button } from "../ui/controls.js";
import { fill, h, unique } from "../ui/dom.js";
import { openView } from "../ui/view.js";
import { memory as ofBook } from "./said.js";
import { save as give } from "./save.js";
import { kindOf } from "./schema.js";
import { bringBack, copied, MOST } from "./transfer.js";
import everyWord from "./own.words.en.json" with { type: "json" };

const words = everyWord.kept;
const SWITCH = "keep/anything";

/** '3 lessons marked as finished', for each kind of record among these. @param {string[]} keys */
function counted(keys) {
  return Object.entries(words.kinds).flatMap(([kind, [one, many]]) => {
    const n = keys.filter((key) => key !== SWITCH && kindOf(key) === kind).length;
    return n ? [fill(n === 1 ? one : many, { n })] : [];
  });
}

/** @param {{ el: HTMLElement }} props */
export function render({ el }) {
  const memory = ofBook();
  openView(el, "hw-kept", words.name);
  // Outside the book nothing is kept, and there is nothing to do about it.
  const leave = memory ? desk(el, memory) : el.append(h("p", {}, words.page_only));
  return () => {
    leave?.();
    el.replaceChildren();
  };
}

/** @param {HTMLElement} el @param {import("./memory.js").Memory} memory */
function desk(el, memory) {
  const list = h("ul", {});
  const where = h("p", { class: "hw-note" }, words.page_only);
  const said = h("p", { class: "hw-kept-said", role: "status" });
  const id = unique("keep");
  const box = h("input", { type: "checkbox", id, "aria-describedby": `${id}-why`, onChange: () => flip() });
  const turn = h(
    "div",
    {},
    h("label", { class: "hw-option", for: id }, box, h("span", {}, words.switch)),
    h("p", { class: "hw-note", id: `${id}-why` }, words.switch_why),
  );
  const save = button(words.save, saveCopy);
  const remove = button(words.delete, () => confirm(false), "quiet");
  const file = h("input", {
    type: "file",
    accept: ".json,application/json",
    id: unique("file"),
    onChange: () => choose(),
  });
  const bring = h("div", { class: "hw-dropdown" }, h("label", { for: file.id }, words.bring), file);

  const question = h("p", { tabindex: -1 }, words.sure);
  const yes = button(words.sure_yes, () => answer(true));
  const no = button(words.sure_no, () => answer(false), "quiet");
  const sure = h(
    "div",
    { class: "hw-sure", role: "group", "aria-label": words.delete, hidden: true },
    question,
    h("div", { class: "hw-row" }, yes, button(words.sure_save, saveCopy, "quiet"), no),
  );
  /** Whether the question was asked because nothing is to be kept from now on. */
  let switching = false;

  const draw = () => {
    const lines = counted(memory.keys());
    list.replaceChildren(...(lines.length ? lines : [words.nothing]).map((line) => h("li", {}, line)));
    where.hidden = memory.kept === "device";
    box.checked = memory.get(SWITCH) === false;
    save.toggleAttribute("hidden", !lines.length);
    remove.toggleAttribute("hidden", !lines.length);
  };

  /** @param {boolean} off */
  function confirm(off) {
    switching = off;
    said.textContent = "";
    sure.hidden = false;
    question.focus();
  }

  function flip() {
    if (!box.checked) {
      memory.set(SWITCH, true);
      said.textContent = words.switched_on;
    } else if (counted(memory.keys()).length) {
      box.checked = false; // until it is sure
      confirm(true);
    } else {
      memory.set(SWITCH, false);
      said.textContent = words.switched_off;
    }
  }

  /** @param {boolean} really */
  function answer(really) {
    sure.hidden = true;
    if (really && switching) memory.set(SWITCH, false);
    else if (really) memory.clear();
    said.textContent = !really ? words.left : switching ? words.switched_off : words.deleted;
    // The button that was pressed is gone; so is 'delete everything' when nothing is left.
    if (really || switching) box.focus();
    else remove.focus();
  }

  function saveCopy() {
    give(words.file, JSON.stringify(copied(memory, new Date()), null, 1), "application/json");
    said.textContent = fill(words.saved, { file: words.file });
  }

  async function choose() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    said.textContent = await brought(chosen);
    file.value = ""; // so that the same file can be chosen again
  }

  /** @param {File} chosen */
  async function brought(chosen) {
    if (chosen.size > MOST) return words.wrong.huge;
    const text = await chosen.text().catch(() => "");
    const result = bringBack(memory, text);
    if (typeof result === "string") return words.wrong[result];
    return result.length ? fill(words.brought, { list: counted(result).join(", ") }) : words.nothing_new;
  }

  draw();
  const off = memory.on("", draw);
  el.append(
    h("p", { class: "hw-do" }, words.now),
    list,
    where,
    h("div", { class: "hw-row" }, save, remove),
    sure,
    said,
    bring,
    turn,
  );
  return off;
}
