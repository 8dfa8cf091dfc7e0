"""One page for a whole file of tests: a widget is mounted anew, and a fresh browser context would cost 25 times as much."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from browsing import complaints_of
from playwright.sync_api import BrowserContext, Error, Page

# What only a new context can have; all else is set on the page.
CONTEXT = ("has_touch", "is_mobile", "java_script_enabled", "locale", "timezone_id", "device_scale_factor")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="highways.css"><link rel="stylesheet" href="{room}.css">
<meta name="viewport" content="width=device-width"><style>body {{ background: var(--hw-paper) }}</style>{before}
<body><main>{body}</main></body></html>"""
BODY = """<h1>t</h1><figure class="hw-widget" id="it" data-hw-widget="{name}"><script type="application/json">{state}</script>
<div class="hw-still">the still picture</div></figure>"""

# What was there is left as a reader leaves a page, and the host starts again.
REMOUNT = """([body, theme]) => {
  dispatchEvent(new PageTransitionEvent("pagehide", { persisted: false }));
  localStorage.clear();
  sessionStorage.clear();
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  document.documentElement.dataset.theme = theme;
  const main = document.createElement("main");
  main.innerHTML = body;
  document.body.replaceChildren(main);
  history.replaceState(null, "", location.pathname);
  scrollTo(0, 0);
  const host = document.createElement("script");
  host.src = "host.js";
  document.head.append(host);
  host.remove();
}"""


class Stage:
    """The pages of one file of tests, one for each kind of context and room."""

    def __init__(self, fresh: Callable[..., BrowserContext], static: Path, folder: Path) -> None:
        self.fresh = fresh
        self.complaints: list[str] = []
        self.folder = folder / "stage"
        shutil.copytree(static, self.folder)
        self.pages: dict[tuple, Page] = {}
        self.used: set[tuple] = set()

    def show(self, name: str, state: dict, theme: str = "light", script: str = "", **options: object) -> Page:
        """The widget `name` in this state; a `script` runs before the page's own, and has the page for itself."""
        width, height = options.pop("width", 1280), options.pop("height", 900)
        media = {"reduced_motion": options.pop("reduced_motion", "reduce")}
        media["color_scheme"] = options.pop("color_scheme", "light")
        assert set(options) <= set(CONTEXT), f"a page cannot be given {options}"
        room = name.split(".")[0]
        key = (room, *sorted(options.items()))
        if key not in self.pages or self.pages[key].is_closed():
            self.pages[key] = self.fresh(viewport={"width": width, "height": height}, **options).new_page()
            complaints_of(self.pages[key], self.complaints, set())
            (self.folder / f"{room}.html").write_text(PAGE.format(room=room, body="", before=""), "utf-8")
        page = self.pages[key]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", **media)
        page.mouse.move(0, 0)
        address = (self.folder / f"{room}.html").as_uri()
        body = BODY.format(name=name, state=json.dumps(state).replace("<", "\\u003c"))
        if script:
            before = f'<script>{script}</script><script defer src="host.js"></script>'
            own = self.folder / f"{room}-script.html"
            own.write_text(PAGE.format(room=room, body=body, before=before), "utf-8")
            page.goto(address)
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.goto(own.as_uri())
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        else:
            if page.url.split("#")[0] != address:
                page.goto(address)
            page.evaluate(REMOUNT, [body, theme])
        page.locator(".is-live .hw-inner").wait_for()
        return page

    def close(self) -> None:
        for page in self.pages.values():
            with suppress(Error):  # it went with its browser
                page.context.close()
