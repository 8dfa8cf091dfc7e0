"""A course of treatment: sessions, windows and small steps over weeks, and how the gain fades.

``from highways.series import simulate`` is the model; ``from highways.series import widget`` holds the widgets.
"""

from .model import HORIZON, Course, Series, course, glutamate_curve, lived, simulate, slow_road
from .parameters import KEEPS, PARAMETERS, PATTERNS, PAUSES, STOPS

__all__ = [
    "HORIZON",
    "KEEPS",
    "PARAMETERS",
    "PATTERNS",
    "PAUSES",
    "STOPS",
    "Course",
    "Series",
    "course",
    "glutamate_curve",
    "lived",
    "simulate",
    "slow_road",
]
