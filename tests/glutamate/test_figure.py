"""The room's pictures draw what the model says."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from highways.glutamate import MECHANISMS, figure, open_of_magnesium, simulate
from highways.glutamate.parameters import WHAT_IFS


@pytest.fixture
def ax():
    drawn, axes = plt.subplots()
    yield axes
    plt.close(drawn)


def test_each_curve_is_its_own_against_its_peak(ax: plt.Axes):
    course = simulate()
    figure.story(ax, course)
    drawn = {line.get_label(): line.get_xydata() for line in ax.lines}
    assert list(drawn) == ["ketamine", "glutamate", "growth signal", "window", "spines regained"]
    for values, points in zip(
        (course.concentration, course.glutamate - 1, course.growth, course.window, figure.regained(course)),
        drawn.values(),
        strict=True,
    ):
        expected = np.interp(points[:, 0] / 60, course.hour, np.maximum(values, 0)) / values.max()
        np.testing.assert_allclose(points[:, 1], expected, atol=1e-9)


def test_the_table_of_bars_is_the_models(ax: plt.Axes):
    shares = figure.what_if(ax)
    assert shares.shape == (len(MECHANISMS), len(WHAT_IFS))
    said = [int(text.get_text()) for text in ax.texts]
    assert said == [round(100 * share) for share in shares.ravel()]
    widths = [bar.get_width() for bar in ax.patches][::2]
    np.testing.assert_allclose(np.array(widths) / max(widths), shares.ravel(), atol=0.01)


def test_the_still_says_in_words_what_it_draws():
    picture = figure.cascade()
    assert f"After a day {100 * figure.regained(simulate())[240]:.0f} of every 100" in picture.alt
    for name in figure.ACCOUNTS.values():
        assert f">{name}</text>" in picture.svg


def test_the_curve_of_magnesium(ax: plt.Axes):
    figure.magnesium(ax)
    voltage, free = ax.lines[0].get_data()
    np.testing.assert_allclose(free, 100 * open_of_magnesium(voltage))
    numbers = [int(number) for number in re.findall(r": (\d+)", " ".join(text.get_text() for text in ax.texts))]
    assert numbers == [round(100 * float(open_of_magnesium(at))) for at in (-70, -20)]
