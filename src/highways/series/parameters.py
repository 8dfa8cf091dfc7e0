"""The room's numbers: published patterns of sessions, and what the widget's words stand for in days."""

from __future__ import annotations

from highways.parameters import Parameters, read

_DATA = read(__package__)

PARAMETERS = Parameters({"course": _DATA["course"]})
"""Parameters by model and name."""

PATTERNS: dict[str, dict] = _DATA["patterns"]
"""Published patterns of sessions by name: `days` from the first session, and `sources`, the keys of what publishes them.

'infusions': six over two to three weeks; the days within them are ours. 'spray': the label's twice a week for four weeks,
once a week for four more, and from week 9 weekly or every two weeks, of which this is every two; `stops` says which of its
sessions is the last. 'one' infusion and 'none' stand beside them for comparison. `course` is the day of the last session
that small steps and breaks go by: that of the infusions where there is no other, and the end of eight weeks of spray.
"""

KEEPS = ("to the end of the course", "a month more", "kept up")
"""Until when small steps are taken."""

PAUSES: dict[str, float] = _DATA["pauses"]
"""Breaks from small steps after the course, in days."""

STOPS: dict[str, float] = PATTERNS["spray"]["stops"]
"""When the spray stops, as the day of its last session; the last that is known here where it goes on."""
