/**
 * Keep the course on this device, so that it opens without a network; and say when a newer version is ready.
 *
 * A service worker (sw.js) does the keeping. It serves one whole version until the reader takes the next. Where there
 * can be no worker (a disk, a private window, http on a local network) nothing happens, and nothing is said.
 */
import { button } from "../ui/controls.js";
import { h } from "../ui/dom.js";
import words from "./words.en.json" with { type: "json" };

// tools/offline.mjs writes the version of the finished site here; a site that went without that step keeps no copy.
const VERSION = "hw-version-none";
// A regular expression, because the bundler would work out a comparison before the version is there.
const FINISHED = !/none$/.test(VERSION);
const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
/** How long a first visit is left alone after it has loaded: its first widget goes before the rest of the course. */
const AFTER = 3000;
const LATER = "highways:newer-later";

export function offline() {
  if (!/^https?:$/.test(location.protocol)) return;
  // By script, because Chromium complains about the link on a page from a disk.
  document.head.append(h("link", { rel: "manifest", href: new URL("manifest.webmanifest", ROOT).href }));
  if (!FINISHED) return;
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}

function begin() {
  try {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    if (workers.controller) keep(workers);
    // Whoever asks their browser to save data has not asked for the whole course.
    else if (!(/** @type {any} */ (navigator).connection?.saveData)) setTimeout(() => idle(() => keep(workers)), AFTER);
  } catch {
    // A browser that forbids workers throws when they are named.
  }
}

/** @param {() => void} work */
const idle = (work) => ("requestIdleCallback" in globalThis ? requestIdleCallback(work, { timeout: 10_000 }) : work());

/** @param {ServiceWorkerContainer} workers */
async function keep(workers) {
  const served = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    // The first worker may come later than this page. It answers this page's requests only if both are of one version.
    workers.controller?.postMessage({ type: "SHOWS", version: VERSION });
    look();
  });
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
  try {
    const registration = await workers.register(new URL("sw.js", ROOT), { updateViaCache: "none" });
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
    await look();
    // Browsers look for a newer version by themselves, but some of them only minutes later.
    if (served) await registration.update();
  } catch {
    // Forbidden, or no network: the page works as it is.
  }
}

// What the worker has written down (sw.js): the version that is ready, and the one that pages are opened in.
const NOTES = `highways|${ROOT.href}|notes`;
/** @param {string} name */
const read = async (name) => (await caches.match(ROOT.href + name, { cacheName: NOTES }))?.text();

/** Say what there is to say about other versions than this page's. */
async function look() {
  try {
    const [ready, chosen] = await Promise.all([read("ready"), read("chosen")]);
    if (!ready || ready === VERSION || !navigator.serviceWorker.controller) return;
    if (chosen !== ready) {
      if (!putOff()) show(words.newer, words.use, () => take(ready));
    } else {
      // The reader took it in another tab. They may be writing here, so this one waits for them.
      show(words.older, words.reload, () => location.reload());
    }
  } catch {
    // Nothing can be read here: nothing is said.
  }
}

/** @param {string} version */
async function take(version) {
  try {
    await (await caches.open(NOTES)).put(`${ROOT.href}chosen`, new Response(version));
  } catch {
    // No room to write it down: then pages come from the network, and there the newer version is.
  }
  location.reload();
}

/** @type {HTMLElement | undefined} */
let bar;
/** What the reader has put off on this page, and need not read again at every turn of the head. */
let putAway = "";

/** Below the page's header, in the flow of the page: it covers nothing. @param {string} said @param {string} label @param {() => void} act */
function show(said, label, act) {
  if (said === putAway || bar?.textContent?.includes(said)) return;
  const header = document.querySelector(".bd-header-article");
  if (!bar) {
    bar = h("div", { class: "hw-newer" });
    if (header) header.after(bar);
    else document.body.prepend(bar);
  }
  const sentence = h("p", { role: "status" });
  const row = h(
    "div",
    { class: "hw-row" },
    button(label, act),
    button(words.later, () => close(said), "quiet"),
  );
  const before = bar.offsetHeight;
  bar.replaceChildren(h("div", { class: "hw-live" }, sentence, row));
  // A live region has to be there before its words are.
  requestAnimationFrame(() => {
    sentence.textContent = said;
    // Where the browser does not hold the place of somebody who is reading further down, this does.
    if (scrollY > 0 && !CSS.supports("overflow-anchor: auto")) scrollBy(0, (bar?.offsetHeight ?? 0) - before);
  });
}

/** @param {string} said */
function close(said) {
  putAway = said;
  try {
    sessionStorage.setItem(LATER, "yes");
  } catch {
    // Then the bar comes again on the next page.
  }
  bar?.replaceChildren();
  const main = document.querySelector("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus({ preventScroll: true });
}

function putOff() {
  try {
    return sessionStorage.getItem(LATER) !== null;
  } catch {
    return false;
  }
}
