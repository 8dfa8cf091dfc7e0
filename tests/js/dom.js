/**
 * A page without a browser: jsdom's elements as globals, a clock that moves by hand, and stand-ins for what only a browser
 * knows (sizes, canvas, colours, observers). What is laid out, focused by Tab, painted or printed is tested in Chromium.
 *
 * Import this file first: widgets look for the page when they are loaded.
 */
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Days and dates are those of one place, on every machine.
process.env.TZ = "UTC";

export const ROOT = new URL("../../", import.meta.url);
const palettes = JSON.parse(readFileSync(new URL("src/highways/ui/palette.json", ROOT), "utf8"));

const EMPTY =
  '<!doctype html><html lang="en" data-theme="light" data-content_root="./"><head><title>t</title></head><body></body></html>';
const { window: page } = new JSDOM(EMPTY, { url: "https://course.test/book/lesson.html", virtualConsole: undefined });

/** Globals of a page that widgets use. `window` is the global object itself, so that timers are those below. */
const NAMES =
  `document Node Element HTMLElement HTMLInputElement HTMLSelectElement HTMLTextAreaElement HTMLDetailsElement
  SVGElement Event CustomEvent KeyboardEvent MouseEvent PointerEvent InputEvent StorageEvent MutationObserver DOMParser
  AbortController AbortSignal DOMException Storage Blob File FileReader localStorage sessionStorage location history
  NodeFilter HTMLCanvasElement HTMLAnchorElement PageTransitionEvent`.split(/\s+/);
for (const name of NAMES)
  Object.defineProperty(globalThis, name, { value: page[name], writable: true, configurable: true });
Object.defineProperty(globalThis, "window", { value: globalThis, writable: true, configurable: true });
Object.defineProperty(globalThis, "navigator", { value: page.navigator, configurable: true });
globalThis.dispatchEvent = page.dispatchEvent.bind(page);
globalThis.devicePixelRatio = 1;
globalThis.innerWidth = 1280;
globalThis.innerHeight = 900;
globalThis.scrollY = 0;
globalThis.scrollTo = () => {};

// The clock ---------------------------------------------------------------------------------------------------------

const FRAME = 16;
const RealDate = Date;
let now = RealDate.UTC(2026, 10, 21, 12);
let began = now;
let ids = 0;
/** @type {Map<number, { due: number, run: () => void, every?: number }>} */
const waiting = new Map();

/** @param {() => void} run @param {number} ms */
function later(run, ms) {
  waiting.set(++ids, { due: now + Math.max(ms || 0, 0), run });
  return ids;
}
globalThis.setTimeout = /** @type {any} */ ((run, ms, ...rest) => later(() => run(...rest), ms));
globalThis.clearTimeout = /** @type {any} */ ((id) => void waiting.delete(id));
globalThis.requestAnimationFrame = (run) => later(() => run(performance.now()), FRAME);
globalThis.cancelAnimationFrame = (id) => void waiting.delete(id);
Object.defineProperty(globalThis, "performance", {
  value: { now: () => now - began },
  configurable: true,
  writable: true,
});
globalThis.Date = /** @type {any} */ (
  class extends RealDate {
    constructor(/** @type {any[]} */ ...args) {
      if (args.length) super(.../** @type {[any]} */ (args));
      else super(now);
    }
    static now() {
      return now;
    }
  }
);

export const clock = {
  get now() {
    return now;
  },
  /** Set the day, before anything is mounted. @param {number} at */
  set(at) {
    now = began = at;
  },
  /** Let time go by: timers and frames that fall due run in their order. @param {number} [ms] */
  pass(ms = 0) {
    const until = now + ms;
    for (let turns = 0; turns < 100_000; turns++) {
      const next = [...waiting]
        .filter(([, one]) => one.due <= until)
        .sort(([a, x], [b, y]) => x.due - y.due || a - b)[0];
      if (!next) break;
      waiting.delete(next[0]);
      now = Math.max(now, next[1].due);
      next[1].run();
    }
    now = until;
  },
  /** Timers and frames that somebody still waits for. */
  get waiting() {
    return waiting.size;
  },
  forget: () => waiting.clear(),
};

/** Promises, then whatever fell due. */
export async function settle() {
  for (let i = 0; i < 4; i++) {
    await new Promise((done) => setImmediate(done));
    clock.pass();
  }
}

// What is listened to, and what watches -------------------------------------------------------------------------------

/** Listeners of the window, the document and its root, and observers that were not let go. */
const held = { listeners: new Map(), observers: new Set() };
for (const [name, target] of Object.entries({
  window: page,
  document: page.document,
  root: page.document.documentElement,
})) {
  const { addEventListener: add, removeEventListener: remove } = target;
  held.listeners.set(name, 0);
  const known = new Map();
  const count = (/** @type {number} */ by) => held.listeners.set(name, held.listeners.get(name) + by);
  const adding = (/** @type {string} */ type, /** @type {any} */ callback, /** @type {any} */ options) => {
    const key = known.get(callback) ?? known.set(callback, new Set()).get(callback);
    if (!key.has(type)) count(1);
    key.add(type);
    options?.signal?.addEventListener("abort", () => key.delete(type) && count(-1));
    add.call(target, type, callback, options);
  };
  const removing = (/** @type {string} */ type, /** @type {any} */ callback, /** @type {any} */ options) => {
    if (known.get(callback)?.delete(type)) count(-1);
    remove.call(target, type, callback, options);
  };
  if (name === "window") Object.assign(globalThis, { addEventListener: adding, removeEventListener: removing });
  else Object.assign(target, { addEventListener: adding, removeEventListener: removing });
}

const RealMutations = page.MutationObserver;
globalThis.MutationObserver = /** @type {any} */ (
  class extends RealMutations {
    observe(/** @type {Node} */ target, /** @type {MutationObserverInit} */ options) {
      held.observers.add(this);
      super.observe(target, options);
    }
    disconnect() {
      held.observers.delete(this);
      super.disconnect();
    }
  }
);

/** @type {Set<ResizeWatch>} */
const sizes = new Set();
class ResizeWatch {
  /** @param {(entries: any[]) => void} callback */
  constructor(callback) {
    this.callback = callback;
    this.watched = new Set();
  }
  observe(/** @type {Element} */ el) {
    this.watched.add(el);
    sizes.add(this);
    held.observers.add(this);
    later(() => sizes.has(this) && this.tell(), 0);
  }
  unobserve(/** @type {Element} */ el) {
    this.watched.delete(el);
  }
  disconnect() {
    sizes.delete(this);
    held.observers.delete(this);
  }
  tell() {
    this.callback([...this.watched].map((target) => ({ target, contentRect: target.getBoundingClientRect() })));
  }
}
globalThis.ResizeObserver = /** @type {any} */ (ResizeWatch);
globalThis.IntersectionObserver = /** @type {any} */ (
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
);

/** All that a widget may hold beyond its element. */
export const holding = () => ({
  ...Object.fromEntries(held.listeners),
  observers: held.observers.size,
  waiting: waiting.size,
});

// Sizes, colours, canvas ----------------------------------------------------------------------------------------------

export const screen = { width: 800, height: 300, still: true };

/** Whether it can be seen, as far as attributes and folds say. @param {Element | null} el */
export function seen(el) {
  for (let one = el; one && one !== document.documentElement; one = one.parentElement) {
    if (one.hasAttribute("hidden") || one.getAttribute("visibility") === "hidden") return false;
    const { style } = /** @type {HTMLElement} */ (one);
    if (style?.display === "none" || style?.visibility === "hidden") return false;
    const fold = one.parentElement;
    if (fold?.localName === "details" && !fold.hasAttribute("open") && one.localName !== "summary") return false;
  }
  return Boolean(el?.isConnected);
}

for (const [name, of] of /** @type {const} */ ([
  ["clientWidth", "width"],
  ["offsetWidth", "width"],
  ["clientHeight", "height"],
  ["offsetHeight", "height"],
])) {
  Object.defineProperty(page.Element.prototype, name, {
    get() {
      return seen(this) ? screen[of] : 0;
    },
    configurable: true,
  });
}
page.Element.prototype.getBoundingClientRect = () => {
  const { width, height } = screen;
  return /** @type {any} */ ({ x: 0, y: 0, left: 0, top: 0, right: width, bottom: height, width, height });
};
page.Element.prototype.scrollIntoView = () => {};
page.Element.prototype.setPointerCapture = () => {};
page.HTMLElement.prototype.showPopover = function () {
  this.dataset.popped = "";
};
page.HTMLElement.prototype.hidePopover = function () {
  delete this.dataset.popped;
};
page.SVGElement.prototype.getBBox = function () {
  return /** @type {any} */ ({
    x: Number(this.getAttribute("x")),
    y: Number(this.getAttribute("y")) - 12,
    width: 7 * (this.textContent ?? "").length,
    height: 16,
  });
};
page.SVGElement.prototype.getComputedTextLength = function () {
  return 7 * (this.textContent ?? "").length;
};
globalThis.matchMedia = /** @type {any} */ (
  (/** @type {string} */ query) => ({
    matches: query.includes("reduced-motion") && screen.still,
    media: query,
    addEventListener() {},
    removeEventListener() {},
  })
);
globalThis.getComputedStyle = /** @type {any} */ (
  (/** @type {Element} */ el) => {
    const colours = palettes[document.documentElement.dataset.theme ?? "light"];
    const named = (/** @type {string} */ name) => colours[name.replace(/^--hw-/, "").replace("-", "_")] ?? "";
    return { color: "rgb(255, 255, 255)", getPropertyValue: named, display: seen(el) ? "block" : "none" };
  }
);

/** A pen that writes down what it was told, since the sheet was last wiped. */
class Pen {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {Record<string, any>[]} */
    this.drawn = [];
    this.image = null;
  }
  clearRect() {
    this.drawn = [];
  }
  beginPath() {
    this.path = [];
  }
  moveTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.path?.push([x, y]);
  }
  lineTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.path?.push([x, y]);
  }
  arc(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ radius) {
    this.disc = [x, y, radius];
    this.drawn.push({ disc: this.disc });
  }
  stroke() {
    if (this.path?.length) this.drawn.push({ line: this.path, width: this.lineWidth, colour: this.strokeStyle });
  }
  fill() {
    if (this.disc) Object.assign(this.drawn.at(-1) ?? {}, { colour: this.fillStyle });
  }
  fillRect(/** @type {number[]} */ ...box) {
    this.drawn.push({ box, colour: this.fillStyle });
  }
  createImageData(/** @type {number} */ width, /** @type {number} */ height) {
    return { width, height, data: new Uint8ClampedArray(4 * width * height) };
  }
  getImageData(
    /** @type {number} */ _x,
    /** @type {number} */ _y,
    /** @type {number} */ width,
    /** @type {number} */ height,
  ) {
    return this.image ?? this.createImageData(width, height);
  }
  putImageData(/** @type {any} */ image) {
    this.image = image;
  }
  setTransform() {}
  scale() {}
  save() {}
  restore() {}
  closePath() {}
  drawImage() {}
  translate() {}
}
const pens = new WeakMap();
page.HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
  function (/** @type {any} */ kind) {
    if (kind !== "2d") return null;
    if (!pens.has(this)) pens.set(this, new Pen(this));
    return pens.get(this);
  }
);

// Files that a reader saves, and paper --------------------------------------------------------------------------------

/** @type {{ name: string, blob: Blob }[]} */
export const saved = [];
const blobs = new Map();
URL.createObjectURL = (/** @type {any} */ blob) => {
  const url = `blob:course/${blobs.size}`;
  blobs.set(url, blob);
  return url;
};
URL.revokeObjectURL = () => {};
page.HTMLAnchorElement.prototype.click = function () {
  if (blobs.has(this.href)) saved.push({ name: this.download, blob: blobs.get(this.href) });
  else this.dispatchEvent(new page.MouseEvent("click", { bubbles: true, cancelable: true }));
};
export const paper = { printed: 0 };
globalThis.print = () => void paper.printed++;

/** Another width of the window: those who watch are told. @param {number} width */
export function resize(width) {
  screen.width = width;
  for (const one of [...sizes]) one.tell();
  clock.pass();
}

/** An empty page, and a browser that knows nothing. */
export function fresh() {
  document.body.replaceChildren();
  document.documentElement.dataset.theme = "light";
  try {
    page.localStorage.clear();
    page.sessionStorage.clear();
  } catch {}
  Object.defineProperty(globalThis, "localStorage", { value: page.localStorage, writable: true, configurable: true });
  for (const name of ["highwaysMemory", "highwaysCourse", "highwaysQuestions", "highwaysSearch"])
    delete (/** @type {any} */ (globalThis)[name]);
  Object.assign(screen, { width: 800, height: 300, still: true });
  clock.forget();
  clock.set(RealDate.UTC(2026, 10, 21, 12));
  saved.length = 0;
  paper.printed = 0;
  page.history.replaceState(null, "", "/book/lesson.html");
}
