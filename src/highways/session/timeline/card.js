/** The card of one stop: who is responsible first, then what happens, what it may feel like, and who to call. */
import { button, dropdown, more } from "../../ui/controls.js";
import { written } from "../../evidence/signs.js";
import { fill, h } from "../../ui/dom.js";
import words from "../words.en.json" with { type: "json" };
import { AFTER, BEFORE, PHASES, TODAY } from "./day.js";

/** @typedef {import("./day.js").Route} Route @typedef {import("./day.js").Phase} Phase */

/** Numbers that can be rung from a phone, as they stand in the words. */
const NUMBERS = /\b(911|112|999|000|988|116 123|13 11 14|1737)\b/;

/** Minutes that were verified, by phase. @type {Partial<Record<Phase, string>>} */
const TYPICAL = /** @type {Record<string, string>} */ (words.minutes);
/** @typedef {Record<string, Record<string, string[]>>} OfForm what is so in one form alone, by route and phase */
const HAPPENS = /** @type {OfForm} */ (words.happens_in);
const FEEL = /** @type {OfForm} */ (words.feel);
const SOURCES = /** @type {OfForm} */ (words.form_sources);

/** The card, and the row of its buttons, which stands apart: it must keep its place while the words change. @param {(phase: Phase) => void} onPick */
export function card(onPick) {
  /** @type {Phase} */
  let open = PHASES[0];
  const step = (/** @type {number} */ by) => onPick(PHASES[PHASES.indexOf(open) + by]);
  const back = button(words.back, () => step(-1));
  const next = button(words.next, () => step(1));
  for (const one of [back, next]) one.classList.replace("hw-main", "hw-session-step");
  const groups = { before: BEFORE, day: TODAY, after: AFTER };
  const pick = dropdown({
    label: words.step,
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
  const nav = h("div", { class: "hw-session-nav" }, pick.el, back, next);
  const el = h("div", { class: "hw-session-card" }, body, more(words.coach, coach));

  /** @param {Phase} phase @param {Route} route @param {Route | ""} compare */
  function show(phase, route, compare) {
    open = phase;
    pick.set(phase);
    const n = PHASES.indexOf(phase);
    // A button that is switched off would lose the focus of a hand that steps.
    back.setAttribute("aria-disabled", String(n === 0));
    next.setAttribute("aria-disabled", String(n === PHASES.length - 1));
    const { name, when, who, others, happens, feel, may, may_not, warnings, sources } = words.phases[phase];
    const forms = compare ? [route, compare] : [route];
    const own = (/** @type {OfForm} */ all) =>
      forms.flatMap((form) =>
        (all[form]?.[phase] ?? []).map((text) => (compare ? `${words.routes[form]}: ${text}` : text)),
      );
    const happening = [...own(HAPPENS), ...happens].map((text) => fill(text, { no_driving: words.no_driving[route] }));
    const feels = [...feel, ...own(FEEL)];
    const named = [...new Set([...sources, ...forms.flatMap((form) => SOURCES[form]?.[phase] ?? [])])].join(", ");
    const said = { emergency: words.emergency, crisis: words.crisis, can_stop: words.can_stop[route] };
    const typical = TYPICAL[phase];
    body.replaceChildren(
      h(
        "p",
        { class: "hw-session-who" },
        h("span", {}, words.responsible),
        h("strong", {}, who),
        h("span", {}, others),
      ),
      h(
        "p",
        { class: "hw-session-what" },
        h("strong", {}, name),
        h("span", {}, typical ? `${when}; ${typical}` : when),
      ),
      h(
        "div",
        { class: "hw-session-columns" },
        h("div", {}, title(words.happens), list(happening), ...(feels.length ? [title(words.feels), list(feels)] : [])),
        h(
          "div",
          { class: "hw-session-signs" },
          title(words.signs),
          h(
            "dl",
            {},
            ...warnings.flatMap(([sign, call]) => [h("dt", {}, written(sign)), h("dd", {}, ...ring(fill(call, said)))]),
          ),
        ),
      ),
      h("p", { class: "hw-note" }, fill(words.sources, { names: named })),
    );
    coach.replaceChildren(title(words.coach_may), list(may), title(words.coach_may_not), list(may_not));
  }
  return { nav, el, show };
}

/** Numbers in a text as links that ring. @param {string} text */
const ring = (text) =>
  text.split(NUMBERS).map((part, i) => (i % 2 ? h("a", { href: `tel:${part.replaceAll(" ", "")}` }, part) : part));
