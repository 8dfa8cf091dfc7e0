"""The widget of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.ui.widget import Widget

from . import figure
from .parameters import DAY

ROUTES = tuple(DAY["begins"])
"""The routes that the widget offers. A spray of the racemate is not among them: it has no place in a clinic's day here."""

PHASES = (
    "screening", "preparation", "arrival", "dosing", "peak", "return", "observation", "going-home", "first-24h", "days-1-3",
    "integration-week", "next-session",
)  # fmt: skip
"""The phases, in order. From 'arrival' to 'going-home' they lie on the day itself."""


class SessionTimeline(Widget):
    """One session from arrival to bedtime: three curves, twelve stops, and who is responsible at each.

    Attributes:
        route: how the drug is given, one of `ROUTES`.
        compare: a second route, drawn dashed; '' for none.
        minute: where the line stands, in minutes from the first drop, spray or bite (-45, the arrival, to 780, bedtime).
        phase: the stop whose card is open, one of `PHASES`; '' for the one at `minute`. A phase of the day moves the line to
            where it begins, and the line brings its own phase.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    route = t.Enum(list(ROUTES), "drip").tag(sync=True)
    compare = t.Enum(["", *ROUTES], "").tag(sync=True)
    minute = t.Float(0, min=DAY["arrival"], max=DAY["bedtime"]).tag(sync=True)
    phase = t.Enum(["", *PHASES], "").tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def still(self) -> str:
        """The day as one picture, and its twelve stops as a list."""
        return figure.timeline(self.route)._repr_html_() + figure.notes(self.route) + figure.stops()
