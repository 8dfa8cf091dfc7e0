"""The JavaScript twin of the two roads gives the same numbers as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from highways.roads import PARAMETERS, STEPS, TwoRoads

PARAMETER_SETS = st.fixed_dictionaries(
    {name: st.floats(*entry["range"]) for name, entry in PARAMETERS["two_roads"].items()}
)
minutes = st.floats(0, 200)
shares = st.floats(0, 1)
near = {"rel": 1e-9, "abs": 1e-12}


@pytest.fixture(scope="module")
def twin(call_twin) -> Callable[..., object]:
    """Call a method of the two roads."""
    return lambda parameters, method, *args: call_twin("two_roads", method, *args, parameters=parameters)


@given(PARAMETER_SETS, shares, minutes, minutes, shares)
def test_flow_rate_and_hill(twin, parameters, u, practice, rumination, window):
    town = TwoRoads(**parameters)
    assume(town.push(practice) + town.push(rumination) <= 1)
    assert twin(parameters, "choice", u, window) == pytest.approx(float(town.choice(u, window)), **near)
    assert twin(parameters, "rate", u, practice, rumination, window) == pytest.approx(
        float(town.rate(u, practice, rumination, window)), **near
    )
    hill = town.potential(practice, rumination, window)
    assert twin(parameters, "potential", practice, rumination, window) == pytest.approx(hill.tolist(), **near)


@given(PARAMETER_SETS, minutes, minutes, shares)
@settings(deadline=None)
def test_fixed_points(twin, parameters, practice, rumination, window):
    town = TwoRoads(**parameters)
    assume(town.push(practice) + town.push(rumination) <= 1)
    ours, theirs = (
        town.fixed_points(practice, rumination, window),
        twin(parameters, "fixedPoints", practice, rumination, window),
    )
    assert [point["stable"] for point in theirs] == [point.stable for point in ours]
    assert [point["u"] for point in theirs] == pytest.approx([point.u for point in ours], **near)


@given(PARAMETER_SETS, shares)
def test_resting_place(twin, parameters, u):
    town = TwoRoads(**parameters)
    assume(abs(float(town.rate(u))) > 1e-12)  # on the ridge itself, rounding decides
    assert twin(parameters, "restingPlace", u) == pytest.approx(town.resting_place(u), **near)


@given(PARAMETER_SETS, minutes)
@settings(deadline=None)
def test_closed_forms(twin, parameters, practice):
    town = TwoRoads(**parameters)
    ridge = town.separatrix()
    theirs = twin(parameters, "separatrix")
    assert (theirs is None) == (ridge is None)
    if ridge is not None:
        assert theirs == pytest.approx(ridge, **near)
    assert twin(parameters, "windowNeeded", practice) == pytest.approx(town.window_needed(practice), **near)
    assert twin(parameters, "criticalPractice") == pytest.approx(town.critical_practice(), **near)


@given(
    PARAMETER_SETS,
    st.lists(st.floats(0, 60), max_size=6),
    minutes,
    minutes,
    st.floats(0, 30),
    st.one_of(st.just(math.inf), st.floats(0, 60)),
)
@settings(deadline=None)
def test_a_life(twin, parameters, doses, practice, rumination, start, days):
    town = TwoRoads(**parameters)
    assume(town.push(practice) + town.push(rumination) <= 1)
    scenario = {
        "doses": doses,
        "practice": practice,
        "practice_start": start,
        "practice_days": days,
        "rumination": rumination,
    }
    ours, theirs = town.simulate(60, **scenario), twin(parameters, "simulate", 60, scenario)
    for name in ("day", "new", "trips", "window"):
        np.testing.assert_allclose(theirs[name], getattr(ours, name), rtol=1e-9, atol=1e-12, err_msg=name)


def test_both_read_the_same_defaults(twin):
    """A default that was typed twice would show here."""
    ours = TwoRoads().simulate(practice=STEPS["some"], practice_days=14)
    assert twin({}, "simulate", 120, {"practice": STEPS["some"], "practice_days": 14})["new"] == pytest.approx(
        ours.new.tolist(), **near
    )
