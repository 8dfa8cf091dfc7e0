"""One NMDA receptor: how far magnesium closes its channel, and how far ketamine does."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .parameters import PARAMETERS

Array = NDArray[np.float64]
_P = PARAMETERS.values_of("block")


def free_level(level: ArrayLike) -> Array:
    """Ketamine that is not bound to protein, µM, at a `level` in ng/mL."""
    return _P["free"] * np.asarray(level, float) / _P["molar_mass"]


def blocked(free: ArrayLike, half: float) -> Array:
    """Share of receptors (0 to 1) with ketamine in the pore, at a `free` level in µM; `half` are blocked at that level."""
    free = np.asarray(free, float)
    return free / (free + half)


def open_of_magnesium(voltage: ArrayLike, magnesium: float = 1.0) -> Array:
    """Share of channels (0 to 1) that magnesium leaves open: the curve of Jahr and Stevens (jahr1990).

    Args:
        voltage: of the membrane, mV.
        magnesium: outside the cell, mM (about 1 in the brain).
    """
    pull = np.exp(-_P["magnesium_slope"] * np.asarray(voltage, float))
    return 1 / (1 + magnesium / _P["magnesium_half"] * pull)
