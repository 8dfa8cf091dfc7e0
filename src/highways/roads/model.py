"""Two roads that compete for the same trips: the analytic heart of the course.

One new road of strength u (0 to 1) and one old road of strength 1 - u, as on a seesaw. Strength relaxes to use, a leaky
Hebb rule (source keys hebb1949, oja1982), the form also of the tubes of a slime mould (tero2010) and of trails across
a lawn (helbing1997). A picture of how habits may harden, and not a map of neurons.

    du/dt = eta * [(1 - pi - pi_o) * s(u) + pi - u],    s(u) = u^beta / (u^beta + (kappa * (1 - u))^beta)

pi and pi_o are the shares of trips made on purpose along the new road (practice) and the old one (rumination);
a window h(t) between 0 and 1 speeds eta up and lowers beta. Times are days, practice is minutes a day.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from highways.parameters import check_range

from .parameters import PARAMETERS
from .window import opening

Array = NDArray[np.float64]


@dataclass(frozen=True)
class FixedPoint:
    """A place where the marble can stay: `u` from 0 to 1, and whether it comes back after a nudge."""

    u: float
    stable: bool


@dataclass(frozen=True)
class TwoRoadsLife:
    """A simulated life. All arrays have one entry a step.

    Attributes:
        day: time in days from 0.
        new: strength of the new road, 0 to 1.
        trips: share of trips that take the new road, on purpose or not, 0 to 1.
        window: how far the window is open, 0 to 1.
    """

    day: Array
    new: Array
    trips: Array
    window: Array

    def at(self, day: float) -> float:
        """Strength of the new road on a day (0 to 1)."""
        check_range("day", day, 0, float(self.day[-1]), "days")
        return float(self.new[round(day / (self.day[1] - self.day[0]))])


def _d(name: str) -> float:
    return PARAMETERS.default("two_roads", name)


@dataclass(frozen=True)
class TwoRoads:
    """The model of two roads. Every parameter has its unit, range, kind and source key in parameters.json.

    Attributes:
        beta: how strictly trips follow the wider road (0.2 to 6; above 1 there are two valleys).
        kappa: extra pull of the old road (0.5 to 2).
        beta_window: beta while the window is open (0.1 to 6).
        gain: how much faster roads change while it is open (1 to 20).
        habit_days: days for 95 % of a daily habit's growth (18 to 254; lally2010).
        half_minutes: minutes a day at which half of all trips are on purpose (10 to 240).
        window_days: how long a window stays open after a dose (0 to 14; 0 is no window).
        onset_days: time constant of its opening (0.01 to 5).
        closing_days: softness of its closing (0.01 to 5).
        start: strength of the new road on day 0 (0 to 1).

    Raises:
        ValueError: a value outside its range, in one sentence that names the range.
    """

    beta: float = _d("beta")
    kappa: float = _d("kappa")
    beta_window: float = _d("beta_window")
    gain: float = _d("gain")
    habit_days: float = _d("habit_days")
    half_minutes: float = _d("half_minutes")
    window_days: float = _d("window_days")
    onset_days: float = _d("onset_days")
    closing_days: float = _d("closing_days")
    start: float = _d("start")

    def __post_init__(self) -> None:
        PARAMETERS.check("two_roads", vars(self))

    @property
    def eta(self) -> float:
        """Rate of change outside the window, 1/day: 95 % is three time constants."""
        return 3 / self.habit_days

    def push(self, minutes: float) -> float:
        """Share of all trips (0 to 1) that `minutes` a day make on purpose."""
        check_range("minutes", minutes, 0, 1440, "minutes a day")
        return minutes / (minutes + self.half_minutes)

    def strictness(self, window: float = 0.0) -> float:
        """beta when the window is open by `window` (0 to 1)."""
        return self.beta - (self.beta - self.beta_window) * window

    def choice(self, u: ArrayLike, window: float = 0.0) -> Array:
        """Share of undirected trips (0 to 1) that take the new road when its strength is `u` (0 to 1)."""
        u = np.asarray(u, float)
        beta = self.strictness(window)
        new = u**beta
        return new / (new + (self.kappa * (1 - u)) ** beta)

    def flow(self, u: ArrayLike, practice: float = 0, rumination: float = 0, window: float = 0.0) -> Array:
        """Right-hand side without eta: where `u` is heading, minus where it is (-1 to 1).

        Args:
            u: strength of the new road, 0 to 1.
            practice: minutes a day on purpose along the new road.
            rumination: minutes a day on purpose along the old road.
            window: how far the window is open, 0 to 1.

        Raises:
            ValueError: minutes that together ask for more than every trip.
        """
        forth, back = self._pushes(practice, rumination)
        return (1 - forth - back) * self.choice(u, window) + forth - u

    def rate(self, u: ArrayLike, practice: float = 0, rumination: float = 0, window: float = 0.0) -> Array:
        """du/dt in 1/day: the whole right-hand side. Arguments as in `flow`."""
        return self.eta * (1 + (self.gain - 1) * window) * self.flow(u, practice, rumination, window)

    def potential(self, practice: float = 0, rumination: float = 0, window: float = 0.0, steps: int = 200) -> Array:
        """Height of the hill at `steps` + 1 even places from u = 0 to 1; the marble rolls downhill.

        The hill is minus the integral of `flow` (trapezoid rule), and 0 at its lowest place. Arguments as in `flow`.
        """
        flow = self.flow(np.arange(steps + 1) / steps, practice, rumination, window)
        height = np.concatenate([[0.0], -np.cumsum((flow[1:] + flow[:-1]) / (2 * steps))])
        return height - height.min()

    def separatrix(self) -> float | None:
        """The ridge between the two valleys with nobody pushing (0 to 1), or None when beta <= 1: no ridge."""
        return self._between(self.beta) if self.beta > 1 else None

    def fixed_points(self, practice: float = 0, rumination: float = 0, window: float = 0.0) -> list[FixedPoint]:
        """Every place where the marble can stay, from left to right, to 1e-10. Arguments as in `flow`.

        With beta = 1 and kappa = 1 and nobody pushing, every place is one; the two ends are returned, as not stable.
        """
        forth, back = self._pushes(practice, rumination)
        beta = self.strictness(window)
        if forth == 0 and back == 0:
            return self._resting(beta)
        # Even steps in log odds: near both ends the places lie many powers of ten apart.
        odds = np.linspace(-25, 25, 2501)
        flow = self.flow(1 / (1 + np.exp(-odds)), practice, rumination, window)
        points = [
            FixedPoint(self._root(odds[i], odds[i + 1], practice, rumination, window), bool(flow[i] > 0))
            for i in np.flatnonzero((flow[:-1] > 0) != (flow[1:] > 0))
        ]
        # A road that nobody pushes traffic off can carry all of it; so can one where the push is too small to see.
        if forth == 0 or flow[0] < 0:
            points.insert(0, FixedPoint(0.0, bool(flow[0] < 0)))
        if back == 0 or flow[-1] > 0:
            points.append(FixedPoint(1.0, bool(flow[-1] > 0)))
        return points

    def resting_place(self, u: float) -> float:
        """Where a marble let go at `u` (0 to 1) comes to rest with nobody pushing; `u` itself where nothing moves it."""
        check_range("u", u, 0, 1)
        rate = float(self.rate(u))
        ahead = [point.u for point in self.fixed_points() if point.stable and (point.u - u) * rate > 0]
        return (min(ahead) if rate > 0 else max(ahead)) if ahead else u

    def _resting(self, beta: float) -> list[FixedPoint]:
        """Fixed points in closed form when nobody pushes."""
        if beta == 1:
            return [FixedPoint(0.0, self.kappa > 1), FixedPoint(1.0, self.kappa < 1)]
        return [FixedPoint(0.0, beta > 1), FixedPoint(self._between(beta), beta < 1), FixedPoint(1.0, beta > 1)]

    def _between(self, beta: float) -> float:
        """The one place between the two ends where nothing moves, when nobody pushes and beta is not 1."""
        with np.errstate(over="ignore"):  # just above 1 it lies at the very end
            odds = np.float64(self.kappa) ** (beta / (beta - 1))
        return float(odds / (1 + odds)) if np.isfinite(odds) else 1.0

    def _root(self, low: float, high: float, practice: float, rumination: float, window: float) -> float:
        """The zero of the flow between two log odds, by bisection to the last bit that matters."""
        positive = float(self.flow(1 / (1 + math.exp(-low)), practice, rumination, window)) > 0
        for _ in range(60):
            middle = (low + high) / 2
            same = (float(self.flow(1 / (1 + math.exp(-middle)), practice, rumination, window)) > 0) == positive
            low, high = (middle, high) if same else (low, middle)
        return 1 / (1 + math.exp(-(low + high) / 2))

    def window_needed(self, practice: float) -> float:
        """Days of open window, with practice all along, that carry the marble from `start` over the ridge.

        Closed form L_c = ln[(u_p - u_0) / (u_p - u*)] / (g eta), with u_p where the open window draws the marble. It
        takes the approach to u_p as exponential. In a whole life add the first day, before practice begins; the
        border of the simulation then lies within three quarters of a day of it for 12 to 60 minutes.

        Args:
            practice: minutes a day.

        Returns:
            Days; 0 when there is no ridge left to cross, infinity when no window is long enough.
        """
        ridge = self.separatrix()
        if ridge is None or self.start >= ridge:
            return 0.0
        # The open valley's bottom that is nearest to the start, going up.
        goal = min(
            (p.u for p in self.fixed_points(practice, window=1.0) if p.stable and p.u >= self.start), default=0.0
        )
        if goal <= ridge:
            return math.inf
        return math.log((goal - self.start) / (goal - ridge)) / (self.gain * self.eta)

    def critical_practice(self) -> float:
        """Minutes a day, kept up for good and without a window, at which the old road's valley disappears.

        Above it practice alone is enough, given time. 0 when beta <= 1, where no valley holds the marble.
        """
        ridge = self.separatrix()
        if ridge is None:
            return 0.0
        # Somewhere left of the ridge (1 - pi) s(u) + pi = u has to fail: the largest pi that it asks for.
        u = np.arange(1, 20000) / 20000 * ridge
        choice = self.choice(u)
        push = float(np.max((u - choice) / (1 - choice)))
        return self.half_minutes * push / (1 - push)

    def window(self, day: ArrayLike, doses: Sequence[float] = (0.0,)) -> Array:
        """How far the window is open (0 to 1) on each `day`, after doses on the days `doses`."""
        return opening(day, doses, self.window_days, self.onset_days, self.closing_days)

    def simulate(
        self,
        days: float = 120,
        *,
        doses: Sequence[float] = (0.0,),
        practice: float = 0,
        practice_start: float = 1,
        practice_days: float = math.inf,
        rumination: float = 0,
        step: float = 0.1,
    ) -> TwoRoadsLife:
        """One life from day 0, by forward Euler.

        Args:
            days: how long, in days (up to 3,650).
            doses: days on which a window opens; empty for none.
            practice: minutes a day along the new road while practice lasts (0 to 1,440).
            practice_start: its first day.
            practice_days: for how many days; infinity is 'kept up'.
            rumination: minutes a day along the old road, throughout (0 to 1,440).
            step: days (0.01 to 1).

        Raises:
            ValueError: a value out of range, or minutes that together ask for more than every trip.
        """
        check_range("days", days, 1, 3650, "days")
        check_range("step", step, 0.01, 1, "days")
        check_range("practice_start", practice_start, 0, math.inf, "days")
        check_range("practice_days", practice_days, 0, math.inf, "days")
        for dose in doses:
            check_range("each of doses", dose, 0, 3650, "days")
        forth, back = self._pushes(practice, rumination)
        day = np.arange(round(days / step) + 1) * step
        window = self.window(day, doses)
        pushes = np.where((day >= practice_start) & (day < practice_start + practice_days), forth, 0.0)
        betas = self.strictness(window)
        rates = self.eta * (1 + (self.gain - 1) * window) * step
        new, trips = np.empty_like(day), np.empty_like(day)
        u = self.start
        # Plain floats: the loop is long, and a numpy scalar costs ten times a float.
        for i, (push, beta, rate) in enumerate(zip(pushes.tolist(), betas.tolist(), rates.tolist(), strict=True)):
            ahead = u**beta
            taken = (1 - push - back) * (ahead / (ahead + (self.kappa * (1 - u)) ** beta)) + push
            new[i], trips[i] = u, taken
            u = min(max(u + rate * (taken - u), 0.0), 1.0)
        return TwoRoadsLife(day, new, trips, window)

    def _pushes(self, practice: float, rumination: float) -> tuple[float, float]:
        forth, back = self.push(practice), self.push(rumination)
        if forth + back > 1:
            raise ValueError(
                f"practice of {practice:g} and rumination of {rumination:g} minutes a day ask for more than every "
                f"trip; lower one of them."
            )
        return forth, back
