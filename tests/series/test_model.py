"""What a course does on the map: the rows of the published design, the targets, and the misses as misses."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from highways import evidence, roads
from highways.roads import MAP_STEPS, Scenario
from highways.series import (
    HORIZON,
    KEEPS,
    PARAMETERS,
    PATTERNS,
    PAUSES,
    STOPS,
    course,
    glutamate_curve,
    lived,
    simulate,
    slow_road,
)

SIX = (0, 3, 7, 10, 14, 17)
STEPS = list(MAP_STEPS)


def read(series, days=(2, 7, 14, 30, 60, 119)) -> list[float]:
    return [series.at(day) for day in days]


# The rows of the design's table --------------------------------------------------------------------------------------


def test_six_sessions_without_practice():
    assert read(simulate(SIX, horizon=120)) == pytest.approx([0.51, 0.48, 0.47, 0.48, 0.65, 0.74], abs=0.01)


def test_six_sessions_with_practice_for_four_weeks():
    series = simulate(SIX, practice_minutes=20, practice_until=29, horizon=120)
    assert read(series) == pytest.approx([0.49, 0.42, 0.41, 0.16, 0.14, 0.11], abs=0.01)


def test_one_session_and_none():
    assert read(simulate((0,), horizon=120)) == pytest.approx([0.51, 0.67, 0.71, 0.74, 0.75, 0.75], abs=0.01)
    assert read(simulate((), horizon=120)) == pytest.approx([0.75] * 6, abs=0.01)


def test_it_is_the_map_of_the_roads_and_no_other():
    series = simulate((0, 4), practice_minutes=30, practice_until=20, pauses=((5, 9),), horizon=30)
    life = roads.simulate(Scenario(doses=(0, 4), practice_minutes=30, practice_days=19, pauses=((5, 9),)), days=30)
    np.testing.assert_array_equal(series.captured, life.captured)
    np.testing.assert_array_equal(series.life.strength, life.strength)


# How the gain fades --------------------------------------------------------------------------------------------------


def test_half_of_the_gain_is_gone_about_day_fifty():
    series = simulate()
    halfway = series.halfway_back()
    assert halfway == pytest.approx(50, abs=3)
    now = series.life.moment(halfway)
    assert series.gain_left[now] <= 0.5 < series.gain_left[now - 1]
    best = series.captured.min()
    assert series.at(halfway) == pytest.approx((series.before + best) / 2, abs=0.01)


def test_known_miss_the_gain_fades_later_than_it_did_for_people():
    """Half of the people who had responded had relapsed 18 days after the last of up to six infusions."""
    row = evidence.trial("murrough2013b")
    people = SIX[-1] + row.median_days
    assert people == 35
    assert simulate().halfway_back() > people + 7
    for steps in STEPS:
        series = lived("infusions", steps=steps)
        assert series.halfway_back() is None or series.halfway_back() > people + 7


def test_known_miss_after_one_infusion_the_gain_fades_earlier_than_it_did_for_people():
    row = evidence.trial("salloum2019")
    assert row.median_days == 14
    assert simulate((0,)).halfway_back() < row.median_days - 7


def test_known_miss_going_on_with_the_spray():
    """Of people who were well on the spray, fewer relapsed who went on (daly2019). On the map that holds without steps alone."""
    row = evidence.trial("daly2019")
    assert row.treated_pct < row.control_pct

    def end(stop: str, **beside: str) -> float:
        return lived("spray", stop=stop, **beside).at(HORIZON)

    assert end("goes on") < end("after eight weeks") - 0.1
    # Its windows loosen the new road too. So the widget never draws steps beside the spray (test_widget.py).
    for steps, keep, stop in itertools.product(STEPS[1:], KEEPS, list(STOPS)[:2]):
        assert end("goes on", steps=steps, keep=keep) > end(stop, steps=steps, keep=keep)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_share_that_is_left(pattern: str):
    series = lived(pattern)
    assert np.all((series.gain_left >= 0) & (series.gain_left <= 1))
    if pattern == "none":
        assert not series.gain_left.any()
        assert series.halfway_back() is None
    else:
        assert series.gain_left.max() == 1
        assert series.captured[series.gain_left.argmax()] == series.captured.min()


def test_sessions_beyond_the_horizon_leave_halfway_open():
    assert lived("spray", stop="goes on").halfway_back() is None
    assert lived("spray", stop="after four weeks").halfway_back() > 24


def test_a_gain_that_was_only_started_is_none():
    assert not simulate((), practice_minutes=20, practice_until=2).gain_left.any()


# Practice ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", KEEPS)
@pytest.mark.parametrize(
    ("pattern", "stop"), [*itertools.product(["spray"], STOPS), ("infusions", "goes on"), ("none", "goes on")]
)
def test_more_practice_never_raises_what_is_caught(pattern: str, stop: str, keep: str):
    ends = [lived(pattern, steps=steps, keep=keep, stop=stop).captured for steps in STEPS]
    for less, more in itertools.pairwise(ends):
        assert np.all(more <= less + 1e-9)


@pytest.mark.parametrize("steps", STEPS[1:])
def test_a_longer_while_of_steps_and_a_shorter_break_never_raise_it_in_the_end(steps: str):
    ends = [lived("infusions", steps=steps, keep=keep).at(HORIZON) for keep in KEEPS]
    assert ends == sorted(ends, reverse=True)
    breaks = [lived("infusions", steps=steps, pause=pause).at(HORIZON) for pause in PAUSES]
    assert breaks == sorted(breaks)


def test_steps_stop_where_the_course_ends_and_come_back_after_a_break():
    series = lived("infusions", steps="some", keep=KEEPS[0])
    ends = course("infusions").ends
    np.testing.assert_array_equal(series.steered > 0, (series.day >= 1) & (series.day < ends))
    rested = lived("infusions", steps="some", keep="a month more", pause="two weeks")
    taken = (rested.day >= 1) & (rested.day < ends + 30) & ~((rested.day >= ends) & (rested.day < ends + 14))
    np.testing.assert_array_equal(rested.steered > 0, taken)


def test_the_slow_road_has_the_same_steps_and_no_window():
    for pattern, steps in itertools.product(PATTERNS, STEPS[1:]):
        slow, fast = (road(pattern, steps=steps, keep="a month more") for road in (slow_road, lived))
        assert not slow.open.any()
        np.testing.assert_array_equal(slow.steered, fast.steered)
    # Where nothing new is done, it is what could be done.
    assert slow_road(steps="none").at(HORIZON) == slow_road(steps="some").at(HORIZON) < 0.1


# Patterns ------------------------------------------------------------------------------------------------------------


def test_infusions_are_six_over_two_to_three_weeks():
    days = course("infusions").days
    assert len(days) == 6
    assert 11 <= days[-1] <= 21
    gaps = np.diff(days)
    assert set(gaps) <= {3, 4}, "two a week"


def test_the_spray_keeps_to_its_label():
    """Twice a week for four weeks, once a week in weeks 5 to 8, then (of weekly or every two weeks) every two."""
    days = np.array(course("spray", "goes on").days)
    weeks = days // 7 + 1
    assert all(np.count_nonzero(weeks == week) == 2 for week in (1, 2, 3, 4))
    assert all(np.count_nonzero(weeks == week) == 1 for week in (5, 6, 7, 8))
    assert set(np.diff(days[weeks >= 9])) == {14}
    assert days[-1] > HORIZON, "it goes on"
    assert len(course("spray", "after four weeks").days) == 8
    assert len(course("spray", "after eight weeks").days) == 12


def test_the_course_is_over_when_its_last_window_has_closed():
    for pattern, stop in [("infusions", "goes on"), *(("spray", stop) for stop in list(STOPS)[:2])]:
        ends = course(pattern, stop).ends
        series = lived(pattern, stop=stop)
        assert series.open[series.day >= ends].max() < 0.07
        assert series.open[(series.day >= ends - 2) & (series.day < ends - 1)].min() > 0.3


def test_patterns_name_published_sources():
    for name, pattern in PATTERNS.items():
        assert pattern["sources"] or name == "none"
        for key in pattern["sources"]:
            assert evidence.source(key).key == key


def test_every_parameter_has_its_kind():
    for name, entry in PARAMETERS["course"].items():
        assert entry["kind"] == "assumed", name
        assert entry["range"][0] <= entry["value"] <= entry["range"][1]


# The other window ------------------------------------------------------------------------------------------------------


def test_the_glutamate_window_is_nearly_shut_before_each_session():
    series = simulate(curve=glutamate_curve())
    for day in SIX[1:]:
        assert 0.015 <= series.open[series.life.moment(day) - 1] <= 0.08
    assert series.open.max() > 0.8
    assert series.halfway_back() < simulate().halfway_back(), "a shorter window leaves less"


def test_windows_add_up_to_one_at_most():
    flat = ((0, 0.6), (2, 0.6), (2.01, 0))
    series = simulate((0, 1), curve=flat, horizon=4)
    assert series.open[[0, 3, 5, 7]] == pytest.approx([0.6, 1, 0.6, 0])


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ({"days": 3}, "days is 3; give a list, such as"),
        ({"days": (-1,)}, "each of days is -1; choose a number from 0 to 3650 days."),
        ({"practice_minutes": -1}, "practice_minutes is -1"),
        ({"practice_until": -1}, "practice_until is -1; choose a number of 0 or more days."),
        ({"pauses": ((9, 3),)}, "the return from a pause is 3"),
        ({"curve": ((0, 2),)}, "each openness of window is 2"),
        ({"horizon": 0}, "horizon is 0; choose a number from 1 to 365 days."),
        ({"step": 2}, "step is 2"),
    ],
)
def test_what_cannot_be_is_refused(bad: dict, sentence: str):
    with pytest.raises(ValueError, match=sentence.replace(".", r"\.")):
        simulate(**bad)


@pytest.mark.parametrize(
    "bad", [{"pattern": "ten"}, {"steps": "plenty"}, {"keep": "never"}, {"pause": "a year"}, {"stop": "now"}]
)
def test_an_unknown_word_is_refused(bad: dict):
    with pytest.raises(ValueError, match=rf"{next(iter(bad))} is '.*'; choose one of "):
        lived(**bad)
