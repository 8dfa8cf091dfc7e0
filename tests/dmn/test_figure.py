"""What the pictures draw, as numbers."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from highways.dmn import PEAK, connectivity, figure, load_connectome


@pytest.fixture
def axes():
    yield plt.figure().add_subplot()
    plt.close("all")


def test_the_square_is_in_blocks_and_as_strong_as_the_links(axes):
    result = connectivity(PEAK)
    figure.matrix(axes, result)
    drawn = axes.images[0].get_array().data[..., 3]
    expected = np.clip(result.matrix[np.ix_(figure.ORDER, figure.ORDER)] / 0.8, 0, 1) ** 1.5
    np.fill_diagonal(expected, 0)
    np.testing.assert_allclose(drawn, expected, atol=0.025 + 1e-9)  # it is drawn in steps of 1 in 20
    blocks = load_connectome().home[figure.ORDER]
    assert np.count_nonzero(np.diff(blocks)) == 6, "each network is one block"
    assert axes.get_yticklabels()[0].get_text() == "Default mode"


def test_bars_are_the_changes_of_the_model(axes):
    result = connectivity(PEAK)
    changes = figure.bars(axes, {"ketamine": result})["ketamine"]
    assert [bar.get_width() for bar in axes.patches] == pytest.approx(changes.tolist())
    assert changes[0] == pytest.approx(100 * result.change(connectivity())["default"])
    assert changes[-1] == pytest.approx(100 * result.change(connectivity())["visual"])


def test_a_dose_thins_the_same_lines(axes):
    pairs = figure.constellation(axes, connectivity())
    rest = [line.get_linewidth() for line in axes.lines[: len(pairs)]]
    axes.clear()
    assert figure.constellation(axes, connectivity(PEAK)) == pairs
    dosed = [line.get_linewidth() for line in axes.lines[: len(pairs)]]
    strength = connectivity(PEAK).matrix
    assert dosed == pytest.approx([max(0.3, 6 * strength[pair] ** 2) for pair in pairs])
    assert np.mean(dosed) < 0.9 * np.mean(rest)


def test_the_words_beside_the_still_follow_its_numbers():
    alt = figure.default_mode().alt
    assert "−20 % with ketamine, −25 % with a plain sedative, and −7 % where" in alt
    assert "rise by 5 %" in alt
    assert "salience changes by −17 % and vision by +1 %" in alt
