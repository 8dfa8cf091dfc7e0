"""The model of the map: every number of models.md section 1.2, and what must always hold."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phase import MINUTES, PHASE

from highways.roads import PARAMETERS, Scenario, Town, grow, simulate

TOWN = Town.load()
COURSE = (0, 3, 7, 10, 14, 17)
DOSE = {"doses": (0,)}
SOME = {"practice_minutes": 40}
TWO_WEEKS = SOME | {"practice_days": 14}
DAYS = (2, 7, 14, 30, 60, 119)

TABLE = {
    "nothing": ({}, (0.75, 0.75, 0.75, 0.75, 0.75, 0.75)),
    "dose only": (DOSE, (0.51, 0.67, 0.71, 0.74, 0.75, 0.75)),
    "practice only, 14 days": (TWO_WEEKS, (0.75, 0.74, 0.70, 0.72, 0.74, 0.75)),
    "practice only, kept up": (SOME, (0.75, 0.74, 0.70, 0.56, 0.26, 0.01)),
    "dose, 4 days": (DOSE | SOME | {"practice_days": 4}, (0.48, 0.40, 0.42, 0.46, 0.51, 0.50)),
    "dose, 14 days": (DOSE | TWO_WEEKS, (0.48, 0.37, 0.30, 0.29, 0.32, 0.47)),
    "dose, 60 minutes": (DOSE | TWO_WEEKS | {"practice_minutes": 60}, (0.48, 0.29, 0.21, 0.16, 0.08, 0.01)),
    "dose, 15 minutes": (DOSE | TWO_WEEKS | {"practice_minutes": 15}, (0.49, 0.53, 0.52, 0.58, 0.66, 0.74)),
    "six doses": ({"doses": COURSE}, (0.51, 0.48, 0.47, 0.48, 0.65, 0.74)),
    "six doses, 20 minutes": (
        {"doses": COURSE, "practice_minutes": 20, "practice_days": 28},
        (0.49, 0.42, 0.41, 0.16, 0.14, 0.11),
    ),
    "dose, late": (DOSE | TWO_WEEKS | {"practice_start": 10}, (0.51, 0.67, 0.67, 0.62, 0.71, 0.75)),
    # Whole trips are counted, so this row was measured afresh.
    "dose, rumination": (DOSE | {"rumination_minutes": 40}, (0.52, 0.78, 0.80, 0.81, 0.80, 0.80)),
}
row = pytest.mark.parametrize(("scenario", "published"), TABLE.values(), ids=TABLE)


def readings(scenario: dict, step: float = 0.5) -> list[float]:
    life = simulate(Scenario(**scenario), TOWN, step=step)
    return [life.at(day) for day in DAYS]


@row
def test_every_cell_of_the_table(scenario: dict, published: tuple[float, ...]):
    assert readings(scenario) == pytest.approx(published, abs=0.03)


@row
def test_half_the_step_tells_the_same_story(scenario: dict, published: tuple[float, ...]):
    assert readings(scenario, step=0.25) == pytest.approx(published, abs=0.06)


@pytest.mark.parametrize(
    ("scenario", "day", "published"),
    [
        (DOSE | {"practice_minutes": 20}, 119, 0.02),
        (DOSE | {"practice_minutes": 20, "practice_start": 10}, 119, 0.22),
        (DOSE | {"practice_minutes": 20, "pauses": ((7, 14),)}, 119, 0.05),
        ({"practice_minutes": 20}, 119, 0.26),
        ({"practice_minutes": 20}, 200, 0.01),
    ],
)
def test_what_is_kept_up_holds_sooner_or_later(scenario: dict, day: float, published: float):
    assert simulate(Scenario(**scenario), TOWN, 240).at(day) == pytest.approx(published, abs=0.03)


@pytest.mark.parametrize("window_days", PHASE)
def test_the_phase_table(window_days: float):
    ends = [
        simulate(Scenario(**DOSE, window_days=window_days, practice_minutes=m, practice_days=14), TOWN).at(119.5)
        for m in MINUTES
    ]
    assert ends == pytest.approx(PHASE[window_days], abs=0.05)
    # From falls back through halfway to holds, and never the other way.
    regions = [0 if end > 0.6 else 1 if end > 0.2 else 2 for end in ends]
    assert regions == sorted(regions)


def test_no_window_is_the_row_of_a_one_day_window():
    for minutes in MINUTES:
        life = simulate(Scenario(practice_minutes=minutes, practice_days=14), TOWN)
        assert life.at(119.5) == pytest.approx(0.75, abs=0.05)


def test_the_prelude_makes_the_highways():
    life = grow(240, TOWN)
    assert np.ptp(life.strength[0]) == 0, "all lanes begin alike"
    assert [life.at(day) for day in (0, 30, 240)] == pytest.approx([0.54, 0.74, 0.75], abs=0.01)
    # It ends in the map that simulate starts from, whose pull is a little weaker.
    assert np.corrcoef(life.strength[-1], TOWN.rigid)[0, 1] > 0.999


def test_a_window_flattens_and_the_map_hardens_again():
    life = simulate(Scenario(**DOSE), TOWN)
    spread = [life.entropy[round(day / 0.5)] for day in (2, 14)]
    assert [simulate(Scenario(), TOWN).entropy[0], *spread] == pytest.approx([0.59, 0.91, 0.66], abs=0.01)


def test_published_orders_of_the_training_trial():
    """price2022: training with ketamine stays low to day 30; dummy training drifts back; training on salt water is worse."""
    four_days = SOME | {"practice_days": 4}
    both, dummy, salt = (simulate(Scenario(**s), TOWN).at(30) for s in (DOSE | four_days, DOSE, four_days))
    assert (both, dummy, salt) == pytest.approx((0.46, 0.74, 0.74), abs=0.03)
    assert both < dummy - 0.2
    assert salt > both + 0.2


def test_known_miss_the_map_falls_back_later_than_patients():
    """murrough2013b: half of the responders had relapsed 18 days after a course. Here half of the way back takes longer."""
    course = simulate(Scenario(doses=COURSE), TOWN)
    best = int(np.argmin(course.captured))
    halfway = (course.captured[best] + 0.75) / 2
    back = course.day[best:][np.argmax(course.captured[best:] > halfway)]
    assert back == pytest.approx(50, abs=2)
    assert back > COURSE[-1] + 18


def test_one_window_fades_as_fast_as_one_infusion():
    life = simulate(Scenario(**DOSE), TOWN)
    best = life.captured[:8].min()
    back = [(life.at(day) - best) / (0.75 - best) for day in (4, 7, 14, 30)]
    assert back == pytest.approx([0.34, 0.69, 0.82, 0.95], abs=0.04)


def test_practice_alone_takes_about_as_long_as_a_habit():
    life = simulate(Scenario(**SOME), TOWN)
    assert life.day[np.argmax(life.captured < 0.75 / 2)] == pytest.approx(49, abs=2)


# Invariants -----------------------------------------------------------------------------------------------------------

minutes = st.floats(0, 120)
lengths = st.one_of(st.just(math.inf), st.floats(0, 20))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario, every parameter from its whole range."""
    values = {name: draw(st.floats(*entry["range"])) for name, entry in PARAMETERS["network"].items()}
    values["asphalt_days"] = draw(st.one_of(st.just(0), st.floats(1, 365)))
    return Scenario(
        **values,
        doses=tuple(draw(st.lists(st.floats(0, 12), max_size=3))),
        practice_minutes=draw(st.floats(0, values["half_minutes"])),
        practice_start=draw(st.floats(0, 10)),
        practice_days=draw(lengths),
        rumination_minutes=draw(st.floats(0, values["half_rumination"])),
        account=draw(st.sampled_from(["window", "learning rate only", "flattening only", "mood only", "scaling"])),
    )


@given(scenarios())
@settings(deadline=None, max_examples=50)
def test_widths_stay_in_range_and_no_trip_is_lost(scenario: Scenario):
    life = simulate(scenario, TOWN, 12, step=0.25)
    for series in (life.captured, life.entropy, life.window, life.strength):
        assert np.all((series >= 0) & (series <= 1))
    for traffic in life.traffic:
        ends = TOWN.source + TOWN.arriving(traffic) - TOWN.leaving(traffic)
        assert ends.sum() == pytest.approx(1, abs=1e-3), "every trip ends somewhere, and only once"
        assert ends.min() > -1e-3, "more trips leave a place than come to it"


@given(st.floats(0.02, 0.5), st.floats(0.2, 6))
@settings(deadline=None)
def test_where_nobody_steers_each_place_ends_its_share(ending: float, beta: float):
    traffic = simulate(Scenario(ending=ending, beta=beta), TOWN, 1).traffic[0]
    comes = TOWN.source + TOWN.arriving(traffic)
    inner = np.setdiff1d(np.arange(len(TOWN.places)), TOWN.destinations)
    assert TOWN.leaving(traffic)[inner] == pytest.approx((1 - ending) * comes[inner], abs=1e-12)


@given(st.floats(18, 254), st.floats(1, 400))
@settings(deadline=None, max_examples=20)
def test_where_nothing_is_done_nothing_changes(habit_days: float, days: float):
    life = simulate(Scenario(habit_days=habit_days), TOWN, days)
    assert np.abs(life.captured - life.captured[0]).max() < 0.01


@given(minutes, lengths, st.floats(0, 10), st.booleans(), st.tuples(st.floats(0, 90), st.floats(0, 90)))
@settings(deadline=None, max_examples=40)
def test_more_rumination_never_frees_a_map(practice, days, window_days, dose, two):
    """The fault of the first sketch: at equal practice, 20 minutes more of it lowered the captured share."""
    shared = {"practice_minutes": practice, "practice_days": days, "window_days": window_days, "doses": (0,) * dose}
    less, more = (simulate(Scenario(**shared, rumination_minutes=m), TOWN, 90, step=1).captured for m in sorted(two))
    assert np.all(more >= less - 1e-9)


# What else a scenario can say -----------------------------------------------------------------------------------------


def test_a_window_of_ones_own_replaces_the_doses():
    """As whoever computed it hands it over: plain numbers."""
    day = np.arange(0, 20, 0.25)
    curve = tuple(zip(day, Scenario(**DOSE).openness(day), strict=True))
    own = simulate(Scenario(window=curve, **TWO_WEEKS), TOWN)
    assert own.captured == pytest.approx(simulate(Scenario(**DOSE, **TWO_WEEKS), TOWN).captured, abs=0.02)


def test_competing_accounts_part_ways():
    ends = {
        account: simulate(Scenario(**DOSE, **TWO_WEEKS, account=account), TOWN)
        for account in ("window", "learning rate only", "flattening only", "mood only", "scaling")
    }
    at_30 = {account: life.at(30) for account, life in ends.items()}
    assert at_30["window"] < at_30["learning rate only"] < 0.5
    without = simulate(Scenario(**TWO_WEEKS), TOWN)
    for account in ("flattening only", "mood only"):
        assert at_30[account] == pytest.approx(without.at(30), abs=0.02), "no dose would have done the same"
    assert ends["flattening only"].entropy[4] > 0.85 > ends["learning rate only"].entropy[4]


def test_scaling_keeps_the_order_of_the_roads():
    life = simulate(Scenario(**DOSE, account="scaling"), TOWN)
    assert life.strength[0] == pytest.approx(TOWN.rigid / 2)
    assert np.abs(life.captured - 0.75).max() < 0.02


def test_asphalt_lets_the_ghost_of_the_old_highway_linger():
    plain = simulate(Scenario(**DOSE, **TWO_WEEKS), TOWN)
    asphalt = simulate(Scenario(**DOSE, **TWO_WEEKS, asphalt_days=75), TOWN)
    assert asphalt.at(30) > plain.at(30) + 0.1


def test_practice_rests_in_a_pause():
    always, paused = (
        simulate(Scenario(**DOSE, **SOME, pauses=p), TOWN).traffic[:, TOWN.practised > 0].mean(1)
        for p in ((), ((7, 14),))
    )
    assert np.array_equal(always[:14], paused[:14])
    assert paused[14] < 0.7 * always[14]
    assert paused[28] > paused[27] * 1.2, "it goes on after the pause"


def test_every_parameter_is_checked_and_named():
    """What counts as a number in range is tested once, in tests/test_parameters.py."""
    for name, entry in PARAMETERS["network"].items():
        low, high = entry["range"]
        said = rf"^{name} .*; choose a number from {re.escape(f'{low:g} to {high:g}')}.*\.$"
        with pytest.raises(ValueError, match=said):
            Scenario(**{name: high + 1})


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"practice_minutes": -1}, "practice_minutes is -1; choose a number from 0 to 1440 minutes a day."),
        ({"practice_minutes": 1440, "rumination_minutes": 1440}, "ask for more than every trip; lower one of them."),
        ({"doses": (0, math.nan)}, "each of doses is nan; choose a number from 0 to 3650 days."),
        ({"doses": 0}, "doses is 0; give a list, such as (0,)."),
        ({"doses": "0"}, "each of doses is '0'; choose a number from 0 to 3650 days."),
        ({"pauses": (7, 14)}, "pauses holds 7; give pairs, the first day and the day of return."),
        ({"pauses": ((14, 7),)}, "the return from a pause is 7; choose a number of 14 or more days."),
        ({"window": ((0, 0), (0, 1))}, "window has days that do not rise; sort its pairs by day, each day once."),
        ({"window": ((0, 2),)}, "each openness of window is 2; choose a number from 0 to 1."),
        ({"window": ((0, 1),), "doses": (0,)}, "a window of your own replaces the doses, so leave them out."),
        ({"account": "magic"}, "account is 'magic'; choose one of 'window', "),
    ],
)
def test_a_wrong_scenario_is_one_clear_sentence(wrong: dict, sentence: str):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Scenario(**wrong)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ({"days": 0}, "days is 0; choose a number from 1 to 3650 days."),
        ({"step": math.nan}, "step is nan; choose a number from 0.01 to 1 days."),
        (
            {"scenario": Scenario(**DOSE, habit_days=18, gain=20), "step": 1},
            "step is 1 days, too long for roads that change this fast; choose 0.3",
        ),
        (
            {"scenario": Scenario(asphalt_days=0.1)},
            "step is 0.5 days, too long for roads that change this fast; choose 0.1",
        ),
    ],
)
def test_a_wrong_life_is_one_clear_sentence(call: dict, sentence: str):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        simulate(town=TOWN, **call)


def test_a_day_that_was_not_lived_is_refused():
    with pytest.raises(ValueError, match=r"day is 121; choose a number from 0 to 120 days\."):
        simulate(Scenario(), TOWN).at(121)
