"""What tests of several rooms need: bundles, a browser, the built book, a place that serves it, and JupyterLab."""

from __future__ import annotations

import contextlib
import json
import math
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import OF_A_PAGE, Contexts, Kept, Lasting, complaints_of, keep, where
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright
from remount import Stage
from shares import Shared, turn

from tools import browser as browsers
from tools import fonts
from tools.process import BUILD, ROOT, run
from tools.serve import server

# A small page with one figure, for the static host.
FIGURE_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="highways.css">{script}{before}
<figure class="hw-widget" id="it" data-hw-widget="{name}"><script type="application/json">{state}</script>
<div class="hw-still">the still picture</div></figure>"""

# How long an example takes says how busy the machine is.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

BROWSER = pytest.StashKey[Lasting]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The book is built first, and its own tests come last."""
    items.sort(key=lambda item: turn(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    return Shared(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    browser = item.session.stash.get(BROWSER, None)
    with browser.watched() if browser and "browser" in item.fixturenames else contextlib.nullcontext():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A failed test says where its screenshot and trace are."""
    report = yield
    browser = item.session.stash.get(BROWSER, None)
    if report.failed and report.when != "teardown" and browser and (folder := keep(browser, item.nodeid)):
        report.sections.append(("What the browser showed", where(folder)))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was tried again is told, though it was green the second time."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.write_sep("_", f"tried again: {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


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
def launch(playwright: Playwright, once: Callable) -> Callable[..., Browser]:
    """``launch("Roboto")``: a browser whose interface has that font, on every machine; whoever asks for it closes it."""

    def start(interface: str = fonts.WIDEST, **options: object) -> Browser:
        name = f"fonts-{interface.replace(' ', '-')}"
        return browsers.launch(playwright, once(name, lambda folder: fonts.lay(folder, interface)), **options)

    return start


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser], request: pytest.FixtureRequest) -> Iterator[Lasting]:
    running = Lasting(launch)
    request.session.stash[BROWSER] = running
    yield running
    del request.session.stash[BROWSER]
    running.close()


@pytest.fixture(scope="session")
def contexts(browser: Lasting) -> Contexts:
    return Contexts(browser)


@pytest.fixture(scope="session")
def book(static: Path, once: Callable) -> Path:
    """The book, built strictly from nothing and finished for use without a network: what is published.

    HIGHWAYS_BOOK names one that is built already, as `_build/html` after `make book`.
    """
    if built := os.environ.get("HIGHWAYS_BOOK"):
        return Path(built).resolve()

    def make(out: Path) -> None:
        run([*BUILD, "--path-output", out])
        run(["node", "tools/offline.mjs", out / "_build/html"])

    return once("book", make) / "_build/html"


@pytest.fixture(scope="session")
def executed(book: Path) -> Path:
    """Where the notebooks lie as the build of the book ran them."""
    return book.parent / "jupyter_execute/notebooks"


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


@pytest.fixture
def open_page(browser: Lasting, contexts: Contexts, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open an address in a browser that remembers nothing; the test fails if the page complains or asks another host.

    With ``shared`` the context may have been used before: right where nothing but pages and their storage is touched, and
    much faster.
    """
    own: list[BrowserContext] = []
    kept: list[Kept] = []
    complaints: list[str] = []
    origins: set[str] = set()

    def opened(
        address: str,
        width: int = 1280,
        height: int = 900,
        workers: bool = False,
        shared: bool = False,
        **options: object,
    ) -> Page:
        size = {"width": width, "height": height}
        if shared and not workers and options.get("java_script_enabled", True):
            look = OF_A_PAGE | {name: options.pop(name) for name in OF_A_PAGE if name in options}
            kept.append(contexts.shared(address, **options))
            page = kept[-1].new_page()
            page.set_viewport_size(size)
            page.emulate_media(**look)
        else:
            own.append(contexts.fresh(workers, viewport=size, **options))
            page = own[-1].new_page()
        complaints_of(page, complaints, origins)
        page.goto(address)
        return page

    opened.complaints = complaints
    yield opened
    folder = keep(browser, request.node.nodeid) if complaints else None
    for context in own:
        with contextlib.suppress(Error):  # it went with its browser
            context.close()
    for one in kept:
        contexts.give_back(one, origins)
    assert complaints == [], where(folder) if folder else ""


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
def stage(contexts: Contexts, static: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The pages on which the widgets of a file of tests are mounted, one after another."""
    stage = Stage(contexts.fresh, static, tmp_path_factory.mktemp("stage"))
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
