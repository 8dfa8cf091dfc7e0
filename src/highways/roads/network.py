"""Roads on a map: trips set out from cues, and the lanes that they use most grow widest.

Every trip chooses its next lane by width. Expected traffic is exact, one linear solve a step, and nothing is drawn by
lot. Strength relaxes to use, a leaky Hebb rule (hebb1949, oja1982), as in the tubes of a slime mould (tero2010) and in
trails across a lawn (helbing1997). A metaphor with equations, and not a map of neurons.

    P_ij = a_ij (w_ij + w0)^beta / sum_k a_ik (w_ik + w0)^beta      how a trip chooses
    v    = s' [I - (1 - eps) P]^-1                                  visits to each place in one trip
    Q_ij = v_i (1 - eps) P_ij                                       passes along each lane in one trip
    x    = (1 - pi - pi_o) Q + pi Q* + pi_o Q^o                     with trips on purpose: practice and rumination
    dw/dt = eta [x / (x + K) - w]

A window h(t) between 0 and 1 lowers beta and raises eta. Times are days; practice and rumination are minutes a day.
Numbers, with unit, range, kind and source key, are in parameters.json under ``network``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from highways.parameters import check_choice, check_range

from .parameters import PARAMETERS
from .town import Town
from .window import opening

Array = NDArray[np.float64]

ACCOUNTS = ("window", "learning rate only", "flattening only", "mood only", "scaling")
"""What a dose may do to the map. 'window' is looser traffic and faster change together; the others compete with it:
only faster change; only looser traffic; a lifted mood that lowers the loop's pull for some days; and every lane's
width multiplied by one factor, which keeps the order of the roads."""

PRELUDE = {"width": 0.05, "kappa": 4.0}
"""How `grow` begins: every lane alike, and a strong pull into the loop. Choices of this course."""

SUBSOIL = 0.2
"""How much of a choice goes by the ground under a road, where that is switched on. A choice of this course."""


def _d(name: str) -> float:
    return PARAMETERS.default("network", name)


@dataclass(frozen=True)
class Scenario:
    """What happens in a life on the map. Without any setting, nothing does.

    Attributes:
        doses: days on which a window opens.
        window: the window itself, in place of doses: pairs of day and openness (0 to 1), straight in between.
        practice_minutes: minutes a day on purpose along the new road (0 to 1,440).
        practice_start: its first day.
        practice_days: for how many days; infinity is 'kept up'.
        pauses: pairs of first day and day of return between which practice rests.
        rumination_minutes: minutes a day of trips round the loop (0 to 1,440).
        rumination_start: its first day.
        rumination_days: for how many days.
        account: what a dose does, one of `ACCOUNTS`.
        habit_days, gain, beta, beta_window, kappa, ending, half_use, bare, half_minutes, half_rumination,
            window_days, onset_days, closing_days, mood_days, kappa_mood, scale, asphalt_days: see ``PARAMETERS["network"]``.

    Raises:
        ValueError: a value out of range, in one sentence that names the range.
    """

    doses: tuple[float, ...] = ()
    window: tuple[tuple[float, float], ...] = ()
    practice_minutes: float = 0
    practice_start: float = 1
    practice_days: float = math.inf
    pauses: tuple[tuple[float, float], ...] = ()
    rumination_minutes: float = 0
    rumination_start: float = 0
    rumination_days: float = math.inf
    account: str = "window"
    habit_days: float = _d("habit_days")
    gain: float = _d("gain")
    beta: float = _d("beta")
    beta_window: float = _d("beta_window")
    kappa: float = _d("kappa")
    ending: float = _d("ending")
    half_use: float = _d("half_use")
    bare: float = _d("bare")
    half_minutes: float = _d("half_minutes")
    half_rumination: float = _d("half_rumination")
    window_days: float = _d("window_days")
    onset_days: float = _d("onset_days")
    closing_days: float = _d("closing_days")
    mood_days: float = _d("mood_days")
    kappa_mood: float = _d("kappa_mood")
    scale: float = _d("scale")
    asphalt_days: float = _d("asphalt_days")

    def __post_init__(self) -> None:
        PARAMETERS.check("network", {name: getattr(self, name) for name in PARAMETERS["network"]})
        for name in ("practice_minutes", "rumination_minutes"):
            check_range(name, getattr(self, name), 0, 1440, "minutes a day")
        for name in ("practice_start", "practice_days", "rumination_start", "rumination_days"):
            check_range(name, getattr(self, name), 0, math.inf, "days")
        for name, example in (("doses", "(0,)"), ("pauses", "((7, 14),)"), ("window", "((0, 0), (1, 1))")):
            object.__setattr__(self, name, _listed(name, getattr(self, name), example))
        for dose in self.doses:
            check_range("each of doses", dose, 0, 3650, "days")
        for pause in self.pauses:
            _pair("pauses", pause, "the first day and the day of return")
            check_range("the first day of a pause", pause[0], 0, math.inf, "days")
            check_range("the return from a pause", pause[1], pause[0], math.inf, "days")
        for point in self.window:
            _pair("window", point, "a day and how far it is open")
            check_range("each day of window", point[0], 0, 3650, "days")
            check_range("each openness of window", point[1], 0, 1)
        if any(later[0] <= before[0] for before, later in zip(self.window, self.window[1:], strict=False)):
            raise ValueError("window has days that do not rise; sort its pairs by day, each day once.")
        if self.window and self.doses:
            raise ValueError(
                "window and doses are both given; a window of your own replaces the doses, so leave them out."
            )
        check_choice("account", self.account, ACCOUNTS)
        if self.forth + self.back > 1:
            raise ValueError(
                f"practice of {self.practice_minutes:g} and rumination of {self.rumination_minutes:g} minutes a day ask "
                f"for more than every trip; lower one of them."
            )

    @property
    def forth(self) -> float:
        """Share of all trips (0 to 1) that practice steers along the new road."""
        return self.practice_minutes / (self.practice_minutes + self.half_minutes)

    @property
    def back(self) -> float:
        """Share of all trips (0 to 1) that rumination draws into the loop."""
        return self.rumination_minutes / (self.rumination_minutes + self.half_rumination)

    def openness(self, day: Array) -> Array:
        """How far the window is open (0 to 1) on each `day`."""
        if self.window:
            return np.interp(day, *np.array(self.window, float).T)
        return opening(day, self.doses, self.window_days, self.onset_days, self.closing_days)

    def practising(self, day: Array) -> NDArray[np.bool_]:
        """Whether there is practice on each `day`."""
        on = _between(day, self.practice_start, self.practice_days)
        for first, back in self.pauses:
            on &= ~((day >= first) & (day < back))
        return on


@dataclass(frozen=True, eq=False)
class Life:
    """What happened on the map: T moments, M lanes.

    Attributes:
        day: T, days from 0.
        captured: T, of the trips that nobody steers and that either arrive or end in the loop, the share that end in
            the loop (0 to 1).
        entropy: T, how evenly those trips spread over the lanes (0: one lane; 1: all alike).
        window: T, how far the window is open in the middle of the coming step (0 to 1).
        steered: T, the share of trips that practice steers along the new road (0 to 1).
        drawn_in: T, the share of trips that rumination draws into the loop (0 to 1).
        strength: T x M, width of each lane (0 to 1).
        traffic: T x M, passes along each lane in an average trip, steered ones counted in (0 and more).
    """

    day: Array
    captured: Array
    entropy: Array
    window: Array
    steered: Array
    drawn_in: Array
    strength: Array
    traffic: Array

    def at(self, day: float) -> float:
        """The captured share (0 to 1) on a day."""
        return float(self.captured[self.moment(day)])

    def moment(self, day: float) -> int:
        """Which of the T moments a day is.

        Raises:
            ValueError: a day that was not lived.
        """
        check_range("day", day, 0, float(self.day[-1]), "days")
        return round(day / (self.day[1] - self.day[0]))


def simulate(
    scenario: Scenario | None = None, town: Town | None = None, days: float = 120, *, step: float = 0.5
) -> Life:
    """A life that starts from the town's rigid map, by forward Euler; what is read is read before each step.

    Args:
        scenario: what happens; nothing when None.
        town: the map; the shipped one when None.
        days: how long, in days (1 to 3,650).
        step: days (0.01 to 1).

    Raises:
        ValueError: days or step out of range, or a step too long for how fast this scenario's roads change.
    """
    town = _shipped() if town is None else town
    return _live(scenario or Scenario(), town, town.rigid, days, step)


def grow(days: float = 240, town: Town | None = None, *, step: float = 1.0) -> Life:
    """The prelude: every lane begins alike and narrow, and use makes highways. Arguments as in `simulate`."""
    town = _shipped() if town is None else town
    start = np.full(len(town.tail), PRELUDE["width"])
    return _live(Scenario(kappa=PRELUDE["kappa"]), town, start, days, step)


def choice(town: Town, strength: Array, beta: float, kappa: float, bare: float = _d("bare")) -> Array:
    """M, the chance that a trip at the beginning of a lane takes that lane; those that leave a place sum to 1.

    Args:
        strength: M, width of each lane (0 to 1).
        beta: how strictly trips follow width.
        kappa: extra pull of the lanes into the ring.
        bare: what a lane without width still offers.
    """
    pull = town.affordance * np.where(town.into_ring, kappa, 1.0) * (strength + bare) ** beta * town.open
    total = town.leaving(pull)[town.tail]
    return np.divide(pull, total, out=np.zeros_like(pull), where=total > 0)


def visits(town: Town, chance: Array, ending: float) -> Array:
    """N, expected visits to each place in one trip, when trips choose by `chance` (M) and end with `ending` at each place."""
    n = len(town.places)
    system = np.eye(n)
    system[town.head, town.tail] -= (1 - ending) * chance
    return np.linalg.solve(system, town.source)


def rumination(town: Town, ending: float) -> Array:
    """M, passes per trip when a trip is drawn in: from each cue along the shortest way to the ring, then round and round.

    Whole trips are counted, so the lanes that lead into the ring are used as much as the ring itself.
    """
    passes = np.zeros(len(town.tail))
    stay = 1 - ending
    around = {
        int(a): int(np.flatnonzero((town.tail == a) & (town.head == b))[0])
        for a, b in zip(town.ring, np.roll(town.ring, -1), strict=True)
    }
    share = 1 / len(town.cues)
    for cue in town.cues.tolist():
        place, way = town.way_in(cue)
        passes[way] += share
        for turn in range(len(around)):
            lane = around[place]
            passes[lane] += share * stay ** (turn + 1) / (1 - stay ** len(around))
            place = int(town.head[lane])
    return passes


def _live(scenario: Scenario, town: Town, start: Array, days: float, step: float) -> Life:
    check_range("days", days, 1, 3650, "days")
    check_range("step", step, 0.01, 1, "days")
    s, count = scenario, round(days / step) + 1
    day = np.arange(count) * step
    open_ = s.openness(day + step / 2)
    looser = 0.0 if s.account in ("learning rate only", "mood only", "scaling") else 1.0
    faster = 0.0 if s.account in ("flattening only", "mood only", "scaling") else 1.0
    beta = s.beta - (s.beta - s.beta_window) * looser * open_
    eta = 3 / s.habit_days * (1 + (s.gain - 1) * faster * open_)
    fastest = max(eta.max(), 1 / s.asphalt_days if s.asphalt_days else 0)
    if fastest * step > 1:
        raise ValueError(
            f"step is {step:g} days, too long for roads that change this fast; choose {1 / fastest:.2g} or less."
        )
    kappa = np.full(count, s.kappa)
    if s.account == "mood only":
        lifted = opening(day + step / 2, s.doses, s.mood_days, s.onset_days, s.closing_days)
        kappa = s.kappa - (s.kappa - s.kappa_mood) * lifted
    steered = np.where(s.practising(day), s.forth, 0.0)
    drawn = np.where(_between(day, s.rumination_start, s.rumination_days), s.back, 0.0)
    around = rumination(town, s.ending)

    width = start.copy()
    ground = width.copy()
    strength, traffic = np.empty((count, len(width))), np.empty((count, len(width)))
    captured, entropy = np.empty(count), np.empty(count)
    for i in range(count):
        if s.account == "scaling" and any(day[i] <= dose < day[i] + step for dose in s.doses):
            width = width * s.scale
        felt = (1 - SUBSOIL) * width + SUBSOIL * ground if s.asphalt_days else width
        chance = choice(town, felt, beta[i], kappa[i], s.bare)
        seen = visits(town, chance, s.ending)
        free = seen[town.tail] * (1 - s.ending) * chance
        used = (1 - steered[i] - drawn[i]) * free + steered[i] * town.practised + drawn[i] * around
        strength[i], traffic[i] = width, used
        stuck, arrived = s.ending * seen[town.ring].sum(), seen[town.destinations].sum()
        captured[i] = stuck / (stuck + arrived)
        part = free / free.sum()
        entropy[i] = -(part * np.log(part + 1e-12)).sum() / math.log(len(part))
        if s.asphalt_days:
            ground = ground + step / s.asphalt_days * (width - ground)
        width = width + step * eta[i] * (used / (used + s.half_use) - width)
    return Life(day, captured, entropy, open_, steered, drawn, strength, traffic)


def _between(day: Array, first: float, days: float) -> NDArray[np.bool_]:
    return (day >= first) & (day < first + days)


def _listed(name: str, value: object, example: str) -> tuple:
    try:
        return tuple(value)  # type: ignore[arg-type]
    except TypeError:
        raise ValueError(f"{name} is {value!r}; give a list, such as {example}.") from None


def _pair(name: str, value: object, what: str) -> None:
    if not isinstance(value, (tuple, list, np.ndarray)) or len(value) != 2:
        raise ValueError(f"{name} holds {value!r}; give pairs, {what}.")


@lru_cache(1)
def _shipped() -> Town:
    return Town.load()
