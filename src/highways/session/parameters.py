"""The room's numbers: parameters of the model, and where the phases of a day are drawn."""

from __future__ import annotations

from highways.parameters import Parameters, read

_DATA = read(__package__)

PARAMETERS = Parameters({name: entries for name, entries in _DATA.items() if name != "day"})
"""Parameters by model and name."""

DAY: dict = _DATA["day"]
"""The drawn day, in minutes from the first drop, spray or bite: 'arrival' and 'bedtime', and under 'begins' the minute at
which each phase of the day begins, by route. A drawing after typical times, and no plan."""
