"""Driving a page as a reader does, and what axe says of it."""

from __future__ import annotations

from playwright.sync_api import Page

from tools.process import ROOT


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control called `name` has the focus."""
    named = """() => { const e = document.activeElement;
      return [e.textContent, ...(e.labels ? [...e.labels].map((l) => l.textContent) : [])].map((t) => t.trim()); }"""
    for _ in range(250):  # once round a long page
        if name in page.evaluate(named):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name!r}")


def axe(page: Page) -> list[str]:
    """What axe finds, a line for each kind of fault."""
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        # No preloading: it asks for style sheets a second time, which a page on a disk may not, and no rule here needs it.
        """() => axe.run(document, {
               preload: false,
               runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
             }).then((result) => result.violations)"""
    )
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]
