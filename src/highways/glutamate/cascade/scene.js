/**
 * The road with seven stations. The straight road is the first account's; two bypasses belong to the others.
 * It lies on its side where there is room, and stands on a phone.
 */
import { assign, svg, wordOf } from "../../ui/dom.js";
import { ICONS } from "./icons.js";

export const STATIONS = /** @type {const} */ (["level", "brake", "go", "glutamate", "ampa", "growth", "spines"]);
/** @typedef {typeof STATIONS[number]} Station */
/** @typedef {import("../model.js").Mechanism} Mechanism */

/** Each account's road, leg by leg. A leg that passes stations by is a bypass. @type {Record<Mechanism, Station[]>} */
export const ROADS = {
  disinhibition: ["level", "brake", "go", "glutamate", "ampa", "growth", "spines"],
  direct: ["level", "go", "growth", "spines"],
  metabolite: ["level", "ampa", "growth", "spines"],
};

/** @param {Station} name */
const index = (name) => STATIONS.indexOf(name);

/**
 * @param {SVGSVGElement} root @param {typeof import("../words.en.json")["cascade"]} words
 */
export function scene(root, words) {
  const seenBy = /** @type {Record<string, Record<string, string>>} */ (words.seen_by);
  /** @type {{ x: number, y: number }[]} */
  let places = [];
  let lying = true;
  /** @type {Map<string, { path: SVGPathElement, at: (t: number) => [number, number] }>} */
  const legs = new Map();
  const under = svg("g");
  const dots = svg("g");
  const over = svg("g");
  const cross = svg("g", { class: "hw-cross" }, svg("circle", { r: 11 }), svg("path", { d: "M-5 -5L5 5M-5 5L5 -5" }));
  const stations = STATIONS.map((name) => {
    const icon = ICONS[name]();
    const title = svg("text", { class: "hw-strong" }, words.stations[name]);
    const value = svg("text", { class: "hw-state" });
    const seen = svg("text", { class: "hw-seen" }, words.seen[name]);
    const el = svg("g", { class: "hw-station" }, icon.el, title, value, seen);
    return { name, icon, title, value, seen, el };
  });
  over.append(...stations.map(({ el }) => el), cross);
  const bypass = svg("text", { class: "hw-bypass", "text-anchor": "middle" });

  /** A leg's line: straight to the next station, round past others. @param {Station} from @param {Station} to */
  function leg(from, to) {
    const [a, b] = [places[index(from)], places[index(to)]];
    const past = index(to) - index(from) - 1;
    const bulge = past === 0 ? 0 : lying ? 46 + 14 * past : 20 + 9 * past;
    const middle = lying ? { x: (a.x + b.x) / 2, y: a.y - 2 * bulge } : { x: a.x - 2 * bulge, y: (a.y + b.y) / 2 };
    if (past === 0) Object.assign(middle, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    /** @param {number} t @returns {[number, number]} */
    const at = (t) => {
      const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      return [p * a.x + q * middle.x + r * b.x, p * a.y + q * middle.y + r * b.y];
    };
    const path = svg("path", { class: "hw-leg", d: `M${a.x} ${a.y}Q${middle.x} ${middle.y} ${b.x} ${b.y}` });
    return { path, at, top: middle, past };
  }

  /** Lay the stations out. Returns the height that it takes. @param {number} width */
  function build(width) {
    lying = width >= 560;
    root.classList.toggle("is-narrow", lying && width < 660);
    const pitch = lying ? width / STATIONS.length : 57;
    places = STATIONS.map((_, i) => (lying ? { x: pitch * (i + 0.5), y: 118 } : { x: 84, y: 26 + pitch * i }));
    legs.clear();
    for (const road of Object.values(ROADS)) {
      for (let i = 0; i + 1 < road.length; i++) {
        const key = `${road[i]}-${road[i + 1]}`;
        if (!legs.has(key)) legs.set(key, leg(road[i], road[i + 1]));
      }
    }
    under.replaceChildren(...[...legs.values()].map(({ path }) => path));
    stations.forEach(({ icon, title, value, seen }, i) => {
      const { x, y } = places[i];
      assign(icon.el, { transform: `translate(${x} ${y})${lying ? "" : " scale(0.8)"}` });
      const anchor = lying ? "middle" : "start";
      const left = lying ? x : x + 40;
      [title, value, seen].forEach((text, row) =>
        assign(text, { x: left, y: lying ? y + 52 + 18 * row : y - 12 + 17 * row, "text-anchor": anchor }),
      );
    });
    root.replaceChildren(under, dots, over, bypass);
    return lying ? 214 : pitch * 6 + 54;
  }

  /**
   * @param {Mechanism} account
   * @param {{ shares: Record<Station, number>, texts: Record<Station, string>, stop: Station | null }} state
   * `shares` is what each icon shows; `stop` is where something stands in the way.
   */
  function draw(account, { shares, texts, stop }) {
    const road = ROADS[account];
    const cut = stop && road.includes(stop) ? road.indexOf(stop) : Infinity;
    for (const [key, { path }] of legs) {
      const at = road.findIndex((name, i) => key === `${name}-${road[i + 1]}`);
      assign(path, { "data-state": at < 0 ? "other" : at >= cut ? "cut" : "on" });
    }
    for (const { name, icon, value, seen, el } of stations) {
      const on = road.includes(name);
      assign(el, { "data-state": !on ? "other" : road.indexOf(name) > cut ? "cut" : "on" });
      icon.draw(shares[name], account);
      const text = on ? texts[name] : words.off_road;
      if (value.textContent !== text) value.textContent = text;
      seen.textContent = seenBy[account]?.[name] ?? words.seen[name];
    }
    const here = stop && road.includes(stop) ? places[index(stop)] : null;
    cross.toggleAttribute("hidden", !here);
    if (here) assign(cross, { transform: `translate(${here.x + 20} ${here.y - 20})` });
    label(account);
  }

  /** What takes the bypass, written on it. @param {Mechanism} account */
  function label(account) {
    const far = account === "disinhibition" ? null : legs.get(account === "direct" ? "level-go" : "level-ampa");
    bypass.textContent = far && lying ? wordOf(words.by, account) : "";
    if (!far) return;
    const [x, y] = far.at(0.5);
    assign(bypass, { x, y: y - 9 });
  }

  /** Dots that travel along the road. @param {Mechanism} account @param {number} phase 0 to 1 @param {(station: Station) => number} flow */
  function travel(account, phase, flow) {
    const road = ROADS[account];
    let made = "";
    for (let i = 0; i + 1 < road.length; i++) {
      const strength = flow(road[i]);
      const line = legs.get(`${road[i]}-${road[i + 1]}`);
      if (strength < 0.03 || !line) continue;
      for (const start of [0, 0.5]) {
        const [x, y] = line.at((phase + start) % 1);
        made += `M${(x - 0.01).toFixed(1)} ${y.toFixed(1)}h0.02`;
      }
    }
    moving.setAttribute("d", made);
  }
  const moving = svg("path", { class: "hw-moving" });
  dots.append(moving);

  return { build, draw, travel };
}
