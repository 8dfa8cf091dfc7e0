/** What Python says; see facts.py. It takes some seconds, so it is asked again only when a source has changed. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = /\.(py|json|yml|csv|bib)$/;

function digest() {
  const hash = createHash("sha1");
  const files = readdirSync(`${root}src/highways`, { recursive: true, encoding: "utf8" })
    .filter((name) => SOURCES.test(name) && !name.startsWith("static"))
    .map((name) => `src/highways/${name}`)
    .sort();
  for (const name of [...files, "tests/js/facts.py", "tests/learning/lesson.questions.yml"]) {
    hash.update(name).update(readFileSync(root + name));
  }
  return hash.digest("hex");
}

/** @returns {any} */
function asked() {
  const kept = `${root}node_modules/.cache/highways`;
  const file = `${kept}/facts-${digest()}.json`;
  if (!existsSync(file)) {
    const own = `${root}.venv/bin/python`;
    const said = execFileSync(existsSync(own) ? own : "python", [`${root}tests/js/facts.py`], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1e8,
      env: { ...process.env, PYTHONPATH: `${root}src` },
    });
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, said);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

export const facts = asked();

/** A share as the widgets write it. @param {number} share @param {string} [none] */
export const of100 = (share, none = "fewer than 1") => String(Math.round(100 * share) || none);

/** "{n} of 100" with its values. @param {string} template @param {Record<string, any>} values */
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
