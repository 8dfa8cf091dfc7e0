"""The widget of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.ui.widget import Widget

from . import figure
from .connectome import load_connectome
from .model import ACCOUNTS
from .parameters import LAST_DAY

NETWORKS = ("default", "control", "salience", "dorsal", "limbic", "somatomotor", "visual")
"""The networks by name, in the order in which the widget lists them."""


class DefaultMode(Widget):
    """A resting brain as a constellation: turn up a dose, compare studies, move through the days, let a thought wander.

    Attributes:
        act: 'dose', 'studies', 'days' or 'wander'.
        dose: how much, where 1 is the dose that most infusion trials used (0 to 2).
        account: what a dose does in the act 'studies': 'default', 'midazolam-like' or 'global-up'.
        day: the day after a dose (0, which is before it, to 14).
        network: the network that is lit up, one of `NETWORKS`; '' for none.
        region: the region that is lit up, by its label in connectome.json; '' for none.
        loop: whether the wandering thought goes round in a loop.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    act = t.Enum(["dose", "studies", "days", "wander"], "dose").tag(sync=True)
    dose = t.Float(0, min=0, max=2).tag(sync=True)
    account = t.Enum(list(ACCOUNTS), "default").tag(sync=True)
    day = t.Float(1, min=0, max=LAST_DAY).tag(sync=True)
    network = t.Enum(["", *NETWORKS], "").tag(sync=True)
    region = t.Enum(["", *load_connectome().labels], "").tag(sync=True)
    loop = t.Bool(False).tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def still(self) -> str:
        """The same story as one picture."""
        return figure.default_mode()._repr_html_()
