"""The JavaScript twin gives the same numbers as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from highways.roads import MAP_STEPS
from highways.series import KEEPS, PATTERNS, PAUSES, STOPS, Series, course, glutamate_curve, lived, simulate, slow_road

near = {"rel": 1e-9, "abs": 1e-12}
PAIRS = {"open": "open", "steered": "steered", "captured": "captured", "gain_left": "gainLeft", "day": "day"}


def same(theirs: dict, ours: Series) -> None:
    for name, twin in PAIRS.items():
        assert theirs[twin] == pytest.approx(getattr(ours, name), **near), name
    assert theirs["halfway"] == ours.halfway_back()
    assert theirs["before"] == pytest.approx(ours.before, **near)
    assert theirs["sessions"] == list(ours.sessions)


@given(
    st.lists(st.floats(0, 20), max_size=6),
    st.floats(0, 120),
    st.one_of(st.floats(0, 20), st.just(math.inf)),
    st.tuples(st.floats(0, 10), st.floats(0, 6)),
    st.one_of(st.none(), st.lists(st.floats(0, 1), min_size=1, max_size=6)),
    st.sampled_from([0.25, 0.5]),
)
@settings(deadline=None, max_examples=50)
def test_weeks(call_twin, days, minutes, until, pause, heights, step):
    beside = {
        "practice_minutes": minutes,
        "practice_until": until,
        "pauses": [(pause[0], pause[0] + pause[1])],
        "curve": None if heights is None else [(0.7 * i, height) for i, height in enumerate(heights)],
        "horizon": 14,
        "step": step,
    }
    same(call_twin("series/model", "simulate", days, beside), simulate(days, **beside))


@given(
    st.fixed_dictionaries(
        {
            "pattern": st.sampled_from(list(PATTERNS)),
            "steps": st.sampled_from(list(MAP_STEPS)),
            "keep": st.sampled_from(KEEPS),
            "pause": st.sampled_from(list(PAUSES)),
            "stop": st.sampled_from(list(STOPS)),
        }
    )
)
@settings(deadline=None, max_examples=12)
def test_what_the_widget_shows(call_twin, choices):
    same(call_twin("series/model", "lived", choices), lived(**choices))
    same(call_twin("series/model", "slowRoad", choices), slow_road(**choices))
    ours = course(choices["pattern"], choices["stop"])
    assert call_twin("series/model", "course", choices["pattern"], choices["stop"]) == {
        "days": list(ours.days),
        "ends": ours.ends,
    }


def test_whole_weeks_from_the_defaults(call_twin):
    same(call_twin("series/model", "simulate"), simulate())
    curve = glutamate_curve()
    same(call_twin("series/model", "simulate", [0, 3, 7], {"curve": curve}), simulate((0, 3, 7), curve=curve))
