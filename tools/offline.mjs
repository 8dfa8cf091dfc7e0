/**
 * Make a finished site work without a network: write sw.js, the service worker that keeps all of it.
 *
 * Usage: node tools/offline.mjs <site folder>
 *
 * workbox-build lists the files with a checksum each. The list with its hashes is the site's version; the scripts that name
 * their version get it too. Run it after every build of the site, and on nothing else than a whole one.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { getManifest } from "workbox-build";

const site = resolve(process.argv[2] ?? "_build/html");
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
if (!existsSync(join(site, "index.html"))) {
  console.error(`${site} holds no index.html; build the book first, then name its folder.`);
  process.exit(1);
}

/** What no page of the book asks for. */
const UNASKED = [
  "sw.js",
  "**/*.mjs", // the same bundles, for JupyterLab
  "_static/images/logo_*", // of services that this book does not name
  "_static/{file,plus,minus}.png",
  "_sources/**",
];
/** More than this in one file is a mistake, and stops the build: nothing is left out in silence. */
const LARGEST = 8 * 1024 * 1024;
const KNOWN = /hw-version-\w+/g;

/** @param {string} hash @param {string | Buffer} bytes */
const digest = (hash, bytes) => createHash(hash).update(bytes);

/** The files of the site with a checksum each, in a fixed order. */
async function list() {
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: site,
    globPatterns: ["**/*.{html,css,js,json,svg,png,jpg,webp,woff2,pdf,webmanifest}"],
    globIgnores: UNASKED,
    maximumFileSizeToCacheInBytes: LARGEST,
    manifestTransforms: [
      (entries) => ({
        manifest: entries
          .map(({ url, revision }) => ({
            url,
            revision,
            integrity: `sha256-${digest("sha256", readFileSync(join(site, url))).digest("base64")}`,
          }))
          .sort((a, b) => (a.url < b.url ? -1 : 1)),
      }),
    ],
  });
  if (warnings.length) throw new Error(warnings.join("\n"));
  return manifestEntries;
}

/** Scripts of the course that name the version of their site. @param {string} version */
function name(version) {
  const folder = join(site, "_static/highways");
  for (const script of readdirSync(folder).filter((one) => one.endsWith(".js"))) {
    const text = readFileSync(join(folder, script), "utf8");
    const named = text.replace(KNOWN, version);
    if (named !== text) writeFileSync(join(folder, script), named);
  }
}

const NONE = "hw-version-none";
name(NONE); // so that the same site has the same version, however often this runs
const version = `hw-version-${digest("sha256", JSON.stringify(await list()))
  .digest("hex")
  .slice(0, 16)}`;
name(version);
const files = await list();

await build({
  entryPoints: [join(root, "src/highways/offline/sw.js")],
  outfile: join(site, "sw.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"', "globalThis.__WB_MANIFEST": JSON.stringify(files) },
});
writeFileSync(join(site, "sw.js"), readFileSync(join(site, "sw.js"), "utf8").replace(KNOWN, version));

const bytes = files.map(({ url }) => readFileSync(join(site, url)));
const kB = (/** @type {number[]} */ sizes) =>
  `${Math.round(sizes.reduce((sum, one) => sum + one, 0) / 1000).toLocaleString("en")} kB`;
const squeezed = (/** @type {Buffer} */ one) =>
  brotliCompressSync(one, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
console.log(
  `Offline: ${files.length} files, ${kB(bytes.map((one) => one.length))} (${kB(bytes.map(squeezed))} compressed), version ${version.slice(11)}.`,
);
