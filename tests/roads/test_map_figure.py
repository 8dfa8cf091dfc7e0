"""What the pictures of the map draw, as numbers."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from highways.roads import STORIES, Scenario, Town, map_figure, simulate
from highways.ui import COLOURS

TOWN = Town.load()


@pytest.fixture
def axes():
    yield plt.figure().add_subplot()
    plt.close("all")


def drawn(axes) -> tuple[np.ndarray, list[str]]:
    """Width and colour of each lane, in the order of the map's lanes."""
    (lanes,) = axes.collections
    along = np.array([path.vertices[1] - path.vertices[0] for path in lanes.get_paths()])
    middle = np.array([path.vertices.mean(0) for path in lanes.get_paths()])
    want = (TOWN.places[TOWN.tail] + TOWN.places[TOWN.head]) / 2
    step = TOWN.places[TOWN.head] - TOWN.places[TOWN.tail]
    # A street has two lanes with one middle; its direction tells them apart.
    which = [
        int(np.argmin(np.hypot(*(middle - m).T) + np.hypot(*(along - s).T))) for m, s in zip(want, step, strict=True)
    ]
    assert len(set(which)) == len(TOWN.tail)
    return np.array(lanes.get_linewidths())[which], [to_hex(lanes.get_colors()[i]).upper() for i in which]


def test_a_lane_is_as_wide_as_it_is_strong(axes):
    life = simulate(Scenario(**STORIES["window and two weeks"]))
    map_figure.map_of(axes, life, 30)
    widths, _ = drawn(axes)
    assert np.corrcoef(widths, life.strength[60])[0, 1] == pytest.approx(1)


@pytest.mark.parametrize(("story", "new_road"), [("nothing", False), ("a little, kept up", True)])
def test_there_is_no_new_road_before_somebody_went_there(axes, story: str, new_road: bool):
    map_figure.map_of(axes, simulate(Scenario(**STORIES[story])), 100)
    _, colours = drawn(axes)
    assert (COLOURS["new_road"] in colours) == new_road
    assert COLOURS["highway"] in colours


def test_lives_are_the_models(axes):
    lives = map_figure.lives_on_the_map(axes)
    ends = [line.get_ydata()[-1] for line in axes.lines]
    assert ends == pytest.approx([100 * life.at(120) for life in lives.values()])
    assert ends == pytest.approx([75, 47, 2, 1], abs=1)
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert "some steps kept up, no window" in labels, "wherever a window is shown, so is the road without one"


def test_the_words_beside_the_still_follow_its_numbers():
    alt = map_figure.road_map().alt
    assert "from 75 at the start: 75 after a window and nothing new, 47 after" in alt


def test_the_phase_picture_is_the_models_table():
    picture = map_figure.phase()
    cells = re.findall(r"<text[^>]*text-anchor: middle[^>]*>(\d+)</text>", picture.svg)
    table = [int(cell) for cell in cells][-len(map_figure.WINDOWS) * len(map_figure.MINUTES) :]
    life = simulate(Scenario(doses=(0,), window_days=3, practice_minutes=60, practice_days=14))
    row, column = map_figure.WINDOWS.index(3), map_figure.MINUTES.index(60)
    assert table[row * len(map_figure.MINUTES) + column] == round(100 * life.at(120))
    assert [map_figure.region(share) for share in (0.75, 0.5, 0.01)] == ["falls back", "halfway", "new road holds"]
