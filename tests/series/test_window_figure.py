"""What the still picture draws, as numbers."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from highways.roads import Scenario, simulate
from highways.roads.map_figure import region
from highways.series import regions, window_figure


@pytest.fixture
def axes():
    yield plt.figure().add_subplot()
    plt.close("all")


@pytest.mark.parametrize("kept_up", [False, True])
@pytest.mark.parametrize("account", regions.ACCOUNTS)
def test_each_name_stands_in_its_region(axes, account: str, kept_up: bool):
    window_figure.field(axes, 0.5, 0.6, kept_up, account)
    named = {text.get_text(): text.get_position() for text in axes.texts}
    assert set(named) == {region(share) for share in regions.caught(account, kept_up).flat}
    for name, place in named.items():
        assert region(regions.ending(account, kept_up, *place)) == name


def test_the_point_and_the_mark_lie_where_they_should(axes):
    window_figure.field(axes, 0.5, 0.6)
    drawn = {line.get_marker(): line.get_xydata()[0] for line in axes.lines}
    assert drawn["o"] == pytest.approx([0.5, 0.6])
    assert drawn["v"][0] == pytest.approx(regions.glutamate_length(), abs=0.001)


def test_where_there_is_no_window_there_is_no_mark(axes):
    window_figure.field(axes, 0.5, 0.6, account="mood only")
    assert "v" not in [line.get_marker() for line in axes.lines]
    assert "mood" in axes.get_xlabel()


def test_patterns_tell_the_regions_apart_without_colour(axes):
    window_figure.field(axes, 0, 0)
    for name, look in window_figure.PATTERNS.items():
        lies = next(line.get_xydata() for line in axes.lines if line.get_marker() == look["marker"])
        assert len(lies) > 20
        assert {region(share) for share in regions.ending("window", False, *lies.T)} == {name}


def test_the_axes_speak_in_words(axes):
    window_figure.field(axes, 0.5, 0.6)
    said = [tick.get_text() for tick in [*axes.get_xticklabels(), *axes.get_yticklabels()]]
    assert said == ["none", "short", "long", "none", "a little", "some", "a lot", "a great\ndeal"]
    np.testing.assert_allclose(axes.get_yticks(), [*regions.STEPS.values(), 1])


def test_the_lines_are_two_lives(axes):
    here, slow = simulate(regions.scenario(0.5, 0.4)), simulate(Scenario(practice_minutes=40))
    window_figure.trace(axes, here, slow)
    for line, life in zip(axes.lines, (here, slow), strict=True):
        np.testing.assert_allclose(line.get_ydata(), 100 * life.captured[::4])


@pytest.mark.parametrize(("length", "practice", "kept_up"), [(0.2857, 0, False), (0.5, 0.6, False), (0, 0.6, True)])
def test_the_words_beside_the_still_follow_its_numbers(length: float, practice: float, kept_up: bool):
    alt = window_figure.window(length, practice, kept_up).alt
    life = simulate(regions.scenario(length, practice, kept_up))
    assert f"{round(100 * life.at(120))} of 100 trips are caught ({region(life.at(120))})" in alt
    assert ("is kept up" if kept_up else "stops after a while") in alt
    assert "the human window has never been measured" in alt


@pytest.mark.parametrize("account", regions.ACCOUNTS)
def test_nothing_on_paper_speaks_of_a_life_that_ends(account: str):
    picture = window_figure.window(0.5, 0.6, account=account)
    for said in (picture.alt, re.sub("<[^>]*>", " ", picture.svg)):
        assert not re.search(r"\b(life|lives|ends?|last day)\b", said, re.I)
    assert "On day 120, " in picture.alt
    assert "The map on day 120" in picture.svg
