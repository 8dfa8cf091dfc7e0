"""What the EvidenceExplorer draws: the results that have a plain account, as JSON that a page can carry."""

from __future__ import annotations

from .base import load
from .records import Trial


def rows() -> list[dict[str, object]]:
    """Every result that tells in plain words what happened, as its card, its hundred people and its bar need it."""
    return [_row(trial) for trial in load().trials if trial.happened]


def drug(trial: Trial) -> str:
    """What was given, as a key of the room's words."""
    if trial.route == "intranasal":
        return "spray"
    if trial.route == "oral":
        return "tablet"
    return "esketamine" if trial.intervention.startswith("esketamine") else "ketamine"


def versus(trial: Trial) -> str:
    """What it was compared with, as a key of the room's words; '' where that was nothing, or several things."""
    kinds = {
        "midazolam": "sedative",
        "saline during": "asleep",
        "saline": "salt_water",
        "placebo spray": "dummy_spray",
        "switch to placebo spray": "dummy_spray",
        "placebo tablets": "dummy_tablet",
        "placebo infusion": "dummy_drip",
        "ECT": "ect",
        "quetiapine": "quetiapine",
        "between doses": "doses",
    }
    return next((key for start, key in kinds.items() if trial.comparator.startswith(start)), "")


def _row(trial: Trial) -> dict[str, object]:
    source = load().source(trial.key)
    return {
        "id": trial.id,
        "key": trial.key,
        "short": trial.short,
        "year": source.year,
        "drug": drug(trial),
        "versus": versus(trial),
        "comparator": trial.comparator_class,
        "group": trial.group,
        "population": trial.population,
        "n": trial.n,
        "timepoint": trial.timepoint,
        "outcome": trial.outcome,
        # Only both together make a comparison.
        "treated": trial.treated_pct if trial.control_pct is not None else None,
        "control": trial.control_pct,
        "forest": trial.forest != "no",
        "effect": trial.effect if trial.forest != "no" else None,
        "low": trial.ci_low if trial.forest != "no" else None,
        "high": trial.ci_high if trial.forest != "no" else None,
        "median_days": trial.median_days,
        "happened": trial.happened,
        "limits": trial.limits,
        "source": f"{source.title}. {source.where}, {source.year}.",
        "address": source.address,
    }
