"""What a coach may do, as cards to sort: the widget, and the same on paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import traitlets as t

from highways import evidence
from highways.ui.widget import Widget

from .cards import read, shape, shuffled, sources

WORDS: dict[str, Any] = read("scope.words.en.json")
LEVELS: dict[str, str] = WORDS["places"]


def rows() -> list[dict[str, Any]]:
    """The activities in the order of the cards: id, text, place, why and sources."""
    return [
        {"id": one.id, "text": one.activity, "place": one.level, "why": one.why, "sources": sources(one.sources)}
        for one in shuffled(evidence.activities(), "scope 421")
    ]


class Scope(Widget):
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

    cards = t.List(t.Dict()).tag(sync=True)
    placed = t.Dict().tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    @t.default("cards")
    def _from_the_evidence(self) -> list[dict[str, Any]]:
        return rows()

    @t.validate("placed")
    def _are_there(self, proposal: t.Bunch) -> dict[str, str]:
        return check_placed(proposal["value"], [one["id"] for one in self.cards], LEVELS)

    def still(self) -> str:
        """The three parts, each activity with its reason."""
        parts = "".join(
            f"<p><strong>{shape(level)} {escape(name)}</strong></p>{_list(level)}" for level, name in LEVELS.items()
        )
        return (
            f'<p><strong>{WORDS["still_lead"]}</strong> <span class="hw-deck-below">{WORDS["still_below"]}</span></p>'
            f'<div class="hw-deck-all">{parts}</div>'
        )


def check_placed(placed: dict[str, str], cards: list[str], places: dict[str, str]) -> dict[str, str]:
    """`placed`, when its cards and its places are there.

    Raises:
        TraitError: one is not; the sentence lists those there are.
    """
    for card, place in placed.items():
        for one, known, what in ((card, cards, "card"), (place, list(places), "place")):
            if one not in known:
                raise t.TraitError(f"there is no {what} {one!r}; choose one of {', '.join(known)}")
    return placed


def table(level: str) -> Iterator[str]:
    """The lines of a Markdown table: the activities of a level, each with its reason and its citation."""
    yield f"| {WORDS['column_activity']} | {WORDS['column_why']} |"
    yield "| --- | --- |"
    for one in evidence.activities(level=level):
        yield f"| {one.activity} | {one.why} {{footcite:p}}`{','.join(one.sources)}` |"


def _list(level: str) -> str:
    items = (f"<li>{escape(one.activity)}. {escape(one.why)}</li>" for one in evidence.activities(level=level))
    return f"<ul>{''.join(items)}</ul>"
