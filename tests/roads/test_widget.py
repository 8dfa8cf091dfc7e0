"""The widget's Python side: traits with ranges, a figure for pages, and clear refusals."""

from __future__ import annotations

import json
import re

import pytest


@pytest.fixture(scope="module")
def two_roads(static):
    from highways.roads.widget import TwoRoads

    return TwoRoads


def test_the_figure_carries_every_setting(two_roads):
    figure = two_roads(act="steps", practice="some").figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state.keys() == set(two_roads.settings())
    assert (state["act"], state["practice"], state["beta"]) == ("steps", "some", 0.5)
    assert 'data-hw-widget="roads.TwoRoads"' in figure
    assert '<svg role="img" aria-label="Three hills' in figure


def test_what_nbval_compares_is_stable(two_roads):
    data, _ = two_roads()._repr_mimebundle_()
    assert data["text/plain"] == "TwoRoads (a widget)"
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_setting_that_is_not_there_is_named(two_roads):
    with pytest.raises(TypeError, match="TwoRoads has no setting 'bta'; it has act, beta, "):
        two_roads(bta=2)


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [({"beta": 9}, "beta"), ({"practice": "plenty"}, "practice"), ({"u": -0.1}, "u"), ({"day": 121}, "day")],
)
def test_a_value_out_of_range_is_refused(two_roads, setting: dict, sentence: str):
    with pytest.raises(ValueError, match=f"TwoRoads: .*'{sentence}'"):
        two_roads(**setting)
