/**
 * The static host: gives an anywidget module its `model` on a page that has no kernel.
 *
 * It follows the anywidget front-end contract (@anywidget/types 0.4). Classic scripts, because
 * browsers refuse ES modules from a disk: a bundle leaves its module in `window.__hw_<room>_<Class>`.
 * The still picture stays wherever the live one cannot be.
 *
 * @typedef {import("@anywidget/types").AnyModel} AnyModel
 * @typedef {(...args: any[]) => void} Callback
 */
import { h } from "./dom.js";
import words from "./words.en.json" with { type: "json" };

// Chapters lie at different depths, so bundles are found from this script's own address.
const BASE = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);

/** @param {Record<string, any>} state @returns {AnyModel} */
export function createModel(state) {
  /** @type {Map<string, Callback[]>} */
  const listeners = new Map();
  /** @param {string} name */
  const fire = (name) => [...(listeners.get(name) ?? [])].forEach((callback) => callback());
  return {
    get: (key) => state[/** @type {string} */ (key)],
    set(key, value) {
      const name = /** @type {string} */ (key);
      if (same(state[name], value)) return;
      state[name] = value;
      fire(`change:${name}`);
      fire("change");
    },
    on(/** @type {string} */ names, /** @type {Callback} */ callback) {
      for (const name of names.split(/\s+/)) listeners.set(name, [...(listeners.get(name) ?? []), callback]);
    },
    off(names, callback) {
      for (const name of names ? names.split(/\s+/) : [...listeners.keys()]) {
        listeners.set(name, callback ? (listeners.get(name) ?? []).filter((one) => one !== callback) : []);
      }
    },
    // There is no kernel to tell: what a page sets is already all there is.
    save_changes() {},
    send() {},
    widget_manager: { get_model: /** @type {any} */ (async (/** @type {string} */ id) => widgetById(id).model) },
  };
}

/**
 * One widget of the page: its model, and the module once it has been asked for.
 * @typedef {{ model: AnyModel, signal: AbortSignal, ready: () => Promise<{ module: any, exports: any }> }} Widget
 * @type {Map<Element, Widget>}
 */
const widgets = new Map();

/** @param {string} id the id of a figure, with or without the prefix that ipywidgets puts before references */
function widgetById(id) {
  const figure = document.getElementById(id.replace(/^IPY_MODEL_|^anywidget:/, ""));
  const widget = figure && widgets.get(figure);
  if (!widget) throw new Error(`No widget with the id '${id}' is on this page.`);
  return widget;
}

/** @type {import("@anywidget/types").Host} */
const host = {
  getModel: /** @type {any} */ (async (/** @type {string} */ ref) => widgetById(ref).model),
  async getWidget(ref) {
    const widget = widgetById(ref);
    const { exports } = await widget.ready();
    return { exports, render: ({ el, signal }) => render(widget, el, signal ?? widget.signal) };
  },
};

const experimental = { invoke: () => Promise.reject(new Error(words.no_kernel)) };

/** @param {string} name "room.Class" @returns {Promise<any>} */
function load(name) {
  const key = `__hw_${name.replace(".", "_")}`;
  return new Promise((resolve, reject) => {
    const found = () => resolve(/** @type {any} */ (window)[key]?.default);
    if (key in window) return found();
    document.head.append(
      h("script", {
        src: `${BASE}${name}.js`,
        onLoad: found,
        onError: () => reject(new Error(`${name}.js could not be loaded.`)),
      }),
    );
  });
}

/** @param {Widget} widget @param {HTMLElement} el @param {AbortSignal} signal */
async function render(widget, el, signal) {
  const { module } = await widget.ready();
  const cleanup = await module.render?.({ model: widget.model, el, signal, host, experimental });
  if (typeof cleanup === "function") signal.addEventListener("abort", () => cleanup());
}

/** @param {HTMLElement} figure */
function register(figure) {
  const source = figure.querySelector("script[type='application/json']");
  const controller = new AbortController();
  const model = createModel(JSON.parse(source?.textContent ?? "{}"));
  /** @type {Promise<any> | undefined} */
  let once;
  const ready = () => {
    once ??= load(/** @type {string} */ (figure.dataset.hwWidget)).then(async (definition) => {
      const module = typeof definition === "function" ? await definition() : definition;
      if (!module) throw new Error("The module exports no widget.");
      const result = await module.initialize?.({ model, signal: controller.signal, experimental });
      if (typeof result === "function") controller.signal.addEventListener("abort", () => result());
      return { module, exports: typeof result === "object" ? result : undefined };
    });
    return once;
  };
  widgets.set(figure, { model, signal: controller.signal, ready });
  addEventListener("pagehide", (event) => event.persisted || controller.abort());
}

/** @param {HTMLElement} figure */
async function mount(figure) {
  const widget = /** @type {Widget} */ (widgets.get(figure));
  const live = h("div", { class: "hw-live" });
  try {
    figure.append(live);
    await render(widget, live, widget.signal);
    figure.classList.add("is-live");
  } catch (error) {
    live.remove();
    figure.append(h("p", { class: "hw-failed", role: "status" }, words.failed));
    console.warn(error);
  }
}

function start() {
  const waiting = new Set(/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("figure[data-hw-widget]")));
  waiting.forEach(register);
  const wake = (/** @type {HTMLElement} */ figure) => {
    near.unobserve(figure);
    if (waiting.delete(figure)) mount(figure);
  };
  const near = new IntersectionObserver(
    (entries) =>
      entries.filter((one) => one.isIntersecting).forEach((one) => wake(/** @type {HTMLElement} */ (one.target))),
    { rootMargin: "300px" },
  );
  waiting.forEach((figure) => near.observe(figure));
  // Whoever walks with the Tab key would walk past a widget that is not there yet.
  addEventListener("keydown", (event) => event.key === "Tab" && [...waiting].forEach(wake));
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
