/**
 * What the list of claims can do where scripts run: search in it, and filter it by verdict and topic.
 * Without them it stays the plain list that it is.
 */
import { button, dropdown } from "../ui/controls.js";
import { fill, h, unique } from "../ui/dom.js";
import everyWord from "./words.en.json" with { type: "json" };

const words = everyWord.claims;
const ALL = "all";

/** @param {HTMLElement} counts the bar and its lines */
function start(counts) {
  const claims = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".hw-claim")]);
  if (!claims.length) return;
  const lines = /** @type {HTMLElement[]} */ ([...counts.querySelectorAll("li")]);
  const topics = new Map(
    claims.map((claim) => [
      claim.dataset.topic ?? "",
      claim.closest("section")?.querySelector("h3")?.textContent ?? "",
    ]),
  );
  const said = h("p", { class: "hw-say", role: "status" });
  const id = unique("search");
  const search = h("input", { id, type: "search", autocomplete: "off", onInput: () => sift() });
  /** @type {Set<string>} */
  const verdicts = new Set();
  let topic = ALL;

  const buttons = lines.map((line) => {
    const verdict = line.dataset.verdict ?? "";
    const one = h("button", {
      type: "button",
      class: "hw-filter",
      "aria-pressed": "false",
      onClick: () => flip(verdict),
    });
    one.append(...line.childNodes);
    line.append(one);
    return { verdict, one };
  });
  const topicChoice = dropdown({
    label: words.topic,
    groups: [
      { options: [{ value: ALL, label: words.all }, ...[...topics].map(([value, label]) => ({ value, label }))] },
    ],
    value: ALL,
    onChange: (value) => {
      topic = value;
      sift();
    },
  });
  const clear = button(words.clear, reset, "quiet");
  const searching = h("div", { class: "hw-dropdown" }, h("label", { for: id }, words.search), search);
  counts.append(
    h("div", { class: "hw-live hw-sifter" }, h("div", { class: "hw-sift" }, searching, topicChoice.el, clear), said),
  );

  /** @param {string} verdict */
  function flip(verdict) {
    if (!verdicts.delete(verdict)) verdicts.add(verdict);
    sift();
  }

  function reset() {
    verdicts.clear();
    topic = ALL;
    search.value = "";
    topicChoice.set(ALL);
    sift();
  }

  function sift() {
    const asked = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const claim of claims) {
      const text = (claim.textContent ?? "").toLowerCase();
      const fits =
        (verdicts.size === 0 || verdicts.has(claim.dataset.verdict ?? "")) &&
        (topic === ALL || claim.dataset.topic === topic) &&
        asked.every((word) => text.includes(word));
      claim.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const section of document.querySelectorAll(".hw-claims-topic")) {
      section.toggleAttribute("hidden", !section.querySelector(".hw-claim:not([hidden])"));
    }
    for (const { verdict, one } of buttons) one.setAttribute("aria-pressed", String(verdicts.has(verdict)));
    said.textContent = fill(shown === claims.length ? words.shown_all : shown ? words.shown : words.shown_none, {
      n: shown,
      all: claims.length,
    });
  }

  /** A link to a claim always leads to it, whatever is filtered. */
  function follow() {
    const claim = claims.find((one) => `#${one.id}` === location.hash);
    if (!claim?.hidden) return;
    reset();
    claim.scrollIntoView();
  }

  addEventListener("hashchange", follow);
  sift();
}

for (const counts of document.querySelectorAll("[data-hw-page='evidence']")) start(/** @type {HTMLElement} */ (counts));
