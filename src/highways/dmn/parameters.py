"""The room's numbers: parameters of the model, and what the widget's controls stand for in them."""

from __future__ import annotations

import numpy as np

from highways.parameters import Parameters, check_range, read

_DATA = read(__package__)

PARAMETERS = Parameters(_DATA)
"""Parameters by model and name: 'network' is the model, 'shown' and 'days' are what the widget makes of it."""

PEAK: float = PARAMETERS.default("shown", "peak")
"""Effect-site concentration (ng/mL) that the widget shows as a dose of 1: what most infusion trials used."""

SHARPNESS: float = PARAMETERS.default("shown", "sharpness")
LOOP_PULL: float = PARAMETERS.default("shown", "loop_pull")

LAST_DAY: float = PARAMETERS["days"]["after_effect"]["value"][-1][0]


def after_effect(day: float) -> float:
    """Size of the after-effect (0 to 1) on a day from 0 to 14; straight lines between the days of parameters.json.

    Raises:
        ValueError: a day out of range.
    """
    check_range("day", day, 0, LAST_DAY, "days")
    days, sizes = zip(*PARAMETERS["days"]["after_effect"]["value"], strict=True)
    return float(np.interp(day, days, sizes))
