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
        "placebo or pseudo": "several",
    }
    return next((key for start, key in kinds.items() if trial.comparator.startswith(start)), "")


def includes_no_difference(trial: Trial) -> bool:
    """Whether the interval of the main result holds no difference: 1 for a ratio, 0 otherwise."""
    if trial.ci_low is None or trial.ci_high is None:
        return False
    nothing = 1 if trial.measure.startswith(("OR", "RR", "HR")) else 0
    return trial.ci_low <= nothing <= trial.ci_high


def _range(low: float | None, high: float | None) -> list[float] | None:
    return None if low is None or high is None else [low, high]


def _seen(began: int | None, seen: int | None) -> int | None:
    return began if seen is None else seen


def _row(trial: Trial) -> dict[str, object]:
    source = load().source(trial.key)
    # 'No better' is not having responded; of a relapse it would be the other way round.
    missing = trial.missing and trial.outcome in ("response", "remission", "abstinence")
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
        "counted": trial.counted_at or trial.timepoint,
        "outcome": trial.outcome,
        # Only both together make a comparison.
        "treated": trial.treated_pct if trial.control_pct is not None else None,
        "control": trial.control_pct,
        # An estimate has a range; a count has none.
        "treated_range": _range(trial.treated_low, trial.treated_high),
        "control_range": _range(trial.control_low, trial.control_high),
        # Of 100 people who began, where some were not seen at the end: the share of them that was seen.
        "treated_began": trial.treated_n if missing else None,
        "treated_seen": _seen(trial.treated_n, trial.treated_seen) if missing else None,
        "control_began": trial.control_n if missing else None,
        "control_seen": _seen(trial.control_n, trial.control_seen) if missing else None,
        "who_counted": trial.counted,
        # The main result of some trials that count people cannot rule out that there is no difference.
        "open": includes_no_difference(trial),
        "forest": trial.forest != "no",
        "effect": trial.effect if trial.forest != "no" else None,
        "low": trial.ci_low if trial.forest != "no" else None,
        "high": trial.ci_high if trial.forest != "no" else None,
        "median_days": trial.median_days,
        "median_of": trial.median_of,
        "happened": trial.happened,
        "limits": trial.limits,
        "source": f"{source.title}. {source.where}, {source.year}.",
        "address": source.address,
    }
