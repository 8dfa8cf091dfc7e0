/**
 * The service worker: keeps the whole course on this device, and gives each tab one version of it, whole.
 *
 * - A version is a cache of its own. A file that did not change is copied from the version before; the others are fetched and
 *   must have the bytes that the build saw (`integrity`). If one has not, nothing of that version is used.
 * - A page that is opened is of the version that the reader took last ("chosen"). A tab gets everything else from the version
 *   of its page, also after another tab took a newer one. A version is kept until no tab shows it, and for an hour more.
 * - A tab whose page came from the network gets everything from the network.
 *
 * Which version is shown is written down, and does not hang on which worker runs: Chromium can leave a new worker waiting for
 * minutes after a page was left while it loaded. So a worker has to serve versions that are older or newer than its own.
 */
import { PrecacheController } from "workbox-precaching/PrecacheController.js";

const worker = /** @type {any} */ (globalThis);
/** What tools/offline.mjs puts in: the files of this version, and its name. */
const FILES = /** @type {any} */ (globalThis).__WB_MANIFEST;
const VERSION = "hw-version-none";

// Several sites can share an origin, so names begin with the scope.
const SCOPE = worker.registration.scope;
const PREFIX = `highways|${SCOPE}|`;
/** What is written down: "ready" and "chosen" versions (offline.js reads and writes them too), and each tab's. */
const NOTES = `${PREFIX}notes`;
const TAB = `${SCOPE}tab/`;
/**
 * Milliseconds for which a tab that is in no list of tabs may still come: because it is about to open, or because its page waits
 * for the Back button. Browsers keep such a page for less than an hour.
 */
const BACK = 60 * 60_000;

const controller = new PrecacheController({ cacheName: PREFIX + VERSION });
controller.addToCacheList(FILES);
const keys = controller.getURLsToCacheKeys();

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install(event)));
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(sweep().then(() => worker.clients.claim())),
);
worker.addEventListener("message", (/** @type {any} */ event) => {
  // A page that came before its worker says what it shows.
  if (event.data?.type === "SHOWS" && event.data.version === VERSION)
    event.waitUntil(belongs(event.source.id, VERSION));
});
// Without resultingClientId (Safari before 16) no tab could be told from another: everything comes from the network there.
if ("resultingClientId" in worker.FetchEvent.prototype) {
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
    event.respondWith(request.mode === "navigate" ? page(event) : part(event));
  });
}

/** @param {any} event */
async function install(event) {
  const mine = await caches.open(PREFIX + VERSION);
  for (const version of (await versions()).filter((one) => one !== VERSION)) {
    const other = await caches.open(PREFIX + version);
    const there = new Set((await other.keys()).map(({ url }) => url));
    // A key carries a checksum of the content, so the same key is the same file.
    for (const key of keys.values()) {
      if (!there.has(key) || (await mine.match(key))) continue;
      const response = await other.match(key);
      if (response) await mine.put(key, response);
    }
  }
  await controller.install(event);
  await write("ready", VERSION);
  if (!(await read("chosen"))) await write("chosen", VERSION);
  worker.skipWaiting();
}

/** The versions that are here, in whole or in part. */
async function versions() {
  return (await caches.keys())
    .filter((name) => name.startsWith(PREFIX) && name !== NOTES)
    .map((name) => name.slice(PREFIX.length));
}

/** @param {string} name @returns {Promise<string | undefined>} */
async function read(name) {
  return (await caches.match(SCOPE + name, { cacheName: NOTES }))?.text();
}

/** @param {string} name @param {string} value */
async function write(name, value) {
  await (await caches.open(NOTES)).put(
    SCOPE + name,
    new Response(value, { headers: { date: new Date().toUTCString() } }),
  );
}

/** The address of the file that a request means: without what follows '?' or '#', and a folder's is its index. @param {string} address */
function file(address) {
  const { origin, pathname } = new URL(address);
  const plain = origin + pathname;
  return [plain, `${plain.replace(/\/$/, "")}/index.html`, `${plain}.html`].find((one) => keys.has(one)) ?? plain;
}

/**
 * A file as `version` has it, if it has. One that was lost from this worker's own version comes from the network, if it still
 * has the same bytes; of any other version, nothing does.
 * @param {string} address @param {string} version @returns {Promise<Response | undefined>}
 */
async function kept(address, version) {
  if (version !== VERSION) return caches.match(address, { cacheName: PREFIX + version, ignoreSearch: true });
  const key = keys.get(address);
  if (!key) return undefined;
  const integrity = controller.getIntegrityForCacheKey(key);
  return (
    (await controller.matchPrecache(address)) ?? fetch(address, { integrity, cache: "reload" }).catch(() => undefined)
  );
}

/** A page that is opened. @param {any} event */
async function page(event) {
  const chosen = await read("chosen");
  const version = chosen && (await caches.has(PREFIX + chosen)) ? chosen : VERSION;
  const response = await kept(file(event.request.url), version);
  if (!response) return fetch(event.request).catch(() => missing(event, version));
  const id = event.resultingClientId;
  const noted = await belongs(id, version);
  event.waitUntil(sweep());
  if (noted) return response;
  // A full device writes nothing down, so this tab gets everything from the network, as long as there is one.
  return fetch(event.request).catch(() => {
    known.set(id, version);
    return response;
  });
}

/** A picture, a style, a script that an open page asks for. @param {any} event */
async function part(event) {
  const version = await versionOf(event.clientId);
  if (!version) return fetch(event.request);
  const address = file(event.request.url);
  const response = await kept(address, version);
  // What that version had and lost may be another file on the network by now.
  return response ?? (keys.has(address) ? Response.error() : fetch(event.request));
}

/** The plain page for what is not here. Its links begin at the root of the course. @param {any} event @param {string} version */
async function missing(event, version) {
  const plain = await kept(`${SCOPE}offline.html`, version);
  if (!plain) return Response.error();
  await belongs(event.resultingClientId, version);
  const head = { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } };
  return new Response((await plain.text()).replace("<head>", `<head><base href="${SCOPE}">`), head);
}

/** @type {Map<string, string>} */
const known = new Map();

/**
 * The tab `id` shows `version`. A worker is stopped and started at will, so it is written down.
 * @param {string} id @param {string} version @returns {Promise<boolean>} whether there was room to write it down
 */
async function belongs(id, version) {
  try {
    await write(`tab/${id}`, version);
  } catch {
    return false;
  }
  known.set(id, version);
  return true;
}

/** The version that the tab `id` shows, if it is one of those kept here. @param {string} id */
async function versionOf(id) {
  const found = known.get(id) ?? (await read(`tab/${id}`));
  if (found) known.set(id, found);
  return found;
}

/** Let go of versions that no tab shows and nobody will be shown. */
async function sweep() {
  // A version that is on its way here is not to be taken for an old one; one that sets out from now on is not in the list.
  const here = await versions();
  if (worker.registration.installing) return;
  const open = new Set(
    (await worker.clients.matchAll({ includeUncontrolled: true })).map((/** @type {any} */ { id }) => id),
  );
  const notes = await caches.open(NOTES);
  const needed = new Set([VERSION, await read("ready"), await read("chosen")]);
  for (const { url } of await notes.keys()) {
    if (!url.startsWith(TAB)) continue;
    const note = await notes.match(url);
    const age = Date.now() - Date.parse(note?.headers.get("date") ?? "");
    if (!open.has(url.slice(TAB.length)) && !(age < BACK)) await notes.delete(url);
    else needed.add(await note?.text());
  }
  for (const version of here) if (!needed.has(version)) await caches.delete(PREFIX + version);
}
