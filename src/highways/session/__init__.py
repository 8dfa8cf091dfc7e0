"""A session: what happens from arrival to bedtime, and who is responsible; its model, its picture and its widget.

``from highways.session import simulate`` is the model; ``from highways.session import widget`` holds the widget.
"""

from .model import ROUTES, Band, Session, altered_state, pressure_rise, simulate
from .parameters import DAY, PARAMETERS

__all__ = ["DAY", "PARAMETERS", "ROUTES", "Band", "Session", "altered_state", "pressure_rise", "simulate"]
