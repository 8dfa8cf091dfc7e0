"""How the level of ketamine rises and falls, by the route on which it comes in.

Racemic ketamine: three volumes that exchange (a published three-compartment model, kamp2020), a delay to a vein in the arm,
a delay to the brain, and the first breakdown product. A drip runs into the first volume; from a muscle, the mouth, the gut
or the nose a share of it arrives there little by little. Amounts are mg, volumes L, times minutes, levels ng/mL.

    da1/dt = input + F ka d - CL C - Q2 (C - a2/V2) - Q3 (C - a3/V3),    C = a1/V1
    dd/dt  = -ka d                                              the depot, from the lag on
    da2/dt = Q2 (C - a2/V2),    da3/dt = Q3 (C - a3/V3)
    dn/dt  = fm CL C + y (1 - F) ka d - CLn n/Vn                norketamine; y = 0 after an injection
    dCv/dt = (C - Cv)/tau_v,    dCe/dt = ln 2/t_e0 (C - Ce)     in a vein; at the effect site

Nasal esketamine: the model of perezruixo2021 as published, for an adult of its typical size. Three sprays, five minutes
apart; a part of each is absorbed in the nose, the rest runs down and passes gut and liver, where noresketamine is made.

The equations are linear, so every step is exact: a power series of the matrix. Numbers, with unit, range, kind and source
key, are in parameters.json.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from highways.parameters import check_choice, check_range

from .parameters import PARAMETERS

Array = NDArray[np.float64]

ROUTES = ("drip", "injection", "lozenge", "swallowed", "nasal racemate", "nasal esketamine")
"""A drip into a vein, an injection into a muscle, a lozenge under the tongue, swallowed, and two nasal sprays."""

SHAPE_ONLY = ("lozenge", "swallowed", "nasal racemate")
"""Routes of which readers see the shape of a curve and no number: how much gets in differs widely, and amounts of forms
that may be taken at home are left out on purpose."""

# Where each quantity stands in the state of the model. The first seven serve both; then the depot of the racemate, or
# esketamine in the nose, swallowed and in the liver, and noresketamine outside the blood.
CENTRAL, SHALLOW, DEEP, NORKETAMINE, VENOUS, EFFECT, CLEARED, DEPOT = range(8)
NOSE, GUT, LIVER, NORKETAMINE_DEEP = range(7, 11)

TERMS = 48
"""Terms of the power series: at the longest step the last is below 1e-16 of the first."""


@dataclass(frozen=True)
class Dose:
    """What is given, and when.

    Attributes:
        size: how much, relative to the dose that most infusion trials used (0 to 10; 1 is that dose). For nasal esketamine 1
            is the higher session of perezruixo2021, and size scales each of its three sprays.
        minutes: how long a drip runs (1 to 240); without meaning for other routes.
        days: the days on which it is given (each 0 to 3,650).
        kg: body weight (30 to 200); without meaning for nasal esketamine, whose dose and model know no weight.
        route: one of `ROUTES`, by name.
        share: of a dose into a muscle, the mouth, the gut or as racemate into the nose, the share that gets in (0.02 to 1);
            that of parameters.json when None.

    Raises:
        ValueError: a value out of range or an unknown route, in one sentence.
    """

    size: float = 1
    minutes: float = 40
    days: tuple[float, ...] = (0.0,)
    kg: float = 70
    route: str = field(default="drip", kw_only=True)
    share: float | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        check_range("size (relative to the dose of most infusion trials)", self.size, 0, 10)
        check_range("minutes (how long the drip runs)", self.minutes, 1, 240, "minutes")
        check_range("kg (body weight)", self.kg, 30, 200, "kg")
        check_choice("route", self.route, ROUTES)
        if self.share is not None:
            check_range("share (of the dose, that gets in)", self.share, 0.02, 1)
        days = self.days
        if isinstance(days, str) or not isinstance(days, Iterable):
            raise ValueError(f"days is {days!r}; list the days of the doses, such as (0,).")
        object.__setattr__(self, "days", tuple(days))
        for day in self.days:
            check_range("each of days", day, 0, 3650, "days")

    @property
    def milligrams(self) -> float:
        """What the model is given on each of the days, in mg."""
        if self.route == "nasal esketamine":
            return self.size * PARAMETERS.default("esketamine", "reference_dose")
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
        waiting: given, and not yet absorbed, mg: in the muscle, the mouth, the nose or the gut. What comes late (after a lag,
            or as it runs down from the nose) counts from when it comes.
        cleared: ketamine that has left the body, was changed, or never got in, mg.
    """

    minute: Array
    arterial: Array
    venous: Array
    effect: Array
    norketamine: Array
    inside: Array
    waiting: Array
    cleared: Array

    def shape(self, name: str = "venous") -> Array:
        """The level `name` as a share of its own peak, 0 to 1; all 0 when nothing was given.

        Raises:
            ValueError: a name that is no level.
        """
        check_choice("name", name, ("arterial", "venous", "effect", "norketamine"))
        values = getattr(self, name)
        peak = values.max()
        return values / peak if peak > 0 else np.zeros_like(values)


def simulate(dose: Dose | None = None, *, hours: float = 24, step: float = 1) -> Levels:
    """Levels from the first minute on, each step exact. At the minute in which something is given, it is not yet in.

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
    count = math.floor(hours * 60 / step + 0.5)  # as JavaScript rounds, which knows no half to even
    matrix, read = system(dose)
    onward, _ = transition(matrix, step)
    states = np.zeros((count + 1, len(matrix)))
    added = _added(dose, matrix, count, step)
    for i in range(count):
        states[i + 1] = onward @ states[i] + added[i]
    return Levels(
        minute=np.arange(count + 1) * step,
        **{
            name: sum((factor * states[:, place] for place, factor in parts), np.zeros(count + 1))
            for name, parts in read.items()
        },
    )


Read = dict[str, tuple[tuple[int, float], ...]]
"""What a reader of the model sees: each level as places of the state, and what they are multiplied by."""


def system(dose: Dose) -> tuple[Array, Read]:
    """The matrix (n, n) of the equations, 1/min, and how levels are read from a state (n,)."""
    return _esketamine() if dose.route == "nasal esketamine" else _racemic(dose)


def _racemic(dose: Dose) -> tuple[Array, Read]:
    p = PARAMETERS.values_of("racemic")
    size, speed = dose.kg / 70, (dose.kg / 70) ** 0.75 / 60
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
    matrix = np.zeros((7, 7) if dose.route == "drip" else (8, 8))
    _exchange(matrix, SHALLOW, p["to_shallow"] * speed, volumes)
    _exchange(matrix, DEEP, p["to_deep"] * speed, volumes)
    matrix[CENTRAL, CENTRAL] -= clearing
    matrix[CLEARED, CENTRAL] = clearing
    matrix[NORKETAMINE, CENTRAL] = p["norketamine_yield"] * clearing
    matrix[NORKETAMINE, NORKETAMINE] = -p["norketamine_clearance"] * speed / volumes[NORKETAMINE]
    _delay(matrix, VENOUS, 1 / p["venous_delay"], volumes[CENTRAL])
    _delay(matrix, EFFECT, math.log(2) / p["effect_half"], volumes[CENTRAL])
    if dose.route != "drip":
        share, rate = _share(dose), absorption(dose.route, "rate")
        # What never gets in was changed in the gut or the liver; from a muscle nothing passes there first.
        changed = 0 if dose.route == "injection" else PARAMETERS.default("absorption", "norketamine_before")
        matrix[DEPOT, DEPOT] = -rate
        matrix[CENTRAL, DEPOT] = share * rate
        matrix[CLEARED, DEPOT] = (1 - share) * rate
        matrix[NORKETAMINE, DEPOT] = changed * (1 - share) * rate
    return matrix, {
        "arterial": ((CENTRAL, 1e3 / volumes[CENTRAL]),),
        "venous": ((VENOUS, 1e3),),
        "effect": ((EFFECT, 1e3),),
        "norketamine": ((NORKETAMINE, 1e3 / volumes[NORKETAMINE]),),
        "inside": ((CENTRAL, 1), (SHALLOW, 1), (DEEP, 1)),
        "waiting": () if dose.route == "drip" else ((DEPOT, 1),),
        "cleared": ((CLEARED, 1),),
    }


def _esketamine() -> tuple[Array, Read]:
    p = PARAMETERS.values_of("esketamine")
    volumes = {
        place: p[name]
        for place, name in (
            (CENTRAL, "central"),
            (SHALLOW, "shallow"),
            (DEEP, "deep"),
            (LIVER, "liver"),
            (NORKETAMINE, "noresketamine_volume"),
            (NORKETAMINE_DEEP, "noresketamine_deep"),
        )
    }
    matrix = np.zeros((11, 11))
    _exchange(matrix, SHALLOW, p["to_shallow"] / 60, volumes)
    _exchange(matrix, DEEP, p["to_deep"] / 60, volumes)
    _exchange(matrix, LIVER, p["to_liver"] / 60, volumes)
    _exchange(matrix, NORKETAMINE_DEEP, p["noresketamine_to_deep"] / 60, volumes, NORKETAMINE)
    matrix[NOSE, NOSE] = -p["nose_rate"] / 60
    matrix[CENTRAL, NOSE] = p["nose_rate"] / 60
    matrix[GUT, GUT] = -p["gut_rate"] / 60
    matrix[LIVER, GUT] = p["gut_share"] * p["gut_rate"] / 60
    matrix[CLEARED, GUT] = (1 - p["gut_share"]) * p["gut_rate"] / 60
    made, lost = p["liver_to_noresketamine"] / 60, p["liver_other"] / 60
    matrix[LIVER, LIVER] -= made + lost
    matrix[CLEARED, LIVER] = made + lost
    matrix[NORKETAMINE, LIVER] = made
    matrix[NORKETAMINE, NORKETAMINE] -= p["noresketamine_clearance"] / 60 / volumes[NORKETAMINE]
    _delay(matrix, EFFECT, math.log(2) / PARAMETERS.default("racemic", "effect_half"), volumes[CENTRAL])
    blood = ((CENTRAL, 1e3 / volumes[CENTRAL]),)
    return matrix, {
        "arterial": blood,
        "venous": blood,  # the published model was fitted to blood from a vein, and tells no artery apart
        "effect": ((EFFECT, 1e3),),
        "norketamine": ((NORKETAMINE, 1e3 / volumes[NORKETAMINE]),),
        "inside": ((CENTRAL, 1), (SHALLOW, 1), (DEEP, 1), (LIVER, 1)),
        "waiting": ((NOSE, 1), (GUT, 1)),
        "cleared": ((CLEARED, 1),),
    }


def _exchange(matrix: Array, place: int, flow: float, volumes: dict[int, float], with_: int = CENTRAL) -> None:
    """A flow, L/min, to and fro between two volumes."""
    out, back = flow / volumes[with_], flow / volumes[place]
    matrix[with_, with_] -= out
    matrix[place, with_] += out
    matrix[place, place] -= back
    matrix[with_, place] += back


def _delay(matrix: Array, place: int, rate: float, volume: float) -> None:
    """A level that follows the one in the first volume and takes nothing from it."""
    matrix[place, CENTRAL] = rate / volume
    matrix[place, place] = -rate


def potency(route: str) -> float:
    """How strongly a level acts, against the same level of the racemate: esketamine is the stronger half of it (ebert1997)."""
    return PARAMETERS.default("esketamine", "potency") if route == "nasal esketamine" else 1.0


def absorption(route: str, name: str) -> float:
    """'share', 'rate' (1/min) or 'lag' (min) of a route that absorbs from a depot."""
    return PARAMETERS.default("absorption", f"{route.replace(' ', '_')}_{name}")


def _share(dose: Dose) -> float:
    return absorption(dose.route, "share") if dose.share is None else dose.share


def transition(matrix: Array, minutes: float) -> tuple[Array, Array]:
    """What `minutes` do: the matrix exponential, (n, n), and its integral, which says what one mg a minute into a place adds."""
    onward, arriving = np.zeros_like(matrix), np.zeros_like(matrix)
    power = np.eye(len(matrix))
    for k in range(TERMS):
        onward += power
        arriving += power * (minutes / (k + 1))
        power = power @ matrix * (minutes / (k + 1))
    return onward, arriving


def _given(dose: Dose) -> tuple[list[tuple[float, int, float]], list[tuple[float, float, int, float]]]:
    """What is given at once (minute, place, mg), and what over a time (from, to, place, mg a minute)."""
    at_once, over_time = [], []
    for day in dose.days:
        start = day * 1440
        if dose.route == "drip":
            over_time.append((start, start + dose.minutes, CENTRAL, dose.milligrams / dose.minutes))
        elif dose.route == "nasal esketamine":
            p = PARAMETERS.values_of("esketamine")
            sprays = int(p["sprays"])
            for k in range(sprays):
                at, spray = start + k * p["spray_gap"], dose.milligrams / sprays
                nose = p["nose_share"] * (1 if k == 0 else p["nose_share_later"])
                running = p["running_down"] * 60
                at_once.append((at, NOSE, spray * nose))
                over_time.append((at, at + running, GUT, spray * (1 - nose) / running))
        else:
            at_once.append((start + absorption(dose.route, "lag"), DEPOT, dose.milligrams))
    return at_once, over_time


def _added(dose: Dose, matrix: Array, count: int, step: float) -> Array:
    """What is given during each step, as it stands at the end of the step: (count, n)."""
    added = np.zeros((count, len(matrix)))
    at_once, over_time = _given(dose)
    arriving = transition(matrix, step)[1]
    for minute, place, amount in at_once:
        i = math.floor(minute / step)
        if i < count:
            added[i] += transition(matrix, (i + 1) * step - minute)[0][:, place] * amount
    for begins, ends, place, rate in over_time:
        for i in range(math.floor(begins / step), min(math.ceil(ends / step), count)):
            early, late = max(begins - i * step, 0), min(ends - i * step, step)
            if early == 0 and late == step:
                added[i] += arriving[:, place] * rate
            else:
                # What came first has had the longest on its way.
                since = [transition(matrix, step - one)[1][:, place] for one in (early, late)]
                added[i] += (since[0] - since[1]) * rate
    return added
