/** The doors to the scenes: a drawing, a title, and a small tick on those that were seen. */
import { fill, h, svg } from "../../ui/dom.js";
import words from "../scenario.words.en.json" with { type: "json" };
import { place } from "./places.js";

/** @typedef {import("./scene.js").Scene} Scene */

export const tick = () =>
  svg(
    "svg",
    { class: "hw-story-tick", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: "M2 9l4 4 8-10" }),
  );

/** What a scene touches on, for those that begin with a note. @param {string} id @returns {string | undefined} */
const about = (id) => /** @type {Record<string, string>} */ (words.about)[id];

/** @param {Scene[]} scenes @param {(id: string) => boolean} isSeen @param {(id: string) => void} onOpen */
export function list(scenes, isSeen, onOpen) {
  const doors = scenes.map(({ id, title, setting }, i) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "hw-story-door", "data-scene": id, onClick: () => onOpen(id) },
        place(id),
        h(
          "span",
          { class: "hw-story-sign" },
          h("span", { class: "hw-story-name" }, fill(words.open, { n: i + 1, title })),
          h("span", { class: "hw-story-setting" }, setting),
          about(id) && h("span", { class: "hw-story-about" }, ` ${about(id)}`),
          isSeen(id) && h("span", { class: "hw-story-mark" }, tick(), words.seen),
        ),
      ),
    ),
  );
  return h(
    "div",
    {},
    h("p", { class: "hw-do", tabindex: -1 }, words.pick),
    h("ul", { class: "hw-story-doors" }, ...doors),
  );
}
