/** A small drawing for each scene, four strokes of the palette: what stands there, what is warm, what is cool, what glows. */
import { svg } from "../../ui/dom.js";

/** A circle as a path. @param {number} x @param {number} y @param {number} r */
const dot = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
/** Head and shoulders. @param {number} x @param {number} y */
const person = (x, y) => `${dot(x, y, 6)}M${x - 11} ${y + 23}q1-14 11-14t11 14`;

/** @type {Record<string, { ink?: string, warm?: string, cool?: string, glow?: string }>} */
const PLACES = {
  // A phone at night.
  s01: {
    glow: dot(58, 47, 33),
    ink: "M44 15h28a6 6 0 0 1 6 6v52a6 6 0 0 1-6 6h-28a6 6 0 0 1-6-6v-52a6 6 0 0 1 6-6zM53 72h10",
    cool: "M45 27h24v13h-16l-5 6v-6h-3zM53 54h18M61 61h10",
    warm: "M103 10a11 11 0 1 0 9 18a14 14 0 0 1-9-18zM18 20v6M15 23h6M98 58v4M96 60h4",
  },
  // A bottle of tablets.
  s02: {
    glow: dot(92, 68, 18),
    ink: "M36 32h38v42a6 6 0 0 1-6 6h-26a6 6 0 0 1-6-6zM40 16h30v16h-30zM47 16v16M55 16v16M63 16v16",
    cool: "M36 45h38v20h-38zM43 52h24M43 58h14",
    warm: `${dot(92, 71, 8)}M87 65l11 11`,
  },
  // Two chairs and a lamp.
  s03: {
    glow: dot(60, 25, 21),
    ink: "M16 36v43M16 61h25v18M16 52q8-6 8 9M104 36v43M104 61h-25v18M104 52q-8-6-8 9",
    warm: "M50 32h20l-5-15h-10zM60 32v47M51 79h18",
  },
  // A house, a parcel, a call.
  s04: {
    glow: "M43 47h10v10h-10zM67 47h10v10h-10z",
    ink: "M26 44l34-29 34 29M34 38v41h52v-41M55 79v-17h10v17M43 47h10v10h-10zM67 47h10v10h-10z",
    warm: "M93 64h18v15h-18zM102 64v15M93 70h18",
    cool: "M100 22a14 14 0 0 1 0 20M107 16a23 23 0 0 1 0 32",
  },
  // A car on its way.
  s05: {
    glow: dot(99, 23, 13),
    ink: `M22 69h-8v-13l12-3 11-17h32l16 17 17 4v12h-10M76 69h-36M31 53h54M54 36v17`,
    cool: `${dot(31, 69, 8)}${dot(85, 69, 8)}`,
    warm: "M4 79h112M12 87h16M44 87h16M76 87h16",
  },
  // An old picture.
  s06: {
    glow: "M41 23h38v44h-38z",
    ink: "M34 16h52v58h-52zM41 23h38v44h-38zM60 74v8M48 82h24",
    cool: person(60, 41),
  },
  // A calendar with three marks.
  s07: {
    ink: "M26 22h68v57h-68zM26 37h68M42 15v13M78 15v13",
    warm: `${dot(42, 49, 5)}${dot(60, 49, 5)}${dot(78, 67, 5)}`,
    cool: "M76 49h4M40 67h4M58 67h4",
  },
  // A chair, and a cloud that does nothing.
  s08: {
    ink: "M28 34v45M28 60h27v19M28 51q9-6 9 9",
    cool: "M67 36a10 10 0 0 1 19-6a9 9 0 0 1 7 17h-25a6 6 0 0 1-1-11z",
    warm: "M64 68h42",
  },
  // A light that is very bright.
  s09: {
    glow: dot(60, 40, 29),
    ink: "M50 58a20 20 0 1 1 20 0v9h-20zM52 73h16M55 79h10",
    warm: "M60 10v-6M85 19l5-5M35 19l-5-5M93 42h7M27 42h-7",
    cool: "M54 58v-12l6 5 6-5v12",
  },
  // A photo of a group.
  s10: {
    ink: "M16 22h76v58h-76z",
    cool: `${person(33, 44)}${person(54, 40)}${person(75, 44)}`,
    warm: "M84 8h28v18h-16l-6 7v-7h-6zM92 17h12",
    glow: "M84 8h28v18h-28z",
  },
  // A reclining chair, and a blanket.
  s11: {
    glow: dot(96, 26, 14),
    ink: "M20 36l20 28h38l24 12M40 64v15M78 64v15M96 40v39M90 79h12",
    cool: "M44 63q3-17 19-17t24 22z",
    warm: `M88 40h16l-4-13h-8z`,
  },
  // Someone asleep, and a phone that rings.
  s12: {
    ink: `M12 79v-28M12 70h96M108 79v-17${dot(29, 58, 7)}`,
    cool: "M40 66q6-15 26-13t36 13z",
    warm: "M64 10h14v24h-14zM69 30h4M86 14a13 13 0 0 1 0 16M93 8a23 23 0 0 1 0 28",
    glow: "M64 10h14v24h-14z",
  },
};

/** @param {string} id of a scene */
export function place(id) {
  const strokes = Object.entries(PLACES[id] ?? {}).map(([name, d]) => svg("path", { class: `hw-story-${name}`, d }));
  return svg("svg", { class: "hw-story-place", viewBox: "0 0 120 92", "aria-hidden": "true" }, ...strokes);
}
