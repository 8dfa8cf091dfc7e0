"""The JavaScript twin of the map gives the same numbers as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_network import lengths, scenarios

from highways.roads import MAP_STEPS, Scenario, Town, grow, simulate
from highways.roads.network import Life, rumination

SERIES = ("day", "captured", "entropy", "window", "steered", "drawn_in", "strength", "traffic")


@pytest.fixture(scope="module")
def twin(call_twin) -> Callable[..., object]:
    return lambda method, *args: call_twin("network", method, *args)


def same(theirs: dict, ours: Life) -> None:
    for name in SERIES:
        np.testing.assert_allclose(theirs[name], getattr(ours, name), rtol=1e-9, atol=1e-12, err_msg=name)


@given(scenarios())
@settings(deadline=None, max_examples=60)
def test_a_life(twin, scenario):
    same(twin("simulate", asdict(scenario), 8, 0.25), simulate(scenario, days=8, step=0.25))


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=5),
    st.floats(0, 60),
    lengths,
    st.lists(st.tuples(st.floats(0, 10), st.floats(0, 5)), max_size=2),
    st.tuples(st.floats(0, 10), lengths),
)
@settings(deadline=None, max_examples=40)
def test_windows_pauses_and_a_hard_week(twin, heights, minutes, days, pauses, hard):
    scenario = Scenario(
        window=tuple((2.0 * i + 0.3, height) for i, height in enumerate(heights)),
        practice_minutes=minutes,
        practice_days=days,
        pauses=tuple((first, first + length) for first, length in pauses),
        rumination_minutes=40,
        rumination_start=hard[0],
        rumination_days=hard[1],
    )
    same(twin("simulate", asdict(scenario), 12, 0.5), simulate(scenario, days=12))


def test_whole_lives_from_the_defaults(twin):
    """A default that was typed twice would show here, and so would a rounding that grows with the days."""
    steps = {"doses": (0,), "practice_minutes": MAP_STEPS["some"], "practice_days": 14}
    same(twin("simulate", steps), simulate(Scenario(**steps)))
    same(twin("grow"), grow())


def test_rumination_is_counted_in_whole_trips(twin, call_twin):
    town = Town.load()
    file = json.loads(files("highways.roads").joinpath("town.json").read_text("utf-8"))
    for cue in town.cues.tolist():
        entry, lanes = call_twin("town", "wayIn", cue, parameters=file)
        assert (entry, lanes) == town.way_in(cue)
    assert call_twin("town", "oldHighway", parameters=file) == town.old_highway.tolist()
    passes = rumination(town, 0.07)
    # From the cues in, and round for as long as the moment lasts.
    assert town.leaving(passes)[town.cues] == pytest.approx([0.25] * 4)
    assert passes[town.into_ring].sum() == pytest.approx(1)
    assert passes[town.in_ring].sum() == pytest.approx(0.93 / 0.07)


def test_infinity_is_kept_up(twin):
    kept_up = {"practice_minutes": 40, "practice_days": math.inf}
    same(twin("simulate", kept_up, 30), simulate(Scenario(**kept_up), days=30))
