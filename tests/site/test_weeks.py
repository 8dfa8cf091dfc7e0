"""A session, the window and a course in the built book: guess, hand and keys. tests/session and tests/series drive the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect
from said import of_100
from sweeping import first

from highways import roads
from highways.roads import Scenario
from highways.series import lived
from highways.session import simulate
from tools.process import ROOT


def words(path: str) -> dict:
    return json.loads((ROOT / "src/highways" / path).read_text("utf-8"))


@dataclass(frozen=True)
class Lesson:
    """Where a widget stands, and what the reader meets there."""

    page: str
    widget: str
    within: str
    right: str
    always: tuple[str, ...]

    def __str__(self) -> str:
        return self.widget


SESSION = Lesson(
    "notebooks/07-inside-a-session.html",
    "session.SessionTimeline",
    ".hw-session",
    "It rises",
    (words("session/words.en.json")["watched"], words("session/words.en.json")["no_driving"]["drip"]),
)
WINDOW = Lesson(
    "notebooks/04-the-window.html",
    "series.Window",
    ".hw-window",
    "71",
    ("A picture, not a plan. No one has measured how long a window lasts or how much practice a person needs.",),
)
COURSE = Lesson(
    "notebooks/08-a-course-of-treatment.html",
    "series.SeriesView",
    ".hw-series-view",
    "After about 18 days",
    (
        "Spacing is your prescriber's decision. This picture leaves out mood and every risk, and risks can add up "
        "with sessions.",
        "A picture, not a plan.",
    ),
)
LESSONS = (SESSION, WINDOW, COURSE)
each = pytest.mark.parametrize("lesson", LESSONS, ids=str)


def widget(page: Page, lesson: Lesson) -> Locator:
    return page.locator(lesson.within).first


def say(page: Page, lesson: Lesson) -> Locator:
    return widget(page, lesson).locator(".hw-say").first


@pytest.fixture
def opened(site: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A lesson with the guess skipped."""

    def go(lesson: Lesson, **options: object) -> Page:
        page = open_page(f"{site}/{lesson.page}", **{"reduced_motion": "reduce"} | options)
        widget(page, lesson).get_by_role("button", name="Show me anyway").click()
        return page

    return go


@each
def test_the_guess_comes_first_and_is_answered(address, open_page, lesson: Lesson):
    page = open_page(address(lesson.page), reduced_motion="reduce")
    widget(page, lesson).wait_for()
    assert not widget(page, lesson).get_by_role("slider").first.is_visible(), "the picture would give the answer away"
    widget(page, lesson).get_by_text(lesson.right, exact=True).click()
    widget(page, lesson).get_by_role("button", name="That is my guess").click()
    expect(say(page, lesson)).to_have_text(re.compile(r"\w"))
    assert "{" not in say(page, lesson).text_content(), "a word was not filled in"


@each
def test_what_must_always_be_in_view_is(opened, lesson: Lesson):
    page = opened(lesson, width=375)
    for sentence in lesson.always:
        expect(widget(page, lesson)).to_contain_text(sentence)


def test_keyboard_alone_walks_through_the_day(address, open_page):
    page = open_page(address(SESSION.page), reduced_motion="reduce")
    widget(page, SESSION).wait_for()
    tab_to(page, "Show me anyway")
    page.keyboard.press("Enter")
    tab_to(page, "Time")
    page.keyboard.press("Home")
    expect(say(page, SESSION)).to_contain_text("The drug is not yet given")
    while "40 minutes in" not in say(page, SESSION).text_content():
        page.keyboard.press("ArrowRight")
    drip = simulate()
    rise = drip.pressure.mid[40]
    expect(say(page, SESSION)).to_contain_text(f"the upper blood pressure is up by about {rise:.0f} mmHg")
    tab_to(page, "Next")
    seen = set()
    for _ in range(11):
        page.keyboard.press("Enter")
        seen.add(widget(page, SESSION).get_by_label("Step", exact=True).input_value())
    assert "next-session" in seen, "the stops after the day are reached with the keyboard too"


def test_a_new_window_does_what_the_map_does(opened):
    page = opened(WINDOW)
    dose = roads.simulate(Scenario(doses=(0,)), days=120)
    expect(say(page, WINDOW)).to_contain_text(f"day 14: {of_100(dose.at(14))} of 100 trips are caught")


def test_the_course_says_what_the_model_gives(opened):
    page = opened(COURSE)
    day = widget(page, COURSE).get_by_role("slider", name="Day")
    day.fill("60")
    expect(say(page, COURSE)).to_contain_text(f"On this map {of_100(lived().at(60))} of 100 trips are caught")


@each
def test_paper_and_pages_without_javascript_get_the_still(address, open_page, lesson: Lesson):
    page = open_page(address(lesson.page), java_script_enabled=False)
    assert page.locator(f'[data-hw-widget="{lesson.widget}"] .hw-still svg').first.is_visible()


def test_without_javascript_all_twelve_steps_name_whom_to_call(book):
    still = (book / SESSION.page).read_text("utf-8").split("hw-still")[1]
    for name in ("Medical screening", "The altered state", "Going home", "Deciding about the next treatment"):
        assert name in still
    assert still.count("911") >= 3


@each
@pytest.mark.parametrize(("colours", "width"), first([("dark", 375), ("light", 1280)]))
def test_axe_finds_nothing_once_the_picture_is_open(opened, lesson: Lesson, colours: str, width: int):
    page = opened(lesson, color_scheme=colours, width=width)
    for more in widget(page, lesson).locator("summary").all():
        more.click()
    assert axe(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
