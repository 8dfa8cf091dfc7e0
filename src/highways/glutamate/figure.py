"""The room's pictures in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from highways.ui import COLOURS, Picture, style

from .model import MECHANISMS, Course, simulate
from .parameters import PARAMETERS, WHAT_IFS
from .receptor import open_of_magnesium

ACCOUNTS = {"disinhibition": "brake lets go", "direct": "direct block", "metabolite": "breakdown product"}
"""What the accounts are called in pictures."""

IN_THE_WAY = {
    "gentle_benzodiazepine": "calming\nmedicine",
    "ampa_block": "AMPA gates\nblocked",
    "mtor_block": "growth signal\nblocked",
    "little_metabolite": "ten times\nless product",
}

_STRESSED = PARAMETERS.default("chain", "stressed")


def regained(course: Course) -> np.ndarray:
    """Of the spines that stress took, the share that is back, at each step of `course`."""
    return (course.spines - _STRESSED) / (1 - _STRESSED)


def built(mechanism: str, challenge: str | None) -> float:
    """Spines built at the most in an account, as a share of the same account with nothing in the way."""
    with_it, usual = (regained(simulate(mechanism=mechanism, challenge=one, days=6)).max() for one in (challenge, None))
    return float(with_it / usual)


def story(ax: Axes, course: Course) -> None:
    """Draw the five curves of `course` on `ax`, each against its own peak, from the model's first step to the end."""
    minutes = 60 * course.hour[np.unique(np.geomspace(1, len(course.hour) - 1, 160).round().astype(int))]
    curves = {
        "ketamine": (course.concentration, "drug", "-"),
        "glutamate": (np.maximum(course.glutamate - 1, 0), "glutamate", "-"),
        "growth signal": (course.growth, "window_edge", "--"),
        "window": (course.window, "window_edge", "-"),
        "spines regained": (regained(course), "new_road", "-"),
    }
    for name, (values, colour, dash) in curves.items():
        share = np.interp(minutes / 60, course.hour, values / values.max())
        ax.plot(minutes, share, label=name, color=COLOURS[colour], linestyle=dash)
    ax.set_xscale("log")
    ax.set(xlim=(6, minutes[-1]), ylim=(0, 1.08), yticks=[], ylabel="share of its own peak")
    ax.set_xticks([6, 20, 60, 360, 1440, 4320, 20160], ["6 min", "20 min", "1 h", "6 h", "1 day", "3 days", "14 days"])
    ax.minorticks_off()
    ax.legend(fontsize=9, loc="lower center", bbox_to_anchor=(0.5, -0.4), ncols=3)


def what_if(ax: Axes) -> np.ndarray:
    """Draw on `ax` what each account builds with something in the way, as a table of bars.

    Returns:
        The shares (3 accounts, 4 challenges), 1 for as many spines as with nothing in the way.
    """
    shares = np.array([[built(one, what) for what in WHAT_IFS] for one in MECHANISMS])
    for row, line in enumerate(shares):
        for column, share in enumerate(line):
            ax.barh(-row, 0.52 * min(share, 1), 0.36, column - 0.42, color=COLOURS["new_road"])
            ax.barh(-row, 0.52, 0.36, column - 0.42, color="none", edgecolor=COLOURS["muted"], linewidth=0.8)
            ax.text(column + 0.14, -row, f"{100 * share:.0f}", va="center")
    ax.set(xlim=(-0.6, len(WHAT_IFS) - 0.4), ylim=(-len(shares) + 0.45, 0.55), aspect="auto")
    ax.set_xticks(
        [column - 0.42 for column in range(len(WHAT_IFS))],
        [IN_THE_WAY[what] for what in WHAT_IFS],
        fontsize=9,
        ha="left",
    )
    ax.set_yticks([-row for row in range(len(shares))], [ACCOUNTS[one] for one in MECHANISMS])
    ax.tick_params(length=0)
    ax.spines[["left", "bottom"]].set_visible(False)
    return shares


def cascade() -> Picture:
    """The widget's story on paper: the five curves, and what stands in each account's way."""
    course = simulate()
    with style():
        figure, axes = plt.subplots(2, 1, figsize=(6.2, 6.4), height_ratios=[1.3, 1])
        story(axes[0], course)
        axes[0].set_title("From a dose to synapses, on this model's clock", fontsize=11)
        shares = what_if(axes[1])
        axes[1].set_title(
            "Spines built with something in the way,\nwhere 100 is the same account without it", fontsize=11
        )
    day = regained(course)[240]
    return Picture(
        figure,
        "Five curves from six minutes to fourteen days. Ketamine and glutamate peak when the drip ends, after 40 minutes. "
        f"The growth signal and the window follow within hours. After a day {100 * day:.0f} of every 100 lost spines are "
        "back. Below, what three accounts say when something is in the way: with AMPA gates blocked, "
        + ", ".join(
            f"{ACCOUNTS[one]} builds {100 * share:.0f} of 100"
            for one, share in zip(MECHANISMS, shares[:, 1], strict=True)
        )
        + "; with the growth signal blocked none builds any.",
    )


def magnesium(ax: Axes) -> None:
    """Draw on `ax` how many of 100 channels magnesium leaves free at each voltage."""
    voltage = np.linspace(-80, 20, 101)
    ax.plot(voltage, 100 * open_of_magnesium(voltage), color=COLOURS["ink"])
    for at, name in ((-70, "at rest"), (-20, "awake")):
        free = float(100 * open_of_magnesium(at))
        ax.plot(at, free, "o", color=COLOURS["person"], markersize=8)
        ax.annotate(f"{name}: {free:.0f}", (at, free), xytext=(-8, 8), textcoords="offset points", ha="right")
    ax.set(xlim=(-86, 22), ylim=(0, 100), xlabel="voltage of the cell, mV", ylabel="free of magnesium, of 100")


def receptor() -> Picture:
    """The widget's curve on paper."""
    with style():
        figure, ax = plt.subplots(figsize=(6.2, 3.2))
        magnesium(ax)
    rest, awake = (100 * open_of_magnesium(at) for at in (-70, -20))
    return Picture(
        figure,
        f"A curve that rises with voltage. In a cell at rest {rest:.0f} of 100 channels are free of magnesium, in one that "
        f"is awake {awake:.0f}. Ketamine can sit down only where magnesium has left.",
    )
