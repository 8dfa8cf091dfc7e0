"""When a question comes back: the log played through the schedule, whatever the log holds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

DAY = 24 * 60 * 60 * 1000
TODAY = 20_000  # as a number of days, and the noon of it as a moment
SCHEDULE = "learning/review/schedule"

gaps = st.lists(st.integers(1, 60), min_size=1, max_size=8)
rights = st.lists(st.booleans(), min_size=8, max_size=8)


@pytest.fixture(scope="module")
def replay(call_twin):
    def played(log, first=0, today=TODAY):
        return call_twin(SCHEDULE, "replay", log, first, today)

    return played


def noon(day: int) -> float:
    """Noon of a day on this machine's calendar, which is the one that the schedule counts on."""
    there = time.gmtime(day * DAY / 1000)
    return 1000 * time.mktime((there.tm_year, there.tm_mon, there.tm_mday, 12, 0, 0, 0, 0, -1))


def log_of(days: list[int], right: list[bool]) -> list[dict]:
    return [{"at": noon(day), "right": one} for day, one in zip(days, right, strict=False)]


def days_before_today(gaps: list[int]) -> list[int]:
    days = [TODAY]
    for gap in gaps:
        days.insert(0, days[0] - gap)
    return days[:-1]


def test_a_question_that_nobody_has_tried_is_due_from_its_first_day(replay):
    for log in ([], None, "damaged", [{"at": "noon", "right": True}], [{"at": noon(5)}]):
        assert replay(log, 17) == {"due": 17, "done": False}


@settings(max_examples=60, deadline=None)
@given(gaps=gaps, rights=rights)
def test_a_wrong_answer_comes_back_sooner_than_a_right_one(replay, gaps, rights):
    days = days_before_today(gaps)
    found, missed = (replay(log_of(days, [*rights[: len(days) - 1], last]))["due"] for last in (True, False))
    assert days[-1] < missed < found


@settings(max_examples=60, deadline=None)
@given(gaps=gaps, rights=rights, later=st.integers(0, 30))
def test_what_is_answered_later_is_never_due_earlier(replay, gaps, rights, later):
    days = [day - 40 for day in days_before_today(gaps)]
    due = replay(log_of(days, rights))["due"]
    days[-1] += later
    assert replay(log_of(days, rights))["due"] >= due + min(later, 1)


@settings(max_examples=40, deadline=None)
@given(gaps=gaps, rights=rights)
def test_found_each_time_when_due_it_waits_longer_and_longer(replay, gaps, rights):
    log = log_of(days_before_today(gaps), rights)
    day, waits = TODAY, []
    for _ in range(8):
        log.append({"at": noon(day), "right": True})
        due = replay(log, today=day)["due"]
        waits.append(due - day)
        day = due
    assert waits == sorted(waits)
    assert waits[-1] >= 2 * waits[0]


@settings(max_examples=40, deadline=None)
@given(gaps=gaps, rights=rights, more=rights)
def test_of_one_day_the_first_try_alone_counts(replay, gaps, rights, more):
    """A second try follows the reason, and says nothing about what memory held."""
    log = log_of(days_before_today(gaps), rights)
    again = [{"at": log[-1]["at"] + minute * 60_000, "right": one} for minute, one in enumerate(more, start=1)]
    assert replay([*log, *again]) == replay(log)


@settings(max_examples=40, deadline=None)
@given(gaps=gaps, rights=rights, ahead=st.integers(1, 3000))
def test_an_answer_from_a_day_still_to_come_does_not_count(replay, gaps, rights, ahead):
    """A clock that was wrong for an hour must not put a question away for years."""
    log = log_of(days_before_today(gaps), rights)
    wrong = {"at": noon(TODAY + ahead), "right": True}
    assert replay([wrong, *log]) == replay(log) == replay([*log, wrong])


def test_it_tells_whether_a_waiting_question_was_answered_today(replay):
    today = {"at": noon(TODAY), "right": True}
    assert replay([today], first=TODAY)["done"]
    assert not replay([today], first=TODAY + 1)["done"], "tried at the end of the lesson, and not because it was due"
    assert not replay([{"at": noon(TODAY - 1), "right": True}], first=TODAY - 3)["done"]


def cards(*lessons: tuple[str, int]) -> list[dict]:
    return [{"id": f"{lesson}:{n}", "lesson": lesson, "due": due} for n, (lesson, due) in enumerate(lessons)]


def picked(call_twin, waiting: list[dict]) -> list[str]:
    return [card["id"] for card in call_twin(SCHEDULE, "pick", waiting)]


def test_a_round_mixes_lessons_and_begins_with_the_most_overdue(call_twin):
    waiting = cards(("a", 1), ("a", 1), ("a", 2), ("b", 3), ("a", 3), ("c", 9), ("d", 9))
    assert picked(call_twin, waiting) == ["a:0", "b:3", "c:5"]
    assert picked(call_twin, cards(("a", 1), ("a", 1), ("a", 2), ("b", 3))) == ["a:0", "b:3", "a:1"]
    assert picked(call_twin, cards(("a", 1), ("a", 1), ("a", 2), ("a", 3))) == ["a:0", "a:1", "a:2"]
    assert picked(call_twin, []) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 9)), max_size=12))
def test_no_round_has_three_of_one_lesson_when_others_wait(call_twin, waiting):
    waiting = cards(*sorted(waiting, key=lambda one: one[1]))
    chosen = picked(call_twin, waiting)
    assert len(chosen) == len(set(chosen)) == min(3, len(waiting))
    lessons = {one.split(":")[0] for one in chosen}
    assert len(lessons) == min(3, len({card["lesson"] for card in waiting}))
    assert not waiting or chosen[0] == waiting[0]["id"]
