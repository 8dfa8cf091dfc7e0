"""A room's numbers, from one file that Python and JavaScript both read, and the one way to refuse a bad one.

``PARAMETERS["two_roads"]["beta"]`` of a room holds value, unit, range, kind (measured, calibrated or assumed), source
key and note.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from importlib.resources import files


def read(room: str, name: str = "parameters.json") -> dict:
    """A data file of the package `room` (a room passes its ``__package__``)."""
    return json.loads(files(room).joinpath(name).read_text("utf-8"))


class Parameters(dict[str, dict[str, dict]]):
    """Parameters by model and name."""

    def default(self, model: str, name: str) -> float:
        """The value of a parameter, for a default."""
        return self[model][name]["value"]

    def values_of(self, model: str) -> dict[str, float]:
        """Every parameter of a model at its default."""
        return {name: entry["value"] for name, entry in self[model].items()}

    def check(self, model: str, values: Mapping[str, float]) -> None:
        """Raise one clear ValueError for the first value that is not a number within its range."""
        for name, value in values.items():
            entry = self[model][name]
            check_range(f"{name} ({entry['name'].lower()})", value, *entry["range"], unit=entry["unit"])


def check_range(name: str, value: float, low: float, high: float, unit: str = "") -> None:
    """Raise ValueError unless `value` is a number from `low` to `high`."""
    try:
        inside = low <= float(value) <= high
    except (TypeError, ValueError):
        inside = False
    if inside and not isinstance(value, (bool, str)):
        return
    bounds = f"of {low:g} or more" if math.isinf(high) else f"from {low:g} to {high:g}"
    raise ValueError(f"{name} is {value!r}; choose a number {bounds}{' ' + unit if unit else ''}.")


def check_choice(name: str, value: object, choices: tuple[object, ...]) -> None:
    """Raise ValueError unless `value` is one of `choices`."""
    if value not in choices:
        raise ValueError(f"{name} is {value!r}; choose one of {', '.join(map(repr, choices))}.")
