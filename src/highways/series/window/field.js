/**
 * The field: how long a window stays open, by how much is practised, coloured by how the life that lies there ends on the map.
 * Its regions differ in tint and in pattern, borders run between them, and each bears its name. All in CSS pixels.
 */
import { keepIn, line, scale, wide } from "../../ui/chart.js";
import { assign, fill, h, svg, wordOf } from "../../ui/dom.js";
import { region } from "../../roads/network.js";
import { GLUTAMATE, STEPS, USUAL } from "../regions.js";
import { borders, patterns, spot } from "./land.js";

/** Pixels of the tint; the browser smooths between them. */
const [COLUMNS, ROWS] = [96, 72];
/** Captured shares and the colour that lies there; between them colours mix. */
const TINTS = /** @type {[number, string, number][]} */ ([
  [0, "new-road", 0.5],
  [0.2, "new-road", 0.32],
  [0.47, "lane", 0.2],
  [0.53, "lane", 0.2],
  [0.7, "highway", 0.17],
  [0.8, "highway", 0.23],
]);
/** How far one press of an arrow key moves the point, and one of Page Up. */
const STEP = 0.02;
const LEAP = 0.1;
const clamp = (/** @type {number} */ value) => Math.min(Math.max(value, 0), 1);
/** Places as they are shared: finer than a pixel. */
const round = (/** @type {number} */ value) => Math.round(1000 * clamp(value)) / 1000;

/**
 * @typedef {(length: number, practice: number) => number} Ending
 * @param {typeof import("../window.words.en.json")} words @param {(length: number, practice: number) => void} onMove
 */
export function field(words, onMove) {
  const tint = h("canvas", { width: COLUMNS, height: ROWS, "aria-hidden": "true" });
  const pen = /** @type {CanvasRenderingContext2D} */ (tint.getContext("2d"));
  const land = svg("g", {});
  const axes = svg("g", {});
  const names = svg("g", {});
  const ruler = svg("path", { class: "hw-window-open" });
  const pole = svg("path", { class: "hw-window-practised" });
  const hairs = svg("path", { class: "hw-window-hairs" });
  const chart = svg("svg", { class: "hw-chart", role: "img" }, land, axes, ruler, pole, hairs, names);
  const handle = h(
    "div",
    {
      class: "hw-window-point",
      role: "slider",
      tabindex: 0,
      "aria-label": words.field.point,
      "aria-roledescription": words.field.point_role,
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    },
    svg(
      "svg",
      { viewBox: "-22 -22 44 44", "aria-hidden": "true" },
      svg("circle", { r: 10, class: "hw-marble" }),
      svg("circle", { cx: -3, cy: -3.5, r: 2.5, class: "hw-window-shine" }),
    ),
  );
  const el = h("div", { class: "hw-window-field" }, tint, chart, handle);

  let box = { left: 0, right: 1, top: 0, bottom: 1 };
  let x = scale([0, 1], [0, 1]);
  let y = x;
  /** @type {Ending | null} */
  let ending = null;
  let at = { length: 0, practice: 0 };

  /** Fit the field to its element; false while there is no room for it. @param {boolean} lift whether its length is that of a lifted mood */
  function build(lift) {
    const [width, height] = [el.clientWidth, el.clientHeight];
    if (!width || !height) return false;
    const { across, steps, most } = words.field;
    const last = [most.slice(0, most.lastIndexOf(" ")), most.slice(most.lastIndexOf(" ") + 1)];
    const beside = [...Object.keys(STEPS).map((name) => wordOf(steps, name)), ...last];
    box = {
      left: Math.max(62, 13 + Math.ceil(Math.max(...beside.map((says) => wide(chart, says))))),
      right: width - 2,
      top: 26,
      bottom: height - 56,
    };
    x = scale([0, 1], [box.left, box.right]);
    y = scale([0, 1], [box.bottom, box.top]);
    assign(tint, {
      style: `left:${box.left}px;top:${box.top}px;width:${box.right - box.left}px;height:${box.bottom - box.top}px`,
    });
    const text = (
      /** @type {number} */ px,
      /** @type {number} */ py,
      /** @type {string} */ says,
      anchor = "middle",
      look = "",
    ) => svg("text", { x: px, y: py, "text-anchor": anchor, class: look || false }, says);
    axes.replaceChildren(
      svg("path", {
        class: "hw-window-track",
        d: `M${box.left} ${box.bottom + 5}H${box.right}M${box.left - 5} ${box.bottom}V${box.top}`,
      }),
      ...Object.entries(STEPS).flatMap(([name, place]) => [
        svg("path", { class: "hw-window-tick", d: `M${box.left} ${y(place).toFixed(1)}h6` }),
        text(box.left - 12, y(place) + 4, wordOf(steps, name), "end"),
      ]),
      svg("path", { class: "hw-window-tick", d: `M${box.left} ${box.top}h6` }),
      // Its last words below: the scale ends here, and there is no room beside it.
      ...last.map((says, i) => text(box.left - 12, box.top + 7 + 14 * i, says, "end")),
      text(0, 13, words.field.practice, "start", "hw-strong"),
      text(box.left, box.bottom + 26, across.none, "start"),
      text(x(USUAL), box.bottom + 26, across.short),
      text(box.right, box.bottom + 26, across.long, "end"),
      text(box.right, box.bottom + 48, lift ? words.field.lift : words.field.length, "end", "hw-strong"),
      ...(lift ? [] : [svg("path", { class: "hw-window-mark", d: `M${x(GLUTAMATE)} ${box.bottom - 1}l-6 -10h12z` })]),
    );
    keepIn(chart, width);
    return true;
  }

  /** Another account, another land: its tint, its borders and its names. @param {Ending} next */
  function paint(next) {
    ending = next;
    const look = getComputedStyle(el);
    const colours = TINTS.map(([share, name, alpha]) => ({
      share,
      alpha,
      rgb: channels(look.getPropertyValue(`--hw-${name}`)),
    }));
    const image = pen.createImageData(COLUMNS, ROWS);
    for (let row = 0, i = 0; row < ROWS; row++) {
      for (let column = 0; column < COLUMNS; column++, i += 4) {
        const share = next((column + 0.5) / COLUMNS, 1 - (row + 0.5) / ROWS);
        let k = 1;
        while (k < colours.length - 1 && colours[k].share < share) k++;
        const [a, b] = [colours[k - 1], colours[k]];
        const part = clamp((share - a.share) / (b.share - a.share));
        for (let c = 0; c < 3; c++) image.data[i + c] = a.rgb[c] + part * (b.rgb[c] - a.rgb[c]);
        image.data[i + 3] = 255 * (a.alpha + part * (b.alpha - a.alpha));
      }
    }
    pen.putImageData(image, 0, 0);
    const size = { width: box.right - box.left, height: box.bottom - box.top };
    const move = `translate(${box.left} ${box.top})`;
    const { hatch, dots } = patterns(next, size);
    land.replaceChildren(
      svg("path", { class: "hw-window-hatch", d: hatch, transform: move }),
      svg("path", { class: "hw-window-dots", d: dots, transform: move }),
      svg("path", { class: "hw-window-border", d: borders(next, size), transform: move }),
    );
    names.replaceChildren(
      ...Object.entries(words.regions)
        .map(([name, says]) => {
          const found = spot(next, size, (share) => region(share) === name, wide(chart, says, "hw-window-name"));
          return (
            found &&
            svg(
              "text",
              { class: "hw-window-name", x: box.left + found.x, y: box.top + found.y + 5, "text-anchor": "middle" },
              says,
            )
          );
        })
        .filter((one) => one !== null),
    );
  }

  /** @param {number} length @param {number} practice @param {string} says the place in words */
  function point(length, practice, says) {
    at = { length, practice };
    const [px, py] = [x(length), y(practice)];
    handle.style.transform = `translate(${px.toFixed(1)}px, ${py.toFixed(1)}px)`;
    assign(ruler, { d: `M${box.left} ${box.bottom + 5}H${px.toFixed(1)}` });
    assign(pole, { d: `M${box.left - 5} ${box.bottom}V${py.toFixed(1)}` });
    assign(hairs, {
      d: line([
        [box.left, py],
        [px, py],
        [px, box.bottom],
      ]),
    });
    assign(handle, { "aria-valuenow": Math.round(100 * length), "aria-valuetext": says });
  }

  /** Where a hand is. @param {{ clientX: number, clientY: number }} event @param {{ x: number, y: number }} [held] where it holds the point */
  function to({ clientX, clientY }, held = { x: 0, y: 0 }) {
    const { left, top } = el.getBoundingClientRect();
    const inside = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ end) =>
      round((value - from) / (end - from));
    onMove(inside(clientX - left - held.x, box.left, box.right), inside(clientY - top - held.y, box.bottom, box.top));
  }

  // A finger drags the point itself, so that a page can still be moved by the field; a mouse may take hold anywhere.
  let held = { x: 0, y: 0 };
  el.addEventListener("pointerdown", (event) => {
    const onPoint = event.target instanceof Node && handle.contains(event.target);
    if (!onPoint && event.pointerType !== "mouse") return;
    const { left, top } = el.getBoundingClientRect();
    held = onPoint
      ? { x: event.clientX - left - x(at.length), y: event.clientY - top - y(at.practice) }
      : { x: 0, y: 0 };
    el.setPointerCapture(event.pointerId);
    event.preventDefault();
    handle.focus({ preventScroll: true });
    if (!onPoint) to(event);
  });
  el.addEventListener("pointermove", (event) => el.hasPointerCapture(event.pointerId) && to(event, held));
  el.addEventListener(
    "click",
    (event) =>
      event instanceof PointerEvent &&
      event.pointerType !== "mouse" &&
      !handle.contains(/** @type {Node} */ (event.target)) &&
      to(event),
  );
  handle.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? LEAP : STEP;
    const by = /** @type {Record<string, [number, number]>} */ ({
      ArrowRight: [step, 0],
      ArrowLeft: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
      PageUp: [0, LEAP],
      PageDown: [0, -LEAP],
      Home: [-1, 0],
      End: [1, 0],
    })[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(round(at.length + by[0]), round(at.practice + by[1]));
  });

  return {
    el,
    build,
    paint,
    point,
    /** What the field shows, in words. @param {string} regions */
    tell: (regions) => assign(chart, { "aria-label": fill(words.field.picture, { regions }) }),
    /** The share that the field has for a place. @param {number} length @param {number} practice */
    ending: (length, practice) => (ending ? ending(length, practice) : 0),
  };
}

/** Red, green and blue of a colour of the palette. @param {string} hexadecimal */
function channels(hexadecimal) {
  const number = parseInt(hexadecimal.trim().slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
