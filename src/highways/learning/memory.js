/**
 * What the course remembers, in this browser and nowhere else. One record of localStorage for each key, so that two tabs never
 * write over each other. Nothing here throws: where a browser keeps nothing, the page does, until it is closed.
 *
 * @typedef {ReturnType<typeof createMemory>} Memory
 */
import { button } from "../ui/controls.js";
import { hash, questionId } from "./ids.js";
import { fits, union } from "./schema.js";
import words from "./page.words.en.json" with { type: "json" };

const PREFIX = "highways:";
const SWITCH = "keep/anything";

/** @param {() => Storage} open gives the storage, or throws where that is forbidden */
export function createMemory(open = () => localStorage) {
  /** What could not be kept, for as long as the page is open. @type {Map<string, any>} */
  const loose = new Map();
  /** @type {Set<{ prefix: string, callback: (key: string) => void }>} */
  const listeners = new Set();

  /** @template T, F @param {(storage: Storage) => T} act @param {F} otherwise @returns {T | F} */
  function attempt(act, otherwise) {
    try {
      return act(open());
    } catch {
      return otherwise;
    }
  }

  /** @param {string} key the key, or '' when anything may have changed */
  function tell(key) {
    for (const one of [...listeners]) if (!key || key.startsWith(one.prefix)) one.callback(key);
  }

  /** What the device holds, damaged or not. @param {string} key */
  const raw = (key) => attempt((storage) => storage.getItem(PREFIX + key), null);

  /** @param {string} key */
  function stored(key) {
    try {
      const value = JSON.parse(raw(key) ?? "");
      return fits(key, value) ? value : undefined;
    } catch {
      return undefined; // damaged, and left as it is
    }
  }

  /** @param {string} key @returns {any} */
  const get = (key) => (loose.has(key) ? loose.get(key) : stored(key));
  const off = () => get(SWITCH) === false;

  /** Every key that the device has a record for. @returns {string[]} */
  const onDevice = () =>
    attempt((storage) => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? ""), [])
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length));

  /** @param {string} prefix */
  const keys = (prefix = "") =>
    [...new Set([...onDevice(), ...loose.keys()])]
      .filter((key) => key.startsWith(prefix) && get(key) !== undefined)
      .sort();

  /** @param {string} key @param {any} value @returns {boolean} whether the device took it */
  const write = (key, value) =>
    attempt((storage) => {
      storage.setItem(PREFIX + key, JSON.stringify(value));
      return true;
    }, false);

  /** @param {string} key @param {any} value */
  function put(key, value) {
    if (!fits(key, value)) return false;
    // Another tab may have added to the log since the caller read it.
    const whole = key.startsWith("answers/") ? union(get(key) ?? [], union(stored(key) ?? [], value)) : value;
    const taken = (key === SWITCH || !off()) && write(key, whole);
    if (taken) loose.delete(key);
    else loose.set(key, whole);
    return taken;
  }

  /** @param {string} key */
  function drop(key) {
    loose.delete(key);
    attempt((storage) => storage.removeItem(PREFIX + key), undefined);
  }

  /** Delete everything, damaged records too; the switch stays as it is. */
  function clear() {
    for (const key of [...onDevice(), ...loose.keys()]) if (key !== SWITCH) drop(key);
    tell("");
  }

  /** What this page remembered while nothing was kept may be kept from now on. */
  function keepLoose() {
    for (const [key, held] of [...loose]) put(key, held);
  }

  /** @param {string} key @param {any} value */
  function set(key, value) {
    const taken = put(key, value);
    if (key === SWITCH) {
      if (value === false) clear();
      else keepLoose();
    }
    tell(key);
    return taken;
  }

  /** @param {string} key */
  function remove(key) {
    drop(key);
    tell(key);
  }

  /**
   * Write all of these, or none: when the storage gets full half-way, everything is again as it was.
   * @param {[string, any][]} records
   */
  function setAll(records) {
    const before = records.map(([key]) => /** @type {const} */ ([key, raw(key), loose.has(key), loose.get(key)]));
    const taken = records.every(([key, value]) => put(key, value));
    if (!taken) {
      for (const [key] of before) drop(key); // first make room
      for (const [key, text, had, held] of before) {
        if (text !== null) attempt((storage) => storage.setItem(PREFIX + key, text), undefined);
        if (had) loose.set(key, held);
      }
    }
    tell("");
    return taken;
  }

  addEventListener("storage", ({ key }) => {
    if (key !== null && !key.startsWith(PREFIX)) return;
    const own = key?.slice(PREFIX.length) ?? "";
    // Each tab deletes what it sees: the one that was pressed may not have seen yet what another had written.
    if (own === SWITCH && off()) return clear();
    if (own === SWITCH) keepLoose();
    tell(own);
  });

  return {
    get,
    set,
    setAll,
    remove,
    clear,
    keys,
    /** @param {string} prefix @param {(key: string) => void} callback gets the key, or '' when anything may have changed */
    on(prefix, callback) {
      const one = { prefix, callback };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    /** Where records are: on the device, or only in this page. @returns {"device" | "page"} */
    get kept() {
      return off() || loose.size || !attempt((storage) => storage, null) ? "page" : "device";
    },
    /** @param {string} ask @param {string} value */
    guessed: (ask, value) => set(`guess/${hash(ask)}`, value),
    /**
     * A guess of an earlier visit folds the question at once and opens the picture. Called while the widget is being made: what
     * is not in the page yet takes no focus, and the widget hears of the guess once it is laid out, as it would from a hand.
     * @param {import("../ui/question.js").Prediction} question @param {HTMLElement} el
     * @param {(option: import("../ui/question.js").Guess) => void} fold @param {(value: string) => void} onGuess
     */
    predict(question, el, fold, onGuess) {
      const key = `guess/${hash(question.ask)}`;
      const option = question.options.find(({ value }) => value === get(key));
      if (!option) return;
      const form = [...el.children];
      let told = 0;
      fold(option);
      el.append(
        button(
          words.ask_again,
          () => {
            laid.disconnect();
            clearTimeout(told);
            remove(key);
            el.replaceChildren(...form);
            onGuess("");
            el.querySelector("input")?.focus();
          },
          "quiet",
        ),
      );
      // Some pictures come in the task after their question's layout: this is later still.
      const laid = new ResizeObserver(() => {
        if (!el.clientWidth) return;
        laid.disconnect();
        told = window.setTimeout(() => onGuess(option.value), 30);
      });
      laid.observe(el);
    },
    /** The tries of a question, oldest first. @param {string} lesson @param {string} ask @returns {{ at: number, right: boolean }[]} */
    tries: (lesson, ask) => get(`answers/${questionId(lesson, ask)}`) ?? [],
    /** @param {string} lesson @param {string} ask @param {boolean} right */
    tried: (lesson, ask, right) => set(`answers/${questionId(lesson, ask)}`, [{ at: Date.now(), right }]),
  };
}
