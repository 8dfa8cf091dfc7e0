"""The widgets of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.ui.widget import Widget

from . import figure
from .model import MECHANISMS
from .parameters import WHAT_IFS


class Cascade(Widget):
    """From a dose to synapses, along a road with seven stations: move the clock, change the account, put something in the way.

    Attributes:
        act: 'story', 'accounts' or 'what-if'.
        minutes: the moment that is shown, in minutes after the drip begins (1 to 20,160, two weeks).
        account: which of `highways.glutamate.MECHANISMS` starts the growth.
        what_if: 'none', or what stands in the way: one of those challenges of `highways.glutamate.CHALLENGES` that the
            picture offers.
        guesses: what the reader guessed, by what stands in the way: the accounts that would build fewer spines, with spaces
            between; 'skipped' where the guess was skipped.
        dose: relative to the dose that most infusion trials used (0 to 2; 1 is that dose).
        practice: 'used' or 'left': whether new spines are used.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    act = t.Enum(["story", "accounts", "what-if"], "story").tag(sync=True)
    minutes = t.Float(1, min=1, max=20160).tag(sync=True)
    account = t.Enum(list(MECHANISMS), "disinhibition").tag(sync=True)
    what_if = t.Enum(["none", *WHAT_IFS], "none").tag(sync=True)
    guesses = t.Dict().tag(sync=True)
    dose = t.Float(1, min=0, max=2).tag(sync=True)
    practice = t.Enum(["used", "left"], "used").tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def still(self) -> str:
        """The same story as one picture."""
        return figure.cascade()._repr_html_()


class Receptor(Widget):
    """One NMDA channel close up: magnesium, voltage, and ketamine in the pore.

    Attributes:
        voltage: of the cell, mV (-80 to 20).
        dose: ketamine, relative to the peak after the dose that most infusion trials used (0 to 2).
        where: 'brake' or 'go': on which cell the channel sits.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    voltage = t.Float(-70, min=-80, max=20).tag(sync=True)
    dose = t.Float(0, min=0, max=2).tag(sync=True)
    where = t.Enum(["brake", "go"], "brake").tag(sync=True)

    def still(self) -> str:
        """The same story as one picture."""
        return figure.receptor()._repr_html_()
