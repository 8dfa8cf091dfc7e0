/** Which choices this reader has seen, here and, where the book has a memory, on this device. */

/** @typedef {{ get: (key: string) => any, set: (key: string, value: any) => boolean }} Memory */

/** The book's memory; JupyterLab has none. @returns {Memory | undefined} */
const memory = () => /** @type {any} */ (globalThis).highwaysMemory;

export function seen() {
  /** @type {Map<string, Set<string>>} */
  const here = new Map();
  /** @param {string} id of a scene @returns {Set<string>} the ids of its choices that were seen */
  const of = (id) => {
    const known = here.get(id);
    if (known) return known;
    const kept = memory()?.get(`scenario/${id}`)?.option;
    const options = new Set(typeof kept === "string" ? [kept] : []);
    here.set(id, options);
    return options;
  };
  /** @param {string} id @param {string} option */
  const add = (id, option) => {
    of(id).add(option);
    memory()?.set(`scenario/${id}`, { at: Date.now(), option });
  };
  return { of, add };
}
