"""Review in a browser: what waits for whom on which day, by keyboard, on a phone, in the dark."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from driving import axe, tab_to
from learner import DAY, Learner, remembered
from playwright.sync_api import expect
from sweeping import first

from highways.learning.ids import question_id
from highways.learning.widget import Review, Waiting

NOON = int(dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC).timestamp() * 1000)


def choose(ask: str) -> dict:
    right, wrong = ({"text": text, "why": f"Because it {text.lower()}."} for text in ("Is so", "Is not"))
    return {"kind": "choose", "ask": ask, "options": [wrong, {**right, "right": True}]}


BANK = {
    lesson: {
        "title": f"Lesson {lesson}",
        "doc": f"book/{lesson}",
        "questions": [choose(f"{lesson}{n}?") for n in (1, 2, 3)],
    }
    for lesson in ("one", "two", "three")
}
SOME = {"one": BANK["one"]}


def finished(days_ago: float, *lessons: str, now: int = NOON) -> dict:
    return {f"finished/{lesson}": {"at": int(now - days_ago * DAY)} for lesson in lessons}


def answered(days_ago: float, right: bool, *asks: str) -> dict:
    entry = [{"at": int(NOON - days_ago * DAY), "right": right}]
    return {f"answers/{question_id(ask.rstrip('?123'), ask)}": entry for ask in asks}


@pytest.fixture
def learner(tmp_path, static, open_page):
    return Learner(tmp_path / "book", static, open_page)


@pytest.fixture
def review(learner):
    def opened(remembers=None, bank=BANK, now=NOON, **options):
        return learner.opens(Review(questions=bank).figure(), remembers, now=now, timezone_id="UTC", **options)

    return opened


def shown(page) -> str:
    return page.locator(".hw-live").inner_text()


def answer(page, n: int, text: str = "Is so") -> None:
    page.get_by_role("group", name=re.compile(f"^{n}\\.")).get_by_label(text).check()
    page.get_by_role("button", name=f"Check question {n}").click()


def test_who_comes_back_after_a_week_finds_three_from_three_lessons(review):
    page = review(finished(7, "one", "two", "three"))
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()
    assert page.locator(".hw-asked").count() == 3
    for n, lesson in enumerate(BANK, start=1):
        asked = page.locator(".hw-asked").nth(n - 1)
        expect(asked).to_contain_text(f"{n}. {lesson}1?")
        expect(asked.get_by_role("link")).to_have_attribute("href", f"./book/{lesson}.html")


def test_another_tab_takes_nothing_away_from_a_round(review, learner):
    page = review(finished(7, "one"), SOME)
    page.get_by_label("Is so").first.check()
    other = page.context.new_page()
    other.clock.set_fixed_time(NOON / 1000)
    other.goto(page.url)
    other.locator(".hw-asked").first.wait_for()
    answer(other, 2, "Is not")
    answer(page, 2)
    expect(page.get_by_label("Is so").first).to_be_checked()
    log = remembered(page)[f"answers/{question_id('one', 'one2?')}"]
    assert sorted(one["right"] for one in log) == [False, True]


def test_by_keyboard_alone(review):
    page = review(finished(7, "one"), SOME)
    for asked in page.locator(".hw-asked").all():
        first = asked.get_by_role("radio").first
        for _ in range(10):
            page.keyboard.press("Tab")
            if first.evaluate("el => el === document.activeElement"):
                break
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(asked).to_contain_text("Yes. Because it is so.")
    expect(page.locator(".hw-end")).to_contain_text("That is today’s round.")
    tab_to(page, "Put three reminders in my calendar")


@pytest.mark.parametrize("theme", first(["light", "dark"]))
@pytest.mark.parametrize("width", first([375, 1280]))
def test_axe_finds_nothing_and_nothing_is_too_small(review, theme, width):
    for remembers in ({}, finished(0, "one"), finished(7, "one", "two")):
        page = review(remembers, theme=theme, width=width)
        if page.get_by_role("radio").count():
            for n in (1, 2, 3):
                answer(page, n)
        page.get_by_role("button", name="Put three reminders").click()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sizes = [one.bounding_box()["height"] for one in page.locator(".hw-live :is(button, .hw-option, a)").all()]
        assert min(sizes) >= 24


# The calendar.


def test_the_reminders_are_a_file_for_the_calendar(review):
    """What stands in it is in tests/js/learning."""
    page = review()
    with page.expect_download() as download:
        page.get_by_role("button", name="Put three reminders in my calendar").click()
    assert download.value.suggested_filename == "course-review.ics"
    assert download.value.path().read_bytes().count(b"BEGIN:VEVENT") == 3


# The line on the landing page.


def test_the_waiting_line_says_how_many_and_leads_there(learner):
    figure = Waiting(questions=BANK).figure()
    page = learner.opens(figure, finished(7, "one", "two"), now=NOON, timezone_id="UTC")
    expect(page.locator(".hw-waiting")).to_have_text("Three questions are waiting from lessons that you have finished.")
    expect(page.get_by_role("link", name="Three questions are waiting")).to_have_attribute(
        "href", "./book/learn/review.html"
    )
    assert axe(page) == []


def test_the_waiting_line_goes_when_another_tab_deletes_everything(learner):
    page = learner.opens(Waiting(questions=SOME).figure(), finished(7, "one"), now=NOON, timezone_id="UTC")
    expect(page.locator(".hw-waiting")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url.replace("page.html", "empty.html"))
    other.evaluate("localStorage.clear()")
    expect(page.locator(".hw-waiting")).to_be_hidden()


def test_the_books_own_bank_is_fetched_only_by_who_has_finished_something(learner):
    (learner.folder / "questions.js").write_text(f"window.highwaysQuestions = {json.dumps(BANK)};", "utf-8")
    page = learner.opens(Waiting().figure(), now=NOON, timezone_id="UTC")
    assert page.evaluate("window.highwaysQuestions") is None
    page = learner.opens(Waiting().figure(), finished(7, "one"), now=NOON, timezone_id="UTC")
    expect(page.locator(".hw-waiting")).to_contain_text("Three questions are waiting")
    page = learner.opens(Review().figure(), finished(7, "one"), now=NOON, timezone_id="UTC")
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()


# Python's side.


def test_a_bank_that_cannot_be_asked_is_one_clear_sentence():
    with pytest.raises(ValueError, match="the lesson 'one' needs a 'title', a 'doc' and 'questions'"):
        Review(questions={"one": {"title": "One"}})
    with pytest.raises(ValueError, match="question 1: it has no 'kind'"):
        Review(questions={"one": {"title": "One", "doc": "one", "questions": [{"ask": "?"}] * 3}})
