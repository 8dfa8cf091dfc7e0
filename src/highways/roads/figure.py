"""The room's pictures in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from highways.ui import COLOURS, Picture, style

from .model import TwoRoads, TwoRoadsLife
from .parameters import STEPS


def hill(ax: Axes, model: TwoRoads, u: float, window: float = 0.0, practice: float = 0, top: float = 0.13) -> None:
    """Draw the hill of `model` with the marble at `u` on `ax`; `top` is the height of the picture."""
    x = np.linspace(0, 1, 61)
    height = model.potential(practice=practice, window=window, steps=60)
    ax.fill_between(x, height, -0.03, color=COLOURS["lane"], alpha=0.25, linewidth=0)
    ax.plot(x, height, color=COLOURS["ink"])
    ax.plot(u, np.interp(u, x, height) + 0.09 * top, "o", markersize=11, color=COLOURS["person"], clip_on=False)
    ax.set(xlim=(-0.04, 1.04), ylim=(-0.03, top), yticks=[], xticks=[0, 1])
    ax.set_xticklabels(["all old", "all new"])
    ax.get_xticklabels()[0].set(color=COLOURS["highway"], ha="left")
    ax.get_xticklabels()[1].set(color=COLOURS["new_road"], ha="right")
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)


def resting_places(ax: Axes, kappa: float, top: float = 3.0) -> None:
    """Draw, on `ax`, where the marble can rest at each strictness up to `top`."""
    low = np.linspace(0.2, 0.999, 60)
    high = np.linspace(1.001, top, 60)
    places = [TwoRoads(beta=b, kappa=kappa).fixed_points()[1].u * 100 for b in low]
    ridge = [TwoRoads(beta=b, kappa=kappa).fixed_points()[1].u * 100 for b in high]
    ax.plot(low, places, color=COLOURS["ink"])
    ax.plot(high, ridge, ":", color=COLOURS["muted"], linewidth=1.5)
    ax.plot([1, top], [100, 100], color=COLOURS["new_road"])
    ax.plot([1, top], [0, 0], color=COLOURS["highway"])
    ax.text(top, 94, "new road", color=COLOURS["new_road"], ha="right", va="top")
    ax.text(top, 5, "old road", color=COLOURS["highway"], ha="right", va="bottom")
    ax.text(top, ridge[-1] + 3, "ridge", color=COLOURS["muted"], ha="right", va="bottom")
    ax.set(xlim=(0.2, top), ylim=(-4, 104), xlabel="strictness", ylabel="width of new road, of 100")


def lives(ax: Axes, model: TwoRoads, practice: str = "some") -> tuple[TwoRoadsLife, TwoRoadsLife, TwoRoadsLife]:
    """Draw, on `ax`, 120 days: a window alone, a window with steps for two weeks, and steps kept up without a window.

    Returns:
        The three lives, in that order.
    """
    minutes = STEPS[practice]
    alone = model.simulate()
    both = model.simulate(practice=minutes, practice_days=14)
    slow = model.simulate(practice=minutes, doses=())
    ax.axvspan(0, model.window_days, color=COLOURS["window"], alpha=0.35, linewidth=0)
    ax.text(model.window_days + 1, 103, "window", color=COLOURS["window_edge"], va="top")
    for life, label, look in (
        (alone, "window only", {"color": COLOURS["highway"]}),
        (both, f"window, {practice} steps for two weeks", {"color": COLOURS["new_road"]}),
        (slow, f"{practice} steps kept up, no window", {"color": COLOURS["new_road"], "linestyle": "--"}),
    ):
        ax.plot(life.day[::10], life.new[::10] * 100, label=label, **look)
    ax.set(
        xlim=(0, 120), ylim=(-4, 104), xticks=[0, 30, 60, 90, 120], xlabel="days", ylabel="width of new road, of 100"
    )
    ax.legend(fontsize=9, loc="center right", bbox_to_anchor=(1, 0.3))
    return alone, both, slow


def two_roads(kappa: float | None = None, window_days: float | None = None) -> Picture:
    """The widget's story on paper: the hill when loose, strict and with the window open; then what follows.

    Args:
        kappa: extra pull of the old road (0.5 to 2); the model's default when None.
        window_days: how long the window stays open (0 to 14); the model's default when None.
    """
    given = {name: value for name, value in (("kappa", kappa), ("window_days", window_days)) if value is not None}
    strict = TwoRoads(**given)
    loose = TwoRoads(**given | {"beta": 0.5})
    with style():
        figure, axes = plt.subplot_mosaic(
            [["loose", "strict", "open"], ["rest", "rest", "rest"], ["lives", "lives", "lives"]],
            figsize=(6.2, 7.6),
            height_ratios=[1, 1.5, 1.5],
        )
        hill(axes["loose"], loose, loose.fixed_points()[1].u)
        hill(axes["strict"], strict, 0.03)
        hill(axes["open"], strict, 0.12, window=1)
        for name, title in (("loose", "Loose"), ("strict", "Strict"), ("open", "Window open")):
            axes[name].set_title(title, fontsize=11)
        resting_places(axes["rest"], strict.kappa)
        axes["rest"].set_title("One resting place, then two", fontsize=11)
        three = lives(axes["lives"], strict)
        axes["lives"].set_title("What happens next, on this picture", fontsize=11)
    alone, both, slow = (round(100 * life.at(120)) for life in three)
    return Picture(
        figure,
        "Three hills: loose traffic has one valley, strict traffic has two with a ridge between them, and while a window "
        "is open the ridge is gone. Below, the places where the marble can rest: one up to strictness 1, two above it. "
        f"At the bottom, 120 days. The new road ends at {alone} of 100 after a window alone, at {both} with some small "
        f"steps for two weeks as well, and at {slow} with some small steps kept up and no window.",
    )
