"""What the two decks share: the state that a page gives them, and hands that play them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tools.process import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"


class Table:
    """A deck in a page, and what a hand can do with it."""

    def __init__(self, page: Page, state: dict) -> None:
        self.page = page
        self.cards = state["cards"]
        self.card = page.locator(".hw-deck-card")
        self.text = page.locator(".hw-deck-text")
        self.reply = page.locator(".hw-deck-reply[role=status]")
        self.progress = page.locator(".hw-deck-progress")
        self.end = page.locator(".hw-deck-end")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def place(self, id: str) -> Locator:
        return self.page.locator(f".hw-deck-place[data-place='{id}']")

    def go_on(self) -> None:
        """To the next card, with a breath where there is one."""
        self.card.locator(".hw-button").click()
        if self.button("Go on").is_visible():
            self.button("Go on").click()

    def drag(self, id: str) -> None:
        """Carry the card by its text onto a place."""
        start, goal = self.text.bounding_box(), self.place(id).bounding_box()
        self.page.mouse.move(start["x"] + 20, start["y"] + 10)
        self.page.mouse.down()
        self.page.mouse.move(start["x"] + 40, start["y"] + 30, steps=3)
        self.page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] / 2, steps=5)
        self.page.mouse.up()

    def tab_to(self, control: Locator) -> None:
        """Press Tab until the control has the focus; a control that keys cannot reach fails here."""
        for _ in range(30):
            if control.evaluate("el => el === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {control}")

    def press(self, control: Locator) -> None:
        self.tab_to(control)
        self.page.keyboard.press("Enter")

    def axe(self) -> list:
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("axe.run(document, { preload: false })")
        return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]]


@pytest.fixture
def widgets(static):
    from highways.coaching import widget

    return widget


@pytest.fixture
def state_of() -> Callable[[str], dict]:
    return lambda figure: json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])


@pytest.fixture
def deal(widgets, alone, state_of) -> Callable[..., Table]:
    """``deal("Scope", width=375)``: that deck on a table of its own; traits go into ``state``."""

    def dealt(name: str, state: dict | None = None, **options: object) -> Table:
        whole = state_of(getattr(widgets, name)(**(state or {})).figure())
        return Table(alone(f"coaching.{name}", whole, **options), whole)

    return dealt
