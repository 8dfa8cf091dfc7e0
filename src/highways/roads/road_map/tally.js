/** A hundred trips as a bar: those caught, those who got through, and the reader's guess. The sentence says it to ears. */
import { h } from "../../ui/dom.js";

/** @param {{ caught: string, through: string, your_guess: string }} words */
export function tally(words) {
  const caughtPart = h("div", { class: "hw-tally-caught" });
  const guessMark = h("div", { class: "hw-tally-guess" }, h("span", {}, words.your_guess));
  const caughtSays = h("span", { class: "hw-tally-old" });
  const throughSays = h("span", {});
  const bar = h("div", { class: "hw-tally-bar" }, caughtPart, guessMark);
  const el = h(
    "div",
    { class: "hw-tally", "aria-hidden": "true" },
    bar,
    h("div", { class: "hw-ends" }, caughtSays, throughSays),
  );

  /** @param {number} caught @param {number} through of 100; both less while trips are on their way @param {number} guess -1 for none */
  function set(caught, through, guess) {
    caughtPart.style.width = `${caught}%`;
    bar.style.setProperty("--counted", `${caught + through}%`);
    caughtSays.textContent = `${caught} ${words.caught}`;
    throughSays.textContent = `${through} ${words.through}`;
    guessMark.toggleAttribute("hidden", guess < 0);
    guessMark.style.left = `${guess}%`;
    guessMark.classList.toggle("is-right", guess > 60);
  }
  return { el, set };
}
