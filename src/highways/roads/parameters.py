"""The room's numbers: parameters of its models, and what its words stand for in them."""

from __future__ import annotations

from highways.parameters import Parameters, read

_DATA = read(__package__)

PARAMETERS = Parameters({name: _DATA[name] for name in ("two_roads", "network")})
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
