"""Every number that a page says 'on this picture' is what the model gives now: change the model, and this fails."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
import yaml

from highways.roads import STEPS, TwoRoads, TwoRoadsLife
from tools.process import ROOT

TOWN = TwoRoads()
COURSE = (0, 3, 7, 10, 14, 17)
WEEKS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
QUESTIONS = ROOT / "notebooks/03-when-roads-harden.questions.yml"


def text(path: Path) -> str:
    """A page as one line."""
    source = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        source = "\n".join(cell.source for cell in nbformat.reads(source, as_version=4).cells)
    return re.sub(r"\s+", " ", source)


def of_100(share: float) -> str:
    return f"{100 * share:.0f}"


def half_gone(life: TwoRoadsLife) -> float:
    """The day on which half of the best is gone again."""
    best = int(np.argmax(life.new))
    return life.day[best:][np.argmax(life.new[best:] < life.new[best] / 2)]


@pytest.fixture(scope="module")
def lesson() -> str:
    return text(ROOT / "notebooks/03-when-roads-harden.ipynb")


@pytest.fixture(scope="module")
def card() -> str:
    return text(ROOT / "book/reference/model-cards.md")


@pytest.fixture(scope="module")
def four_days() -> TwoRoadsLife:
    """Some small steps for four days, with no window."""
    return TOWN.simulate(doses=(), practice=STEPS["some"], practice_days=4)


def test_the_lesson_on_the_ridge(lesson: str):
    assert (
        f"At a strictness of {TOWN.beta} the ridge on this picture stands at {of_100(TOWN.separatrix())} of 100."
        in lesson
    )
    back, on = map(
        int, re.search(r"go at (\d+) and it rolls back to the old road; let it go at (\d+)", lesson).groups()
    )
    assert (TOWN.resting_place(back / 100), TOWN.resting_place(on / 100)) == (0, 1)
    assert len([p for p in TwoRoads(beta=1.0).fixed_points() if p.stable]) == 1
    assert len([p for p in TwoRoads(beta=1.01).fixed_points() if p.stable]) == 2


def test_the_lesson_on_four_days(lesson: str, four_days: TwoRoadsLife):
    start, peak = of_100(four_days.new[0]), of_100(four_days.new.max())
    said = f"widen the new road from {start} to {peak} of 100"
    assert said in lesson
    assert f"from {start} to {peak} of 100" in text(QUESTIONS)
    assert four_days.new.max() < TOWN.separatrix()


def test_the_lesson_on_the_slow_road(lesson: str):
    life = TOWN.simulate(doses=(), practice=STEPS["some"])
    over = life.day[np.argmax(life.new > TOWN.separatrix())]
    assert f"over the ridge after about {WEEKS[round(over / 7)]} weeks on this picture" in lesson
    assert f"to {of_100(life.at(120))} of 100 by day 120" in lesson


def test_the_questions_say_what_the_model_is():
    said = text(QUESTIONS)
    assert f"The town's strictness is {TOWN.beta}." in said
    assert f"lasts {WEEKS[int(TOWN.window_days)]} days." in said
    estimate = next(q for q in yaml.safe_load(QUESTIONS.read_text("utf-8"))["check"] if q["kind"] == "estimate")
    assert estimate["answer"] == round(100 * TOWN.separatrix())


def test_the_card_on_what_the_model_reproduces(card: str, four_days: TwoRoadsLife):
    steps = [STEPS[word] for word in ("none", "a little", "some", "a lot")]
    assert "takes {}, {}, {} and {} minutes a day".format(*steps) in card

    # A road that every trip takes, with nothing in its way, is 5 % short of full after the days of the habit.
    assert 1 - np.exp(-TOWN.eta * TOWN.habit_days) == pytest.approx(0.95, abs=0.001)
    assert f"| {TOWN.habit_days:.0f} days, put in by hand |" in card

    trained, alone = TOWN.simulate(practice=STEPS["some"], practice_days=4), TOWN.simulate()
    assert f"| {of_100(trained.at(30))} of 100 with, {of_100(alone.at(30))} without; set to" in card
    assert f"| {of_100(four_days.at(30))} of 100 at day 30 |" in card


def test_the_card_on_where_the_model_is_wrong(card: str):
    alone, course = TOWN.simulate(), TOWN.simulate(doses=COURSE)
    peak, day = of_100(alone.new.max()), alone.day[alone.new.argmax()]
    assert f"at {peak} of 100 on day {day:.0f}, and half of that is gone only after day {half_gone(alone):.0f}" in card
    late = of_100(course.at(COURSE[-1] + 18))
    assert f"18 days after the last of six doses, the marble is still at {late} of 100" in card
    assert f"half of the way it had come is lost only on day {half_gone(course):.0f}" in card
    trained = TOWN.simulate(practice=STEPS["some"], practice_days=4)
    assert f"by day 120 only {of_100(trained.at(120))} of 100 is left" in card
