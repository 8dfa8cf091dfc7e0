/**
 * The service worker: keeps the whole course on this device, and gives each tab one version of it, whole.
 *
 * - A version is a cache of its own. A file that did not change is copied from the version before; the others are fetched and
 *   must have the bytes that the build saw (`integrity`). If one has not, nothing of that version is used.
 * - A tab belongs to the version that gave it its page, and gets everything else from there, also after another tab has taken
 *   a newer version. The version is kept until no such tab is left.
 * - A tab whose page came from the network gets everything from the network.
 */
import { PrecacheController } from "workbox-precaching/PrecacheController.js";

const worker = /** @type {any} */ (globalThis);
/** What tools/offline.mjs puts in: the files of this version, and its name. */
const FILES = /** @type {any} */ (globalThis).__WB_MANIFEST;
const VERSION = "hw-version-none";

// Several sites can share an origin, so names begin with the scope.
const SCOPE = worker.registration.scope;
const PREFIX = `highways|${SCOPE}|`;
const MINE = PREFIX + VERSION;
const TABS = `${PREFIX}tabs`;
/** A tab that is about to open is in no list of tabs yet. */
const OPENING = 10_000;

const controller = new PrecacheController({ cacheName: MINE });
controller.addToCacheList(FILES);
const keys = controller.getURLsToCacheKeys();

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install(event)));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(sweep().then(() => worker.clients.claim())));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data?.type === "SKIP_WAITING") worker.skipWaiting();
  if (event.data?.type === "SHOWS" && event.data.version === VERSION) event.waitUntil(belongs(event.source.id));
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
  const mine = await caches.open(MINE);
  for (const name of (await versions()).filter((one) => one !== MINE)) {
    const other = await caches.open(name);
    const there = new Set((await other.keys()).map(({ url }) => url));
    // A key carries a checksum of the content, so the same key is the same file.
    for (const key of keys.values()) {
      if (!there.has(key) || (await mine.match(key))) continue;
      const response = await other.match(key);
      if (response) await mine.put(key, response);
    }
  }
  await controller.install(event);
}

/** The caches of whole versions, oldest first. */
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== TABS);
}

/** The address of the file that a request means: without what follows '?' or '#', and a folder's is its index. @param {string} address */
function file(address) {
  const { origin, pathname } = new URL(address);
  const plain = origin + pathname;
  return [plain, `${plain.replace(/\/$/, "")}/index.html`, `${plain}.html`].find((one) => keys.has(one)) ?? plain;
}

/**
 * A file of this version, from its cache. A file that was lost there comes from the network if it still has the same bytes.
 * @param {string} address
 */
async function own(address) {
  const response = await controller.matchPrecache(address);
  if (response) return response;
  const integrity = controller.getIntegrityForCacheKey(keys.get(address) ?? "");
  return fetch(address, { integrity, cache: "reload" });
}

/** A page that is opened: always of this version. @param {any} event */
async function page(event) {
  const address = file(event.request.url);
  if (keys.has(address)) {
    try {
      const response = await own(address);
      await belongs(event.resultingClientId);
      event.waitUntil(sweep());
      return response;
    } catch {
      // Lost here, and changed there: the network's page then, with the network's files.
    }
  }
  return fetch(event.request).catch(() => missing(event));
}

/** A picture, a style, a script that an open page asks for. @param {any} event */
async function part(event) {
  const version = await versionOf(event.clientId);
  const address = file(event.request.url);
  if (version === MINE) return keys.has(address) ? own(address) : fetch(event.request);
  if (!version) return fetch(event.request);
  const kept = await caches.match(address, { cacheName: version, ignoreSearch: true });
  // What this older version had and lost may be another file by now.
  return kept ?? (keys.has(address) ? Response.error() : fetch(event.request));
}

/** The plain page for what is not here. Its links begin at the root of the course. @param {any} event */
async function missing(event) {
  await belongs(event.resultingClientId);
  const html = await (await own(`${SCOPE}offline.html`)).text();
  const head = { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } };
  return new Response(html.replace("<head>", `<head><base href="${SCOPE}">`), head);
}

/** @type {Map<string, string>} */
const known = new Map();

/** The tab `id` shows this version. A worker is stopped and started at will, so it is written down. @param {string} id */
async function belongs(id) {
  known.set(id, MINE);
  await (await caches.open(TABS)).put(SCOPE + id, new Response(MINE, { headers: { date: new Date().toUTCString() } }));
}

/** The version that the tab `id` shows, if it is one of those kept here. @param {string} id */
async function versionOf(id) {
  const found = known.get(id) ?? (await (await caches.match(SCOPE + id, { cacheName: TABS }))?.text());
  if (found) known.set(id, found);
  return found;
}

/** Let go of older versions that no tab shows. */
async function sweep() {
  const all = await versions();
  // While another version is on its way here, its files are not to be taken for old ones.
  if (all[0] === MINE || !all.includes(MINE) || worker.registration.installing || worker.registration.waiting) return;
  const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true })).map((/** @type {any} */ { id }) => id));
  const tabs = await caches.open(TABS);
  const shown = new Set();
  for (const key of await tabs.keys()) {
    const tab = await tabs.match(key);
    const age = Date.now() - Date.parse(tab?.headers.get("date") ?? "");
    if (!open.has(key.url.slice(SCOPE.length)) && !(age < OPENING)) await tabs.delete(key);
    else shown.add(await tab?.text());
  }
  for (const name of all.slice(0, all.indexOf(MINE))) if (!shown.has(name)) await caches.delete(name);
}
