"""Every model number of the two lessons on weeks, and of their cards, is what the model gives now."""

from __future__ import annotations

import json

import pytest
from said import of_100, text

from highways import roads
from highways.roads import MAP_STEPS, Scenario
from highways.series import glutamate_curve, lived, simulate
from highways.series.regions import MINUTES, WINDOWS, caught
from tools.process import ROOT


@pytest.fixture(scope="module")
def window() -> str:
    questions = (ROOT / "notebooks/04-the-window.questions.yml").read_text("utf-8")
    return text(ROOT / "notebooks/04-the-window.ipynb") + " ".join(questions.split())


@pytest.fixture(scope="module")
def course() -> str:
    return text(ROOT / "notebooks/08-a-course-of-treatment.ipynb")


@pytest.fixture(scope="module")
def card() -> str:
    return text(ROOT / "book/reference/model-cards.md")


def test_the_window_alone(window: str):
    dose = roads.simulate(Scenario(doses=(0,)), days=120)
    before = of_100(roads.simulate(days=1, step=1).at(0))
    assert f"Before it, {before} of 100 trips are caught in the loop on this map." in window
    assert (
        f"on day 2 it is {of_100(dose.at(2))}. By day 14 it is {of_100(dose.at(14))}, by day 30 it is {of_100(dose.at(30))}"
        in window
    )
    assert f"On day 14 it is {of_100(dose.at(14))} of 100" in window
    lowest = dose.day[dose.captured.argmin()]
    assert "Even at its lowest, around day 2, half of the trips are caught" in window
    assert dose.captured.min() == pytest.approx(0.5, abs=0.01)
    assert 1 <= lowest <= 3


def test_small_steps_without_a_window(window: str):
    slow = roads.simulate(Scenario(practice_minutes=MAP_STEPS["some"]), days=120)
    assert f"{of_100(slow.at(60))} of 100 trips are caught on day 60, and {of_100(slow.at(119))} on day 119" in window
    assert (caught("window", False)[:, 0] > 0.74).all(), "at the left edge every life that stops ends where it began"


def test_a_loop_that_goes_round(window: str):
    loop = roads.simulate(Scenario(doses=(0,), rumination_minutes=40), days=120)
    assert f"in the window and on after it, leads to {of_100(loop.at(120))} caught; before, it was 75" in window


def test_the_cards_on_accounts_and_misses(card: str):
    for account in ("flattening only", "mood only"):
        assert (caught(account, False) > 0.7).all(), "they 'leave nothing of it when practice stops'"
    assert (caught("learning rate only", False) < 0.1).sum() > 0.2 * (caught("window", False) < 0.1).sum()
    assert f"Computed beforehand for {len(WINDOWS)} lengths and {len(MINUTES)} amounts in each of four accounts" in card
    assert f"day {simulate().halfway_back()}: later than for people" in card
    assert f"day {lived('one').halfway_back()}: sooner than for people" in card
    assert (
        f"half of the gain of six infusions is gone on day {simulate(curve=glutamate_curve()).halfway_back()}" in card
    )
    going, stopping = (lived("spray", steps="some", stop=stop).at(90) for stop in ("goes on", "after four weeks"))
    assert going > stopping, "with steps, more trips are caught than after stopping"


def test_the_lesson_on_a_course(course: str):
    six = simulate()
    assert "until day 48 or 49" in course
    assert 48 <= six.halfway_back() <= 49
    assert "With nothing else about half of the trips are still caught" in course
    assert 0.45 <= six.at(14) <= 0.55
    assert "so that going on would look worse than stopping" in course


def test_the_guess_knows_the_days(course: str):
    notebook = json.loads((ROOT / "notebooks/08-a-course-of-treatment.ipynb").read_text("utf-8"))
    printed = "".join("".join(out.get("text", "")) for cell in notebook["cells"] for out in cell.get("outputs", []))
    assert f"half of the gain is gone on day {simulate().halfway_back()}" in printed
