"""The room's pictures in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import math
import textwrap

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from highways import evidence
from highways.parameters import read
from highways.ui import COLOURS, Picture, style

from .model import HORIZON, Series, lived
from .parameters import PARAMETERS

_WORDS = read(__package__, "words.en.json")["series_view"]

FIXED = (_WORDS["fixed"], _WORDS["plan"], _WORDS["measured"])
"""What stands beside the picture wherever it is shown, on paper too."""

LIVES = {
    "six infusions": ({"pattern": "infusions"}, {"color": COLOURS["highway"]}),
    "six infusions, a little kept up": ({"pattern": "infusions", "steps": "a little"}, {"color": COLOURS["ink"]}),
    "no session, some steps kept up": (
        {"pattern": "none", "steps": "some"},
        {"color": COLOURS["new_road"], "linestyle": "--"},
    ),
}
"""The weeks that the still shows side by side, as settings of `lived`, and how each is drawn."""


def unknown(ax: Axes, steps: Series, bare: Series) -> float:
    """Shade, on `ax`, what nobody knows of people: between `steps` and `bare`, the same course without small steps, from the
    day (returned) on which the last window has closed."""
    start = max(steps.sessions) + PARAMETERS["course"]["afterwards"]["value"]
    late = steps.day >= start
    lines = (100 * steps.captured[late], 100 * bare.captured[late])
    ax.fill_between(steps.day[late], *lines, color=COLOURS["lane"], alpha=0.26, linewidth=0)
    ax.text(HORIZON - 1, 38, _WORDS["nobody"], ha="right", va="center", style="italic", color=COLOURS["ink"])
    return start


def sessions(ax: Axes, series: Series) -> None:
    """Draw, on `ax`, the sessions of `series` as dots, and as hills how far the window is open."""
    ax.fill_between(series.day, series.open, color=COLOURS["window"], linewidth=0)
    days = [day for day in series.sessions if day <= HORIZON]
    ax.plot(days, np.zeros(len(days)), "o", color=COLOURS["ink"], markersize=6, clip_on=False, zorder=3)
    ax.set(xlim=(0, HORIZON), ylim=(0, 1.05), yticks=[], xticks=[])
    ax.spines["left"].set_visible(False)
    ax.set_title(_WORDS["lane_sessions"], fontsize=11)


def weeks(ax: Axes, lives: dict[str, tuple[Series, dict]]) -> None:
    """Draw, on `ax`, how many of 100 trips are caught day by day, for `lives`: series and look by name."""
    for name, (series, look) in lives.items():
        captured = np.concatenate([[series.before], series.captured[1:]])
        ax.plot(series.day[::2], 100 * captured[::2], label=name, **look)
    ax.set(xlim=(0, HORIZON), ylim=(0, 104), xlabel=_WORDS["x_day"], xticks=[0, 30, 60, 90], yticks=[0, 50, 100])
    ax.set_title(_WORDS["y_caught"], fontsize=11)
    ax.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def people(ax: Axes, series: Series, days_after: float) -> float:
    """Mark, on `ax`, the day on which half of the people who had responded had relapsed, `days_after` the last session."""
    day = max(series.sessions) + days_after
    ax.axvline(day, color=COLOURS["person"], linestyle=":", linewidth=1.5)
    ax.text(day + 1, 103, "people: half of those who had\nresponded had relapsed", color=COLOURS["person"], va="top")
    return day


def halfway(ax: Axes, series: Series) -> float | None:
    """Mark, on `ax`, the day on which half of the gain on the map is gone, where that day comes."""
    day = series.halfway_back()
    if day is not None:
        ax.plot(day, 100 * series.at(day), "o", color=COLOURS["paper"], markeredgecolor=COLOURS["highway"], zorder=4)
        ax.annotate(
            "on this map: half\nof the gain is gone",
            (day, 100 * series.at(day)),
            (8, -10),
            textcoords="offset points",
            color=COLOURS["highway"],
            va="top",
        )
    return day


def series_view() -> Picture:
    """The widget's story on paper: six infusions without and with small steps, the slow road, and people beside the map."""
    lives = {name: (lived(**choices), look) for name, (choices, look) in LIVES.items()}
    alone = lives["six infusions"][0]
    study = evidence.trial("murrough2013b")
    with style():
        figure, axes = plt.subplot_mosaic([["sessions"], ["weeks"]], figsize=(6.4, 5.6), height_ratios=[0.2, 1])
        sessions(axes["sessions"], alone)
        weeks(axes["weeks"], lives)
        closed = unknown(axes["weeks"], lives["six infusions, a little kept up"][0], alone)
        relapsed = people(axes["weeks"], alone, study.median_days)
        back = halfway(axes["weeks"], alone)
        figure.supxlabel("\n".join(textwrap.wrap(" ".join(FIXED), 92)), fontsize=9, color=COLOURS["ink"])
    ends = {name: f"{100 * series.at(HORIZON):.0f}" for name, (series, _) in lives.items()}
    return Picture(
        figure,
        f"Ninety days. Six sessions in the first {alone.sessions[-1]:.0f} days, each with a window that opens and closes. On "
        f"this map {100 * alone.before:.0f} of 100 trips are caught before, and {100 * alone.at(30):.0f} on day 30; half of the "
        f"gain is gone by day {math.ceil(back)}. On day 90 it is {ends['six infusions']} with no small steps, "
        f"{ends['six infusions, a little kept up']} with a little kept up, and {ends['no session, some steps kept up']} with no "
        f"session and some steps kept up. From day {closed:.0f} the space between six infusions with and without small steps "
        f"is shaded: for people nobody knows. In a study of people, half of those who had responded had relapsed "
        f"{study.median_days:.0f} days after the last session, day {relapsed:.0f} here: on this map the gain fades later than "
        f"it did for people. {' '.join(FIXED)}",
    )
