/**
 * The notes of one opening of the page. Each prompt that is written to is a record of its own, with an id that no other tab
 * has, so two tabs lose nothing.
 *
 * @typedef {{ at: number, prompt: string, text: string }} Note
 * @typedef {import("../memory.js").Memory} Memory
 */

const KEPT = "keep/notes";

/** @param {Memory | undefined} memory */
export function notebook(memory) {
  /** The keys of this page's notes, by prompt. @type {Map<string, string>} */
  const own = new Map();

  /** @param {string} id */
  const keyOf = (id) => {
    const key = own.get(id) ?? `note/${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
    own.set(id, key);
    return key;
  };
  /** @returns {string[]} */
  const keys = () => memory?.keys("note/") ?? [];
  const on = () => memory?.get(KEPT) === true;

  return {
    /** Whether there is anything that could keep notes. */
    possible: memory !== undefined,
    on,
    /** @param {boolean} keep @returns {boolean} whether the browser took it */
    turn(keep) {
      const taken = memory?.set(KEPT, keep) ?? false;
      // A switch that cannot be kept would show what is not so.
      if (keep && !taken) memory?.remove(KEPT);
      return taken;
    },
    /** @param {{ id: string, ask: string }} prompt @param {string} text @returns {boolean} whether it is kept now */
    write({ id, ask }, text) {
      if (!on()) return false;
      if (text.trim()) return memory?.set(keyOf(id), { at: Date.now(), prompt: ask, text }) ?? false;
      const key = own.get(id);
      own.delete(id); // before it goes, so that this page does not take it for deleted elsewhere
      if (key !== undefined) memory?.remove(key);
      return true;
    },
    /** Whether the note of this prompt, which this page wrote, has been deleted elsewhere. @param {string} id */
    gone(id) {
      const key = own.get(id);
      return key !== undefined && !memory?.get(key);
    },
    /** @param {string} id */
    forget: (id) => own.delete(id),
    /** All that the browser holds, this page's too. */
    any: () => keys().length > 0,
    /** What was written before or elsewhere, the latest first. @returns {(Note & { key: string })[]} */
    earlier() {
      const ours = new Set(own.values());
      const notes = keys()
        .filter((key) => !ours.has(key))
        .map((key) => ({ key, ...memory?.get(key) }));
      return notes.sort((a, b) => b.at - a.at);
    },
    /** @param {string} key */
    remove: (key) => memory?.remove(key),
    clear() {
      own.clear(); // before they go: what stands in the boxes is the reader's to keep or to delete
      keys().forEach((key) => memory?.remove(key));
    },
    /** @param {string} prefix @param {() => void} callback @returns {() => void} */
    listen(prefix, callback) {
      return memory?.on(prefix, callback) ?? (() => {});
    },
    KEPT,
  };
}
