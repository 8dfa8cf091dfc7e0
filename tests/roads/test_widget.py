"""The widget's Python side: traits with ranges, a figure for pages, and clear refusals."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest


@pytest.fixture(scope="module")
def two_roads(static):
    from highways.roads.widget import TwoRoads

    return TwoRoads


@pytest.fixture(scope="module")
def road_map(static):
    from highways.roads.widget import RoadMap

    return RoadMap


@pytest.mark.parametrize(
    ("name", "given", "left", "alt"),
    [
        ("two_roads", {"act": "steps", "practice": "some"}, {"beta": 0.5}, "Three hills"),
        ("road_map", {"act": "stories", "story": "a week missed"}, {"guess": -1}, "Three maps of a small town."),
    ],
)
def test_the_figure_carries_every_setting(request, name: str, given: dict, left: dict, alt: str):
    widget = request.getfixturevalue(name)
    figure = widget(**given).figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state.keys() == set(widget.settings())
    assert given.items() | left.items() <= state.items()
    assert f'data-hw-widget="roads.{widget.__name__}"' in figure
    assert f'<svg role="img" aria-label="{alt}' in figure


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


@pytest.mark.parametrize("setting", [{"story": "a miracle"}, {"steps": "plenty"}, {"guess": 101}, {"day": 241}])
def test_the_map_refuses_what_it_cannot_show(road_map, setting: dict):
    with pytest.raises(ValueError, match=f"RoadMap: .*'{next(iter(setting))}'"):
        road_map(**setting)


def test_every_choice_has_its_words(road_map):
    words = json.loads(files("highways.roads").joinpath("words.en.json").read_text("utf-8"))["road_map"]
    for trait, said in (("act", "acts"), ("story", "stories"), ("steps", "steps_options"), ("keep", "keep_options")):
        assert list(words[said]) == list(road_map.class_traits()[trait].values)
