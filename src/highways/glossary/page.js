/**
 * The card of a term: it opens when the mouse rests on the term, when the keyboard comes to it, or at a finger's tap, and stays
 * while the mouse or the focus is on either. Escape closes it (a popover does that itself). Without scripts the term is a link.
 */

/** A mouse that only passes opens nothing, and one on its way to the card loses nothing; in milliseconds. */
const RESTS = 180;
const LEAVES = 300;

/** @param {HTMLAnchorElement} term */
function start(term) {
  const card = /** @type {HTMLElement} */ (document.getElementById(`card-term-${term.dataset.hwTerm}`));
  if (!card?.showPopover) return; // an older browser keeps the link
  let timer = 0;
  let byFinger = false;
  let wasOpen = false;
  const isOpen = () => card.matches(":popover-open");
  const held = () => [term, card].some((one) => one.matches(":hover") || one.contains(document.activeElement));

  /** @param {() => void} what @param {number} after */
  function later(what, after) {
    clearTimeout(timer);
    timer = window.setTimeout(what, after);
  }
  function open() {
    clearTimeout(timer);
    // @ts-expect-error: the card takes its place, and its turn at Tab, from its source
    if (!isOpen()) card.showPopover({ source: term });
  }
  function leave() {
    later(() => {
      if (isOpen() && !held()) card.hidePopover();
    }, LEAVES);
  }

  term.addEventListener("pointerenter", ({ pointerType }) => {
    // What a reader opened on purpose stays.
    if (pointerType === "mouse" && !document.querySelector(".hw-card:popover-open:not(.hw-term-card)"))
      later(open, RESTS);
  });
  term.addEventListener("focus", () => {
    if (term.matches(":focus-visible")) open();
  });
  term.addEventListener("pointerdown", ({ pointerType }) => {
    clearTimeout(timer);
    byFinger = pointerType !== "mouse";
    wasOpen = isOpen(); // lifting the finger closes it
  });
  term.addEventListener("click", (event) => {
    // A finger cannot hover: it gets the card first, and the link in it.
    if (byFinger) {
      event.preventDefault();
      if (!wasOpen) open();
    }
    byFinger = false;
  });
  for (const one of [term, card]) {
    one.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && leave());
    // Without a target the focus went nowhere: to the text of the card, or to another window.
    one.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && leave());
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("toggle", () => term.classList.toggle("is-open", isOpen()));
}

for (const term of document.querySelectorAll("a.hw-term")) start(/** @type {HTMLAnchorElement} */ (term));
