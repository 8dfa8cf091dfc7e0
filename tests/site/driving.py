"""Driving a page as a reader does, and what axe says of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tools.process import ROOT

both_ways = pytest.mark.parametrize("address", ["http", "disk"], indirect=True)
"""For what can go wrong by one protocol alone: a popup, a script that is loaded later, a storage. The rest is swept."""

every_look = pytest.mark.parametrize(
    ("colours", "width"),
    [
        ("dark", 375),
        pytest.param("light", 1280, marks=pytest.mark.sweep),
        pytest.param("light", 375, marks=pytest.mark.sweep),
        pytest.param("dark", 1280, marks=pytest.mark.sweep),
    ],
)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control called `name` has the focus."""
    named = """() => { const e = document.activeElement;
      return [e.textContent, ...(e.labels ? [...e.labels].map((l) => l.textContent) : [])].map((t) => t.trim()); }"""
    for _ in range(250):  # once round a long page
        if name in page.evaluate(named):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name!r}")


TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_A_LOOK = {"type": "rule", "values": ["color-contrast", "target-size"]}
"""What can differ when only colours and width do."""


def axe(page: Page, only: dict = TAGS) -> list[str]:
    """What axe finds, a line for each kind of fault."""
    if page.evaluate("() => !window.axe"):
        page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        # No preloading: it asks for style sheets a second time, which a page on a disk may not, and no rule here needs it.
        """(runOnly) => axe.run(document, { preload: false, runOnly, resultTypes: ['violations'] })
             .then((result) => result.violations)""",
        only,
    )
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]


def wake(page: Page) -> None:
    """Scroll every widget into view until it lives, and back to the top."""
    for figure in page.locator("figure[data-hw-widget]").all():
        figure.scroll_into_view_if_needed()
        figure.locator(".hw-live").wait_for(state="attached")  # one says nothing until questions wait
    page.evaluate("scrollTo(0, 0)")  # what happens to lie half under the header is no small target


def settle(page: Page) -> None:
    """Until what follows a new size or theme has been drawn: two frames, and nothing under way."""
    page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
             .then(() => Promise.all(document.getAnimations().filter((one) => one.playState === 'running' &&
               one.effect.getComputedTiming().endTime < 5000).map((one) => one.finished.catch(() => {}))))"""
    )


def in_the(page: Page, colours: str) -> None:
    """Change to the light or the dark, as when evening comes."""
    page.emulate_media(color_scheme=colours)
    page.wait_for_function("colours => document.documentElement.dataset.theme === colours", arg=colours)
    settle(page)


def axe_in_both(page: Page) -> list[str]:
    """All of axe in the light, and what colours can spoil in the dark; it is light again afterwards."""
    found = axe(page)
    in_the(page, "dark")
    found += [f"in the dark, {one}" for one in axe(page, OF_A_LOOK)]
    in_the(page, "light")
    return found


def frames(page: Page, count: int) -> None:
    """Until the page was drawn so often, in which whatever moves has moved."""
    page.evaluate(
        """(count) => new Promise((done) => {
             const next = () => (count-- ? requestAnimationFrame(next) : done()); next(); })""",
        count,
    )


def at_rest(page: Page, value: str, drawn: int = 20) -> None:
    """Until the JavaScript expression `value` gives the same for so many frames; fails after 20 seconds."""
    page.evaluate(
        """([value, drawn]) => new Promise((done, fail) => {
             let last, same = 0; const begun = performance.now();
             const look = () => {
               const now = JSON.stringify(eval(value));
               same = now === last ? same + 1 : 0; last = now;
               if (same >= drawn) done();
               else if (performance.now() - begun > 20_000) fail(new Error(`${value} never came to rest`));
               else requestAnimationFrame(look);
             };
             look(); })""",
        [value, drawn],
    )
