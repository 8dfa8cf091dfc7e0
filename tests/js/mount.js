/** A widget alone on a page, as the host gives it its model and its element; and the hands of a reader. */
import assert from "node:assert/strict";
import { afterEach, beforeEach } from "node:test";
import { clock, fresh, holding, screen, seen } from "./dom.js";

export { clock, resize, saved, screen, seen, settle } from "./dom.js";

/** The front-end half of anywidget's model, without a kernel. @param {Record<string, any>} state */
export function fakeModel(state) {
  /** @type {Map<string, ((...args: any[]) => void)[]>} */
  const listeners = new Map();
  const fire = (/** @type {string} */ name) => [...(listeners.get(name) ?? [])].forEach((callback) => callback());
  const same = (/** @type {any} */ a, /** @type {any} */ b) =>
    Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
  return {
    state,
    saves: 0,
    get: (/** @type {string} */ name) => state[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      if (same(state[name], value)) return;
      state[name] = value;
      fire(`change:${name}`);
      fire("change");
    },
    on(/** @type {string} */ names, /** @type {() => void} */ callback) {
      for (const name of names.split(/\s+/)) listeners.set(name, [...(listeners.get(name) ?? []), callback]);
    },
    off(/** @type {string} */ names, /** @type {() => void} */ callback) {
      for (const name of names ? names.split(/\s+/) : [...listeners.keys()]) {
        listeners.set(name, callback ? (listeners.get(name) ?? []).filter((one) => one !== callback) : []);
      }
    },
    save_changes() {
      this.saves++;
    },
    send() {},
    /** How many callbacks still listen. */
    get listening() {
      return [...listeners.values()].flat().length;
    },
  };
}

export const squeeze = (/** @type {string | null | undefined} */ text) => (text ?? "").replace(/\s+/g, " ").trim();

/** What begins a line of its own. */
const BLOCKS = "p, div, li, td, th, button, label, legend, summary, h1, h2, h3, option, dt, dd, section, caption, text";

/** What a screen reader calls it: its label, its legend, or its words. @param {Element} el */
export function nameOf(el) {
  const given = el.getAttribute("aria-label");
  if (given) return squeeze(given);
  const by = el.getAttribute("aria-labelledby");
  if (by)
    return squeeze(
      by
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent)
        .join(" "),
    );
  const labels = /** @type {HTMLInputElement} */ (el).labels;
  if (labels?.length) return squeeze([...labels].map((label) => label.textContent).join(" "));
  if (el.localName === "fieldset") return squeeze(el.querySelector("legend")?.textContent);
  return squeeze(el.textContent);
}

/** What a reader finds and does under an element. @param {Element} el */
export function reader(el) {
  const all = (/** @type {string} */ selector) => [...el.querySelectorAll(selector)];
  /** @param {string} selector @returns {any} */
  function one(selector) {
    const found = all(selector);
    assert.equal(found.length, 1, `${found.length} of ${selector}`);
    return found[0];
  }
  /** @param {string} selector @param {string | RegExp} name @param {boolean} [anywhere] hidden ones too @returns {any} */
  function named(selector, name, anywhere = false) {
    const fits = (/** @type {Element} */ it) => (name instanceof RegExp ? name.test(nameOf(it)) : nameOf(it) === name);
    const found = all(selector).filter((it) => fits(it) && (anywhere || seen(it)));
    assert.ok(
      found.length,
      `no ${selector} is called ${name}; there are ${JSON.stringify(all(selector).filter(seen).map(nameOf))}`,
    );
    return found[0];
  }
  const has = (/** @type {string} */ selector, /** @type {string | RegExp} */ name) => {
    try {
      return Boolean(named(selector, name));
    } catch {
      return false;
    }
  };
  const told = (
    /** @type {Element} */ it,
    /** @type {string} */ type,
    /** @type {any} */ Kind = Event,
    /** @type {any} */ more = {},
  ) => it.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...more }));
  /** A click as a hand or the Enter key gives it: the control takes the focus. @param {any} it */
  function click(it) {
    assert.ok(seen(it), `${nameOf(it)} cannot be seen`);
    assert.ok(!it.disabled, `${nameOf(it)} is disabled`);
    it.focus?.();
    it.click ? it.click() : told(it, "click", MouseEvent);
    clock.pass();
  }
  const radio = (/** @type {string | RegExp} */ name, anywhere = false) => named("input[type=radio]", name, anywhere);
  return {
    el,
    all,
    one,
    named,
    click,
    count: (/** @type {string} */ selector) => all(selector).length,
    texts: (/** @type {string} */ selector) => all(selector).map((it) => squeeze(it.textContent)),
    text: (/** @type {string} */ selector) => squeeze(one(selector).textContent),
    /** Words that can be seen, in their order; those for ears only too. */
    get words() {
      const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
      let [found, last] = ["", /** @type {Element | null | undefined} */ (null)];
      while (walker.nextNode()) {
        const { parentElement: parent, textContent } = walker.currentNode;
        if (!seen(parent)) continue;
        const block = parent?.closest(BLOCKS);
        found += `${block === last ? "" : " "}${textContent}`;
        last = block;
      }
      return squeeze(found);
    },
    get say() {
      return squeeze(one(".hw-say").textContent);
    },
    seen: (/** @type {string} */ selector) => all(selector).some(seen),
    shows: (/** @type {string} */ text) => all("*").some((it) => squeeze(it.textContent) === squeeze(text) && seen(it)),
    button: (/** @type {string | RegExp} */ name) => named("button", name),
    hasButton: (/** @type {string | RegExp} */ name) => has("button", name),
    slider: (/** @type {string | RegExp} */ name) => named("input[type=range], [role=slider]", name),
    radio,
    select: (/** @type {string} */ name) => named("select", name),
    group: (/** @type {string | RegExp} */ name, anywhere = false) => named("fieldset, [role=group]", name, anywhere),
    press: (/** @type {string | RegExp} */ name) => click(named("button", name)),
    pick(/** @type {string | RegExp} */ name) {
      const it = radio(name);
      assert.ok(seen(it));
      click(it);
    },
    check: (/** @type {string | RegExp} */ name) => click(named("input[type=checkbox]", name)),
    unfold(/** @type {string} */ name) {
      const summary = named("summary", name);
      summary.parentElement.toggleAttribute("open");
      told(summary.parentElement, "toggle");
    },
    choose(/** @type {string} */ name, /** @type {string} */ value) {
      const it = named("select", name);
      assert.ok(
        [...it.options].some((option) => option.value === value),
        `${name} has no ${value}`,
      );
      it.value = value;
      told(it, "input");
      told(it, "change");
      clock.pass();
    },
    fill(/** @type {any} */ it, /** @type {string | number} */ value) {
      assert.ok(seen(it) && !it.disabled, `${nameOf(it)} cannot be moved`);
      it.focus();
      it.value = String(value);
      told(it, "input", InputEvent);
      told(it, "change");
      clock.pass();
    },
    key(/** @type {any} */ it, /** @type {string} */ key, more = {}) {
      it.focus();
      told(it, "keydown", KeyboardEvent, { key, ...more });
      clock.pass();
    },
    tell: told,
  };
}

/** @type {{ left: () => void }[]} */
const mounted = [];

/**
 * @param {{ render: (props: any) => any, initialize?: (props: any) => any }} widget what a room's widget.js exports
 * @param {Record<string, any>} state its traits
 * @param {{ width?: number, motion?: boolean }} [options] `motion`: things may move; they move with the clock
 */
export function mount(widget, state, { width = 800, motion = false } = {}) {
  Object.assign(screen, { width, still: !motion });
  const model = fakeModel(structuredClone(state));
  const el = document.createElement("div");
  document.body.append(el);
  const controller = new AbortController();
  const cleanup = widget.render({ model, el, signal: controller.signal, host: {}, experimental: {} });
  clock.pass();
  const leave = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    if (typeof cleanup === "function") cleanup();
    el.remove();
  };
  mounted.push({ left: leave });
  // What a reader sees is read from `hand`; getters must stay getters.
  return Object.defineProperties(
    {
      model,
      el,
      leave,
      set: (/** @type {Record<string, any>} */ values) => {
        for (const [name, value] of Object.entries(values)) model.set(name, value);
        clock.pass();
      },
    },
    Object.getOwnPropertyDescriptors(reader(el)),
  );
}

/** Nothing is held once a widget has been left: no callback, no listener, no observer, no timer. */
export function letsGo(
  /** @type {any} */ widget,
  /** @type {Record<string, any>} */ state,
  /** @type {(view: any) => void} */ use = () => {},
  options = { motion: true },
) {
  const before = holding();
  const view = mount(widget, state, options);
  use(view);
  view.leave();
  assert.equal(view.model.listening, 0, "callbacks on the model");
  // A frame that was under way comes to nothing; what goes on by itself would still be there.
  clock.pass(20);
  assert.deepEqual(holding(), before);
}

beforeEach(fresh);
afterEach(() => {
  for (const one of mounted.splice(0)) one.left();
});
