"""The widget of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.kinetics import SHAPE_ONLY
from highways.ui.widget import Widget

from . import figure
from .parameters import DAY

ROUTES = tuple(DAY["begins"])
"""The routes that the widget offers. A spray of the racemate is not among them: it has no place in a clinic's day here."""

COMPARED = tuple(route for route in ROUTES if route not in SHAPE_ONLY)
"""The routes that may be drawn beside each other: forms that may be taken at home are compared with none."""

PHASES = (
    "screening", "preparation", "arrival", "dosing", "peak", "return", "observation", "going-home", "first-24h", "days-1-3",
    "integration-week", "next-session",
)  # fmt: skip
"""The phases, in order. From 'arrival' to 'going-home' they lie on the day itself."""


class SessionTimeline(Widget):
    """One session from arrival to bedtime: three curves, twelve steps, and who is responsible at each.

    Attributes:
        route: how the drug is given, one of `ROUTES`.
        compare: a second route, drawn dashed, one of `COMPARED`; '' for none. Ignored where `route` is not among them.
        minute: where the line stands, in minutes from the first drop, spray or bite (-45, the arrival, to 780, bedtime).
        phase: the step whose card is open, one of `PHASES`; '' for the one at `minute`. A phase of the day moves the line to
            where it begins, and the line brings its own phase.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    route = t.Enum(list(ROUTES), "drip").tag(sync=True)
    compare = t.Enum(["", *COMPARED], "").tag(sync=True)
    minute = t.Float(0, min=DAY["arrival"], max=DAY["bedtime"]).tag(sync=True)
    phase = t.Enum(["", *PHASES], "").tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def still(self) -> str:
        """The day as one picture, and its twelve steps as a list."""
        return figure.timeline(self.route)._repr_html_() + figure.notes(self.route) + figure.steps(self.route)
