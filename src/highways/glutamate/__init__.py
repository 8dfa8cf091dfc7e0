"""Glutamate: from a dose to synapses, in three accounts; the picture of it, and the close-up of one receptor.

``from highways.glutamate import Dose, simulate``; ``from highways.glutamate import widget`` holds the widgets.
"""

from highways.kinetics import Dose

from .circuit import rates
from .model import MECHANISMS, Course, simulate
from .parameters import CHALLENGES, PARAMETERS
from .receptor import blocked, free_level, open_of_magnesium

__all__ = [
    "CHALLENGES",
    "MECHANISMS",
    "PARAMETERS",
    "Course",
    "Dose",
    "blocked",
    "free_level",
    "open_of_magnesium",
    "rates",
    "simulate",
]
