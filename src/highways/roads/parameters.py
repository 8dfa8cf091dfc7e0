"""The room's numbers, from one file that Python and JavaScript both read.

``PARAMETERS["two_roads"]["beta"]`` holds value, unit, range, kind (measured, calibrated or assumed) and source key.
"""

from __future__ import annotations

import json
import math
from importlib.resources import files

_DATA = json.loads(files(__package__).joinpath("parameters.json").read_text("utf-8"))

PARAMETERS: dict[str, dict[str, dict]] = {name: _DATA[name] for name in ("two_roads", "network")}
"""Parameters by model and name."""

STEPS: dict[str, float] = _DATA["steps"]
"""Small steps in the words of the two roads, as minutes a day. A model choice, and never advice."""

MAP_STEPS: dict[str, float] = _DATA["map_steps"]
"""The same for the map, where three amounts kept up for two weeks end in three ways. A model choice, and never advice."""

REGIONS: dict[str, float] = _DATA["regions"]
"""What a life's end is called on the map, and the captured share from which on it is called that."""

STORIES: dict[str, dict] = {
    name: {"practice_minutes": MAP_STEPS[story["steps"]], **{k: v for k, v in story.items() if k != "steps"}}
    if "steps" in story
    else story
    for name, story in _DATA["stories"].items()
}
"""Eight lives on the map, as settings for ``Scenario(**STORIES[name])``."""


def default(model: str, name: str) -> float:
    """The value of a parameter, for a default."""
    return PARAMETERS[model][name]["value"]


def check(model: str, values: dict[str, float]) -> None:
    """Raise one clear ValueError for the first value that is not a number within its range."""
    for name, value in values.items():
        entry = PARAMETERS[model][name]
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
