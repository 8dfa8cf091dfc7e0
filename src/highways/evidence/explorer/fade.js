/** How the gap after one dose comes and goes. Three marks are from a review; the line between them is a drawing. */
import { h, svg } from "../../ui/dom.js";
import { words } from "./words.js";

const DAYS = 14;
const x = (/** @type {number} */ day) => (100 * day) / DAYS;

/** Days of the three marks: about 40 minutes, one day, and ten to twelve days (kishimoto2016). */
const BEGINS = 40 / 60 / 24;
const LARGEST = 1;
const GONE = [10, 12];

export function fade() {
  const end = (GONE[0] + GONE[1]) / 2;
  const path = `M${x(BEGINS)} 100C${x(0.15)} 100 ${x(0.3)} 8 ${x(LARGEST)} 8S${x(6)} 100 ${x(end)} 100`;
  const mark = (
    /** @type {number} */ day,
    /** @type {number} */ top,
    /** @type {string} */ text,
    /** @type {string} */ look,
  ) => h("span", { class: `hw-fade-mark hw-fade-${look}`, style: `left:${x(day)}%;top:${top}%` }, h("span", {}, text));
  return h(
    "div",
    { class: "hw-fade" },
    h("p", {}, h("b", {}, words.fade_title), ` ${words.fade_note}`),
    h(
      "div",
      { class: "hw-fade-picture", role: "img", "aria-label": words.fade_label },
      svg(
        "svg",
        { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
        svg("rect", { x: x(GONE[0]), y: 0, width: x(GONE[1]) - x(GONE[0]), height: 100, class: "hw-fade-gone" }),
        svg("path", { d: path, class: "hw-fade-line" }),
      ),
      mark(LARGEST, 8, words.fade_largest, "dot"),
      mark(BEGINS, 100, words.fade_begins, "dot hw-fade-low"),
      mark(GONE[0], 45, words.fade_gone, "plain"),
    ),
    h(
      "div",
      { class: "hw-fade-days", "aria-hidden": "true" },
      ...[0, 7, 14].map((day) => h("span", { style: `left:${x(day)}%` }, day === 0 ? words.fade_first_day : day)),
    ),
  );
}
