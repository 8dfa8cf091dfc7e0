"""The peer of a slider step: `interact` with matplotlib in a real JupyterLab with a kernel."""

from __future__ import annotations

import json
import random
import secrets
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Page, TimeoutError

from .page import PICTURES
from .process import last, started

_START = """\
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact
from highways.roads import TwoRoads
from highways.roads.figure import hill, resting_places
strictness = lambda: FloatSlider(value=0.5, min=0.2, max=3, step=0.05)
"""
_PICTURES = {
    "the same picture": """\
@interact(beta=strictness())
def both(beta):
    _, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2))
    hill(left, TwoRoads(beta=beta), u=0.48)
    resting_places(right, kappa=1.1)
    right.plot(beta, 48, "o")
    plt.show()""",
    "its hill alone": """\
@interact(beta=strictness())
def one(beta):
    _, axes = plt.subplots(figsize=(6, 3.2))
    hill(axes, TwoRoads(beta=beta), u=0.48)
    plt.show()""",
}

# A picture is in the page when its image has been decoded.
_WATCH = """
let shown;
window.benchPicture = () => document.activeElement?.closest(".jp-Cell")?.querySelector(".jp-OutputArea-output img");
window.benchWatch = () => {
  shown = benchPicture().src;
  new MutationObserver(async () => {
    const picture = benchPicture();
    if (!picture || picture.src === shown) return;
    shown = picture.src;
    await picture.decode();
    whenDrawn();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["src"] });
};
"""


def pictures(browser: Browser, folder: Path, n: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds, unslowed, from each of `n` key presses on the slider: see `page.pictures`, which measures the same.

    Two pictures, both drawn as a notebook's author would: the hill and the resting places, which is what the widget
    shows beside its map, and the hill alone, which is less than the widget shows.
    """
    cells = [nbformat.v4.new_code_cell(source) for source in (_START, *_PICTURES.values())]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "peer.ipynb")
    with _running(folder) as url:
        context = browser.new_context(viewport={"width": 1280, "height": 1400})
        try:
            page = context.new_page()
            page.set_default_timeout(60_000)
            page.add_init_script(PICTURES + _WATCH)
            page.goto(url)
            _run_all(page)
            return {name: _steps(page, i, n) for i, name in enumerate(_PICTURES, start=1)}
        finally:
            context.close()


def _run_all(page: Page) -> None:
    """Run all cells. JupyterLab shows a kernel as idle before it is connected, and then runs nothing: so ask again."""
    for _ in range(5):
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
        with suppress(TimeoutError):
            return page.locator(".jp-OutputArea-output img").nth(len(_PICTURES) - 1).wait_for(timeout=15_000)
    raise SystemExit("JupyterLab did not run the notebook.")


def _steps(page: Page, cell: int, n: int) -> list[tuple[float, float]]:
    place = page.locator(".jp-Cell").nth(cell)
    place.locator(".noUi-handle").focus()
    page.wait_for_timeout(1000)
    page.evaluate("benchWatch(); benchPictures.length = 0")
    chance = random.Random(3)
    for i in range(n):
        page.keyboard.press("ArrowRight" if i < n / 2 else "ArrowLeft")
        page.wait_for_function("n => benchPictures.length === n", arg=i + 1, polling=20, timeout=10_000)
        page.wait_for_timeout(chance.uniform(40, 70))
    return page.evaluate("benchPictures")


@contextmanager
def _running(folder: Path) -> Iterator[str]:
    """JupyterLab on a free port, with settings of its own; gives the address of the notebook."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(8)
    settings = folder / "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}), "utf-8")
    names = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime"}
    names |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython"}
    command = ["jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={token}", "--ServerApp.ip=127.0.0.1"]
    with started(command, folder, {name: str(folder / place) for name, place in names.items()}) as (process, said):
        base = f"http://127.0.0.1:{port}"
        for _ in range(150):
            if process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{base}/api?token={token}", timeout=2).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
            else:
                yield f"{base}/lab/tree/peer.ipynb?token={token}"
                return
        raise SystemExit(f"JupyterLab did not start:\n{last(said)}")
