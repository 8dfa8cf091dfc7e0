/** The memory of the book, which page.js puts on every page; a notebook has none. */

/** @returns {import("./memory.js").Memory | undefined} */
export const theMemory = () => /** @type {{ highwaysMemory?: import("./memory.js").Memory }} */ (globalThis).highwaysMemory;
