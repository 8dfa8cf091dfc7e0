"""Every widget on a phone, in each of five interface fonts: nothing runs sideways, and no word leaves its picture."""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sweeping import first

from highways.coaching import agreement
from tools import fonts
from tools.process import ROOT

LESSON = ROOT / "notebooks/03-when-roads-harden.questions.yml"
LONGEST = {
    part: max(ids, key=lambda id, part=part: len(agreement.WORDS["parts"][part]["options"][id]))
    for part, ids in agreement.PARTS.items()
}
# The states in which a picture holds most words; the others are looked at as they begin.
STATES = {
    "coaching.Agreement": [{}, {"choices": LONGEST}],
    "series.SeriesView": [
        {"pattern": pattern, "steps": steps, "day": 60, "keep": "a month more"}
        for pattern in ("infusions", "one", "spray")
        for steps in ("some", "none")
    ],
    "series.Window": [{"day": 30}, {"account": "mood only", "day": 60}],
    "session.SessionTimeline": [
        {"minute": -40},
        {"compare": "nasal esketamine", "minute": 238},
        {"route": "lozenge"},
        {"route": "injection", "phase": "screening"},
        {"route": "nasal esketamine", "phase": "next-session"},
    ],
}
WIDGETS = [
    f"{source.parent.name}.{name}"
    for source in sorted((ROOT / "src/highways").glob("*/widget.js"))
    for name in re.findall(r"^export const ([A-Z]\w+)", source.read_text("utf-8"), re.M)
]
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>t</title><link rel="stylesheet" href="highways.css"><link rel="stylesheet" href="{room}.css">
<script defer src="host.js"></script><main>{figure}</main></html>"""
# Words that leave their picture by more than a pixel, to which the browser rounds their boxes up, and parts that leave the page.
OUTSIDE = """async () => {
  // What hears of its width draws in the next frame.
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`the page is ${wide} px wide`);
  for (const text of document.querySelectorAll(".is-live svg text")) {
    if (!text.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    let picture = text.ownerSVGElement;
    while (picture.ownerSVGElement) picture = picture.ownerSVGElement;
    const [word, frame] = [text.getBoundingClientRect(), picture.getBoundingClientRect()];
    if (!word.width || picture.closest(".hw-still")) continue;
    for (const [side, by] of Object.entries({
      left: frame.left - word.left, right: word.right - frame.right,
      top: frame.top - word.top - 3, bottom: word.bottom - frame.bottom - 3,
    })) if (by > 1) found.push(`'${text.textContent}' leaves its picture at the ${side} by ${by.toFixed(1)} px`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def pages(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Iterator[str]]:
    """``pages("dmn.DefaultMode")``: the addresses of pages that hold that widget, one for each state."""
    folder = tmp_path_factory.mktemp("phone")
    shutil.copytree(static, folder, dirs_exist_ok=True)

    def written(name: str) -> Iterator[str]:
        room, kind = name.split(".")
        widget = getattr(importlib.import_module(f"highways.{room}.widget"), kind)
        given = {"learning.Check": {"path": LESSON}, "learning.Predict": {"predict": _question()}}.get(name, {})
        for number, state in enumerate(STATES.get(name, [{}])):
            path = folder / f"{name}-{number}.html"
            if not path.exists():
                path.write_text(PAGE.format(room=room, figure=widget(**given | state).figure()), "utf-8")
            yield path.as_uri()

    return written


@pytest.fixture(scope="module", params=first(fonts.INTERFACES))
def phone(request: pytest.FixtureRequest, launch: Callable[..., Browser]) -> Iterator[Page]:
    """The page of a phone with that interface font, used again and again."""
    browser = launch(request.param)
    yield browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    browser.close()


@pytest.mark.parametrize("widget", WIDGETS)
def test_nothing_leaves_the_picture_or_the_page(phone: Page, pages: Callable, widget: str):
    for address in pages(widget):
        phone.set_viewport_size({"width": 320, "height": 640})
        phone.goto(address)
        phone.locator("figure.is-live").wait_for(state="attached")
        for width in (320, 634):  # a phone, and the column of the book
            phone.set_viewport_size({"width": width, "height": 640})
            assert phone.evaluate(OUTSIDE) == [], f"at {width} px: {address}"


def test_the_font_is_the_one_that_was_asked_for(phone: Page, request: pytest.FixtureRequest):
    """The tests above would say nothing if all five were one."""
    asked = request.node.callspec.params["phone"]
    phone.set_content("<span style='font: 16px system-ui'>Whom to ring</span>")
    tool = phone.context.new_cdp_session(phone)
    for domain in ("DOM", "CSS"):
        tool.send(f"{domain}.enable")
    root = tool.send("DOM.getDocument")["root"]["nodeId"]
    span = tool.send("DOM.querySelector", {"nodeId": root, "selector": "span"})["nodeId"]
    used = tool.send("CSS.getPlatformFontsForNode", {"nodeId": span})["fonts"]
    assert [one["familyName"] for one in used] == [asked]


def _question() -> dict:
    from highways.learning import prediction

    return prediction(LESSON)
