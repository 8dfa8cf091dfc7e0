"""Review in a browser: what waits for whom on which day, by keyboard, on a phone, in the dark."""

from __future__ import annotations

import datetime as dt
import json
import re
from urllib.parse import quote

import pytest
from conftest import serving
from driving import axe, tab_to
from learner import DAY, Learner, remembered
from playwright.sync_api import expect

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


def test_who_has_finished_nothing_is_led_to_the_first_lesson(review):
    page = review()
    assert "No questions wait here yet, and that is fine." in shown(page)
    expect(page.get_by_role("link", name="Lesson one")).to_have_attribute("href", "./book/one.html")
    expect(page.get_by_role("radio")).to_have_count(0)
    assert remembered(page) == {}


def test_who_comes_back_after_a_week_finds_three_from_three_lessons(review):
    page = review(finished(7, "one", "two", "three"))
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()
    assert page.locator(".hw-asked").count() == 3
    for n, lesson in enumerate(BANK, start=1):
        asked = page.locator(".hw-asked").nth(n - 1)
        expect(asked).to_contain_text(f"{n}. {lesson}1?")
        expect(asked.get_by_role("link")).to_have_attribute("href", f"./book/{lesson}.html")


def test_the_questions_of_a_lesson_wait_from_the_next_day_on(review, learner):
    page = review(finished(0, "one"))
    assert "Nothing waits today. The next questions wait on 22 November." in shown(page)
    learner.again(page, NOON + DAY)
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()


def test_a_day_is_the_readers_own(learner):
    """A quarter to midnight and half past, on a clock in Auckland, are two days; in London it is one."""
    late = int(dt.datetime(2026, 11, 21, 10, 45, tzinfo=dt.UTC).timestamp() * 1000)
    for zone, said in (("Pacific/Auckland", "Three questions today"), ("Europe/London", "Nothing waits today")):
        figure = Review(questions=SOME).figure()
        page = learner.opens(figure, finished(0, "one", now=late), now=late + 45 * 60_000, timezone_id=zone)
        assert said in shown(page), zone


def test_a_round_is_answered_and_told_when_the_next_ones_wait(review, learner):
    page = review(finished(7, "one", "two"), {lesson: BANK[lesson] for lesson in ("one", "two")})
    answer(page, 1)
    answer(page, 2, "Is not")
    expect(page.locator(".hw-asked").nth(1)).to_contain_text("Not yet. Because it is not.")
    expect(page.locator(".hw-end")).to_be_empty()
    answer(page, 3)
    end = page.locator(".hw-end")
    expect(end).to_have_text("That is today’s round. The next questions wait on 22 November.")
    assert not re.search(r"\bscore|\bpassed|\bfailed|\bstreak|in a row|of 3\b", shown(page), re.I)
    # Three were left for another day; who likes may have them now, and the focus goes along.
    page.get_by_role("button", name="Three more").click()
    expect(page.locator("h2.hw-do")).to_be_focused()
    expect(page.locator(".hw-asked").first).to_contain_text("one3?")


def test_coming_back_on_the_same_day_finds_the_round_done(review, learner):
    page = review(finished(7, "one", "two", "three"))
    for n in (1, 2, 3):
        answer(page, n)
    learner.again(page)
    assert "That is today’s round. The next questions wait on 22 November." in shown(page)
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_role("button", name="Three more")).to_be_visible()


def test_a_round_that_was_left_has_its_rest(review, learner):
    page = review(finished(7, "one", "two", "three"))
    answer(page, 1)
    answer(page, 2)
    learner.again(page)
    expect(page.get_by_role("heading", name="One question today")).to_be_visible()
    answer(page, 1)
    expect(page.locator(".hw-end")).to_contain_text("That is today’s round.")


def test_when_the_last_is_answered_the_next_day_is_that_of_the_schedule(review):
    page = review(finished(7, "one"), SOME)
    for n in (1, 2, 3):
        answer(page, n)
    expect(page.locator(".hw-end")).to_have_text("That is today’s round. The next questions wait on 24 November.")
    expect(page.get_by_role("button", name="more")).to_have_count(0)


def test_the_first_try_alone_goes_into_the_log_and_the_log_grows(review):
    page = review({**finished(9, "one"), **answered(8, False, "one1?")}, SOME)
    place = (
        page.locator(".hw-asked").evaluate_all("all => all.findIndex((one) => one.textContent.includes('one1?'))") + 1
    )
    answer(page, place, "Is not")
    answer(page, place)
    log = remembered(page)[f"answers/{question_id('one', 'one1?')}"]
    assert [one["right"] for one in log] == [False, False]
    assert log[-1]["at"] == NOON


def test_what_has_slipped_comes_before_what_was_found(review):
    remembers = {
        **finished(9, "one"),
        **answered(2, True, "one1?"),
        **answered(2, False, "one2?"),
        **answered(2, True, "one3?"),
    }
    page = review(remembers, SOME)
    expect(page.get_by_role("heading", name="One question today")).to_be_visible()
    expect(page.locator(".hw-asked")).to_contain_text("one2?")


def test_a_clock_that_is_set_back_breaks_nothing(review, learner):
    """Lessons finished, and answers given, in a year that is still to come."""
    ahead = NOON + 400 * DAY
    page = review(finished(0, "one", now=ahead), SOME, now=ahead + DAY)
    for n in (1, 2, 3):
        answer(page, n)
    learner.again(page, NOON)
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()
    for n in (1, 2, 3):
        answer(page, n)
    expect(page.locator(".hw-end")).to_contain_text("24 November")


@pytest.mark.parametrize("damage", ["{", "[]", '"yes"', '[{"at": "noon"}]', "null", '{"at": -1}'])
def test_damaged_records_break_nothing(review, damage):
    key = question_id("one", "one1?")
    keys = (f"answers/{key}", "finished/two")
    spoil = ";".join(f"localStorage.setItem('highways:{one}', {damage!r})" for one in keys)
    page = review(finished(7, "one"), before=spoil)
    expect(page.locator(".hw-asked")).to_have_count(3)


def test_a_full_storage_is_told_in_a_sentence_and_the_answer_stands(review):
    full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    page = review(finished(7, "one"), SOME, before=full)
    answer(page, 1)
    expect(page.get_by_text("This browser could not keep your answer")).to_be_visible()
    expect(page.locator(".hw-asked").first).to_contain_text("Yes. Because it is so.")


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


def test_without_the_books_memory_it_asks_from_every_lesson(learner):
    """As in a notebook: nothing is remembered, and it says so."""
    none = "Object.defineProperty(window, 'highwaysMemory', { get() {}, set() {} })"
    page = learner.opens(Review(questions=SOME).figure(), before=none)
    expect(page.locator(".hw-asked")).to_have_count(3)
    assert "Nothing is kept here" in shown(page)
    for n in (1, 2, 3):
        answer(page, n)
    expect(page.locator(".hw-end")).to_contain_text("That is today’s round.")
    assert remembered(page) == {}


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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
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


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar file, after a look at every line of it."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = text.replace("\r\n ", "").rstrip("\r\n").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[2].startswith("PRODID:")
    assert lines[-1] == "END:VCALENDAR"
    found = "\n".join(lines[3:-1])
    blocks = re.findall(r"BEGIN:VEVENT\n(.*?)\nEND:VEVENT", found, re.S)
    assert "\n".join(f"BEGIN:VEVENT\n{block}\nEND:VEVENT" for block in blocks) == found
    return [dict(line.split(":", 1) for line in block.split("\n")) for block in blocks]


def reminders(page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Put three reminders in my calendar").click()
    assert download.value.suggested_filename == "course-review.ics"
    return download.value.path().read_bytes().decode()


def test_three_whole_days_on_the_readers_calendar_without_a_word_of_what_it_is_about(learner):
    late = int(dt.datetime(2026, 12, 29, 11, 30, tzinfo=dt.UTC).timestamp() * 1000)  # the 30th in Auckland
    page = learner.opens(Review(questions=SOME).figure(), now=late, timezone_id="Pacific/Auckland")
    text = reminders(page)
    found = events(text)
    assert [one["DTSTART;VALUE=DATE"] for one in found] == ["20270101", "20270106", "20270120"]
    assert [one["DTEND;VALUE=DATE"] for one in found] == ["20270102", "20270107", "20270121"]
    assert {one["SUMMARY"] for one in found} == {"A short course review"}
    assert {one["DTSTAMP"] for one in found} == {"20261229T113000Z"}
    assert len({one["UID"] for one in found}) == 3
    assert "ALARM" not in text
    assert not re.search("ketamine|highway|depress|file:", text, re.I), "a calendar may be seen by others"
    assert all("DESCRIPTION" not in one for one in found)
    expect(page.get_by_text("A calendar may be seen by others")).to_be_visible()


def test_over_http_an_entry_gives_the_address_of_the_page_in_folded_lines(learner):
    learner.folder = learner.folder.rename(
        learner.folder.with_name("a-rather-long-name-for-the-folder-of-a-course-with-ümläuts")
    )
    with serving(learner.folder.parent) as host:
        base = f"{host}/{quote(learner.folder.name)}"
        page = learner.opens(Review(questions=SOME).figure(), now=NOON, base=base)
        page.goto(f"{base}/page.html?from=x#y")
        page.locator(".is-live").wait_for()
        text = reminders(page)
    assert "\r\n " in text
    assert {one["DESCRIPTION"] for one in events(text)} == {f"{base}/page.html"}
    assert "gives the address of this page" in shown(page)


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


ALL_TODAY = {**finished(9, "one"), **answered(0, True, "one1?", "one2?", "one3?")}


@pytest.mark.parametrize("remembers", [{}, finished(0, "one"), ALL_TODAY])
def test_nothing_waiting_is_no_line_at_all(learner, remembers):
    page = learner.opens(Waiting(questions=SOME).figure(), remembers, now=NOON, timezone_id="UTC")
    expect(page.locator(".hw-waiting")).to_be_hidden()
    assert page.locator("figure").bounding_box()["height"] == 0


def test_one_waiting_question_is_one(learner):
    remembers = {**finished(9, "one"), **answered(2, True, "one1?", "one3?"), **answered(2, False, "one2?")}
    page = learner.opens(Waiting(questions=SOME).figure(), remembers, now=NOON, timezone_id="UTC")
    expect(page.locator(".hw-waiting")).to_contain_text("One question is waiting from")


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
