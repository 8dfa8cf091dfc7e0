/** The signs to ring about, from the one list: `{signs:Emergency}` in a room's words becomes that list, as signs.py writes it. */
import data from "./data/signs.json" with { type: "json" };

/** A list, a sign or a wording as it reads in a line; a capital asks for one at the beginning. @param {string} name */
export function said(name) {
  const key = name[0].toLowerCase() + name.slice(1);
  const text = plain(key);
  return key === name ? text : text[0].toUpperCase() + text.slice(1);
}

/** @param {string} key */
function plain(key) {
  const wording = data.wordings.find((one) => one.id === key);
  if (wording) return wording.text;
  const sign = data.signs.find((one) => one.id === key);
  if (sign) return sign.sign;
  const lists = [...new Set(data.signs.map((one) => one.list))].filter(
    (one) => one === key || one.startsWith(`${key}-`),
  );
  if (!lists.length) throw new Error(`There is no sign, list or wording '${key}': look it up in signs.json.`);
  return lists.map((list) => listed(data.signs.filter((one) => one.list === list).map((one) => one.sign))).join("; ");
}

/** With a comma before the last, since a part may hold an 'or' of its own. @param {string[]} parts */
const listed = (parts) =>
  parts.length < 3 ? parts.join(" or ") : `${parts.slice(0, -1).join(", ")}, or ${parts.at(-1)}`;

/** A text with every `{signs:NAME}` in it written out. @param {string} text */
export const written = (text) => text.replace(/\{signs:([^{}]*)\}/g, (_, name) => said(name));
