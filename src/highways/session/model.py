"""A session in three curves: the level of the drug, the altered state, and the rise of blood pressure.

    D = D_max (S C)^n / ((S C)^n + C50^n)        altered state, 0 to 100
    P = P_max S C / (S C + C_P)                  rise of the upper (systolic) blood pressure, mmHg

with C the level in the brain (`highways.kinetics`) and S = 2 for esketamine, 1 for the racemate. People differ, in the
level that they reach and in what a level does, so both come as bands: low and high are the same formulas with C divided and
multiplied by e s, about 2. How wide they are is a choice of this course (zanos2018 gives a range for the level alone).

Of a lozenge, of what is swallowed, and of the racemate sprayed into the nose this room gives the shape of the level and
nothing else: how much gets in differs widely, and amounts of forms that may be taken at home are left out on purpose. What
is not given may still be there. A stronger altered state does not tell whether the treatment helps: luckenbaugh2014 saw a
loose link, hartland2023 none. Numbers, with unit, range, kind and source key, are in parameters.json.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from highways import kinetics
from highways.kinetics import ROUTES, SHAPE_ONLY, Dose
from highways.parameters import check_choice, check_range

from .parameters import PARAMETERS

Array = NDArray[np.float64]

_A, _P, _PEOPLE = (PARAMETERS.values_of(name) for name in ("altered", "pressure", "people"))


@dataclass(frozen=True)
class Band:
    """Where people lie: a typical person in the middle, and about where a low and a high one are.

    Attributes:
        low, mid, high: one entry a step; what they count is said where the band stands.
    """

    low: Array
    mid: Array
    high: Array


@dataclass(frozen=True)
class Session:
    """What a session of size 1 does. All arrays have one entry a step.

    Attributes:
        minute: time in minutes from the first drop, spray or bite.
        level_shape: level in the blood of a vein as a share of its own peak, 0 to 1.
        altered: altered state, 0 to 100; None for routes of which only the shape of the level is shown.
        pressure: rise of the upper blood pressure, mmHg; None for the same routes.
    """

    minute: Array
    level_shape: Array
    altered: Band | None
    pressure: Band | None


def altered_state(level: ArrayLike) -> Array:
    """Altered state of a typical person, 0 to 100, at a `level` of racemate in the brain, ng/mL (0 or more), any shape."""
    raised = np.asarray(level, float) ** _A["steepness"]
    return _A["top"] * raised / (raised + _A["half"] ** _A["steepness"])


def pressure_rise(level: ArrayLike) -> Array:
    """Rise of the upper blood pressure of a typical person, mmHg, at a `level` of racemate in the brain, ng/mL, any shape."""
    level = np.asarray(level, float)
    return _P["top"] * level / (level + _P["half"])


def simulate(*, route: str = "drip", hours: float = 13, step: float = 1) -> Session:
    """A session from its first minute on.

    Args:
        route: one of `ROUTES`, by name.
        hours: how long (0.5 to 48).
        step: minutes (0.1 to 10).

    Raises:
        ValueError: a value out of range, or an unknown route.
    """
    check_choice("route", route, ROUTES)
    check_range("hours", hours, 0.5, 48, "hours")
    levels = kinetics.simulate(Dose(route=route), hours=hours, step=step)
    acting = kinetics.potency(route) * levels.effect
    shapes = route in SHAPE_ONLY
    return Session(
        minute=levels.minute,
        level_shape=levels.shape(),
        altered=None if shapes else _band(altered_state, acting),
        pressure=None if shapes else _band(pressure_rise, acting),
    )


def _band(effect: Callable[[Array], Array], acting: Array) -> Band:
    apart = _PEOPLE["exposure"] * _PEOPLE["sensitivity"]
    return Band(low=effect(acting / apart), mid=effect(acting), high=effect(acting * apart))
