"""Every page of the built book, visited once: names, width, contrast, focus and links; all that is wrong is told together."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from driving import OF_A_LOOK, axe, in_the, settle, wake
from playwright.sync_api import Page
from site_pages import MADE_BY_SPHINX, PAGES

EVERY_PAGE = [*PAGES, *MADE_BY_SPHINX]


def twice(page: Page) -> list[str]:
    """Ids that two things have, and names of radios that two widgets have: a tap on one would move the other."""
    ids, groups = page.evaluate(
        """() => [[...document.querySelectorAll('[id]')].map((one) => one.id),
             [...document.querySelectorAll('.hw-live')].flatMap((live) =>
               [...new Set([...live.querySelectorAll('input[type=radio]')].map((one) => one.name))])]"""
    )
    return [
        f"two {kind} are called {name!r}"
        for kind, names in (("things", ids), ("groups of radios", groups))
        for name in sorted(set(names))
        if names.count(name) > 1
    ]


def sideways(page: Page, width: int) -> list[str]:
    """What is wider than the window."""
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    over = page.evaluate(
        """(width) => document.scrollingElement.scrollWidth <= width ? [] :
             [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > width
                 && !one.closest('.bd-sidebar-secondary, pre')).slice(-3).map((one) => one.outerHTML.slice(0, 100))""",
        width,
    )
    return [f"at {width} px the page scrolls sideways, for instance because of {over}"] if over else []


def without_ring(page: Page) -> list[str]:
    """What takes the focus from the keyboard and does not show it."""
    page.keyboard.press("Tab")  # from now on the browser shows where the focus is
    return [
        f"the focus is not seen on {one}"
        for one in page.evaluate(
            """() => {
              const seen = (one) => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
                return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'; };
              const can = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
              const bad = [];
              for (const one of can) {
                one.focus({ preventScroll: true });
                if (document.activeElement !== one) continue;
                // A choice shows it on its label; what is drawn inside or around may show it too.
                const around = [one, one.parentElement, ...(one.labels ?? []), ...one.children, one.nextElementSibling];
                if (!around.filter(Boolean).some(seen)) bad.push(one.outerHTML.slice(0, 120));
              }
              document.activeElement.blur();
              return bad;
            }"""
        )
    ]


@cache
def ids_of(file: Path) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', file.read_text("utf-8")))


def lost_links(page: Page, book: Path, site: str) -> list[str]:
    """Links that lead nowhere. What another host has is not asked: the tests have no network."""
    here = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    lost = []
    for link in page.evaluate("[...new Set([...document.querySelectorAll('a[href]')].map((one) => one.href))]"):
        if not link.startswith(site):
            if not re.match(r"https?://[\w.-]+\.\w+(/|$)|(tel|sms|mailto):\S", link):
                lost.append(f"{link} is no address")
            continue
        parts = urlsplit(link)
        file = book / (unquote(parts.path).lstrip("/") or "index.html")
        file = file / "index.html" if file.is_dir() else file
        part = unquote(parts.fragment).removeprefix("/")
        if not file.exists():
            lost.append(f"{link} is not in the book")
        elif (
            part
            and not part.startswith("q=")
            and part not in ({*here} if link.split("#")[0] == page.url.split("#")[0] else ids_of(file))
        ):
            lost.append(f"{link}: that page has no part of this name")
    return lost


@pytest.mark.parametrize("page_name", EVERY_PAGE)
def test_a_page_holds_up(site: str, book: Path, open_page: Callable[..., Page], page_name: str):
    """At two widths, in both themes; what it loads from elsewhere and what its console says is told as well."""
    page = open_page(f"{site}/{page_name}")
    wake(page)
    wrong = twice(page) + lost_links(page, book, site)
    wrong += [f"axe at 1280 px, light: {one}" for one in axe(page)]
    wrong += without_ring(page)
    wrong += sideways(page, 1280) + sideways(page, 320)
    page.set_viewport_size({"width": 375, "height": 900})
    page.evaluate("scrollTo(0, 0)")
    in_the(page, "dark")
    wrong += [f"axe at 375 px, dark: {one}" for one in axe(page, OF_A_LOOK)]
    assert not wrong, f"{page_name}:\n" + "\n".join(wrong)


@pytest.mark.sweep
@pytest.mark.parametrize("page_name", EVERY_PAGE)
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_a_page_holds_up_when_it_begins_so(site: str, open_page, page_name: str, colours: str, width: int):
    """Opened at that width and in that theme, with motion, and all of axe."""
    page = open_page(f"{site}/{page_name}", width=width, color_scheme=colours, reduced_motion="no-preference")
    wake(page)
    assert sideways(page, width) + axe(page) == []
