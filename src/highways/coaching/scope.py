"""What a coach may do, as cards to sort: the widget, and the same on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from highways import evidence
from highways.ui.widget import Widget

from .cards import read, shuffled, sources
from .deck import Deck

WORDS: dict[str, Any] = read("scope.words.en.json")
LEVELS: dict[str, str] = WORDS["places"]


def rows() -> list[dict[str, Any]]:
    """The activities in the order of the cards: id, text, place, why and sources."""
    return [
        {"id": one.id, "text": one.activity, "place": one.level, "why": one.why, "sources": sources(one.sources)}
        for one in shuffled(evidence.activities(), "scope 421")
    ]


def _list(level: str) -> str:
    items = (f"<li>{escape(one.activity)}. {escape(one.why)}</li>" for one in evidence.activities(level=level))
    return f"<ul>{''.join(items)}</ul>"


class Scope(Deck, Widget):
    """Sort what clients ask for: 'a coach may', 'with the clinician's agreement', 'not for a coach'.

    Attributes:
        cards: the activities, from `highways.coaching.scope.rows`; given once.
        placed: where each card was put: an activity's id to 'may', 'agreed' or 'licensed'. Empty begins anew.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a card or a place that is not there.
        TypeError: a setting that this widget does not have.
    """

    PLACES = LEVELS
    WORDS = WORDS
    rows = staticmethod(rows)
    listed = staticmethod(_list)


def table(level: str) -> Iterator[str]:
    """The lines of a Markdown table: the activities of a level, each with its reason and its citation."""
    yield f"| {WORDS['column_activity']} | {WORDS['column_why']} |"
    yield "| --- | --- |"
    for one in evidence.activities(level=level):
        yield f"| {one.activity} | {one.why} {{footcite:p}}`{','.join(one.sources)}` |"
