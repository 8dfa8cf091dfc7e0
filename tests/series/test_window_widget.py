"""Window: its Python side, and in a browser the hands, layout and colours; what it says is in tests/js/series/window.test.js."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect
from sweeping import first

from highways.roads import MAP_STEPS, Scenario, simulate
from highways.series import regions

WORDS = json.loads(files("highways.series").joinpath("window.words.en.json").read_text("utf-8"))
NOTE = "A picture, not a plan. No one has measured how long a window lasts or how much practice a person needs."
SOME = regions.STEPS["some"]
ASK = {
    "ask": "A window opens and nothing new is done. How many of 100 trips are caught on day 14?",
    "options": [
        {"value": "ten", "text": "About 10.", "why": "On this map it is 71."},
        {"value": "seventy", "text": "About 70.", "why": "On this map it is 71.", "right": True},
    ],
}
STATE = {
    "length": regions.USUAL,
    "practice": 0,
    "kept_up": False,
    "account": "window",
    "day": 0,
    "predict": {},
    "guess": "",
}


@pytest.fixture(scope="module")
def window(static):
    from highways.series import window

    return window.Window


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    """A page with the widget alone, in some state; nothing moves by itself unless it is asked to."""

    def go(theme: str = "light", state: dict | None = None, **options: object) -> Page:
        return alone("series.Window", STATE | (state or {}), theme, **options)

    return go


def say(page: Page) -> Locator:
    return page.locator(".hw-say")


def point(page: Page) -> Locator:
    return page.get_by_role("slider", name=WORDS["field"]["point"])


def box(page: Page) -> tuple[float, float, float, float]:
    """Left, top, width and height of the field itself."""
    found = page.locator(".hw-window-field canvas").bounding_box()
    return found["x"], found["y"], found["width"], found["height"]


def place(page: Page) -> tuple[float, float]:
    """Where the point is drawn, as parts of the field."""
    left, top, width, height = box(page)
    found = point(page).bounding_box()
    x, y = found["x"] + found["width"] / 2, found["y"] + found["height"] / 2
    return (x - left) / width, 1 - (y - top) / height


def unfold(page: Page) -> None:
    page.locator(".hw-more summary").click()


# The Python side ---------------------------------------------------------------------------------------------------


def test_the_figure_carries_every_setting(window):
    figure = window(length=0.5, practice=0.6, kept_up=True, account="mood only", day=30).figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state == STATE | {"length": 0.5, "practice": 0.6, "kept_up": True, "account": "mood only", "day": 30}
    assert 'data-hw-widget="series.Window"' in figure
    assert 'aria-label="A field: to the right mood is lifted' in figure


def test_a_new_widget_opens_the_usual_window_and_nothing_new_is_done(window):
    assert window().state() == STATE
    assert f"{window().life().at(14):.2f}" == "0.71", "the answer to the lesson's question"


def test_life_is_the_run_at_the_point(window):
    life = window(length=0.5, practice=SOME, kept_up=True).life()
    ours = simulate(Scenario(doses=(0,), window_days=7, practice_minutes=MAP_STEPS["some"]))
    np.testing.assert_allclose(life.captured, ours.captured, rtol=1e-9)


@pytest.mark.parametrize(
    "setting", [{"length": 1.1}, {"practice": -0.1}, {"account": "scaling"}, {"day": 121}, {"kept_up": "yes"}]
)
def test_what_cannot_be_shown_is_refused(window, setting: dict):
    with pytest.raises(ValueError, match=f"Window: .*'{next(iter(setting))}'"):
        window(**setting)


def test_every_choice_has_its_words(window):
    accounts = list(window.class_traits()["account"].values)
    assert accounts == list(WORDS["accounts"]) == list(WORDS["account_says"])
    assert list(WORDS["field"]["steps"]) == list(regions.STEPS)
    for said in ("regions", "where"):
        assert list(WORDS[said]) == ["falls back", "halfway", "new road holds"]
    assert WORDS["lengths"].keys() == WORDS["lifts"].keys()


# In the browser ----------------------------------------------------------------------------------------------------


def test_a_mouse_drags_the_point(shown):
    page = shown()
    left, top, width, height = box(page)
    page.mouse.move(left + regions.USUAL * width, top + height)
    page.mouse.down()
    page.mouse.move(left + 0.5 * width, top + 0.5 * height, steps=5)
    page.mouse.move(left + 0.8 * width, top + 0.2 * height, steps=5)
    page.mouse.up()
    assert place(page) == pytest.approx((0.8, 0.8), abs=0.01)
    expect(say(page)).to_contain_text("the new road holds, with fewer than 1 of 100 trips caught on day 120")
    page.mouse.move(left, top)
    assert place(page) == pytest.approx((0.8, 0.8), abs=0.01), "it is let go"
    page.mouse.move(left + width * 0.5, top + height * 0.5)
    page.mouse.down()
    page.mouse.move(left - 400, top + 2000)
    page.mouse.up()
    assert place(page) == pytest.approx((0, 0), abs=0.01), "it stays on the field"


def test_a_finger_may_tap_the_field(shown):
    page = shown(has_touch=True, width=375)
    left, top, width, height = box(page)
    page.touchscreen.tap(left + 0.6 * width, top + 0.4 * height)
    expect(page.locator(".hw-window-day")).to_have_text("Day 120")
    assert place(page) == pytest.approx((0.6, 0.6), abs=0.02)


def test_keyboard_alone_reaches_everything(shown):
    page = shown()
    tab_to(page, WORDS["play"])
    page.keyboard.press("Enter")
    expect(page.locator(".hw-window-day")).to_have_text("Day 120")
    tab_to(page, WORDS["keep_options"]["stops"])
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=WORDS["keep_options"]["kept up"])).to_be_checked()
    tab_to(page, WORDS["accounts"]["window"])
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=WORDS["accounts"]["learning rate only"])).to_be_checked()
    tab_to(page, WORDS["more"])
    page.keyboard.press("Enter")
    tab_to(page, WORDS["practice_slider"])
    page.keyboard.press("End")
    expect(say(page)).to_contain_text("a great deal of practice, kept up: the new road holds")


@pytest.mark.parametrize("width", first([320, 375, 634, 1000]))
def test_nothing_scrolls_sideways_and_targets_are_large(shown, width: int):
    page = shown(state={"day": 30}, width=width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    texts = "all => all.map((e) => e.getBoundingClientRect()).map((r) => [r.left, r.right])"
    for start, end in page.locator(".hw-window-field text").evaluate_all(texts):
        assert start >= 0
        assert end <= width
    targets = page.locator(".hw-window :is(button, .hw-switch label, summary, input[type=range], .hw-window-point)")
    for height in targets.evaluate_all("all => all.map((e) => e.getBoundingClientRect().height)"):
        assert height >= 43.9


@pytest.mark.parametrize("theme", first(["light", "dark"]))
@pytest.mark.parametrize(
    "state",
    first([{}, {"day": 2, "practice": SOME}, {"day": 120, "kept_up": True, "account": "mood only"}, {"predict": ASK}]),
)
def test_axe_finds_nothing(shown, theme: str, state: dict):
    page = shown(theme, state, width=375)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []


def test_colours_follow_the_theme(shown):
    page = shown()
    read = "() => document.querySelector('.hw-window-field canvas').toDataURL()"
    light = page.evaluate(read)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"before => ({read})() !== before", arg=light)
    # As pale as the road that holds, so that no one is scolded by a colour.
    assert float(page.locator(".hw-window-hatch").evaluate("e => getComputedStyle(e).opacity")) <= 0.2
    expect(page.get_by_text(WORDS["note"], exact=True)).to_be_visible()


def test_another_width_lays_it_out_again(shown):
    page = shown(state={"day": 120, "practice": SOME}, width=1000)
    wide = box(page)[2]
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_function("wide => document.querySelector('.hw-window-field canvas').clientWidth < wide", arg=wide)
    assert place(page) == pytest.approx((regions.USUAL, SOME), abs=0.01)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
