"""What the pictures draw, as numbers."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from highways.roads import TwoRoads, figure


@pytest.fixture
def axes():
    yield plt.figure().add_subplot()
    plt.close("all")


def test_the_marble_lies_on_the_hill(axes):
    town = TwoRoads()
    figure.hill(axes, town, u=0.3)
    surface, marble = axes.lines
    assert surface.get_ydata() == pytest.approx(town.potential(steps=60))
    height = np.interp(0.3, surface.get_xdata(), surface.get_ydata())
    assert marble.get_xdata() == [0.3]
    assert height < marble.get_ydata()[0] < height + 0.02


def test_resting_places_are_the_models(axes):
    figure.resting_places(axes, kappa=1.1)
    middle, ridge, new, old = axes.lines
    for line in (middle, ridge):
        beta, place = line.get_data()
        for i in (0, 30, -1):
            assert place[i] / 100 == pytest.approx(TwoRoads(beta=beta[i]).fixed_points()[1].u)
    assert set(new.get_ydata()) == {100}
    assert set(old.get_ydata()) == {0}
    assert min(new.get_xdata()) == 1, "the split comes at a strictness of 1"


def test_lives_show_the_slow_road_beside_the_window(axes):
    lives = figure.lives(axes, TwoRoads(), "some")
    drawn = [line.get_ydata()[-1] for line in axes.lines]
    assert drawn == pytest.approx([100 * life.at(120) for life in lives])
    assert drawn == pytest.approx([0, 99, 95], abs=1)
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert "some steps kept up, no window" in labels


def test_the_words_beside_the_still_follow_its_numbers():
    assert "ends at 0 of 100 after a window alone, at 99" in figure.two_roads().alt
    assert "at 0 with some small steps for two weeks" in figure.two_roads(window_days=2).alt
