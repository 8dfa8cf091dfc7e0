"""A reader's browser for the tests of this room: what it remembers, what day it is, and the page it opens."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

DAY = 24 * 60 * 60 * 1000

PAGE = """<!doctype html><html lang="en" data-theme="{theme}" data-content_root="./"><meta charset="utf-8"><title>t</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="highways.css"><link rel="stylesheet" href="learning.css">
<script defer src="learning.page.js"></script><script defer src="host.js"></script>
<style>body {{ background: var(--hw-paper); color: var(--hw-ink); margin: 0; padding: 12px; line-height: 1.5 }}</style>
<main><h1>t</h1><p><a class="hw-help" style="color: inherit" href="safety.html#help-now">Help now</a></p>{figure}</main></html>"""


class Learner:
    """Opens widgets of this room from a disk, in one browser that remembers."""

    def __init__(self, folder: Path, static: Path, open_page: Callable[..., Page]) -> None:
        self.folder = folder
        self.open_page = open_page
        shutil.copytree(static, folder, dirs_exist_ok=True)
        (folder / "empty.html").write_text('<!doctype html><title>t</title><link rel="icon" href="data:,">', "utf-8")

    def opens(
        self, figure: str, remembers: dict | None = None, theme: str = "light", before: str = "", **options
    ) -> Page:
        """The page with this figure, in a fresh browser that remembers this; `before` runs ahead of the page's own scripts."""
        (self.folder / "page.html").write_text(PAGE.format(figure=figure, theme=theme), "utf-8")
        clock = options.pop("now", None)
        base = options.pop("base", self.folder.as_uri())
        page = self.open_page(f"{base}/empty.html", **options)
        for key, value in (remembers or {}).items():
            page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"highways:{key}", json.dumps(value)])
        if clock is not None:
            page.clock.set_fixed_time(clock / 1000)  # Python counts seconds
        if before:
            page.add_init_script(before)
        page.goto(f"{base}/page.html")
        page.locator(".is-live > .hw-live").wait_for(state="attached")
        return page

    def again(self, page: Page, now: int | None = None) -> Page:
        """The same browser, later."""
        if now is not None:
            page.clock.set_fixed_time(now / 1000)
        page.reload()
        page.locator(".is-live > .hw-live").wait_for(state="attached")
        return page


def remembered(page: Page) -> dict:
    """All that the browser holds for the course, by key."""
    records = page.evaluate("Object.entries(localStorage)")
    return {key.removeprefix("highways:"): json.loads(value) for key, value in records}
