"""The field behind Window: its file is what the map gives, its twin in JavaScript agrees, and it holds the published table."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phase import MINUTES, PHASE

from highways import glutamate
from highways.roads import ACCOUNTS as EVERY_ACCOUNT
from highways.roads import MAP_STEPS, Scenario, simulate
from highways.roads.map_figure import region
from highways.series import regions

PLACES = st.floats(0, 1)
KEPT = st.booleans()
SAMPLE = st.sampled_from(regions.ACCOUNTS)


def stands(days: float, minutes: float, kept_up: bool = False, account: str = "window") -> float:
    """What regions.json says of a cell."""
    return regions.caught(account, kept_up)[regions.MINUTES.index(minutes), regions.WINDOWS.index(days)]


@pytest.mark.parametrize("days", PHASE)
def test_the_file_holds_the_published_table(days: int):
    found = [stands(days, minutes) for minutes in MINUTES]
    assert found == pytest.approx(PHASE[days], abs=0.05)
    assert [region(share) for share in found] == [region(share) for share in PHASE[days]]


def test_no_window_is_like_a_window_of_one_day():
    assert [stands(0, minutes) for minutes in MINUTES] == pytest.approx(PHASE[1], abs=0.01)


@given(SAMPLE, KEPT, st.sampled_from(regions.WINDOWS), st.sampled_from(regions.MINUTES))
@settings(deadline=None, max_examples=25)
def test_a_cell_of_the_file_is_the_maps_life(account: str, kept_up: bool, days: float, minutes: float):
    scenario = regions.scenario(days / regions.LONGEST, regions.place_of(minutes), kept_up, account)
    assert stands(days, minutes, kept_up, account) == pytest.approx(simulate(scenario).at(120), abs=0.0051)


@given(SAMPLE, KEPT, st.sampled_from(regions.WINDOWS), st.sampled_from(regions.MINUTES))
@settings(deadline=None, max_examples=25)
def test_a_cell_of_the_file_is_the_twins_life(call_twin, account: str, kept_up: bool, days: float, minutes: float):
    place = (days / regions.LONGEST, regions.place_of(minutes), kept_up, account)
    life = call_twin("network", "simulate", call_twin("series/regions", "scenario", *place), 120, 0.5)
    assert stands(days, minutes, kept_up, account) == pytest.approx(life["captured"][-1], abs=0.0051)


@given(PLACES, PLACES, KEPT, SAMPLE)
@settings(deadline=None)
def test_both_languages_mean_the_same_life(call_twin, length: float, practice: float, kept_up: bool, account: str):
    ours = regions.scenario(length, practice, kept_up, account)
    theirs = call_twin("series/regions", "scenario", length, practice, kept_up, account)
    for name, value in theirs.items():
        value = math.inf if value == "Infinity" else value
        mine = getattr(ours, name)
        expected = list(mine) if name == "doses" else mine
        assert value == (expected if isinstance(expected, str) else pytest.approx(expected, rel=1e-9, abs=1e-12)), name


@given(PLACES)
def test_a_place_is_an_amount_and_back(call_twin, practice: float):
    minutes = regions.minutes_at(practice)
    assert 0 <= minutes <= regions.MOST * (1 + 1e-12)
    assert call_twin("series/regions", "minutesAt", practice) == pytest.approx(minutes, rel=1e-9, abs=1e-12)
    assert regions.place_of(min(minutes, regions.MOST)) == pytest.approx(practice, abs=1e-9)


@given(SAMPLE, KEPT, st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=20))
@settings(deadline=None, max_examples=40)
def test_both_read_between_cells_alike(call_twin, account: str, kept_up: bool, places: list):
    ours = regions.ending(account, kept_up, *np.array(places).T)
    theirs = call_twin("field", "endings", account, kept_up, places)
    assert theirs == pytest.approx(ours, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("account", regions.ACCOUNTS)
def test_between_cells_lies_between(account: str):
    rows = regions.caught(account, False)
    data = regions.data()
    middle = regions.ending(account, False, np.mean(data["lengths"][6:8]), np.mean(data["practices"][9:11]))
    around = rows[9:11, 6:8]
    assert around.min() - 1e-9 <= middle <= around.max() + 1e-9
    assert middle == pytest.approx(around.mean())
    x, y = np.meshgrid(data["lengths"], data["practices"])
    np.testing.assert_allclose(regions.ending(account, False, x, y), rows, atol=1e-9)


def test_kept_up_practice_does_without_a_window():
    rows = regions.caught("window", True)
    some = regions.MINUTES.index(MAP_STEPS["some"])
    assert rows[some:].max() <= 0.02, "with some practice or more, every window holds, and none as well"
    assert stands(0, 40, kept_up=True) == pytest.approx(0.01, abs=0.01)
    assert simulate(regions.scenario(0, regions.STEPS["some"], True)).at(60) == pytest.approx(0.26, abs=0.01)
    assert (rows <= regions.caught("window", False) + 0.011).all(), (
        "and never does it end worse than practice that stops"
    )


def test_accounts_differ_as_they_say():
    full, faster, looser, mood = (regions.caught(account, False) for account in regions.ACCOUNTS)
    assert set(map(region, looser.flat)) == set(map(region, mood.flat)) == {"falls back"}
    assert set(map(region, full.flat)) == set(map(region, faster.flat)) == {"falls back", "halfway", "new road holds"}
    assert (full < 0.25).sum() > (faster < 0.25).sum(), "faster change alone asks for more of both"
    kept = [regions.caught(account, True) for account in regions.ACCOUNTS]
    for rows in kept[1:]:
        np.testing.assert_array_equal(
            rows[:, 0], kept[0][:, 0], err_msg="with no window there is nothing to account for"
        )


def test_accounts_are_those_of_the_map():
    assert set(regions.ACCOUNTS) == set(EVERY_ACCOUNT) - {"scaling"}


def test_in_the_account_of_mood_alone_there_is_no_window():
    life = simulate(regions.scenario(0.5, 0.6, account="mood only"))
    assert life.window.max() == 0
    assert regions.scenario(0.5, 0.6, account="mood only").mood_days == 0.5 * regions.LONGEST


def test_the_mark_is_where_the_window_of_the_glutamate_picture_lies():
    assert regions.data()["glutamate"] == pytest.approx(regions.glutamate_length(), abs=0.001)
    points = glutamate.simulate().window_points()
    # As open in all as that curve, counted a second way: in steps of the map, in the middle of each.
    day = np.arange(0, 14, 0.02) + 0.01
    simple = regions.scenario(regions.glutamate_length(), 0).openness(day)
    assert simple.mean() == pytest.approx(Scenario(window=points).openness(day).mean(), rel=0.01)


@pytest.mark.parametrize("minutes", [0, 40, 60])
def test_on_the_map_both_windows_lead_to_the_same_region(minutes: float):
    theirs = Scenario(window=glutamate.simulate().window_points(), practice_minutes=minutes, practice_days=14)
    ours = regions.scenario(regions.glutamate_length(), regions.place_of(minutes))
    assert region(simulate(theirs).at(120)) == region(simulate(ours).at(120)) == "falls back"


def test_the_axes_of_the_file_are_those_of_the_module():
    data = regions.data()
    assert [round(regions.LONGEST * length, 4) for length in data["lengths"]] == list(regions.WINDOWS)
    assert [round(regions.minutes_at(place), 2) for place in data["practices"]] == list(regions.MINUTES)
    assert (data["stops_after"], data["longest"], data["most"]) == (14, regions.LONGEST, regions.MOST)


@pytest.mark.parametrize("place", [(-0.1, 0), (1.1, 0), (0, 2), (0, "some")])
def test_a_place_outside_the_field_is_refused(place: tuple):
    with pytest.raises(ValueError, match="choose a number from 0 to 1"):
        regions.scenario(*place)


def test_an_unknown_account_is_refused():
    with pytest.raises(ValueError, match="choose one of 'window'"):
        regions.scenario(0.5, 0.5, account="magic")
    with pytest.raises(ValueError, match="choose one of"):
        regions.caught("scaling", False)


def test_writing_makes_the_file_that_stands_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without living every life again: what is read comes out as it stands, line for line."""
    stands_here = Path(regions.__file__).with_name("regions.json").read_text("utf-8")
    monkeypatch.setattr(regions, "compute", regions.data)
    monkeypatch.setattr(regions, "__file__", str(tmp_path / "regions.py"))
    regions.main()
    assert (tmp_path / "regions.json").read_text("utf-8") == stands_here
