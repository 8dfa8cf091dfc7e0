"""The map of the town in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from highways.ui import COLOURS, Picture, style

from .network import Life, Scenario, simulate
from .parameters import STORIES
from .town import Town

WIDEST = 0.17
"""A lane of full strength is this wide, in units of the map."""
HAIR = 0.6
"""The faintest lane, in points."""

STORY_LOOKS: dict[str, dict[str, object]] = {
    "window only": {"color": COLOURS["highway"]},
    "window and two weeks": {"color": COLOURS["person"]},
    "a little, kept up": {"color": COLOURS["new_road"]},
    "no dose, kept up": {"color": COLOURS["new_road"], "linestyle": "--"},
}
"""The lives that a page shows side by side, and how each is drawn."""

LABELS = {
    "window only": "a window, nothing new",
    "window and two weeks": "a window, some steps for two weeks",
    "a little, kept up": "a window, a little kept up",
    "no dose, kept up": "some steps kept up, no window",
}


def map_of(ax: Axes, strength: NDArray[np.float64], town: Town | None = None, labels: bool = True) -> None:
    """Draw a town on `ax`: each lane as wide as its `strength` (M, 0 to 1), on its own side of the street."""
    town = town or Town.load()
    ax.set_aspect("equal")
    ax.axis("off")
    ax.set(xlim=(-0.25, town.places[:, 0].max() + 0.25), ylim=(-0.5, town.places[:, 1].max() + 0.45))
    ax.apply_aspect()
    points = ax.transData.transform([(0, 0), (1, 0)])
    unit = (points[1, 0] - points[0, 0]) * 72 / ax.figure.dpi
    start, end = town.places[town.tail], town.places[town.head]
    along = (end - start) / town.length[:, None]
    aside = np.stack([along[:, 1], -along[:, 0]], 1) * WIDEST * strength[:, None] / 2
    order = np.argsort(strength)
    colours = np.where(
        HAIR + WIDEST * unit * strength < 1.2,
        COLOURS["lane"],
        np.where(town.old_highway, COLOURS["highway"], np.where(town.practised > 0, COLOURS["new_road"], COLOURS["lane"])),
    )
    lanes = np.stack([start + aside, end + aside], 1)[order]
    widths = HAIR + WIDEST * unit * strength[order]
    ax.add_collection(LineCollection(lanes, linewidths=widths, colors=colours[order], capstyle="round"))
    ax.plot(*town.places[town.cues].T, "o", color=COLOURS["ink"], markersize=6)
    ax.plot(*town.places[town.destinations].T, "o", color=COLOURS["paper"], markeredgecolor=COLOURS["ink"], markersize=6)
    if labels:
        top = town.places[:, 1].max() + 0.3
        ax.text(-0.15, top, "something happens", fontsize=9)
        ax.text(town.places[:, 0].max() + 0.15, top, "on with your day", fontsize=9, ha="right")
        ax.text(*town.places[town.ring].mean(0), "the\nloop", color=COLOURS["highway"], fontsize=9, ha="center", va="center")


def lives_on_the_map(ax: Axes, stories: dict[str, dict] | None = None, days: float = 120) -> dict[str, Life]:
    """Draw, on `ax`, how many of 100 trips get caught day by day, for `stories` (settings of `Scenario` by name).

    Returns:
        The lives by name.
    """
    stories = stories or {name: STORIES[name] for name in STORY_LOOKS}
    window = Scenario().window_days
    ax.axvspan(0, window, color=COLOURS["window"], alpha=0.35, linewidth=0)
    ax.text(window + 1, 101, "window", color=COLOURS["window_edge"], va="top")
    lives = {name: simulate(Scenario(**story), days=days) for name, story in stories.items()}
    for name, life in lives.items():
        ax.plot(life.day[::4], 100 * life.captured[::4], label=LABELS.get(name, name), **STORY_LOOKS.get(name, {}))
    ax.set(xlim=(0, days), ylim=(-4, 104), xlabel="days", ylabel="trips caught, of 100")
    ax.legend(fontsize=9, loc="upper left", bbox_to_anchor=(0.16, 1.0))
    return lives


def road_map() -> Picture:
    """The widget's story on paper: the map before, with the window open, and after small steps kept up; then four lives."""
    kept = simulate(Scenario(**STORIES["a little, kept up"]))
    moments = {"Before": 0, "Window open": 2, "Steps kept up": 120}
    with style():
        figure, axes = plt.subplot_mosaic(
            [["Before", "Before"], ["Window open", "Steps kept up"], ["lives", "lives"]],
            figsize=(6.4, 8.6),
            height_ratios=[1.5, 0.95, 1.25],
        )
        figure.get_layout_engine().execute(figure)
        for title, day in moments.items():
            strength = Town.load().rigid if day == 0 else kept.strength[2 * day]
            map_of(axes[title], strength, labels=day == 0)
            axes[title].set_title(title, fontsize=11)
        axes["lives"].set_title("What happens next, on this map", fontsize=11)
        lives = lives_on_the_map(axes["lives"])
    before = round(100 * simulate(Scenario(), days=1).at(0))
    ends = {name: round(100 * life.at(120)) for name, life in lives.items()}
    return Picture(
        figure,
        "Three maps of a small town. Before, a wide orange highway leads from most of the places where something happens "
        "into a loop. With the window open, all roads are of a middling width. After small steps kept up, a wide teal "
        f"road leads past the loop. Below, trips caught, of 100, over 120 days, from {before} at the start: "
        f"{ends['window only']} after a window and nothing new, {ends['window and two weeks']} after a window and some "
        f"small steps for two weeks, {ends['a little, kept up']} after a window and a little kept up, and "
        f"{ends['no dose, kept up']} with some steps kept up and no window.",
    )
