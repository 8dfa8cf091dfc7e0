"""The model of two roads against its closed forms, every number of models.md section 1.1, and what must always hold."""

from __future__ import annotations

import itertools
import math
import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from highways.roads import PARAMETERS, STEPS, TwoRoads

COURSE = (0, 3, 7, 10, 14, 17)


@st.composite
def towns(draw: st.DrawFn) -> TwoRoads:
    """A town with every parameter drawn from its whole range."""
    entries = PARAMETERS["two_roads"].items()
    return TwoRoads(**{name: draw(st.floats(*entry["range"])) for name, entry in entries})


shares = st.floats(0, 1)
minutes = st.floats(0, 200)


def test_the_ridge_stands_where_the_closed_form_says():
    assert TwoRoads().separatrix() == pytest.approx(0.54, abs=0.005)


@pytest.mark.parametrize(("kappa", "end"), [(1.9, 1.0), (0.6, 0.0)])
def test_just_above_one_the_ridge_stands_at_the_very_end(kappa: float, end: float):
    town = TwoRoads(beta=1.0001, kappa=kappa)
    assert town.separatrix() == pytest.approx(end)
    assert [point.stable for point in town.fixed_points()] == [True, False, True]


def test_practice_kept_up_for_19_minutes_removes_the_old_valley():
    town = TwoRoads()
    critical = town.critical_practice()
    assert critical == pytest.approx(19, abs=0.5)
    assert town.push(critical) == pytest.approx(0.24, abs=0.005)
    assert len([p for p in town.fixed_points(practice=critical - 0.2) if p.stable]) == 2
    assert len([p for p in town.fixed_points(practice=critical + 0.2) if p.stable]) == 1


@pytest.mark.parametrize(
    ("practice", "days"),
    [(5, 10.4), (10, 5.4), (15, 4.3), (20, 3.7), (30, 3.1), (40, 2.8), (60, 2.4), (90, 2.1), (120, 2.0)],
)
def test_window_needed(practice: float, days: float):
    assert TwoRoads().window_needed(practice) == pytest.approx(days, abs=0.05)


def test_without_practice_no_window_is_long_enough():
    assert TwoRoads().window_needed(0) == math.inf


@pytest.mark.parametrize(
    ("scenario", "published"),
    [
        ({"doses": ()}, (0.02, 0.01, 0.00, 0.00)),
        ({}, (0.23, 0.08, 0.02, 0.00)),
        ({"doses": (), "practice": 40, "practice_days": 4}, (0.09, 0.03, 0.01, 0.00)),
        ({"practice": 40, "practice_days": 4}, (0.52, 0.41, 0.15, 0.01)),
        ({"practice": 40, "practice_days": 14}, (0.52, 0.69, 0.90, 0.99)),
        ({"doses": (), "practice": 40}, (0.09, 0.32, 0.52, 0.95)),
        ({"doses": COURSE}, (0.35, 0.43, 0.16, 0.01)),
        ({"doses": COURSE, "practice": 15, "practice_days": 21}, (0.47, 0.72, 0.91, 0.99)),
        ({"practice": 40, "practice_start": 10, "practice_days": 14}, (0.23, 0.25, 0.07, 0.00)),
    ],
)
def test_every_row_of_the_table(scenario: dict, published: tuple[float, ...]):
    life = TwoRoads().simulate(**scenario)
    assert [life.at(day) for day in (5, 30, 60, 120)] == pytest.approx(published, abs=0.006)


def test_a_finer_step_tells_the_same_story():
    coarse, fine = (TwoRoads().simulate(practice=40, practice_days=14, step=step) for step in (0.1, 0.02))
    assert [coarse.at(day) for day in (5, 30, 60, 120)] == pytest.approx(
        [fine.at(d) for d in (5, 30, 60, 120)], abs=0.03
    )


@pytest.mark.parametrize("beta", [1.2, 1.7, 2.5, 4.0])
def test_simulation_parts_at_the_ridge(beta: float):
    ridge = TwoRoads(beta=beta).separatrix()
    below, above = (TwoRoads(beta=beta, start=ridge + d).simulate(2000, doses=()).at(2000) for d in (-0.01, 0.01))
    assert below < 0.05
    assert above > 0.95


@pytest.mark.parametrize("beta", [0.3, 0.8, 1.5, 2.5, 4.0])
@pytest.mark.parametrize("start", [0.02, 0.3, 0.5, 0.7, 0.98])
def test_a_marble_let_go_ends_in_its_resting_place(beta: float, start: float):
    town = TwoRoads(beta=beta, start=start)
    assert town.simulate(3000, doses=()).at(3000) == pytest.approx(town.resting_place(start), abs=0.005)


def test_a_marble_on_the_ridge_stays_there():
    assert TwoRoads(beta=2.5, kappa=1.0).resting_place(0.5) == 0.5


@pytest.mark.parametrize("practice", [12, 20, 30, 40, 60])
def test_the_window_needed_is_near_the_simulated_border(practice: float):
    """In a whole life the window must also cover the first day: the border lies within three quarters of a day of it."""
    needed = TwoRoads().window_needed(practice) + 1

    def holds(days: float) -> bool:
        return TwoRoads(window_days=days).simulate(365, practice=practice, practice_days=14).at(365) > 0.5

    assert not holds(needed - 0.75)
    assert holds(needed + 0.75)


@given(towns(), minutes, minutes, shares)
def test_fixed_points_do_not_move_and_stability_is_true(
    town: TwoRoads, practice: float, rumination: float, window: float
):
    assume(town.push(practice) + town.push(rumination) < 1)
    assume(abs(town.strictness(window) - 1) > 1e-3)
    points = town.fixed_points(practice, rumination, window)
    assert points == sorted(points, key=lambda point: point.u)
    assert any(point.stable for point in points)
    for point in points:
        assert town.flow(point.u, practice, rumination, window) == pytest.approx(0, abs=1e-9)
    # Along a line, what stays and what leaves take turns.
    assert all(a.stable != b.stable for a, b in itertools.pairwise(points))


@given(towns())
def test_with_nobody_pushing_the_ridge_is_the_closed_form(town: TwoRoads):
    assume(abs(town.beta - 1) > 1e-3)
    points = town.fixed_points()
    assert len(points) == 3
    if town.beta > 1:
        assert points[1].u == town.separatrix()
        assert [point.stable for point in points] == [True, False, True]
    else:
        assert town.separatrix() is None
        assert [point.stable for point in points] == [False, True, False]


@given(towns(), minutes, st.floats(0, 60))
def test_a_life_stays_between_nothing_and_all(town: TwoRoads, practice: float, rumination: float):
    assume(town.push(practice) + town.push(rumination) <= 1)
    life = town.simulate(60, practice=practice, rumination=rumination, step=0.5)
    for series in (life.new, life.trips, life.window):
        assert np.all((series >= 0) & (series <= 1 + 1e-12))


@given(towns(), shares, minutes)
def test_practice_helps_and_rumination_hinders(town: TwoRoads, u: float, more: float):
    assert town.flow(u, practice=more) >= town.flow(u) - 1e-12
    assert town.flow(u, rumination=more) <= town.flow(u) + 1e-12


@given(towns(), shares)
def test_the_hill_goes_down_where_the_marble_is_heading(town: TwoRoads, window: float):
    height = town.potential(window=window)
    assert height.min() == 0
    middles = (np.arange(200) + 0.5) / 200
    heading = town.flow(middles, window=window)
    clear = np.abs(heading) > 0.02
    assert np.all(np.sign(np.diff(height)[clear]) == -np.sign(heading[clear]))


def test_competing_accounts_are_one_setting_away():
    """Without faster change, or without looser traffic, two weeks of some steps no longer reach the ridge."""
    scenario = {"practice": STEPS["some"], "practice_days": 14}
    assert TwoRoads().simulate(**scenario).at(120) > 0.9
    assert TwoRoads(gain=1).simulate(**scenario).at(120) < 0.1
    assert TwoRoads(beta_window=2.5, gain=1).simulate(**scenario).at(120) < 0.1


def test_every_parameter_is_checked_and_named():
    """What counts as a number in range is tested once, in tests/test_parameters.py."""
    for name, entry in PARAMETERS["two_roads"].items():
        low, high = entry["range"]
        said = rf"^{name} .*; choose a number from {re.escape(f'{low:g} to {high:g}')}.*\.$"
        with pytest.raises(ValueError, match=said):
            TwoRoads(**{name: high + 1})


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ({"practice": -1}, "minutes is -1; choose a number from 0 to 1440"),
        ({"practice": 600, "rumination": 600}, "ask for more than every trip; lower one of them"),
        ({"days": 0}, "days is 0; choose a number from 1 to 3650 days"),
        ({"step": 2}, "step is 2; choose a number from 0.01 to 1 days"),
        ({"doses": (0, math.nan)}, "each of doses is nan"),
        ({"practice_days": -2}, "practice_days is -2; choose a number of 0 or more days"),
    ],
)
def test_a_wrong_life_is_one_clear_sentence(call: dict, sentence: str):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        TwoRoads().simulate(**call)


def test_every_parameter_says_what_it_is():
    for name, entry in PARAMETERS["two_roads"].items():
        low, high = entry["range"]
        assert low <= entry["value"] <= high, name
        assert entry["kind"] in {"measured", "calibrated", "assumed"}, name
        assert entry["kind"] == "assumed" or entry["source"], f"{name} is {entry['kind']} and needs a source key"
