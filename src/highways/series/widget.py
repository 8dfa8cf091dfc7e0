"""The widgets of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.roads import MAP_STEPS
from highways.ui.widget import Widget

from . import figure
from .model import HORIZON
from .parameters import KEEPS, PATTERNS, PAUSES, STOPS
from .window import Window

__all__ = ["SeriesView", "Window"]


class SeriesView(Widget):
    """Ninety days of a course: its sessions, the windows they may open, small steps beside them, and how the gain fades.

    Attributes:
        pattern: one of the published patterns, 'infusions', 'spray', 'one' or 'none'.
        steps: 'none', 'a little', 'some' or 'a lot' of small steps; `highways.roads.MAP_STEPS` says what each is.
            The spray is drawn without any, and without `keep` and `pause`: with them this map says the reverse of daly2019.
        keep: until when steps are taken, 'to the end of the course', 'a month more' or 'kept up'.
        pause: a break from steps after the course, 'none', 'one week' or 'two weeks'.
        stop: when the spray stops, 'after four weeks', 'after eight weeks' or 'goes on'.
        day: the day that is shown (0 to 90).
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'. A number is drawn as days after the last session.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    pattern = t.Enum(list(PATTERNS), "infusions").tag(sync=True)
    steps = t.Enum(list(MAP_STEPS), "none").tag(sync=True)
    keep = t.Enum(list(KEEPS), "kept up").tag(sync=True)
    pause = t.Enum(list(PAUSES), "none").tag(sync=True)
    stop = t.Enum(list(STOPS), "after four weeks").tag(sync=True)
    day = t.Float(0, min=0, max=HORIZON).tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def still(self) -> str:
        """The same story as one picture, and the sentences that are always in view."""
        return figure.series_view()._repr_html_()
