/**
 * The deck: reveal.js (a classic script before this one), set so that a widget in a slide has real pixels under the hand and keeps
 * its own keys. Reveal would scale slides, and a scaled slider lies beside the hand that drags it.
 */

/** What keeps the keys that it knows while it has the focus. */
const OWN_KEYS = ".hw-live, a, button, summary, input, select, textarea";
/** What a presenter's clicker sends; it turns slides from anywhere. @type {Record<string, "next" | "prev">} */
const CLICKER = { PageDown: "next", PageUp: "prev" };
/** How much of a slide one press of an arrow scrolls. */
const SCROLL = 0.6;

const { Reveal, RevealNotes } = /** @type {any} */ (globalThis);

/** @param {EventTarget | null} target @param {string} selector */
const within = (target, selector) => target instanceof Element && target.closest(selector);

/** @param {number} way */
const roll = (way) => () => Reveal.getCurrentSlide()?.scrollBy({ top: way * SCROLL * innerHeight });

function start() {
  for (const widget of document.querySelectorAll(".hw-widget")) {
    // A finger that drags in a widget turns no slide.
    widget.setAttribute("data-prevent-swipe", "");
    widget.closest("section")?.classList.add("hw-deck-widget");
  }
  addEventListener(
    "keydown",
    (event) => {
      const way = CLICKER[event.key];
      if (way && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        Reveal[way]();
      }
    },
    true,
  );
  // Whoever is done with a widget is back among the slides with one key.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && within(event.target, ".hw-live"))
      /** @type {HTMLElement} */ (event.target).blur();
  });
  Reveal.on("slidechanged", () => {
    const { activeElement } = document;
    if (within(activeElement, ".slides") && !within(activeElement, ".present:not(.stack)"))
      /** @type {HTMLElement} */ (activeElement).blur();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    document.documentElement.dataset.theme = matches ? "dark" : "light";
  });
  // As an 'application' a deck could not be read line by line; it is a page of sections.
  Reveal.on("ready", () => Reveal.getRevealElement().removeAttribute("role"));
  Reveal.initialize({
    disableLayout: true,
    center: false,
    display: "flex",
    transition: "none",
    backgroundTransition: "none",
    navigationMode: "linear",
    scrollActivationWidth: null,
    hash: true,
    slideNumber: "c/t",
    // The keys of arrows up and down scroll what is longer than the screen.
    keyboard: { 38: roll(-1), 40: roll(1) },
    keyboardCondition: (/** @type {KeyboardEvent} */ event) => !within(event.target, OWN_KEYS),
    plugins: [RevealNotes],
  });
}

if (document.querySelector(".hw-deck")) start();

export {};
