/** Short names for long sentences: FNV-1a, 32 bit, over UTF-8. ids.py gives the same. */

/** @param {string} text @returns {string} eight hex digits */
export function hash(text) {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}

/** @param {string} lesson @param {string} ask */
export const questionId = (lesson, ask) => `${lesson}:${hash(ask)}`;
