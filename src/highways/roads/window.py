"""How far a window is open, from the days of its doses: the curve that both models of this room share."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

LARGEST = 700.0
"""The largest power of e that a float can hold, and a little less."""


def opening(day: ArrayLike, doses: Iterable[float], length: float, onset: float, closing: float) -> NDArray[np.float64]:
    """How far the window is open (0 to 1) on each `day`.

    Args:
        day: days, any shape.
        doses: the days on which one opens; openings add up, to 1 at most.
        length: days for which each stays open; 0 is no window at all.
        onset: time constant of its opening, days.
        closing: softness of its closing, days.
    """
    day = np.asarray(day, float)
    total = np.zeros_like(day)
    if length == 0:
        return total
    for dose in doses:
        since = np.maximum(day - dose, 0.0)
        shut = 1 + np.exp(np.minimum((since - length) / closing, LARGEST))
        total = total + (1 - np.exp(-since / onset)) / shut
    return np.minimum(total, 1.0)
