"""Window: how long a window stays open by how much is practised, as a field whose every place is a life on the map."""

from __future__ import annotations

import html

import traitlets as t

from highways.parameters import read
from highways.roads import Life, simulate
from highways.ui.widget import Widget

from . import regions, window_figure

_WORDS = read(__package__, "window.words.en.json")


class Window(Widget):
    """A field with three regions, and the map of a small town beside it: move the point, play the life that lies there.

    Places are from 0 to 1 and stand for choices of this course: nobody has measured how long a window lasts in people, or
    how much practice a person needs.

    Attributes:
        length: how long the window stays open (0: no window; 1: the longest of the field).
        practice: how much is practised (0: none; 1: the most of the field); `highways.series.regions.STEPS` has words for it.
        kept_up: whether practice goes on; otherwise it stops after a while.
        account: what a dose does, one of `highways.series.regions.ACCOUNTS`.
        day: the day that the map shows (0 to 120).
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    length = t.Float(regions.USUAL, min=0, max=1).tag(sync=True)
    practice = t.Float(0, min=0, max=1).tag(sync=True)
    kept_up = t.Bool(False).tag(sync=True)
    account = t.Enum(list(regions.ACCOUNTS), "window").tag(sync=True)
    day = t.Float(0, min=0, max=regions.DAYS).tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def life(self) -> Life:
        """The life on the map at the point: `regions.DAYS` days, in steps of half a day."""
        return simulate(regions.scenario(self.length, self.practice, self.kept_up, self.account), days=regions.DAYS)

    def still(self) -> str:
        """The same story as one picture, with the two sentences that go with it wherever it is."""
        picture = window_figure.window(self.length, self.practice, self.kept_up, self.account)
        notes = ([] if self.account == "mood only" else [f"▼ {_WORDS['mark']}"]) + [_WORDS["note"]]
        return picture._repr_html_() + "".join(f'<p class="hw-note">{html.escape(note)}</p>' for note in notes)
