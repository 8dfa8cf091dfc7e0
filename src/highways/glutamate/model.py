"""From a dose to synapses: block, a surge of glutamate, growth signals, a window, spines. Hours to weeks.

A story in equations. Most of its steps were seen in rodents; in people one scan a day later found no change in a marker
of synapses (holmes2022). Three accounts of what starts it, each of which can be run alone:

    disinhibition   a brake cell falls quiet, glutamate surges, AMPA receptors answer       s = max(G - 1 - theta, 0)
    direct          receptors at rest are blocked on the exciting cell itself (eEF2 kinase) s = B_P
    metabolite      a breakdown product acts through AMPA receptors (norketamine stands in) s = level of norketamine, µM

    tau_b db/dt = c s - b        first growth signal (BDNF)
    tau_m dm/dt = b - m          building signal (mTOR)
    tau_y dY/dt = m - Y          the window; 1 is its peak after a dose of 1
    dN/dt = k_f Y/(1 + Y) (S_max - S_0 - N - P)/(S_max - S_0) - N/tau_s - mu       new spines
    dP/dt = mu,   mu = N/tau_mat with practice, else 0                             settled spines

Times are hours here; forward Euler, steps of 0.1 h. Levels come from `highways.kinetics`. Numbers, with unit, range, kind
and source key, are in parameters.json.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from highways import kinetics
from highways.kinetics import Dose
from highways.parameters import check_choice, check_range

from . import circuit, receptor
from .parameters import CHALLENGES, PARAMETERS

Array = NDArray[np.float64]

MECHANISMS = ("disinhibition", "direct", "metabolite")
"""Three accounts of what starts the growth. None excludes the others."""

STEP = 0.1
"""Hours."""
FINER = 3
"""Steps of the kinetics in one step here: 2 minutes each."""

_B, _C, _M = (PARAMETERS.values_of(name) for name in ("block", "chain", "mood"))


@dataclass(frozen=True)
class Course:
    """What follows a dose. All arrays have one entry a step of 0.1 hours.

    Attributes:
        hour: time in hours from 0.
        concentration: ketamine at the effect site, ng/mL.
        norketamine: its first breakdown product, ng/mL.
        block_interneuron: share of the brake cell's receptors that are blocked, 0 to 1.
        block_pyramidal: the same on the exciting cell.
        brake: activity of the brake cell, as a multiple of no drug.
        glutamate: activity of the exciting cell, as a multiple of no drug.
        drive: what starts the growth in this account; no unit.
        signal: first growth signal (BDNF), relative to the window's peak.
        growth: building signal (mTOR), likewise.
        window: how far the window is open; 1 is its peak after a dose of 1.
        new: new spines that have not settled, as a share of the number in an unstressed animal.
        settled: new spines that have settled through use, likewise.
        spines: all spines, likewise: those after stress, the new and the settled.
        mood: mean improvement, 0 to 1. A rough readout, fitted to how many people respond.
    """

    hour: Array
    concentration: Array
    norketamine: Array
    block_interneuron: Array
    block_pyramidal: Array
    brake: Array
    glutamate: Array
    drive: Array
    signal: Array
    growth: Array
    window: Array
    new: Array
    settled: Array
    spines: Array
    mood: Array

    def at(self, name: str, hour: float) -> float:
        """The value of the array `name` at an hour, straight between steps."""
        check_range("hour", hour, 0, float(self.hour[-1]), "hours")
        return float(np.interp(hour, self.hour, getattr(self, name)))

    def window_points(self, every: float = 6) -> tuple[tuple[float, float], ...]:
        """The window as pairs of day and openness (0 to 1), one each `every` hours: what ``roads.Scenario(window=...)`` takes."""
        check_range("every", every, STEP, 24, "hours")
        hours = np.arange(0, self.hour[-1] + every / 2, every)
        openness = np.clip(np.interp(hours, self.hour, self.window), 0, 1)
        return tuple((float(hour / 24), float(one)) for hour, one in zip(hours, openness, strict=True))

    def responding(self, hour: float) -> float:
        """Share of people (0 to 1) whose improvement is above one half, when people differ around the mean."""
        return 0.5 * (1 + math.erf((self.at("mood", hour) - 0.5) / (_M["spread"] * math.sqrt(2))))


def simulate(
    dose: Dose | None = None,
    *,
    mechanism: str = "disinhibition",
    challenge: str | None = None,
    practice: bool = True,
    days: float = 14,
) -> Course:
    """What follows a dose, in one account.

    Args:
        dose: what is given; one drip of size 1 on day 0 when None.
        mechanism: one of `MECHANISMS`.
        challenge: None, or one of `CHALLENGES`: something that an account may not survive.
        practice: whether new spines are used, and so can settle.
        days: how long (1 to 90).

    Raises:
        ValueError: a value out of range, or a name that is not known.
    """
    check_choice("mechanism", mechanism, MECHANISMS)
    check_choice("challenge", challenge, (None, *CHALLENGES))
    check_range("days", days, 1, 90, "days")
    changed = CHALLENGES.get(challenge or "", {})
    count = round(days * 24 / STEP)
    levels = kinetics.simulate(dose, hours=count * STEP, step=60 * STEP / FINER)
    effect, norketamine = levels.effect[::FINER], levels.norketamine[::FINER]

    free = kinetics.potency(dose.route if dose else "drip") * receptor.free_level(effect)
    pyramidal = receptor.blocked(free, _B["half_pyramidal"])
    excite, brake = circuit.rates(free, changed.get("inhibition", 1.0))
    normal = circuit.rates(0.0)
    glutamate = excite / normal[0]
    ampa = changed.get("ampa", 1.0)
    drive = {
        "disinhibition": _C["weight_disinhibition"] * ampa * np.maximum(glutamate - 1 - _C["threshold"], 0),
        "direct": _C["weight_direct"] * pyramidal,
        "metabolite": _C["weight_metabolite"] * ampa * changed.get("metabolite", 1.0) * norketamine / _B["molar_mass"],
    }[mechanism]
    return Course(
        hour=np.arange(count + 1) * STEP,
        concentration=effect,
        norketamine=norketamine,
        block_interneuron=receptor.blocked(free, _B["half_interneuron"]),
        block_pyramidal=pyramidal,
        brake=brake / normal[1],
        glutamate=glutamate,
        drive=drive,
        **_chain(drive, pyramidal, changed.get("growth", 1.0), practice),
    )


def _chain(drive: Array, pyramidal: Array, growing: float, practice: bool) -> dict[str, Array]:
    """The slow part, by forward Euler. `growing` scales the building signal, 0 when it is blocked."""
    columns = {
        name: np.empty_like(drive) for name in ("signal", "growth", "window", "new", "settled", "spines", "mood")
    }
    room = _C["ceiling"] - _C["stressed"]
    b = m = y = new = settled = fast = 0.0
    # Plain floats: the loop is long, and a numpy scalar costs ten times a float.
    for i, (push, block) in enumerate(zip(drive.tolist(), pyramidal.tolist(), strict=True)):
        gained = min(max((new + settled) / (1 - _C["stressed"]), 0.0), 1.2)
        mood = min(max(_M["fast_share"] * fast + _M["spine_share"] * gained, 0.0), 1.0)
        row = (b, m, y, new, settled, _C["stressed"] + new + settled, mood)
        for column, value in zip(columns.values(), row, strict=True):
            column[i] = value
        filling = min(block / _M["fast_block"], 1.5) * (1 - fast) / _M["fast_fill"]
        fast += STEP * (filling - fast / _M["fast_hours"])
        b += STEP * (push - b) / _C["signal_hours"]
        m += STEP * (growing * b - m) / _C["growth_hours"]
        y += STEP * (m - y) / _C["window_hours"]
        forming = _C["formation"] * y / (1 + y) * max(room - new - settled, 0.0) / room
        settling = new / (24 * _C["settling_days"]) if practice else 0.0
        new += STEP * (forming - new / (24 * _C["lifetime_days"]) - settling)
        settled += STEP * settling
    return columns
