"""The default mode network in the built book: the guess, the studies, the hand and the keys. tests/dmn drives the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from driving import axe, every_look, tab_to
from playwright.sync_api import Locator, Page

from highways.dmn import PEAK, after_effect, connectivity
from tools.process import ROOT

LESSON = "notebooks/06-the-default-mode-network.html"
WORDS = json.loads((ROOT / "src/highways/dmn/words.en.json").read_text("utf-8"))


def brain(page: Page) -> Locator:
    return page.locator(".hw-default-mode")


def say(page: Page) -> str:
    return brain(page).locator(".hw-say").text_content().replace("\u00a0", " ")


def percent(name: str, concentration: float = 0, after: float = 0, account: str = "default") -> int:
    """The change of a statistic since rest, in per cent, without its sign."""
    return round(abs(100 * connectivity(concentration, after, account).change(connectivity())[name]))


@pytest.fixture
def opened(site: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """The lesson with the guess skipped."""

    def go(**options: object) -> Page:
        page = open_page(f"{site}/{LESSON}", **{"reduced_motion": "reduce"} | options)
        brain(page).get_by_role("button", name="Show me anyway").click()
        return page

    return go


def test_the_guess_comes_first_and_its_answer_is_the_sedative(address, open_page):
    page = open_page(address(LESSON), reduced_motion="reduce")
    brain(page).wait_for()
    assert not brain(page).get_by_role("slider").first.is_visible(), "the picture would give the answer away"
    brain(page).get_by_text("They stay as they were", exact=True).click()
    brain(page).get_by_role("button", name="That is my guess").click()
    assert "sedative" in say(page)
    sedative, ketamine = (percent("default", PEAK, account=one) for one in ("midazolam-like", "default"))
    assert [int(one) for one in re.findall(r"(\d+) % weaker", say(page))] == [sedative, ketamine]


def test_keyboard_alone_turns_the_dose_and_the_days(address, open_page):
    page = open_page(address(LESSON), reduced_motion="reduce")
    brain(page).wait_for()
    tab_to(page, "Show me anyway")
    page.keyboard.press("Enter")
    tab_to(page, WORDS["acts"]["studies"])
    page.keyboard.press("ArrowRight")
    tab_to(page, WORDS["day"])
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert f"{percent('pcc_mpfc', 0, after_effect(1))} % weaker" in say(page)
    tab_to(page, WORDS["more"])
    page.keyboard.press("Enter")
    tab_to(page, WORDS["show"])
    page.keyboard.press("ArrowDown")
    pressed = brain(page).locator('[aria-pressed="true"]')
    assert WORDS["networks"]["control"] in pressed.text_content(), "its name is pressed in the list too"


def test_paper_and_pages_without_javascript_get_the_still(address, open_page):
    page = open_page(address(LESSON), java_script_enabled=False)
    assert page.locator('[data-hw-widget="dmn.DefaultMode"] .hw-still svg').first.is_visible()


def test_the_source_of_the_wiring_stands_on_the_page(book):
    text = (book / LESSON).read_text("utf-8")
    header = json.loads((ROOT / "src/highways/dmn/connectome.json").read_text("utf-8"))
    assert "10.5281/zenodo.2872624" in header["source"]
    assert "10.5281/zenodo.2872624" in text
    for said in ("CC BY 4.0", "fmilisav/milisav_strength_nulls", "BSD-3-Clause"):
        assert said in text
        assert said.split("/")[-1] in header["licence"] + header["source"]


@every_look
def test_axe_finds_nothing_in_any_act(opened, colours: str, width: int):
    page = opened(color_scheme=colours, width=width)
    for act in WORDS["acts"].values():
        brain(page).get_by_text(act, exact=True).click()
        assert axe(page) == []
