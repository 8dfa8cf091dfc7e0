"""The peer of a slider step: `interact` with matplotlib in a real JupyterLab with a kernel."""

from __future__ import annotations

import random
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.jupyterlab import run_all, running

from .page import PICTURES

_START = """\
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, IntSlider, interact
from highways.roads import STORIES, Scenario, TwoRoads, simulate
from highways.roads.figure import hill, resting_places
from highways.roads.map_figure import map_of
life = simulate(Scenario(**STORIES["no dose, kept up"]))
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
    "the map": """\
@interact(day=IntSlider(value=0, min=0, max=120))
def town(day):
    _, axes = plt.subplots(figsize=(7, 4.3))
    map_of(axes, life, day)
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

    Three pictures, drawn as a notebook's author would: the hill and the resting places, which is what the two roads
    show beside their map; the hill alone, which is less than that; and the map of the town on one day of a life that was
    computed beforehand, which is what the other widget shows above its line.
    """
    with running(folder, [_START, *_PICTURES.values()]) as url:
        context = browser.new_context(viewport={"width": 1280, "height": 2200})
        try:
            page = context.new_page()
            page.set_default_timeout(60_000)
            page.add_init_script(PICTURES + _WATCH)
            page.goto(url)
            run_all(page, page.locator(".jp-OutputArea-output img").nth(len(_PICTURES) - 1))
            return {name: _steps(page, i, n) for i, name in enumerate(_PICTURES, start=1)}
        finally:
            context.close()


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
