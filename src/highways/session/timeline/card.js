/** The card of one stop: who is responsible first, then what happens, what it may feel like, and who to call. */
import { button, dropdown, more } from "../../ui/controls.js";
import { fill, h } from "../../ui/dom.js";
import words from "../words.en.json" with { type: "json" };
import { AFTER, BEFORE, PHASES, TODAY } from "./day.js";

/** @typedef {import("./day.js").Route} Route @typedef {import("./day.js").Phase} Phase */

/** Numbers that can be rung from a phone, as they stand in the words. */
const NUMBERS = /\b(911|112|999|000|988|116 123|13 11 14|1737)\b/;

/** Minutes that were verified, by phase. @type {Partial<Record<Phase, string>>} */
const TYPICAL = /** @type {Record<string, string>} */ (words.minutes);
const FEEL = /** @type {Record<string, Record<string, string[]>>} */ (words.feel);
const FEEL_SOURCES = /** @type {Record<string, Record<string, string[]>>} */ (words.feel_sources);

/** @param {(phase: Phase) => void} onPick */
export function card(onPick) {
  /** @type {Phase} */
  let open = PHASES[0];
  const step = (/** @type {number} */ by) => onPick(PHASES[PHASES.indexOf(open) + by]);
  const back = button(words.back, () => step(-1));
  const next = button(words.next, () => step(1));
  for (const one of [back, next]) one.classList.replace("hw-main", "hw-session-step");
  const groups = { before: BEFORE, day: TODAY, after: AFTER };
  const pick = dropdown({
    label: words.stop,
    groups: Object.entries(groups).map(([name, phases]) => ({
      label: words.groups[/** @type {"before"} */ (name)],
      options: phases.map((value) => ({ value, label: `${PHASES.indexOf(value) + 1} ${words.phases[value].name}` })),
    })),
    value: open,
    onChange: (phase) => onPick(/** @type {Phase} */ (phase)),
  });
  const body = h("div", { class: "hw-session-card-body" });
  const list = (/** @type {string[]} */ lines) => h("ul", {}, ...lines.map((text) => h("li", {}, text)));
  const title = (/** @type {string} */ text) => h("p", { class: "hw-session-head" }, text);
  const coach = h("div", { class: "hw-session-coach" });
  const el = h("div", { class: "hw-session-card" }, h("div", { class: "hw-session-nav" }, pick.el, back, next), body, more(words.coach, coach));

  /** @param {Phase} phase @param {Route} route */
  function show(phase, route) {
    open = phase;
    pick.set(phase);
    const n = PHASES.indexOf(phase);
    // A button that is switched off would lose the focus of a hand that steps.
    back.setAttribute("aria-disabled", String(n === 0));
    next.setAttribute("aria-disabled", String(n === PHASES.length - 1));
    const { name, when, who, others, happens, feel, may, may_not, warnings, sources } = words.phases[phase];
    const feels = [...feel, ...(FEEL[route]?.[phase] ?? [])];
    const named = [...new Set([...sources, ...(FEEL_SOURCES[route]?.[phase] ?? [])])].join(", ");
    const typical = TYPICAL[phase];
    body.replaceChildren(
      h("p", { class: "hw-session-who" }, h("span", {}, words.responsible), h("strong", {}, who), h("span", {}, others)),
      h("p", { class: "hw-session-what" }, h("strong", {}, name), h("span", {}, typical ? `${when}; ${typical}` : when)),
      h(
        "div",
        { class: "hw-session-columns" },
        h("div", {}, title(words.happens), list(happens), ...(feels.length ? [title(words.feels), list(feels)] : [])),
        h("div", { class: "hw-session-signs" }, title(words.signs), h("dl", {}, ...warnings.flatMap(([sign, call]) => [h("dt", {}, sign), h("dd", {}, ...ring(fill(call, { emergency: words.emergency, crisis: words.crisis })))]))),
      ),
      h("p", { class: "hw-note" }, fill(words.sources, { names: named })),
    );
    coach.replaceChildren(title(words.coach_may), list(may), title(words.coach_may_not), list(may_not));
  }
  return { el, show };
}

/** Numbers in a text as links that ring. @param {string} text */
const ring = (text) => text.split(NUMBERS).map((part, i) => (i % 2 ? h("a", { href: `tel:${part.replaceAll(" ", "")}` }, part) : part));
