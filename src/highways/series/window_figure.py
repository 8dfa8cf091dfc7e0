"""The widget Window in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from highways import roads
from highways.roads import MAP_STEPS, Scenario, simulate
from highways.roads.map_figure import map_of, region
from highways.roads.parameters import REGIONS
from highways.ui import COLOURS, Picture, style

from . import regions

Array = NDArray[np.float64]

LOOKS = {"new road holds": ("new_road", 0.45), "halfway": ("lane", 0.25), "falls back": ("highway", 0.2)}
"""Each region's colour, and how strong it is."""

PATTERNS = {"halfway": {"marker": ".", "markersize": 2.5}, "falls back": {"marker": (2, 2, -45), "markersize": 6}}
"""What lies on the land of two of them: meaning must not rest on colour alone."""

LINES = {
    "here": {"color": COLOURS["ink"]},
    "slow": {"color": COLOURS["new_road"], "linestyle": "--"},
}


def field(ax: Axes, length: float, practice: float, kept_up: bool = False, account: str = "window") -> None:
    """Draw the field on `ax`, with the point at `length` and `practice` (0 to 1 each). Arguments as `regions.scenario`."""
    data = regions.data()
    edges = sorted([*REGIONS.values(), 1.0])
    x, y, caught = data["lengths"], data["practices"], regions.caught(account, kept_up)
    for low, high, (colour, strength) in zip(edges, edges[1:], LOOKS.values(), strict=False):
        # Colours as they stand in the palette, so that the picture follows the theme.
        ax.contourf(x, y, caught, [low, high], colors=[COLOURS[colour]], alpha=strength)
    if caught.min() < edges[-2] < caught.max():
        ax.contour(x, y, caught, edges[1:-1], colors=[COLOURS["muted"]], linewidths=1.2)

    across, up = np.meshgrid((np.arange(26) + 0.5) / 26, (np.arange(24) + 0.5) / 24)
    names = np.vectorize(region)(regions.ending(account, kept_up, across, up))
    for name, look in PATTERNS.items():
        here = names == name
        ax.plot(across[here], up[here], linestyle="", color=COLOURS[LOOKS[name][0]], alpha=0.4, **look)
    for name in np.unique(names):
        at = _spot(across, up, names == name, 0.026 * len(name))
        ax.text(*at, name, ha="center", va="center", fontsize=11, style="italic", weight="bold")
    if account != "mood only":
        ax.plot(data["glutamate"], 0.025, "v", color=COLOURS["window_edge"], markersize=8)
    ax.plot(length, practice, "o", color=COLOURS["person"], markersize=11, clip_on=False, zorder=5)
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, regions.USUAL, 1], yticks=[*regions.STEPS.values(), 1])
    ax.set_xticklabels(["none", "short", "long"])
    ax.set_yticklabels([*regions.STEPS, "a great\ndeal"])
    ax.set_xlabel("how long mood is lifted" if account == "mood only" else "how long the window stays open")
    ax.set_ylabel("how much practice")


def _spot(across: Array, up: Array, ours: NDArray[np.bool_], half: float) -> tuple[float, float]:
    """Where, among `ours`, a name of half that width has most room, as parts of the field."""
    candidates = np.column_stack([across[ours], up[ours]])
    room = 2 * np.minimum(candidates, 1 - candidates) / [2 * half, 0.08]
    room = room.min(axis=1)
    others = np.column_stack([across[~ours], up[~ours]])
    if len(others):
        apart = np.abs(candidates[:, None] - others[None]) / [half, 0.04]
        room = np.minimum(room, apart.max(axis=2).min(axis=1))
    return tuple(candidates[room.argmax()])


def trace(ax: Axes, here: roads.Life, slow: roads.Life) -> None:
    """Draw, on `ax`, how many of 100 trips get caught, day by day: in `here`, and in `slow`, practice kept up with no window."""
    open_ = here.day[here.window >= 0.5]
    if len(open_):
        ax.axvspan(open_[0], open_[-1] + here.day[1], color=COLOURS["window"], alpha=0.35, linewidth=0)
    ax.plot(here.day[::4], 100 * here.captured[::4], label="these 120 days", **LINES["here"])
    ax.plot(slow.day[::4], 100 * slow.captured[::4], label="practice kept up, no window", **LINES["slow"])
    ax.set(xlim=(0, regions.DAYS), ylim=(-4, 104), xlabel="days", ylabel="trips caught, of 100")
    ax.legend(fontsize=9, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0)


def window(
    length: float = regions.USUAL, practice: float = 0, kept_up: bool = False, account: str = "window"
) -> Picture:
    """The widget's story on paper: the field with a point on it, the map on the last of the days there, and those days.

    Args: as `regions.scenario`.

    Raises:
        ValueError: as `regions.scenario`.
    """
    place = regions.scenario(length, practice, kept_up, account)
    here = simulate(place, days=regions.DAYS)
    slow = simulate(Scenario(practice_minutes=place.practice_minutes or MAP_STEPS["some"]), days=regions.DAYS)
    with style():
        figure, axes = plt.subplot_mosaic(
            [["field", "map"], ["trace", "trace"]], figsize=(7, 6.2), width_ratios=[1, 1.05], height_ratios=[1.6, 1]
        )
        field(axes["field"], length, practice, kept_up, account)
        figure.get_layout_engine().execute(figure)
        map_of(axes["map"], here, regions.DAYS)
        axes["map"].set_title(f"The map on day {regions.DAYS}", fontsize=10, weight="normal")
        trace(axes["trace"], here, slow)
    caught = np.round([100 * here.at(regions.DAYS), 100 * slow.at(regions.DAYS)]).astype(int)
    present = {region(share) for share in regions.caught(account, kept_up).flat}
    names = [name for name in reversed(LOOKS) if name in present]
    mood = account == "mood only"
    mark = (
        "A mark shows where the window of the glutamate picture lies; its times come from animals, and the human window "
        "has never been measured. "
    )
    return Picture(
        figure,
        f"A field: to the right {'mood is lifted for longer' if mood else 'a window stays open longer'}, upward there is "
        f"more practice, which {'is kept up' if kept_up else 'stops after a while'}. From little of both to much of both it "
        f"reads: {', '.join(names)}. {'' if mood else mark}The point on it stands for {regions.DAYS} days on the map of a small "
        f"town. On day {regions.DAYS}, {caught[0]} of 100 trips are caught ({region(here.at(regions.DAYS))}). With no window and "
        f"practice kept up it is {caught[1]}.",
    )
