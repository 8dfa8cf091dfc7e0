"""How the level of racemic ketamine rises and falls after a drip into a vein.

Three volumes that exchange (a published three-compartment model, kamp2020), a delay to a vein in the arm, a delay to the
brain, and the first breakdown product. Amounts are mg, volumes L, times minutes, levels ng/mL.

    da1/dt = input - CL C - Q2 (C - a2/V2) - Q3 (C - a3/V3),    C = a1/V1
    da2/dt = Q2 (C - a2/V2),    da3/dt = Q3 (C - a3/V3)
    dn/dt  = fm CL C - CLn n/Vn                                 norketamine
    dCv/dt = (C - Cv)/tau_v,    dCe/dt = ln 2/t_e0 (C - Ce)     in a vein; at the effect site

Volumes grow with weight, flows with weight to the power 0.75. The equations are linear, so every step is exact: a power
series of the matrix, worked out once. Numbers, with unit, range, kind and source key, are in parameters.json.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from highways.parameters import check_range

from .parameters import PARAMETERS

Array = NDArray[np.float64]

# Where each quantity stands in the state of the model.
CENTRAL, SHALLOW, DEEP, NORKETAMINE, VENOUS, EFFECT, CLEARED = range(7)

TERMS = 48
"""Terms of the power series: at the longest step the last is below 1e-16 of the first."""


@dataclass(frozen=True)
class Dose:
    """What is given, and when.

    Attributes:
        size: how much, relative to the dose that most infusion trials used (0 to 10; 1 is that dose).
        minutes: how long the drip runs (1 to 240).
        days: the days on which it is given (each 0 to 3,650).
        kg: body weight (30 to 200).

    Raises:
        ValueError: a value out of range, in one sentence that names the range.
    """

    size: float = 1
    minutes: float = 40
    days: tuple[float, ...] = (0.0,)
    kg: float = 70

    def __post_init__(self) -> None:
        check_range("size (relative to the dose of most infusion trials)", self.size, 0, 10)
        check_range("minutes (how long the drip runs)", self.minutes, 1, 240, "minutes")
        check_range("kg (body weight)", self.kg, 30, 200, "kg")
        days = self.days
        if isinstance(days, str) or not isinstance(days, Iterable):
            raise ValueError(f"days is {days!r}; list the days of the doses, such as (0,).")
        object.__setattr__(self, "days", tuple(days))
        for day in self.days:
            check_range("each of days", day, 0, 3650, "days")

    @property
    def milligrams(self) -> float:
        """What the model is given on each of the days, in mg."""
        return self.size * PARAMETERS.default("racemic", "reference_dose") * self.kg


@dataclass(frozen=True)
class Levels:
    """Levels over time. All arrays have one entry a step.

    Attributes:
        minute: time in minutes from 0.
        arterial: level in an artery, ng/mL.
        venous: level in a vein of the arm, ng/mL.
        effect: level at the effect site, the brain, ng/mL.
        norketamine: level of the first breakdown product, ng/mL.
        inside: ketamine in the body, mg.
        cleared: ketamine that has left the body or was changed, mg.
    """

    minute: Array
    arterial: Array
    venous: Array
    effect: Array
    norketamine: Array
    inside: Array
    cleared: Array


def simulate(dose: Dose | None = None, *, hours: float = 24, step: float = 1) -> Levels:
    """Levels from the first minute on. Each step is exact for a drip that starts and ends on a step; in the step in which
    it starts or ends, its flow is spread evenly.

    Args:
        dose: what is given; one drip of size 1 on day 0 when None.
        hours: how long (up to 2,400).
        step: minutes (0.1 to 10).

    Raises:
        ValueError: a value out of range.
    """
    dose = dose or Dose()
    check_range("hours", hours, 0.1, 2400, "hours")
    check_range("step", step, 0.1, 10, "minutes")
    count = round(hours * 60 / step)
    volumes, matrix = system(dose.kg)
    onward, arriving = transition(matrix, step)
    flow = _flow(dose, count, step)
    states = np.zeros((count + 1, len(matrix)))
    for i in range(count):
        states[i + 1] = onward @ states[i] + arriving * flow[i]
    return Levels(
        minute=np.arange(count + 1) * step,
        arterial=1e3 * states[:, CENTRAL] / volumes[CENTRAL],
        venous=1e3 * states[:, VENOUS],
        effect=1e3 * states[:, EFFECT],
        norketamine=1e3 * states[:, NORKETAMINE] / volumes[NORKETAMINE],
        inside=states[:, [CENTRAL, SHALLOW, DEEP]].sum(1),
        cleared=states[:, CLEARED],
    )


def system(kg: float) -> tuple[dict[int, float], Array]:
    """The volumes (L) by place, and the matrix (7, 7) of the equations, 1/min, for a body weight in kg."""
    p = PARAMETERS.values_of("racemic")
    size, speed = kg / 70, (kg / 70) ** 0.75 / 60
    volumes = {
        place: p[name] * size
        for place, name in (
            (CENTRAL, "central"),
            (SHALLOW, "shallow"),
            (DEEP, "deep"),
            (NORKETAMINE, "norketamine_volume"),
        )
    }
    clearing = p["clearance"] * speed / volumes[CENTRAL]
    matrix = np.zeros((7, 7))
    for place, name in ((SHALLOW, "to_shallow"), (DEEP, "to_deep")):
        out, back = p[name] * speed / volumes[CENTRAL], p[name] * speed / volumes[place]
        matrix[CENTRAL, CENTRAL] -= out
        matrix[place, CENTRAL] += out
        matrix[place, place] -= back
        matrix[CENTRAL, place] += back
    matrix[CENTRAL, CENTRAL] -= clearing
    matrix[CLEARED, CENTRAL] = clearing
    matrix[NORKETAMINE, CENTRAL] = p["norketamine_yield"] * clearing
    matrix[NORKETAMINE, NORKETAMINE] = -p["norketamine_clearance"] * speed / volumes[NORKETAMINE]
    for place, rate in ((VENOUS, 1 / p["venous_delay"]), (EFFECT, math.log(2) / p["effect_half"])):
        matrix[place, CENTRAL] = rate / volumes[CENTRAL]
        matrix[place, place] = -rate
    return volumes, matrix


def transition(matrix: Array, step: float) -> tuple[Array, Array]:
    """What a step does: the matrix exponential of `matrix` x `step`, and what one mg a minute into the centre adds."""
    onward, arriving = np.zeros_like(matrix), np.zeros(len(matrix))
    power = np.eye(len(matrix))
    for k in range(TERMS):
        onward += power
        arriving += power[:, CENTRAL] * (step / (k + 1))
        power = power @ matrix * (step / (k + 1))
    return onward, arriving


def _flow(dose: Dose, count: int, step: float) -> Array:
    """How much drips in during each step, mg/min."""
    starts = np.arange(count) * step
    flow = np.zeros(count)
    for day in dose.days:
        first = day * 1440
        running = np.minimum(starts + step, first + dose.minutes) - np.maximum(starts, first)
        flow += np.maximum(running, 0) / step * (dose.milligrams / dose.minutes)
    return flow
