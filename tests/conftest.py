"""What tests of several rooms need: bundles, a browser, the built book, a place that serves it, and JupyterLab."""

from __future__ import annotations

import contextlib
import json
import math
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from remount import Stage

from tools.browser import FLAGS, get
from tools.process import BUILD, ROOT, run
from tools.serve import server

# A small page with one figure, for the static host.
FIGURE_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="highways.css">{script}{before}
<figure class="hw-widget" id="it" data-hw-widget="{name}"><script type="application/json">{state}</script>
<div class="hw-still">the still picture</div></figure>"""

# A browser that knows of no service workers, like a private window or a page that came over http on a local network.
NO_WORKERS = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })"


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Callable[[Path], object]], Path]:
    """``once(name, make)`` calls `make` with a folder of that name, which all workers of this run share, and gives it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "shared"
    shared.mkdir(exist_ok=True)

    def made(name: str, make: Callable[[Path], object]) -> Path:
        with FileLock(shared / f"{name}.lock"):
            if not (shared / f"{name}.done").exists():
                make(shared / name)
                (shared / f"{name}.done").touch()
        return shared / name

    return made


@pytest.fixture(scope="session")
def static(once: Callable) -> Path:
    """The browser bundles, made from the sources as they are now."""
    once("bundles", lambda _: run(["node", "tools/bundle.mjs"]))
    return ROOT / "src/highways/static"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=get(), args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def book(static: Path, once: Callable) -> Path:
    """The book, built strictly from nothing and finished for use without a network: what is published."""

    def make(out: Path) -> None:
        run([*BUILD, "--path-output", out])
        run(["node", "tools/offline.mjs", out / "_build/html"])

    return once("book", make) / "_build/html"


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `folder`, served on this machine."""
    with server(str(folder), first=8100) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    with serving(book) as address:
        yield address


def watch(context: BrowserContext, complaints: list[str], workers: bool = False) -> Page:
    """A page of this context that writes down its complaints, and what it asks another host for."""
    if not workers:
        # Each would fetch the whole course. Playwright's own way to block them writes a warning on every page.
        context.add_init_script(NO_WORKERS)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda said: said.type in {"error", "warning"} and complaints.append(f"console: {said.text}"))
    page.on("request", lambda asked: _local(asked.url) or complaints.append(f"request: {asked.url}"))
    # A click that leaves the page while it still loads aborts what is under way: nobody is missing anything.
    page.on(
        "requestfailed",
        lambda asked: asked.failure == "net::ERR_ABORTED" or complaints.append(f"failed: {asked.failure} {asked.url}"),
    )
    return page


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in a fresh context; the test fails if the page complains or asks another host for anything."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(address: str, width: int = 1280, height: int = 900, workers: bool = False, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = watch(context, complaints, workers)
        page.goto(address)
        return page

    opened.complaints = complaints
    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page_with(static: Path, tmp_path: Path) -> Callable[..., str]:
    """Write a page that holds the widget `name`, whose bundle is `script` (text of a classic script), and say where."""

    def write(name: str, state: dict, script: str | None = None, before: str = "") -> str:
        shutil.copytree(static, tmp_path, dirs_exist_ok=True)
        if script is not None:
            (tmp_path / f"{name}.js").write_text(script, "utf-8")
        host = '<script defer src="host.js"></script>'
        page = FIGURE_PAGE.format(name=name, state=json.dumps(state), before=before, script=host)
        (tmp_path / "page.html").write_text(page, "utf-8")
        return (tmp_path / "page.html").as_uri()

    return write


@pytest.fixture(scope="module")
def stage(browser: Browser, static: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The pages on which the widgets of a file of tests are mounted, one after another."""
    complaints: list[str] = []
    stage = Stage(browser, static, tmp_path_factory.mktemp("stage"), lambda context: watch(context, complaints))
    stage.complaints = complaints
    yield stage
    stage.close()


@pytest.fixture
def alone(stage: Stage) -> Iterator[Callable[..., Page]]:
    """``alone("dmn.DefaultMode", state)``: that widget in that state, on a page from disk in its room's style.

    The page is the file's: the widget before is left and this one mounted. Nothing moves, unless `reduced_motion` says so.
    """
    stage.complaints.clear()
    yield stage.show
    assert stage.complaints == []


@pytest.fixture(scope="session")
def call_twin() -> Iterator[Callable[..., object]]:
    """``call_twin("dmn/model", method, *args)``: what the JavaScript twin answers; infinity comes as a float."""
    node = Path(sys.executable).parent / "node"
    driver = Path(__file__).with_name("driver.mjs")
    process = subprocess.Popen([node, driver], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def call(model: str, method: str, *args: object, parameters: dict | None = None) -> object:
        request = json.dumps({"model": model, "method": method, "args": args, "parameters": parameters or {}})
        process.stdin.write(request.replace(" Infinity", ' "Infinity"') + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        return math.inf if answer == "Infinity" else answer

    yield call
    process.stdin.close()
    process.wait()


def _local(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
