"""The room's pictures in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import html
import json
from importlib.resources import files

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from highways.evidence import load
from highways.ui import COLOURS, Picture, style

from .model import Session, simulate
from .parameters import DAY

WORDS: dict = load().to_ring.filled(json.loads(files(__package__).joinpath("words.en.json").read_text("utf-8")))
"""The widget's words, with the signs to ring about written out: the still says the same."""

EVENING, EARLY = 240, 0.78
"""From this minute on the day is drawn closer together; the share of the line that lies before it."""

_TONES = {"level": "drug", "altered": "person", "pressure": "ink"}


def share_of(minute: float | np.ndarray) -> np.ndarray:
    """Where a minute lies on the drawn day, 0 (arrival) to 1 (bedtime)."""
    return np.interp(minute, [DAY["arrival"], EVENING, DAY["bedtime"]], [0, EARLY, 1])


def curves(axes: dict[str, Axes], session: Session, route: str) -> None:
    """Draw the three curves of `session`, by `route`, on `axes`, which has them under 'level', 'altered' and 'pressure'.

    Of a form that may be taken at home only the level is drawn, and the other two say so.
    """
    shown = {
        "level": (session.level_shape, None, 1),
        "altered": (None, None, 100),
        "pressure": (None, None, 15),
    }
    if session.altered and session.pressure:
        shown["altered"] = (session.altered.mid, session.altered, 100)
        shown["pressure"] = (session.pressure.mid, session.pressure, 15)
    few = (session.minute % 2 == 0) & (session.minute <= EVENING) | (session.minute % 20 == 0)
    place = share_of(session.minute[few])
    for name, (mid, band, high) in shown.items():
        ax, colour = axes[name], COLOURS[_TONES[name]]
        if band is not None:
            ax.fill_between(place, band.low[few], band.high[few], color=colour, alpha=0.16, linewidth=0)
        if mid is None:
            silent = WORDS["not_drawn"].format(route=WORDS["routes"][route])
            ax.text(0.5, 0.4, silent, transform=ax.transAxes, ha="center", style="italic", fontsize=9)
        else:
            ax.plot(place, mid[few], color=colour)
        ax.set(xlim=(0, 1), ylim=(0, 1.05 * high), xticks=[], yticks=[5, 10, 15] if name == "pressure" and band else [])
        ax.tick_params(labelsize=9, length=0)
        ax.spines["left"].set_visible(False)
        ax.set_title(WORDS["curves"][name], fontsize=10, fontweight="normal")


def day(ax: Axes, route: str) -> list[float]:
    """Draw the day of `route` on `ax`: its phases on a line, and two lanes along it.

    Returns:
        Where each phase of the day begins on the line, 0 to 1.
    """
    begins = DAY["begins"][route]
    places = [float(share_of(minute)) for minute in begins.values()]
    ax.plot([0, 1], [0, 0], color=COLOURS["muted"], linewidth=2)
    ax.plot(places, [0] * len(places), "o", color=COLOURS["new_road"], markersize=6, clip_on=False)
    for i, (phase, place) in enumerate(zip(begins, places, strict=True)):
        # Each name has a row of its own, and the rows go down: no name lies on another or on a line that leads to one.
        height = 0.35 + 0.42 * (len(places) - 1 - i)
        ax.plot([place, place], [0.1, height - 0.06], color=COLOURS["lane"], linewidth=0.8)
        number = list(WORDS["phases"]).index(phase) + 1
        ax.text(place, height, f"{number} {WORDS['phases'][phase]['name']}", fontsize=9, ha="left")
    for minute, name in WORDS["ticks"].items():
        ax.text(float(share_of(float(minute))), -0.62, name, fontsize=9, ha="center", color=COLOURS["muted"])
    home = float(share_of(begins["going-home"]))
    start = float(share_of(0))
    for y, end, name, colour in (
        (-1.75, home, WORDS["watched"], "muted"),
        (-2.75, 1.0, WORDS["no_driving"][route], "ink"),
    ):
        ax.text(start, y + 0.22, name, fontsize=9)
        ax.plot([start, end], [y, y], color=COLOURS[colour], linewidth=4 if colour == "muted" else 2.5)
    # It ends when the team says so, and no clock knows when that is.
    later = float(share_of(begins["going-home"] + 60))
    ax.plot([home, later], [-1.75, -1.75], ":", color=COLOURS["muted"], linewidth=4)
    mark = float(share_of(EVENING)) + 0.02
    ax.text(mark, -0.16, "//", fontsize=11, ha="center", color=COLOURS["muted"])
    ax.plot(1.0, -2.75, ">", color=COLOURS["ink"], markersize=7, clip_on=False)
    ax.set(xlim=(0, 1), ylim=(-3, 2.9), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return places


def timeline(route: str = "drip") -> Picture:
    """The widget's day on paper: three curves, the day below them, and who must not drive how long."""
    session = simulate(route=route)
    with style():
        figure, axes = plt.subplot_mosaic(
            [["level"], ["altered"], ["pressure"], ["day"]], figsize=(6.6, 6.7), height_ratios=[1, 1, 1, 2.5]
        )
        curves(axes, session, route)
        day(axes["day"], route)
    names = [WORDS["phases"][phase]["name"] for phase in DAY["begins"][route]]
    lanes = f"{WORDS['watched']}. {WORDS['no_driving'][route]}."
    return Picture(figure, f"{_seen(route, session)} Below, the day: {', '.join(names)}. {lanes}")


def _seen(route: str, session: Session) -> str:
    """What the curves show, with their numbers."""
    peak = session.minute[session.level_shape.argmax()]
    if not session.pressure:
        return (
            f"One curve of a session with this form ({WORDS['routes'][route].lower()}), against its own peak. In this model the "
            f"drug peaks after about {peak:.0f} minutes. {WORDS['shape_only']}"
        )
    rise = session.pressure
    top = rise.mid.argmax()
    return (
        f"Three curves of a session ({WORDS['routes'][route].lower()}). In this model the drug peaks after about {peak:.0f} "
        f"minutes. The upper blood pressure is then up by about {rise.mid[top]:.0f} mmHg, from {rise.low[top]:.0f} to "
        f"{rise.high[top]:.0f} between people. The altered state fades before the drug does."
    )


def steps(route: str) -> str:
    """The twelve steps as a list in HTML: who is responsible, and each warning sign with who to call."""
    said = {"emergency": WORDS["emergency"], "crisis": WORDS["crisis"], "can_stop": WORDS["can_stop"][route]}
    items = []
    for one in WORDS["phases"].values():
        signs = "".join(
            f"<span>{html.escape(sign)}: <strong>{html.escape(call.format(**said))}.</strong></span>"
            for sign, call in one["warnings"]
        )
        items.append(
            f"<li><strong>{html.escape(one['name'])}</strong>. {html.escape(one['when'])}. {WORDS['responsible']}: "
            f"<strong>{html.escape(one['who'])}</strong>, {html.escape(one['others'])}.{signs}</li>"
        )
    return f'<ol class="hw-session-paper">{"".join(items)}</ol>'


def notes(route: str) -> str:
    """What a reader of the picture has to know, in HTML."""
    session = simulate(route=route, hours=1)
    shown = WORDS["band"] if session.altered else WORDS["shape_only"]
    said = [shown, WORDS["stronger"], f"{WORDS['note']} {WORDS['closer']}"]
    return "".join(f'<p class="hw-note">{html.escape(one)}</p>' for one in said)
