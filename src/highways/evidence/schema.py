"""The columns of each data file, and how a cell is read. `records.py` says what they mean."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from .tables import Columns, Optional, Parser, Wrong

VERDICTS = ("holds", "limits", "disputed", "too-simple", "not-tested", "not-shown", "wrong", "value")
"""From the surest to the least, a value last: the order in which readers meet them."""

CERTAINTIES = ("high", "moderate", "low", "very-low")
TOPICS = ("mechanism", "efficacy", "durability", "psychotherapy", "session", "safety", "scope", "history")
COMPARATORS = (
    "inert-placebo",
    "midazolam",
    "masked-by-anaesthesia",
    "other-treatment",
    "ketamine-both-arms",
    "mixed",
    "none",
)
GROUPS = (
    "depression", "older", "young", "crisis", "bipolar", "childbirth", "ptsd", "anxiety", "ocd", "addiction", "other",
)  # fmt: skip
OUTCOMES = ("response", "remission", "relapse", "episode", "abstinence")
LAYERS = ("label", "consensus", "clinic")
LEVELS = ("may", "agreed", "licensed")
ACTIONS = ("now", "same-day", "refer", "carry-on")
"""From the most urgent to the least."""

LISTS = ("emergency-body", "emergency-head", "emergency-taken", "today-mind", "today-body", "today-news")
STATUSES = ("verified", "secondary", "recalled")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def text(cell: Any) -> str:
    if not isinstance(cell, str):
        raise Wrong(f"is {cell!r} and not text", "write words, in quotes where YAML would read something else")
    return cell.strip()


def words(cell: Any) -> str:
    if not text(cell):
        raise Wrong("is empty", "write it, or take the row out")
    return text(cell)


def identifier(cell: Any) -> str:
    if not _ID.fullmatch(text(cell)):
        raise Wrong(f"is {cell!r}", "use small letters, digits and single hyphens")
    return cell


def number(cell: str) -> float | None:
    if not text(cell):
        return None
    if not _NUMBER.fullmatch(text(cell)):
        raise Wrong(f"is {cell!r}, which is no number", "write digits with a point, and no unit")
    return float(cell)


def whole(cell: str) -> int | None:
    value = number(cell)
    if value is not None and value != int(value):
        raise Wrong(f"is {cell!r}, which is no whole number", "write digits alone")
    return None if value is None else int(value)


def percent(cell: str) -> float | None:
    value = number(cell)
    if value is not None and not 0 <= value <= 100:
        raise Wrong(f"is {cell!r}", "write a share of 100, from 0 to 100")
    return value


def day(cell: Any) -> date:
    try:
        return date.fromisoformat(text(cell))
    except ValueError:
        raise Wrong(f"is {cell!r}, which is no day", "write year, month and day like 2026-12-31") from None


def one_of(*known: str) -> Parser:
    def parse(cell: Any) -> str:
        if cell not in known:
            raise Wrong(f"is {cell!r}", f"use one of {', '.join(repr(one) for one in known)}")
        return cell

    return parse


def several(cell: Any) -> tuple[str, ...]:
    """A list in YAML, or words joined by '; ' in a table."""
    parts = cell if isinstance(cell, list) else text(cell).split("; ") if text(cell) else []
    return tuple(words(part) for part in parts)


def yes_or_no(cell: Any) -> bool:
    if not isinstance(cell, bool):
        raise Wrong(f"is {cell!r}", "write true or false")
    return cell


def list_of_words(cell: Any) -> tuple[str, ...]:
    if not isinstance(cell, list):
        raise Wrong(f"is {cell!r} and not a list", "start each of its lines with '- '")
    return tuple(words(one) for one in cell)


def _parts(cell: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """A mapping with exactly these names."""
    if not isinstance(cell, dict) or set(cell) != set(names):
        raise Wrong(f"is {cell!r}", f"give it {', '.join(names)}, and nothing else")
    return cell


def span(cell: Any) -> dict[str, Any] | None:
    """A range with its source, or nothing. It carries whether it was verified; `rules.for_reader` decides on that."""
    if cell is None:
        return None
    parts = _parts(cell, ("low", "typical", "high", "sources", "verified", "note"))
    numbers = [parts[name] for name in ("low", "typical", "high")]
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in numbers):
        raise Wrong(f"holds {numbers!r}, which are not three numbers", "write digits with a point, and no unit")
    if numbers != sorted(numbers):
        raise Wrong(f"runs {numbers[0]}, {numbers[1]}, {numbers[2]}", "put low, typical and high in order")
    return {
        **dict(zip(("low", "typical", "high"), numbers, strict=True)),
        "note": text(parts["note"]),
        "sources": several(parts["sources"]),
        "verified": _VERIFIED(parts["verified"]),
    }


def approval(cell: Any) -> dict[str, Any]:
    parts = _parts(cell, ("us", "eu_uk", "au_nz", "sources", "verified"))
    said = {name: words(parts[name]) for name in ("us", "eu_uk", "au_nz")}
    return {**said, "sources": several(parts["sources"]), "verified": _VERIFIED(parts["verified"])}


def warnings(cell: Any) -> tuple[tuple[str, str], ...]:
    """Signs, each with who to call."""
    found = []
    for one in cell if isinstance(cell, list) else [cell]:
        parts = _parts(one, ("sign", "call"))
        sign = words(parts["sign"])
        if not isinstance(parts["call"], str) or not parts["call"].strip():
            raise Wrong(f"name nobody to call for {sign!r}", "write under 'call' who to call")
        found.append((sign, parts["call"].strip()))
    return tuple(found)


def options(cell: Any) -> tuple[dict[str, str], ...]:
    """The choices of a scenario, each with what comes of it and why."""
    if not isinstance(cell, list):
        raise Wrong(f"is {cell!r} and not a list", "start each choice with '- '")
    names = ("id", "text", "outcome", "feedback")
    return tuple({name: words(value) for name, value in _parts(one, names).items()} for one in cell)


_VERIFIED = one_of("yes", "partial", "no")
_MADE_BY_STAFF: Columns = {"verified": _VERIFIED, "read_at": text}

TRIALS: Columns = {
    "id": identifier, "key": words, "title": words, "design": words, "group": one_of(*GROUPS), "population": words,
    "n": whole, "intervention": words, "dose": text, "route": text, "n_doses": text, "comparator": text,
    "comparator_class": one_of(*COMPARATORS), "primary_outcome": words, "timepoint": text, "measure": words,
    "effect": number, "ci_low": number, "ci_high": number, "outcome": one_of("", *OUTCOMES), "treated_pct": percent,
    "control_pct": percent, "treated_low": percent, "treated_high": percent, "control_low": percent,
    "control_high": percent, "treated_n": whole, "control_n": whole, "treated_seen": whole, "control_seen": whole,
    "counted": text, "counted_at": text, "median_days": number, "median_of": text,
    "p_value": text, "direction": one_of("positive", "negative", "mixed"),
    "blinding": text, "happened": text, "limits": text, **_MADE_BY_STAFF, "show": one_of("learner", "staff"),
    "show_dose": one_of("study-context", "never", "none"),
}  # fmt: skip
CLAIMS: Columns = {
    "id": identifier, "article": one_of("A", "B", "C"), "topic": one_of(*TOPICS), "claim": words,
    "verdict": one_of(*VERDICTS), "certainty": one_of("", *CERTAINTIES), "why": words, "sources": several,
}  # fmt: skip
SAFETY: Columns = {
    "id": identifier, "topic": words, "item": words, "statement": words, "figure": text, "population": text,
    "applies_to": several, "layer": one_of("", *LAYERS), "treated_pct": percent, "control_pct": percent, "strength": text,
    "sources": several, "note": text, **_MADE_BY_STAFF, "show": one_of("learner", "learner-no-numbers", "staff"),
}  # fmt: skip
PARAMETERS: Columns = {
    "id": identifier, "model": one_of("PK", "SESSION", "GLUT", "ROADS", "DMN", "CLIN"), "symbol": text,
    "kind": one_of("measured", "finding", "calibrated", "assumed", "computed"), "meaning": words, "value": number,
    "value_text": text, "unit": text, "low": number, "high": number, "conditions": text, "key": text,
    **_MADE_BY_STAFF, "note": text,
}  # fmt: skip
ROUTES: Columns = {
    "id": identifier, "name": words, "medicine": words, "plain": words, "where": words, "stoppable": yes_or_no,
    "sources": several, "approval": approval, "dose": text, "dose_sources": several,
    "show_dose": one_of("study-context", "never"), "onset": span, "peak": span, "lasts": span, "watched": span,
    "gets_in": span, "driving": words, "driving_sources": several,
}  # fmt: skip
PHASES: Columns = {
    "id": identifier, "name": words, "when": words, "minutes": span, "lead": words, "others": list_of_words,
    "happens": list_of_words, "may": list_of_words, "may_not": list_of_words, "warnings": warnings,
    "prompts": list_of_words, "sources": several,
}  # fmt: skip
SERIES: Columns = {
    "id": identifier, "plain": words, "figures": words, "note": text, "sources": several, "verified": _VERIFIED,
}  # fmt: skip
LINES: Columns = {
    "id": identifier, "region": words, "call": words, "note": text, "sources": several, "verified": _VERIFIED,
}  # fmt: skip
LISTED_SIGNS: Columns = {
    "id": identifier, "list": one_of(*LISTS), "sign": words, "sources": several,
}  # fmt: skip
WORDINGS: Columns = {"id": identifier, "text": words}
TELL: Columns = {"id": identifier, "short": words, "tell": words, "sources": several}
CHANGING: Columns = {"id": identifier, "fact": words, "as_of": day, "review_by": day, "sources": several}
ACTIVITIES: Columns = {
    "id": identifier, "activity": words, "level": one_of(*LEVELS), "why": words, "sources": several,
}  # fmt: skip
SIGNS: Columns = {
    "id": identifier, "sign": words, "action": one_of(*ACTIONS), "contact": words, "says": words, "sources": several,
}  # fmt: skip
SCENARIOS: Columns = {
    "id": identifier, "title": words, "setting": words, "situation": words, "options": options, "best": words,
    "principle": words, "sources": several,
}  # fmt: skip
TERMS: Columns = {"id": identifier, "term": words, "definition": words, "sources": several}
ANSWERS: Columns = {
    "id": identifier, "question": words, "answer": words, "claims": several, "sources": several,
    "changing": Optional(several, []),
}  # fmt: skip
