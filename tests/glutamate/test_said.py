"""Every model number of the glutamate lesson and of its card is what the model gives now."""

from __future__ import annotations

import re

import numpy as np
import pytest
from said import of_100, text

from highways import kinetics
from highways.glutamate import MECHANISMS, PARAMETERS, Dose, open_of_magnesium, rates, simulate
from highways.glutamate.figure import regained
from highways.glutamate.model import Course
from tools.process import ROOT


@pytest.fixture(scope="module")
def lesson() -> str:
    return text(ROOT / "notebooks/05-the-glutamate-story.ipynb")


@pytest.fixture(scope="module")
def card() -> str:
    return text(ROOT / "book/reference/model-cards.md")


@pytest.fixture(scope="module")
def alone() -> Course:
    """One dose of 1, and nothing done with it."""
    return simulate(practice=False, days=21)


def test_the_lesson_on_block(lesson: str, alone: Course):
    brake, go = of_100(alone.block_interneuron.max()), of_100(alone.block_pyramidal.max())
    assert f"{brake} of 100 receptors on the brake cell are blocked and {go} of 100 on the go cell" in lesson
    assert f"About {of_100(float(open_of_magnesium(-70)))} of 100 channels are free of magnesium in a resting" in lesson
    peak = PARAMETERS.default("block", "free") * alone.concentration.max() / PARAMETERS.default("block", "molar_mass")
    assert f"the brain sees about {peak:.1f} micromoles" in lesson


def test_the_lesson_on_what_stands_in_the_way():
    """'The first and the third account build none, and the second builds as many as ever'; 'none of them builds any'."""
    for challenge, builds in (("ampa_block", (False, True, False)), ("mtor_block", (False, False, False))):
        for mechanism, expected in zip(MECHANISMS, builds, strict=True):
            most = regained(simulate(mechanism=mechanism, challenge=challenge, days=6)).max()
            assert (most > 0.95, most < 0.01) == (expected, not expected)


def test_the_card_on_levels_and_glutamate(card: str, alone: Course):
    venous = kinetics.simulate().venous.max()
    assert f"| {venous:.0f}, a quarter above |" in card
    assert venous / 185 == pytest.approx(1.25, abs=0.02)
    assert f"| {100 * (alone.glutamate.max() - 1):.0f} % up at the end of the drip |" in card
    low, high = map(int, re.search(r"\| (\d) to (\d) % up \|", card).groups())
    assert low <= 100 * (alone.at("glutamate", 193 / 60) - 1) <= high
    free = np.arange(0, 20, 0.1)
    excite, _ = rates(free)
    back = free[excite.argmax() :][excite[excite.argmax() :] < 1][0]
    said = f"up to {100 * (excite.max() - 1):.0f} % at {free[excite.argmax()]:.1f} µM, none at {back:.1f} µM"
    assert said in card
    go, brake = rates(0.45)
    assert f"brake × {brake:.2f}, go × {go:.2f} at 0.45 µM" in card


def test_the_card_on_spines_window_and_people(card: str, alone: Course):
    back = [of_100(regained(alone)[10 * hour]) for hour in (3, 6, 12, 24)]
    said = (
        f"what stress took, {back[0]} and {back[1]} of 100 are back after 3 and 6 hours, {back[2]} and {back[3]} after"
    )
    assert said in card
    peak = alone.spines.argmax()
    left = [100 * regained(alone)[240 * day] / regained(alone)[peak] for day in (7, 14)]
    said = (
        f"highest after {alone.hour[peak]:.0f} hours; of that, {left[0]:.0f} of 100 are left on day 7 and {left[1]:.0f}"
    )
    assert said in card
    ends = [alone.hour[alone.window > share * alone.window.max()][-1] for share in (0.5, 0.2)]
    assert f"above half until hour {ends[0]:.0f}, above a fifth until hour {ends[1]:.0f}" in card
    people = [of_100(alone.responding(hour)) for hour in (24, 72, 168)]
    assert f"| {people[0]}, {people[1]} and {people[2]}; set to this |" in card


@pytest.mark.parametrize(
    ("row", "challenge"),
    [
        ("nothing", None),
        (r"a calming medicine, $\gamma=1.05$ (the picture)", "gentle_benzodiazepine"),
        (r"a calming medicine, $\gamma=1.15$", "benzodiazepine"),
        ("AMPA gates blocked", "ampa_block"),
        ("building signal blocked", "mtor_block"),
        ("ten times less breakdown product", "little_metabolite"),
    ],
)
def test_the_card_on_what_stands_in_the_way(card: str, alone: Course, row: str, challenge: str | None):
    reference = regained(alone).max()
    most = [
        regained(simulate(mechanism=one, challenge=challenge, practice=False, days=6)).max() / reference
        for one in MECHANISMS
    ]
    assert f"| {row} | {' | '.join(of_100(one) for one in most)} |" in card


def test_the_card_on_ten_times_the_dose(card: str, alone: Course):
    assert "Ten times the dose makes a third more spines in every account" in card
    for mechanism in MECHANISMS:
        ten, one = (
            regained(simulate(Dose(size), mechanism=mechanism, practice=False, days=6)).max() for size in (10, 1)
        )
        assert ten / one == pytest.approx(4 / 3, abs=0.06), mechanism
