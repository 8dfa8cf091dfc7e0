"""How a life on the map ends, for every window and every amount of practice: the field behind the widget Window.

Both are places from 0 to 1, because nobody has measured either in people. Along the field lies how long one window stays
open, from none to `LONGEST`; up the field how much is practised, as the share of trips that practice steers, from none to
that of `MOST`. Practice begins on day 1 and either stops after `STOPS_AFTER` days or is kept up. All are choices of this
course. A place is a life of `highways.roads`; what is read is the captured share on day `DAYS`.

``python -m highways.series.regions`` writes regions.json, which the widget, its twin in JavaScript and the still picture read.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from highways import glutamate
from highways.parameters import check_choice, check_range, read
from highways.roads import MAP_STEPS, PARAMETERS, STORIES, Scenario, Town, simulate
from highways.roads.window import opening

Array = NDArray[np.float64]

ACCOUNTS = ("window", "learning rate only", "flattening only", "mood only")
"""What a dose may do, of `highways.roads.ACCOUNTS`. In 'mood only' there is no window, and the field's length is how long
mood is lifted."""

_P = PARAMETERS["network"]

DAYS = 120
"""The day on which a life is read."""
LONGEST: float = _P["window_days"]["range"][1]
"""Days: the window at length 1."""
USUAL = _P["window_days"]["value"] / LONGEST
"""The length (0 to 1) of the window that the other pictures of the map open."""
MOST = 120.0
"""Minutes a day: the practice at 1. A model choice, and never advice."""
STOPS_AFTER: float = STORIES["window and two weeks"]["practice_days"]
"""Days after which practice ends, where it is not kept up."""

WINDOWS = (0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10, 12, 14)
"""Days: the columns of the field, closer together where lives part."""
MINUTES = (0, 5, 10, 13, 16, 20, 23, 26, 30, 35, 40, 45, 50, 60, 70, 80, 90, 105, 120)
"""Minutes a day: its rows."""

_HALF = _P["half_minutes"]["value"]


def place_of(minutes: float) -> float:
    """Where on the field (0 to 1) a practice of `minutes` a day (0 to `MOST`) lies: its share of trips, by that of `MOST`."""
    check_range("minutes", minutes, 0, MOST, "minutes a day")
    return minutes / (minutes + _HALF) * (MOST + _HALF) / MOST


def minutes_at(practice: float) -> float:
    """Minutes a day (0 to `MOST`) at a place `practice` (0 to 1) of the field."""
    check_range("practice", practice, 0, 1)
    share = practice * MOST / (MOST + _HALF)
    return _HALF * share / (1 - share)


STEPS = {name: place_of(minutes) for name, minutes in MAP_STEPS.items()}
"""Where on the field (0 to 1) the words for practice lie: none, a little, some, a lot."""


def scenario(length: float, practice: float, kept_up: bool = False, account: str = "window") -> Scenario:
    """The life at a place of the field.

    Args:
        length: how long the window stays open (0: none; 1: `LONGEST`).
        practice: how much is practised (0: none; 1: `MOST`); `STEPS` has it in words.
        kept_up: whether practice goes on; otherwise it stops after `STOPS_AFTER` days.
        account: what a dose does, one of `ACCOUNTS`.

    Raises:
        ValueError: a place outside the field, or an account that it does not have.
    """
    check_range("length", length, 0, 1)
    return _life(LONGEST * length, minutes_at(practice), kept_up, account)


def _life(days: float, minutes: float, kept_up: bool, account: str) -> Scenario:
    check_choice("account", account, ACCOUNTS)
    return Scenario(
        doses=(0,),
        practice_minutes=minutes,
        practice_days=math.inf if kept_up else STOPS_AFTER,
        account=account,
        **({"window_days": 0, "mood_days": days} if account == "mood only" else {"window_days": days}),
    )


def glutamate_length() -> float:
    """Where along the field (0 to 1) the window of `highways.glutamate` lies: the simple window that is as open in all,
    which is to say with the same area under its curve. Its times come from animals."""
    curve = np.array(glutamate.simulate().window_points())
    area = _area(*curve.T)
    lengths, day = np.linspace(0, LONGEST, 281), np.arange(0, 2 * LONGEST, 0.005)
    form = _P["onset_days"]["value"], _P["closing_days"]["value"]
    areas = [_area(day, opening(day, (0,), length, *form)) for length in lengths]
    return float(np.interp(area, areas, lengths)) / LONGEST


def _area(x: Array, y: Array) -> float:
    return float(np.sum(np.diff(x) * (y[1:] + y[:-1]) / 2))


def caught(account: str, kept_up: bool) -> Array:
    """MINUTES x WINDOWS, the captured share (0 to 1) on day `DAYS`, as it stands in regions.json: to two digits."""
    check_choice("account", account, ACCOUNTS)
    return np.array(data()["caught"][account]["kept up" if kept_up else "stops"]) / 100


def ending(account: str, kept_up: bool, length: ArrayLike, practice: ArrayLike) -> Array:
    """The captured share (0 to 1) on day `DAYS` at places of the field, straight between its cells.

    Args:
        account: what a dose does, one of `ACCOUNTS`.
        kept_up: whether practice goes on.
        length, practice: places (0 to 1), any shape, alike.
    """
    rows = caught(account, kept_up)

    def cell(places: list[float], place: ArrayLike) -> tuple[NDArray[np.intp], Array]:
        found = np.clip(np.searchsorted(places, place, "right") - 1, 0, len(places) - 2)
        first, after = np.take(places, found), np.take(places, found + 1)
        return found, (place - first) / (after - first)

    column, x = cell(data()["lengths"], np.asarray(length, float))
    row, y = cell(data()["practices"], np.asarray(practice, float))
    below = rows[row, column] + x * (rows[row, column + 1] - rows[row, column])
    above = rows[row + 1, column] + x * (rows[row + 1, column + 1] - rows[row + 1, column])
    return below + y * (above - below)


@lru_cache(1)
def data() -> dict:
    """regions.json: `longest`, `usual`, `most` and `stops_after` as above; `lengths` and `practices`, the places of columns
    and rows; `glutamate`, a place along the field; and `caught`, of 100, by account, 'stops' or 'kept up', row and column."""
    return read(__package__, "regions.json")


def compute() -> dict:
    """What regions.json holds. Takes a minute."""
    town = Town.load()

    def cell(days: float, minutes: float, kept_up: bool, account: str) -> int:
        return round(100 * simulate(_life(days, minutes, kept_up, account), town, DAYS).at(DAYS))

    return {
        "longest": LONGEST,
        "usual": USUAL,
        "most": MOST,
        "stops_after": STOPS_AFTER,
        "lengths": [round(days / LONGEST, 6) for days in WINDOWS],
        "practices": [round(place_of(minutes), 6) for minutes in MINUTES],
        "glutamate": round(glutamate_length(), 3),
        "caught": {
            account: {
                name: [[cell(days, minutes, kept_up, account) for days in WINDOWS] for minutes in MINUTES]
                for name, kept_up in (("stops", False), ("kept up", True))
            }
            for account in ACCOUNTS
        },
    }


def main() -> None:
    """Write regions.json beside this file, a row a line."""
    text = json.dumps(compute())
    text = text.replace("[[", "[\n[").replace("], [", "],\n[").replace("]], ", "]\n],\n").replace("]]", "]\n]")
    Path(__file__).with_name("regions.json").write_text(text.replace(', "', ',\n"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
