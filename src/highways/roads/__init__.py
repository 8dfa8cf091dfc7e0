"""Roads: strength follows use. The map of a town, the smaller model of two roads, their pictures and their widgets.

``from highways.roads import Scenario, Town, TwoRoads, grow, simulate`` are the models; ``from highways.roads import
widget`` holds the widgets.
"""

from .model import FixedPoint, TwoRoads, TwoRoadsLife
from .network import ACCOUNTS, Life, Scenario, grow, simulate
from .parameters import MAP_STEPS, PARAMETERS, STEPS, STORIES
from .town import Town

__all__ = [
    "ACCOUNTS",
    "MAP_STEPS",
    "PARAMETERS",
    "STEPS",
    "STORIES",
    "FixedPoint",
    "Life",
    "Scenario",
    "Town",
    "TwoRoads",
    "TwoRoadsLife",
    "grow",
    "simulate",
]
