/**
 * Three reminders as a calendar file (RFC 5545). A calendar may be seen by others, so nothing in it says what the course is about.
 */
import words from "../review.words.en.json" with { type: "json" };

/** Days from today: soon, after a week, and when most of it would have faded. */
export const DAYS = [2, 7, 21];

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** A day of the reader's calendar, `days` after `now`: 20261123. @param {Date} now @param {number} days */
function date(now, days) {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  return `${then.getFullYear()}${two(then.getMonth() + 1)}${two(then.getDate())}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A line has at most 75 bytes; what is longer goes on in the next, after a space. @param {string} line */
function folded(line) {
  const parts = [""];
  let bytes = 0;
  for (const letter of line) {
    const more = new TextEncoder().encode(letter).length;
    if (bytes + more > 75) {
      parts.push(" ");
      bytes = 1;
    }
    parts[parts.length - 1] += letter;
    bytes += more;
  }
  return parts.join("\r\n");
}

/**
 * The file's text.
 * @param {Date} now @param {string} [address] of the page, where it can be opened from elsewhere
 */
export function calendar(now, address) {
  const stamp = `${now.toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const events = DAYS.flatMap((days) => [
    "BEGIN:VEVENT",
    `UID:${date(now, days)}-${Math.random().toString(36).slice(2)}@short-course-review.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date(now, days)}`,
    `DTEND;VALUE=DATE:${date(now, days + 1)}`,
    `SUMMARY:${escaped(words.calendar_title)}`,
    ...(address ? [`DESCRIPTION:${escaped(address)}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//A short course review//EN", ...events, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
