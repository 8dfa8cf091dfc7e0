"""What tests of several rooms need: bundles, a browser, the built book, a place that serves it, and JupyterLab."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
sys.path.insert(0, str(ROOT / "tools"))

from browser import FLAGS, get  # noqa: E402  (tools/ is no package; it is on the path from here on)
from serve import server  # noqa: E402


def environment() -> dict[str, str]:
    """The shell's, with the Node and the tools of this environment first."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def run(command: list[str | Path], cwd: Path = ROOT, check: bool = True, **more: str) -> subprocess.CompletedProcess:
    """Run a command in this environment; what it said comes along when it fails."""
    # Into a file, because a pipe stays open for as long as any process that the command left behind holds it.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            list(map(str, command)),
            cwd=cwd,
            env={**environment(), **more},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=600,
        )
        said.seek(0)
        done.stdout = said.read()
    if check and done.returncode:
        raise AssertionError(f"{command} failed:\n{done.stdout[-8000:]}")
    return done


@pytest.fixture(scope="session")
def static() -> Path:
    """The browser bundles, made from the sources as they are now."""
    run([BIN / "node", "tools/bundle.mjs"])
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
def book(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book, built strictly from nothing."""
    out = tmp_path_factory.mktemp("book")
    run([BIN / "jupyter-book", "build", ".", "-W", "-n", "--keep-going", "--path-output", out])
    return out / "_build/html"


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
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address in a fresh context; the test fails if the page complains or asks another host for anything."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(address: str, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "console", lambda said: said.type in {"error", "warning"} and complaints.append(f"console: {said.text}")
        )
        page.on("request", lambda asked: _local(asked.url) or complaints.append(f"request: {asked.url}"))
        page.on("requestfailed", lambda asked: complaints.append(f"failed: {asked.url}"))
        page.goto(address)
        return page

    opened.complaints = complaints
    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _local(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
