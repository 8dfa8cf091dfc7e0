/** The one live sentence below a picture: shown at once, and spoken once the hand rests, so that a slider never fills the air. */
import { h } from "./dom.js";

const REST = 500;

/** A share as parts of 100, the one denominator of every page. @param {number} share */
export const of100 = (share) => Math.round(100 * share);

/** @returns {{ el: HTMLElement, spoken: HTMLElement, say: (text: string) => void, stop: () => void }} */
export function sentence() {
  const el = h("p", { class: "hw-say" });
  const spoken = h("p", { class: "hw-unseen", role: "status" });
  let waiting = 0;
  return {
    el,
    spoken,
    say(text) {
      if (el.textContent === text) return;
      el.textContent = text;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => (spoken.textContent = text), REST);
    },
    stop: () => clearTimeout(waiting),
  };
}
