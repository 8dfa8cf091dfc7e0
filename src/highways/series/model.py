"""A course of sessions: windows that open and close over weeks, small steps beside them, and how the gain fades.

This room stands on its neighbours and adds no equation of its own to theirs. Each session opens the window of
`highways.roads`, h(t), and windows add up to 1 at most; the map of `highways.roads` lives through the weeks; and what is
read is the share of trips that get caught in the loop.

    gain(t) = max(captured before - captured(t), 0),    gain left(t) = gain(t) / the largest gain within the horizon

The roads' window and not that of `highways.glutamate`, because the lessons before this one show it, and because the
published outcomes were compared with the map under it. The other, which was made to fit rodents and is nearly shut after
three days, is a `curve` to try: ``simulate(curve=glutamate_curve())``.

Known misses. Without practice, six sessions lose half of their gain on this map about a month after the last one; half of
the people who had responded in murrough2013b had relapsed after 18 days. One session loses it within five days; half of the
responders in salloum2019 had relapsed by day 14. And windows loosen the new road too, so that with practice kept up more
sessions do not mean fewer trips caught, while in daly2019 fewer people relapsed who went on with the spray. Left out: mood,
every risk and how risks add up with sessions, sleep, stress, other people.

Times are days; practice is minutes a day, a model choice and never advice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from highways import glutamate, roads
from highways.parameters import check_choice, check_range
from highways.roads import MAP_STEPS

from .parameters import KEEPS, PARAMETERS, PATTERNS, PAUSES, STOPS

Array = NDArray[np.float64]

INFUSIONS: tuple[float, ...] = tuple(PATTERNS["infusions"]["days"])

HORIZON = 90
"""Days that the pictures show."""

NOTICEABLE = 0.005
"""A gain that never reaches this share of all trips is called none: less than one trip of 100."""

_C = PARAMETERS.values_of("course")


@dataclass(frozen=True, eq=False)
class Series:
    """Weeks on the map: T moments from day 0.

    Attributes:
        sessions: the days of the sessions, those after the horizon too.
        before: captured share of the map before anything happens (0 to 1).
        day: T, days.
        open: T, how far the window is open in the middle of the coming step (0 to 1).
        steered: T, share of trips that practice steers along the new road (0 to 1).
        captured: T, of the trips that nobody steers and that are counted, the share that end in the loop (0 to 1).
        gain_left: T, share of the largest gain that is there (0 to 1); 0 throughout where nothing is ever gained.
        life: the run on the map, with the width of every lane.
    """

    sessions: tuple[float, ...]
    before: float
    day: Array
    open: Array
    steered: Array
    captured: Array
    gain_left: Array
    life: roads.Life

    def at(self, day: float) -> float:
        """The captured share (0 to 1) on a day of the series."""
        return self.life.at(day)

    def halfway_back(self) -> float | None:
        """The first day, after the last session and after the largest gain, with half of that gain or less.

        None where that does not come within the horizon, where sessions go on beyond it, and where nothing is gained.
        """
        if not self.gain_left.any():
            return None
        late = (self.day >= max(self.sessions, default=0)) & (np.arange(len(self.day)) >= self.gain_left.argmax())
        found = np.flatnonzero(late & (self.gain_left <= 0.5))
        return float(self.day[found[0]]) if len(found) else None


@dataclass(frozen=True)
class Course:
    """Sessions of a pattern.

    Attributes:
        days: when, in days from the first.
        ends: the day on which the course is over and its last window has closed: small steps and breaks go by it. Where
            the spray goes on, that of its first eight weeks; where there are fewer than six infusions, that of six.
    """

    days: tuple[float, ...]
    ends: float


def simulate(
    days: Iterable[float] = INFUSIONS,
    *,
    practice_minutes: float = 0,
    practice_until: float = math.inf,
    pauses: Iterable[tuple[float, float]] = (),
    curve: Iterable[tuple[float, float]] | None = None,
    horizon: float = HORIZON,
    step: float = 0.5,
) -> Series:
    """Weeks with sessions on `days`.

    Args:
        days: of the sessions (each 0 to 3,650); none at all is the slow road.
        practice_minutes: minutes a day on purpose along the new road (0 to 1,440), from day 1.
        practice_until: the day on which practice stops (0 and more); infinity is 'kept up'.
        pauses: pairs of first day and day of return between which practice rests.
        curve: how far one session opens a window: pairs of days since it and openness (0 to 1), straight in between,
            which add up to 1 at most. None is the roads' own window.
        horizon: how long, in days (1 to 365).
        step: days (0.01 to 1).

    Raises:
        ValueError: a value out of range, in one sentence that says what to choose.
    """
    check_range("horizon", horizon, 1, 365, "days")
    check_range("step", step, 0.01, 1, "days")
    check_range("practice_until", practice_until, 0, math.inf, "days")
    try:
        sessions = tuple(days)
    except TypeError:
        raise ValueError(f"days is {days!r}; give a list, such as (0, 3, 7).") from None
    for one in sessions:
        check_range("each of days", one, 0, 3650, "days")
    opening = {"doses": sessions} if curve is None else {"window": _summed(sessions, tuple(curve), horizon, step)}
    scenario = roads.Scenario(
        **opening,
        practice_minutes=practice_minutes,
        practice_start=_C["first_step"],
        practice_days=max(practice_until - _C["first_step"], 0),
        pauses=tuple(pauses),
    )
    life = roads.simulate(scenario, days=horizon, step=step)
    before = roads.simulate(days=1, step=1).at(0)
    gain = np.maximum(before - life.captured, 0)
    largest = gain.max()
    left = gain / largest if largest >= NOTICEABLE else np.zeros_like(gain)
    return Series(sessions, before, life.day, life.window, life.steered, life.captured, left, life)


def course(pattern: str = "infusions", stop: str = "goes on") -> Course:
    """The sessions of one of `PATTERNS`; `stop`, one of `STOPS`, counts for the spray alone.

    Raises:
        ValueError: a name that is not known.
    """
    check_choice("pattern", pattern, tuple(PATTERNS))
    check_choice("stop", stop, tuple(STOPS))
    days, last = PATTERNS[pattern]["days"], PATTERNS[pattern]["course"]
    if "stops" in PATTERNS[pattern]:
        days = [day for day in days if day <= STOPS[stop]]
        last = min(last, STOPS[stop])
    return Course(tuple(days), last + _C["afterwards"])


def lived(
    pattern: str = "infusions",
    *,
    steps: str = "none",
    keep: str = "kept up",
    pause: str = "none",
    stop: str = "goes on",
    sessions: bool = True,
) -> Series:
    """The weeks that the widget shows, in its words.

    Args:
        pattern: one of `PATTERNS`.
        steps: one of `highways.roads.MAP_STEPS`.
        keep: one of `KEEPS`, until when steps are taken.
        pause: one of `PAUSES`, a break from them after the course.
        stop: one of `STOPS`, for the spray.
        sessions: False leaves every session out and keeps the steps on their days.

    Raises:
        ValueError: a name that is not known.
    """
    check_choice("steps", steps, tuple(MAP_STEPS))
    check_choice("keep", keep, KEEPS)
    check_choice("pause", pause, tuple(PAUSES))
    chosen = course(pattern, stop)
    until = {KEEPS[0]: chosen.ends, KEEPS[1]: chosen.ends + _C["month"], KEEPS[2]: math.inf}[keep]
    return simulate(
        chosen.days if sessions else (),
        practice_minutes=MAP_STEPS[steps],
        practice_until=until,
        pauses=((chosen.ends, chosen.ends + PAUSES[pause]),),
    )


def slow_road(
    pattern: str = "infusions",
    *,
    steps: str = "none",
    keep: str = "kept up",
    pause: str = "none",
    stop: str = "goes on",
) -> Series:
    """The same small steps without any session; some steps kept up where there are none. Arguments as in `lived`."""
    if steps == "none":
        return lived("none", steps="some")
    return lived(pattern, steps=steps, keep=keep, pause=pause, stop=stop, sessions=False)


def glutamate_curve() -> tuple[tuple[float, float], ...]:
    """How far one session opens a window in `highways.glutamate`: pairs of days since it and openness (0 to 1)."""
    return glutamate.simulate(days=7).window_points(every=3)


def _summed(
    sessions: tuple[float, ...], curve: tuple[tuple[float, float], ...], horizon: float, step: float
) -> tuple[tuple[float, float], ...]:
    """The window of all sessions together, at the moments at which the map reads it: in the middle of each step."""
    since, openness = np.array(roads.Scenario(window=curve).window or ((0, 0),), float).T
    middle = (np.arange(round(horizon / step) + 1) + 0.5) * step
    total = sum((np.interp(middle - one, since, openness, left=0.0) for one in sessions), np.zeros_like(middle))
    return tuple(zip(middle.tolist(), np.minimum(total, 1).tolist(), strict=True))
