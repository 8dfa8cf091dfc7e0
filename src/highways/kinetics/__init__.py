"""Kinetics: how much of a drug is where, and when. Ground that the models of glutamate and of a session stand on.

``from highways.kinetics import Dose, simulate``.
"""

from .model import ROUTES, SHAPE_ONLY, Dose, Levels, potency, simulate
from .parameters import PARAMETERS

__all__ = ["PARAMETERS", "ROUTES", "SHAPE_ONLY", "Dose", "Levels", "potency", "simulate"]
