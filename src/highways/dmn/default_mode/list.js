/** The seven networks: press one to light it up; beside it the change inside it, and what was measured in people. */
import { h } from "../../ui/dom.js";
import { NETWORKS } from "../model.js";
import { KEYS } from "./places.js";
import { signed } from "./say.js";

/** The bar's scale: changes from here to there, in per cent. */
const [LOW, HIGH] = [-42, 21];
const share = (/** @type {number} */ percent) => (100 * (Math.min(Math.max(percent, LOW), HIGH) - LOW)) / (HIGH - LOW);

/**
 * @param {{ title: string, names: Record<string, string> }} labels @param {(key: string) => void} onPress
 */
export function list(labels, onPress) {
  const rows = KEYS.map(([key, n]) => {
    const bar = h("span", { class: `hw-change-bar hw-net-${key}` });
    const number = h("span", { class: "hw-change" });
    const seen = h("span", { class: "hw-seen" });
    const button = h(
      "button",
      { type: "button", class: "hw-network", "aria-pressed": "false", onClick: () => onPress(key) },
      h("span", { class: "hw-name" }, h("span", { class: `hw-swatch hw-net-${key}` }), labels.names[key]),
      h("span", { class: "hw-bars", "aria-hidden": "true" }, bar),
      number,
      seen,
    );
    return { key, n, bar, number, seen, button };
  });
  const foot = h("p", { class: "hw-foot" });
  const el = h(
    "div",
    { class: "hw-networks" },
    h("p", { class: "hw-networks-title" }, labels.title),
    ...rows.map(({ button }) => button),
  );

  /** @param {Float64Array} now @param {Float64Array} rest mean connectivity of the networks */
  function draw(now, rest) {
    for (const { n, bar, number } of rows) {
      const change = 100 * (now[n * NETWORKS + n] / rest[n * NETWORKS + n] - 1);
      const [zero, end] = [share(0), share(change)];
      bar.style.left = `${Math.min(zero, end).toFixed(1)}%`;
      bar.style.width = `${Math.abs(end - zero).toFixed(1)}%`;
      number.textContent = signed(change);
    }
  }

  /** What people's scans showed. @param {Record<string, string>} measured by network @param {string} last */
  function tell(measured, last) {
    for (const { key, seen } of rows) seen.textContent = measured[key] ?? "";
    foot.textContent = last;
  }

  /** @param {string} network */
  function press(network) {
    for (const { key, button } of rows) button.setAttribute("aria-pressed", String(key === network));
  }

  return { el, foot, draw, tell, press };
}
