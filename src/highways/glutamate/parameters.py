"""The room's numbers: parameters of its models, and what each challenge changes."""

from __future__ import annotations

from highways.parameters import Parameters, read

_DATA = read(__package__)

PARAMETERS = Parameters({name: entries for name, entries in _DATA.items() if name != "challenges"})
"""Parameters by model and name."""

CHALLENGES: dict[str, dict[str, float]] = _DATA["challenges"]
"""What each challenge multiplies: inhibition, AMPA receptors' share, the growth signal, or the metabolite."""

WHAT_IFS = ("gentle_benzodiazepine", "ampa_block", "mtor_block", "little_metabolite")
"""The challenges that the picture offers. The stronger benzodiazepine stays in the model card: it is a known miss."""
