"""The map of the town in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from highways.ui import COLOURS, Picture, style

from .network import Life, Scenario, simulate
from .parameters import REGIONS, STORIES
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


def map_of(ax: Axes, life: Life, day: float = 0, town: Town | None = None, labels: bool = True) -> None:
    """Draw the town on `ax` as it is on a `day` of a `life`: each lane as wide as it is strong.

    There is no new road, and no colour for one, before somebody has been steered along it.
    """
    town = town or Town.load()
    now = life.moment(day)
    strength, walked = life.strength[now], life.steered[: now + 1].any()
    ax.set_aspect("equal")
    ax.axis("off")
    ax.set(xlim=(-0.25, town.places[:, 0].max() + 0.25), ylim=(-0.5, town.places[:, 1].max() + 0.45))
    ax.apply_aspect()
    points = ax.transData.transform([(0, 0), (1, 0)])
    unit = (points[1, 0] - points[0, 0]) * 72 / ax.figure.dpi
    start, end = town.places[town.tail], town.places[town.head]
    order = np.argsort(strength)
    new = COLOURS["new_road"] if walked else COLOURS["lane"]
    colours = np.select([town.old_highway, town.practised > 0], [COLOURS["highway"], new], COLOURS["lane"])
    colours[HAIR + WIDEST * unit * strength < 1.2] = COLOURS["lane"]
    lanes = np.stack([start, end], 1)[order]
    widths = HAIR + WIDEST * unit * strength[order]
    ax.add_collection(LineCollection(lanes, linewidths=widths, colors=colours[order], capstyle="round"))
    ax.plot(*town.places[town.cues].T, "o", color=COLOURS["ink"], markersize=6)
    ax.plot(
        *town.places[town.destinations].T, "o", color=COLOURS["paper"], markeredgecolor=COLOURS["ink"], markersize=6
    )
    if labels:
        top = town.places[:, 1].max() + 0.3
        ax.text(-0.15, top, "something happens", fontsize=9)
        ax.text(town.places[:, 0].max() + 0.15, top, "on with your day", fontsize=9, ha="right")
        ax.text(
            *town.places[town.ring].mean(0), "the\nloop", color=COLOURS["highway"], fontsize=9, ha="center", va="center"
        )


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
    ax.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
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
            map_of(axes[title], kept, day, labels=day == 0)
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


DARK = "#1c2730"
"""Ink on gold, which is pale in light mode and in the dark: no theme colour serves both."""

WINDOWS = (1, 2, 3, 4, 5, 7, 10, 14)
MINUTES = (0, 10, 20, 30, 40, 60, 90, 120)


def region(captured: float) -> str:
    """What a life that ends with that captured share (0 to 1) is called on the map."""
    return next(name for name, above in REGIONS.items() if captured >= above)


def phase() -> Picture:
    """Trips caught on day 120, for windows of `WINDOWS` days and two weeks of practice with `MINUTES` a day."""
    town = Town.load()
    looks = {
        "falls back": (COLOURS["highway"], COLOURS["paper"]),
        "halfway": (COLOURS["window"], DARK),
        "new road holds": (COLOURS["new_road"], COLOURS["paper"]),
    }
    with style():
        figure, axes = plt.subplots(figsize=(6.4, 4.4))
        for row, days in enumerate(WINDOWS):
            for column, minutes in enumerate(MINUTES):
                life = simulate(
                    Scenario(doses=(0,), window_days=days, practice_minutes=minutes, practice_days=14), town
                )
                ground, ink = looks[region(life.at(120))]
                axes.add_patch(plt.Rectangle((column - 0.48, row - 0.47), 0.96, 0.94, color=ground, linewidth=0))
                axes.text(column, row, f"{100 * life.at(120):.0f}", color=ink, ha="center", va="center", fontsize=10)
        axes.set(xlim=(-0.5, len(MINUTES) - 0.5), ylim=(-0.5, len(WINDOWS) - 0.5))
        axes.set_xticks(range(len(MINUTES)), MINUTES)
        axes.set_yticks(range(len(WINDOWS)), WINDOWS)
        axes.set(xlabel="practice, minutes a day (a model choice)", ylabel="window, days (a model choice)")
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(length=0)
        handles = [plt.Rectangle((0, 0), 1, 1, color=ground) for ground, _ in looks.values()]
        figure.legend(handles, looks, loc="outside upper left", ncols=3, fontsize=10)
    return Picture(
        figure,
        "A table of windows against practice. Short windows and little practice fall back to 75 of 100 caught; a band of "
        "middling ones ends halfway, near 50; longer windows with more practice end with the new road holding, near 0.",
    )
