"""Browser contexts that are used again, and what is kept of a page when its test fails."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tools.process import ROOT

FAILED = ROOT / "_build/failed"
"""Where the screenshots and traces of failed tests lie; git does not know it."""

# A browser that knows of no service workers, like a private window or a page that came over http on a local network.
NO_WORKERS = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })"

OF_A_PAGE = {"color_scheme": "light", "reduced_motion": "no-preference"}
"""What can be changed in a page that is open already, so that one context serves all of them; and the defaults."""


NOWHERE = "/no-such-page"
PATIENCE = 120
"""Seconds; no test works in a page that long. What a page is asked to compute has no limit of its own in playwright."""


class Lasting:
    """A browser that is stopped when it does not answer, and started again for the next test."""

    def __init__(self, start: Callable[[], Browser]) -> None:
        self.start = start
        self.running: Browser | None = None

    def __call__(self) -> Browser:
        if not (self.running and self.running.is_connected()):
            self.running = self.start()
            session = self.running.new_browser_cdp_session()
            said = session.send("SystemInfo.getProcessInfo")["processInfo"]
            self.process = next(one["id"] for one in said if one["type"] == "browser")
            session.detach()
        return self.running

    @property
    def contexts(self) -> list[BrowserContext]:
        return self().contexts

    def new_context(self, **options: object) -> BrowserContext:
        return self().new_context(**options)

    def new_page(self, **options: object) -> Page:
        return self().new_page(**options)

    @contextmanager
    def watched(self, patience: float = PATIENCE) -> Iterator[None]:
        """Whoever waits longer than this for the browser gets an error, and the worker lives."""

        def stop() -> None:
            with suppress(ProcessLookupError):  # it went by itself
                if self.running:
                    os.kill(self.process, signal.SIGKILL)

        timer = threading.Timer(patience, stop)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def close(self) -> None:
        if self.running:
            self.running.close()


class Kept:
    """A context that serves many tests, and a page in it that keeps its process alive."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.opener = context.new_page()
        # A small page of the same site, so that pages that it opens run where the last ones ran.
        self.opener.goto("file:///" if address.startswith("file:") else origin_of(address) + NOWHERE)
        self.session = context.new_cdp_session(self.opener)
        self.kind = ""

    def new_page(self) -> Page:
        with self.context.expect_page() as opened:
            self.opener.evaluate("void window.open('about:blank')")
        return opened.value

    def forget(self, origins: Iterable[str]) -> None:
        """Close what was opened, and clear what `origins` stored."""
        for page in self.context.pages:
            if page != self.opener:
                page.close()
        for origin in origins:
            self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self.context.clear_cookies()
        with suppress(Error):  # stopped already, when the test failed
            self.context.tracing.stop_chunk()


class Contexts:
    """Contexts of one browser. A page in a fresh one costs three times what it costs in a process that has it compiled."""

    def __init__(self, browser: Lasting) -> None:
        self.browser = browser
        self.idle: dict[str, list[Kept]] = {}

    def fresh(self, workers: bool = False, **options: object) -> BrowserContext:
        """A context that nobody had before, with its trace running."""
        context = self.browser.new_context(**options)
        if not workers:
            # Each would fetch the whole course. Playwright's own way to block them writes a warning on every page.
            context.add_init_script(NO_WORKERS)
        context.set_default_timeout(10_000)
        context.tracing.start()
        return context

    def shared(self, address: str, **options: object) -> Kept:
        """A context that remembers nothing, and may have served before; give it back."""
        kind = json.dumps([address.partition(":")[0], options], sort_keys=True)
        while idle := self.idle.get(kind):
            kept = idle.pop()
            if not kept.opener.is_closed():
                kept.context.tracing.start_chunk()
                return kept
        kept = Kept(self.fresh(**options), address)
        kept.kind = kind
        return kept

    def give_back(self, kept: Kept, origins: Iterable[str]) -> None:
        try:
            kept.forget(origins)
            # A clock that a test stopped stands still in every page of its context.
            used_up = kept.opener.evaluate("'__pwClock' in globalThis")
        except Error:
            used_up = True
        if used_up:
            with suppress(Error):  # it went with its browser
                kept.context.close()
        else:
            self.idle.setdefault(kept.kind, []).append(kept)


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return "file://" if parts.scheme == "file" else f"{parts.scheme}://{parts.netloc}"


KEPT: dict[str, Path] = {}
"""What this process has written down already."""


def keep(browser: Lasting, test: str) -> Path | None:
    """Write what every page of `browser` shows, and what was done to it; gives the folder."""
    if test in KEPT:  # its failure and its complaints are two reports
        return KEPT[test]
    folder = FAILED / re.sub(r"[^\w.\[\]-]+", "_", test.removeprefix("tests/"))[:150]
    shutil.rmtree(folder, ignore_errors=True)
    number = 0
    for context in browser.contexts:
        pages = [page for page in context.pages if page.url != "file:///" and not page.url.endswith(NOWHERE)]
        if not pages:
            continue
        number += 1
        folder.mkdir(parents=True, exist_ok=True)
        for n, page in enumerate(pages, 1):
            with suppress(Error):  # a page that hangs has no picture
                page.screenshot(path=folder / f"{number}-{n}.png", timeout=5000)
        with suppress(Error):  # its maker did not start a trace
            context.tracing.stop_chunk(path=folder / f"{number}-trace.zip")
    if not number:
        return None
    KEPT[test] = folder
    return folder


def where(folder: Path) -> str:
    """The sentence that a failed test ends with."""
    return (
        f"Screenshot and trace: {folder.relative_to(ROOT)} "
        f"(python -m playwright show-trace {folder.relative_to(ROOT)}/1-trace.zip)"
    )


def complaints_of(page: Page, complaints: list[str], origins: set[str]) -> None:
    """Collect what a page complains of, what it asks of other hosts, and the origins that it lived at."""
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda said: said.type in {"error", "warning"} and complaints.append(f"console: {said.text}"))

    def asked(request) -> None:
        if _local(request.url):
            if request.is_navigation_request():
                origins.add(origin_of(request.url))
        else:
            complaints.append(f"request: {request.url}")

    page.on("request", asked)
    # A click that leaves the page while it still loads aborts what is under way: nobody is missing anything.
    page.on(
        "requestfailed",
        lambda asked: asked.failure == "net::ERR_ABORTED" or complaints.append(f"failed: {asked.failure} {asked.url}"),
    )


def _local(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
