"""The dots are what the model says: where they go, and how many of them are caught."""

from __future__ import annotations

import numpy as np
import pytest
from counted import traffic

from highways.roads import STORIES, Scenario, Town, simulate

TOWN = Town.load()


@pytest.mark.parametrize(
    ("story", "day"),
    [
        ("nothing", 0),
        ("window only", 2),
        ("window and two weeks", 10),
        ("no dose, kept up", 60),
        ("a hard week first", 5),
    ],
)
def test_dots_follow_the_traffic(call_twin, story: str, day: int):
    scenario = Scenario(**STORIES[story])
    life = simulate(scenario, TOWN)
    sent = call_twin("trips", "send", STORIES[story], day, 20_000)
    expected = traffic(life, scenario, day, TOWN)
    assert np.corrcoef(sent["passes"], expected)[0, 1] > 0.999
    assert np.abs(np.array(sent["passes"]) - expected).sum() < 0.03 * expected.sum()
    free = sum(sent["fates"].values())
    assert sent["fates"]["caught"] / free == pytest.approx(life.at(day), abs=0.015)


def test_of_a_hundred_trips_as_many_are_caught_as_the_model_says(call_twin):
    for story, day in (("nothing", 0), ("window only", 2), ("no dose, kept up", 119)):
        caught = 100 * simulate(Scenario(**STORIES[story]), TOWN).at(day)
        assert call_twin("trips", "send", STORIES[story], day, 1)["hundred"] == round(caught)
