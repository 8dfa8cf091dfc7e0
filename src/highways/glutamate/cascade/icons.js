/**
 * What stands at each station, drawn around (0, 0) in a circle of radius 30. Each gives its element and `draw(share)`.
 * Shares are plain: a cell shows 20 ticks as usual and as many as its activity says; a twig shows 20 spines for 100.
 */
import { assign, svg } from "../../ui/dom.js";

/** @typedef {import("../model.js").Mechanism} Mechanism */
/** @typedef {() => { el: SVGGElement, draw: (share: number, account: Mechanism) => void }} Icon */

const plate = () => svg("circle", { class: "hw-plate", r: 30 });

/** A drop that fills. @type {Icon} */
function level() {
  const shape = "M0 -20C9 -7 14 0 14 7A14 14 0 0 1 -14 7C-14 0 -9 -7 0 -20Z";
  const fillUp = svg("path", { class: "hw-drug" });
  const el = svg("g", {}, plate(), fillUp, svg("path", { class: "hw-outline", d: shape }));
  return {
    el,
    draw(share) {
      // The drop's width at each height, cut off at the level.
      const top = 21 - 41 * Math.min(share, 1);
      let [left, right] = ["", ""];
      for (let y = 21; y >= top; y -= 1.5) {
        const half = y > 7 ? Math.sqrt(Math.max(196 - (y - 7) ** 2, 0)) : 14 * Math.max((y + 20) / 27, 0) ** 0.8;
        right += `L${half.toFixed(1)} ${y}`;
        left = `L${(-half).toFixed(1)} ${y}${left}`;
      }
      assign(fillUp, { d: share > 0.004 ? `M0 21${right}${left}Z` : "" });
    },
  };
}

/** A cell whose ticks are its activity: 20 as usual. @param {string} kind @returns {Icon} */
const cell = (kind) => () => {
  const ticks = svg("path", { class: "hw-ticks" });
  const body =
    kind === "brake"
      ? svg("circle", { class: "hw-outline", cy: -7, r: 11 })
      : svg("path", { class: "hw-outline", d: "M0 -20L12 2H-12Z", "stroke-linejoin": "round" });
  return {
    el: svg("g", {}, plate(), body, ticks),
    draw(share) {
      const count = Math.round(20 * share);
      let d = "";
      for (let i = 0; i < count; i++) d += `M${(-19 + (38 * (i + 0.5)) / count).toFixed(1)} 9v9`;
      assign(ticks, { d });
    },
  };
};

// Where the dots of a full gap float: the same places every time.
const FLOAT = Array.from({ length: 34 }, (_, i) => [((i * 13) % 34) - 16.5, ((i * 7) % 17) - 8]);

/** Messengers in the gap between two cells: 20 as usual. @type {Icon} */
function glutamate() {
  const dots = svg("path", { class: "hw-messenger" });
  return {
    el: svg("g", {}, plate(), svg("path", { class: "hw-outline", d: "M-20 -14Q0 -9 20 -14M-20 16Q0 11 20 16" }), dots),
    draw(share) {
      const count = Math.round(20 * share);
      assign(dots, {
        d: FLOAT.slice(0, count)
          .map(([x, y]) => `M${x} ${y + 1}h0.01`)
          .join(""),
      });
    },
  };
}

/** Three gates in the wall of the next cell, each of two leaves that part. @type {Icon} */
function ampa() {
  const leaves = svg("path", { class: "hw-leaves" });
  return {
    el: svg("g", {}, plate(), svg("path", { class: "hw-outline", d: "M-26 0H26" }), leaves),
    draw(share) {
      const gap = 2.6 + 2.6 * Math.min(share, 1);
      assign(leaves, { d: [-15, 0, 15].map((x) => `M${x - gap} -9v18M${x + gap} -9v18`).join("") });
    },
  };
}

/** Bars that light up, one after another. @type {Icon} */
function growth() {
  const bars = Array.from({ length: 5 }, (_, i) =>
    svg("rect", {
      x: -20 + i * 8.5,
      y: 12 - (i + 1) * 5,
      width: 6,
      height: (i + 1) * 5 + 3,
      rx: 1.5,
      class: "hw-growth-bar",
    }),
  );
  return {
    el: svg("g", {}, plate(), ...bars),
    draw(share) {
      bars.forEach((bar, i) => assign(bar, { "fill-opacity": Math.min(Math.max(5 * share - i, 0), 1).toFixed(2) }));
    },
  };
}

/** A twig: 20 spines are those of an unstressed animal. New ones stand out. @type {Icon} */
function spines() {
  const [old, fresh] = [svg("path", { class: "hw-old-spines" }), svg("path", { class: "hw-new-spines" })];
  const place = (/** @type {number} */ i) =>
    `M${(-21 + 4.4 * (i >> 1)).toFixed(1)} ${i % 2 ? 2 : -2}v${i % 2 ? 9 : -9}`;
  return {
    el: svg("g", {}, plate(), svg("path", { class: "hw-outline", d: "M-26 0H26" }), old, fresh),
    draw(share) {
      const total = 20 * share;
      // The sixteen that stress left stand in every fifth gap but one; the others bud between them.
      const gaps = [3, 8, 13, 18, 20, 21];
      const kept = Array.from({ length: 20 }, (_, i) => i).filter((i) => !gaps.includes(i));
      assign(old, { d: kept.map(place).join("") });
      assign(fresh, {
        d: gaps
          .map((i, n) => {
            const grown = Math.min(Math.max(total - 16 - n, 0), 1);
            const [x, side] = [-21 + 4.4 * (i >> 1), i % 2 ? 1 : -1];
            return grown > 0.04 ? `M${x.toFixed(1)} ${2 * side}v${(9 * side * grown).toFixed(1)}` : "";
          })
          .join(""),
      });
    },
  };
}

export const ICONS = { level, brake: cell("brake"), go: cell("go"), glutamate, ampa, growth, spines };
