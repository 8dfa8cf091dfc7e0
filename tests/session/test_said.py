"""Every model number of the session's lesson and of its card is what the model gives now."""

from __future__ import annotations

import numpy as np
import pytest
from said import text

from highways import kinetics
from highways.session import Session, simulate
from tools.process import ROOT


@pytest.fixture(scope="module")
def lesson() -> str:
    return text(ROOT / "notebooks/07-inside-a-session.ipynb")


@pytest.fixture(scope="module")
def card() -> str:
    return text(ROOT / "book/reference/model-cards.md")


def at(session: Session, values: np.ndarray, minute: float) -> float:
    return float(np.interp(minute, session.minute, values))


def test_the_card_on_levels(card: str):
    once, twice = (kinetics.simulate(kinetics.Dose(size, route="injection"), hours=8) for size in (1, 2))
    for levels, said in (
        (once, "{level:.0f} after {minute:.0f}; the speed"),
        (twice, "{level:.0f} after {minute:.0f}, more"),
    ):
        peak = levels.venous.argmax()
        assert said.format(level=levels.venous[peak], minute=levels.minute[peak]) in card
    assert twice.venous.max() < 0.75 * 474
    for route, said in (("lozenge", "in eight volunteers"), ("nasal racemate", "16 minutes")):
        levels = kinetics.simulate(kinetics.Dose(route=route), hours=8)
        line = next(
            line for line in card.split("| ") if line.startswith(f"{levels.minute[levels.venous.argmax()]:.0f}; set")
        )
        assert line, said
    spray = kinetics.simulate(kinetics.Dose(route="nasal esketamine"), hours=8)
    assert f"| {spray.minute[spray.venous.argmax()] - 10:.0f} |" in card, "the last spray comes at minute 10"


def test_the_card_on_the_altered_state_and_blood_pressure(card: str):
    drip, spray = simulate(), simulate(route="nasal esketamine")
    said = [f"{at(drip, drip.altered.mid, minute):.0f} at minute {minute}" for minute in (40, 80, 120)]
    assert f"of 100, it is {said[0]}, {said[1]} and {said[2]}; set" in card
    assert f"| {drip.pressure.mid.max():.1f} at minute {drip.minute[drip.pressure.mid.argmax()]:.0f}; set" in card
    assert f"| still {at(drip, drip.pressure.mid, 130):.1f} up then |" in card
    peak = spray.pressure.mid.argmax()
    four = at(spray, spray.pressure.mid, 240)
    assert (
        f"| {spray.pressure.mid[peak]:.1f} after {spray.minute[peak]:.0f} minutes, {four:.1f} after four hours |"
        in card
    )
    assert 0.45 < at(spray, spray.altered.mid, 120) / spray.altered.mid.max() < 0.55, (
        "half of it is left after two hours"
    )


def test_the_lesson_on_which_way_in_is_fastest(lesson: str):
    """'In this model an injection rises fastest'; 'the drug takes about three hours to halve at the end'."""
    assert "In this model an **injection** rises fastest" in lesson
    assert "The drug takes about three hours to halve at the end, in this model" in lesson
    peaks = {
        route: simulate(route=route).level_shape.argmax()
        for route in ("drip", "injection", "nasal esketamine", "lozenge", "swallowed")
    }
    assert min(peaks, key=peaks.get) == "injection"
    assert max(peaks, key=peaks.get) == "swallowed"
    levels = kinetics.simulate(hours=16)
    late = np.interp([600, 780], levels.minute, levels.venous)
    assert 0.48 <= late[1] / late[0] <= 0.52, "three hours later about half is left"
