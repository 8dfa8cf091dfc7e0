"""The widgets' Python side: traits with ranges, a figure for pages, and words for every choice."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from highways.glutamate import CHALLENGES, MECHANISMS
from highways.glutamate.parameters import WHAT_IFS

WORDS = json.loads(files("highways.glutamate").joinpath("words.en.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def widget(static):
    from highways.glutamate import widget

    return widget


@pytest.mark.parametrize(
    ("name", "given", "alt"),
    [
        ("Cascade", {"act": "what-if", "what_if": "ampa_block", "guesses": {"ampa_block": "direct"}}, "Five curves"),
        ("Receptor", {"voltage": -20.0, "where": "go"}, "A curve that rises"),
    ],
)
def test_the_figure_carries_every_setting(widget, name: str, given: dict, alt: str):
    cls = getattr(widget, name)
    figure = cls(**given).figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state.keys() == set(cls.settings())
    assert given.items() <= state.items()
    assert f'data-hw-widget="glutamate.{name}"' in figure
    assert f'aria-label="{alt}' in figure


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("Cascade", {"account": "magic"}),
        ("Cascade", {"what_if": "benzodiazepine"}),
        ("Cascade", {"minutes": 0.5}),
        ("Cascade", {"dose": 3}),
        ("Receptor", {"voltage": 60}),
        ("Receptor", {"where": "liver"}),
    ],
)
def test_a_value_out_of_range_is_refused(widget, name: str, setting: dict):
    with pytest.raises(ValueError, match=f"{name}: .*'{next(iter(setting))}'"):
        getattr(widget, name)(**setting)


def test_every_choice_has_its_words(widget):
    words = WORDS["cascade"]
    assert list(words["accounts"]) == list(MECHANISMS)
    assert list(words["what_ifs"]) == ["none", *WHAT_IFS]
    assert list(words["what_studies_saw"]) == list(WHAT_IFS)
    assert list(words["acts"]) == list(widget.Cascade.class_traits()["act"].values)
    assert list(WORDS["receptor"]["where_options"]) == list(widget.Receptor.class_traits()["where"].values)


def test_what_stands_in_the_way_is_a_challenge_of_the_model():
    assert set(WHAT_IFS) < set(CHALLENGES)


def test_a_calming_medicine_is_never_shown_without_its_warning():
    """Stopping one because of this picture could harm a reader."""
    said = WORDS["cascade"]["what_studies_saw"]["gentle_benzodiazepine"]
    assert re.search(r"Never stop .*dangerous.* prescriber", said)
