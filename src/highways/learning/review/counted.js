/** A sentence with a number of questions in it, as a word: a round has at most three. */
import { fill } from "../../ui/dom.js";
import words from "../review.words.en.json" with { type: "json" };

/** @param {{ one: string, other: string }} sentence @param {number} n */
export const counted = ({ one, other }, n) => (n === 1 ? one : fill(other, { number: words.numbers[n] }));
