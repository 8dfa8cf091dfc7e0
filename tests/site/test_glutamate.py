"""The glutamate story in a real browser: what it shows is the model's, and every hand can move it."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Callable

import pytest
from driving import axe, every_look, frames, tab_to
from playwright.sync_api import Locator, Page, expect
from sweeping import first

from highways.glutamate import MECHANISMS, blocked, free_level, open_of_magnesium, simulate
from highways.glutamate.figure import built
from highways.glutamate.parameters import PARAMETERS, WHAT_IFS
from tools.process import ROOT

LESSON = "notebooks/05-the-glutamate-story.html"
EVERY_WORD = json.loads((ROOT / "src/highways/glutamate/words.en.json").read_text("utf-8"))
WORDS = EVERY_WORD["cascade"]


@pytest.fixture
def opened(site: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """The lesson with the guess skipped."""

    def go(**options: object) -> Page:
        page = open_page(f"{site}/{LESSON}", **{"reduced_motion": "reduce"} | options)
        cascade(page).get_by_role("button", name="Show me anyway").click()
        return page

    return go


def cascade(page: Page) -> Locator:
    return page.locator(".hw-cascade")


def receptor(page: Page) -> Locator:
    it = page.locator('[data-hw-widget="glutamate.Receptor"]')
    it.scroll_into_view_if_needed()
    it.locator(".hw-receptor").wait_for()
    return it.locator(".hw-receptor")


def say(page: Page) -> str:
    said = cascade(page).locator(".hw-say").text_content()
    assert "{" not in said, "a word was not filled in"
    return said


def pick(page: Page, name: str) -> None:
    cascade(page).get_by_text(name, exact=True).click()


def state(page: Page, station: str) -> str:
    """What stands under a station."""
    at = list(WORDS["stations"]).index(station)
    return cascade(page).locator(".hw-station .hw-state").nth(at).text_content()


def clock_to(page: Page, minutes: float) -> float:
    """Move the clock as near to `minutes` as the slider goes; gives the minute that it shows."""
    position = round(200 * math.log(minutes) / math.log(20160))
    cascade(page).get_by_role("slider", name="Clock").fill(str(position))
    return 20160 ** (position / 200)


def number(text: str) -> int:
    return int(re.search(r"\d+", text)[0])


def test_the_guess_comes_first_and_its_answer_is_seen_at_the_end_of_the_drip(address, open_page):
    page = open_page(address(LESSON), reduced_motion="reduce")
    it = cascade(page)
    expect(it.get_by_role("radio")).to_have_count(2)
    assert not it.locator(".hw-road-of-seven").is_visible(), "the picture would give the answer away"
    it.get_by_text("It rises", exact=True).click()
    it.get_by_role("button", name="That is my guess").click()
    assert "Your guess: it rises" in it.locator(".hw-guess").text_content()
    course = simulate()
    assert number(state(page, "glutamate")) == round(100 * (course.at("glutamate", 40 / 60) - 1))
    assert number(state(page, "brake")) == round(100 * (1 - course.at("brake", 40 / 60)))
    assert WORDS["say"]["in_people"] in say(page), "scans of people disagree, and that is said"


@pytest.mark.parametrize("minutes", [12, 30, 300, 1440, 4320, 20160])
def test_what_stands_under_the_stations_is_the_models(opened, minutes: float):
    page = opened()
    shown = clock_to(page, minutes)
    course = simulate()
    assert number(state(page, "spines")) == pytest.approx(100 * course.at("spines", shown / 60), abs=1)
    level = course.at("concentration", shown / 60) / course.concentration.max()
    if level > 0.02:
        assert number(state(page, "level")) == pytest.approx(100 * level, abs=3)
    else:
        assert state(page, "level") == WORDS["gone"]
    if minutes > 180:
        said = number(re.search(r"spines are at (\d+)", say(page))[0])
        assert said == pytest.approx(100 * course.at("spines", shown / 60), abs=1)
        assert "mice" in say(page)


@pytest.mark.parametrize("what", first(WHAT_IFS))
def test_the_guess_about_the_accounts_comes_before_what_the_model_says(opened, what: str):
    page = opened()
    pick(page, WORDS["acts"]["what-if"])
    shown = clock_to(page, 4320)
    before = state(page, "spines")
    pick(page, WORDS["what_ifs"][what])
    it = cascade(page)
    assert state(page, "spines") == before, "the picture waits for the guess"
    assert not it.locator(".hw-builds").is_visible()
    it.get_by_role("checkbox", name=WORDS["accounts"]["disinhibition"]).check()
    it.get_by_role("button", name=WORDS["show"]).click()
    rows = it.locator(".hw-builds li")
    shares = [built(one, what) for one in MECHANISMS]
    assert [number(row.locator(".hw-much").text_content()) for row in rows.all()] == [
        round(100 * one) for one in shares
    ]
    marks = [row.locator("em").text_content() == WORDS["guessed_right"] for row in rows.all()]
    assert marks == [(one < 0.85) == (i == 0) for i, one in enumerate(shares)]
    assert WORDS["what_studies_saw"][what] in it.locator(".hw-saw").text_content()
    left = simulate(challenge=what).at("spines", shown / 60)
    assert number(state(page, "spines")) == pytest.approx(100 * left, abs=2)


def test_each_account_takes_its_own_road(opened):
    page = opened()
    pick(page, WORDS["acts"]["accounts"])
    passed = {"disinhibition": [], "direct": ["brake", "glutamate", "ampa"], "metabolite": ["brake", "go", "glutamate"]}
    for account, left_out in passed.items():
        pick(page, WORDS["accounts"][account])
        off = [name for name in WORDS["stations"] if state(page, name) == WORDS["off_road"]]
        assert off == left_out


def test_more_settings_change_the_story_and_can_be_put_back(opened):
    page = opened()
    it = cascade(page)
    clock_to(page, 20160)
    first = state(page, "spines")
    it.get_by_text(WORDS["more"], exact=True).click()
    it.get_by_text(WORDS["practice_options"]["left"], exact=True).click()
    left = number(state(page, "spines"))
    assert left == round(100 * simulate(practice=False).spines[-1])
    assert WORDS["say"]["kept_left"] in say(page)
    it.get_by_role("slider", name=WORDS["dose"]).fill("2")
    assert WORDS["say"]["high_dose"] in say(page)
    it.get_by_role("slider", name=WORDS["dose"]).fill("0")
    assert say(page) == WORDS["say"]["none"]
    it.get_by_role("button", name=WORDS["reset"]).click()
    clock_to(page, 20160)
    assert state(page, "spines") == first


def test_keyboard_alone_tells_the_story(address, open_page):
    page = open_page(address(LESSON), reduced_motion="reduce")
    cascade(page).wait_for()
    tab_to(page, "Show me anyway")
    page.keyboard.press("Enter")
    tab_to(page, WORDS["clock"])
    before = say(page)
    page.keyboard.press("End")
    assert say(page) != before
    tab_to(page, WORDS["next"])
    page.keyboard.press("Enter")
    assert say(page).startswith("20 min"), "after the end it begins anew"


def test_play_runs_and_stops(opened):
    page = opened(reduced_motion="no-preference")
    it = cascade(page)
    clock = it.get_by_role("slider", name="Clock")
    clock.fill("1")
    it.get_by_role("button", name=WORDS["play"]).click()
    page.wait_for_function("document.querySelector('.hw-cascade .hw-clock input').value > 12")
    it.get_by_role("button", name=WORDS["pause"]).click()
    stands = clock.input_value()
    frames(page, 12)
    assert clock.input_value() == stands


def test_the_curves_can_be_dragged(opened):
    page = opened()
    chart = cascade(page).locator(".hw-traces")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 80, steps=4)
    page.mouse.up()
    assert "days" in say(page)


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_the_road_stands_and_nothing_is_cut_off(opened, width: int):
    page = opened(width=width)
    boxes = [one.bounding_box() for one in cascade(page).locator(".hw-station").all()]
    assert all(later["y"] > before["y"] for before, later in itertools.pairwise(boxes))
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize(("voltage", "dose", "where"), [(-70, 0, "brake"), (-30, 1, "brake"), (0, 2, "go")])
def test_the_hundred_channels_are_the_models(site, open_page, voltage: int, dose: float, where: str):
    page = open_page(f"{site}/{LESSON}")
    it = receptor(page)
    words = EVERY_WORD["receptor"]
    it.get_by_role("slider", name=words["voltage"]).fill(str(voltage))
    it.get_by_role("slider", name=words["dose"]).fill(str(dose))
    it.get_by_text(words["where_options"][where], exact=True).click()
    half = PARAMETERS.default("block", {"brake": "half_interneuron", "go": "half_pyramidal"}[where])
    free = float(open_of_magnesium(voltage))
    shut = float(blocked(free_level(dose * simulate(days=1).concentration.max()), half))
    assert "{" not in it.locator(".hw-say").text_content(), "a word was not filled in"
    counts = [number(one.text_content()) for one in it.locator(".hw-channel-key li").all()]
    assert sum(counts) == 100
    assert counts == pytest.approx([100 * free * (1 - shut), 100 * (1 - free), 100 * free * shut], abs=1.1)
    drawn = [it.locator(f".hw-channel-{kind}").get_attribute("d").count("M") for kind in words["key"]]
    assert drawn == counts


def test_the_curve_of_magnesium_is_under_the_hand(site, open_page):
    page = open_page(f"{site}/{LESSON}")
    it = receptor(page)
    box = it.locator(".hw-magnesium-curve").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 30, box["y"] + 100)
    assert int(it.get_by_role("slider", name=EVERY_WORD["receptor"]["voltage"]).input_value()) > 0
    assert "awake" in it.locator(".hw-say").text_content()


def test_paper_and_pages_without_javascript_get_the_still(address, open_page):
    page = open_page(address(LESSON), java_script_enabled=False)
    for name in ("Cascade", "Receptor"):
        assert page.locator(f'[data-hw-widget="glutamate.{name}"] .hw-still svg').is_visible()


@every_look
def test_axe_finds_nothing_in_any_act(opened, colours: str, width: int):
    page = opened(color_scheme=colours, width=width)
    receptor(page)
    for act in WORDS["acts"].values():
        pick(page, act)
        assert axe(page) == []
    pick(page, WORDS["what_ifs"]["ampa_block"])
    assert axe(page) == []
    cascade(page).get_by_role("button", name=WORDS["skip"]).click()
    assert axe(page) == []
