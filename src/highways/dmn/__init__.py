"""The default mode network: what loosens in a resting brain, its pictures and its widget.

``from highways.dmn import connectivity`` is the model; ``from highways.dmn import widget`` holds the widget.
"""

from .connectome import Connectome, load_connectome
from .model import ACCOUNTS, STATISTICS, Connectivity, Network, connectivity, inside, wander
from .parameters import LOOP_PULL, PARAMETERS, PEAK, SHARPNESS, after_effect

__all__ = [
    "ACCOUNTS",
    "LOOP_PULL",
    "PARAMETERS",
    "PEAK",
    "SHARPNESS",
    "STATISTICS",
    "Connectivity",
    "Connectome",
    "Network",
    "after_effect",
    "connectivity",
    "inside",
    "load_connectome",
    "wander",
]
