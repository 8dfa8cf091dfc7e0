"""Roads: strength follows use. The model of two roads, its picture and its widget.

``from highways.roads import TwoRoads`` is the model; ``from highways.roads import widget`` holds the widgets.
"""

from .model import FixedPoint, Life, TwoRoads
from .parameters import PARAMETERS, STEPS

__all__ = ["PARAMETERS", "STEPS", "FixedPoint", "Life", "TwoRoads"]
