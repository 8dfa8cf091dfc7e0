/** What the widget says; groups of words are read by the values in the data. */
import json from "../explorer.words.en.json" with { type: "json" };

/** @type {Record<string, any>} */
export const words = json;
