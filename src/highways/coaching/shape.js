/** The shapes of the places, drawn as cards.py draws them: the words beside a shape say the same. */
import { svg } from "../ui/dom.js";
import shapes from "./shapes.json" with { type: "json" };

/** @param {string} name */
export function shape(name) {
  const paths = Object.entries(/** @type {Record<string, Record<string, string>>} */ (shapes)[name]);
  return svg(
    "svg",
    { class: "hw-deck-shape", viewBox: "0 0 48 48", "aria-hidden": "true" },
    ...paths.map(([kind, d]) => svg("path", { class: `hw-deck-${kind}`, d })),
  );
}
