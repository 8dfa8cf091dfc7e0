/**
 * Bundle the browser half of the package into src/highways/static:
 *   <room>.<Class>.mjs  ES module, for JupyterLab
 *   <room>.<Class>.js   classic script, for the book (browsers refuse modules from a disk)
 *   host.js             the static host
 *   <room>.page.js      what the room does to the plain HTML that its directives wrote (its page.js), a classic script
 *   highways.css        the palette as custom properties, and what all rooms share
 *   <room>.css          a room's own style, for the pages that it is on
 * A room's widget.js exports one object for each widget class, under the name of the class; a room may have a page.js alone.
 *
 * Usage: node tools/bundle.mjs [package folder]
 */
import { mkdirSync, readdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "../src/highways"));
const out = join(root, "static");
mkdirSync(out, { recursive: true });

const rooms = readdirSync(root, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && ["widget.js", "page.js"].some((name) => existsSync(join(root, entry.name, name))),
  )
  .map((entry) => entry.name)
  .sort();

/** Of a model's parameters the browser needs the values: names, notes and sources are for the model card, and weigh. */
const lean = {
  name: "lean-parameters",
  setup: (builder) =>
    builder.onLoad({ filter: /parameters\.json$/ }, ({ path }) => {
      const data = JSON.parse(readFileSync(path, "utf8"), (_, one) =>
        one?.kind && "value" in one ? { value: one.value } : one,
      );
      return { contents: JSON.stringify(data), loader: "json" };
    }),
};
/** ts-fsrs adds methods to Date that nothing here calls; it goes only into the bundles that import something of it. */
const quiet = {
  name: "no-side-effects",
  setup: (builder) =>
    builder.onResolve({ filter: /^ts-fsrs$/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === "asked") return undefined;
      return { ...(await builder.resolve(path, { ...where, pluginData: "asked" })), sideEffects: false };
    }),
};
const common = {
  plugins: [lean, quiet],
  bundle: true,
  minify: true,
  target: "es2022",
  logLevel: "warning",
  legalComments: "none",
};

for (const room of rooms) {
  const widgets = join(root, room, "widget.js");
  const source = existsSync(widgets) ? readFileSync(widgets, "utf8") : "";
  for (const [, name] of source.matchAll(/^export const ([A-Z]\w+)/gm)) {
    const stdin = { contents: `export { ${name} as default } from "./widget.js";`, resolveDir: join(root, room) };
    await build({ ...common, stdin, format: "esm", outfile: join(out, `${room}.${name}.mjs`) });
    await build({
      ...common,
      stdin,
      format: "iife",
      globalName: `__hw_${room}_${name}`,
      outfile: join(out, `${room}.${name}.js`),
    });
  }
  const page = join(root, room, "page.js");
  if (existsSync(page))
    await build({ ...common, entryPoints: [page], format: "iife", outfile: join(out, `${room}.page.js`) });
  const style = join(root, room, "style.css");
  // A room may import what another one's pictures look like, so a style is bundled too.
  if (existsSync(style)) await build({ ...common, entryPoints: [style], outfile: join(out, `${room}.css`) });
}

await build({ ...common, entryPoints: [join(root, "ui/host.js")], format: "iife", outfile: join(out, "host.js") });

const palette = JSON.parse(readFileSync(join(root, "ui/palette.json"), "utf8"));
const properties = (mode) =>
  Object.entries(palette[mode])
    .map(([name, colour]) => `--hw-${name.replace("_", "-")}:${colour};`)
    .join("");
// The book marks dark mode on <html>, JupyterLab on <body>.
const shared = [
  `:root{${properties("light")}}`,
  // Paper is white, whatever the screen was: printed out of the dark, dark mode's ink would be too pale to read.
  `@media screen{html[data-theme="dark"],body[data-jp-theme-light="false"]{${properties("dark")}}}`,
  readFileSync(join(root, "ui/style.css"), "utf8"),
].join("\n");
writeFileSync(join(out, "highways.css"), (await transform(shared, { loader: "css", minify: true })).code);
