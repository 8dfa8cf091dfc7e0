"""The room's numbers."""

from __future__ import annotations

from highways.parameters import Parameters, read

PARAMETERS = Parameters(read(__package__))
"""Parameters by model and name."""
