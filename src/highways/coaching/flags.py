"""Signs that a coach may meet, as a drill with four cards to hold up: the widget, the same on paper, and sheets to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from highways import evidence
from highways.ui.widget import Widget

from .cards import read, shape, shuffled, sources
from .deck import Deck

WORDS: dict[str, Any] = read("flags.words.en.json")
ACTIONS: dict[str, str] = WORDS["places"]
"""The four cards and their names, the most urgent first."""


def rows() -> list[dict[str, Any]]:
    """The signs in the order of the drill: id, text, place, contact, says and sources."""
    return [
        {
            "id": one.id,
            "text": one.sign,
            "place": one.action,
            "contact": one.contact,
            "says": one.says,
            "sources": sources(one.sources),
        }
        for one in shuffled(evidence.signs(), "flags 3778")
    ]


def _list(action: str) -> str:
    items = (
        f"<li>{escape(one.sign)}. <strong>{WORDS['ring']}:</strong> {escape(one.contact)}. ‘{escape(one.says)}’</li>"
        for one in evidence.signs(action=action)
    )
    return f"<ul>{''.join(items)}</ul>"


class RedFlags(Deck, Widget):
    """One sign at a time, and four cards: emergency now, the prescriber today, a therapist, or carry on and note it.

    Attributes:
        cards: the signs, from `highways.coaching.flags.rows`; given once.
        placed: which card was held up: a sign's id to 'now', 'same-day', 'refer' or 'carry-on'. Empty begins anew.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a card or a place that is not there.
        TypeError: a setting that this widget does not have.
    """

    PLACES = ACTIONS
    WORDS = WORDS
    rows = staticmethod(rows)
    listed = staticmethod(_list)


def table(action: str) -> Iterator[str]:
    """The lines of a Markdown table: the signs of an action with whom to ring and words to use."""
    yield f"| {WORDS['column_sign']} | {WORDS['column_ring']} | {WORDS['column_say']} |"
    yield "| --- | --- | --- |"
    for one in evidence.signs(action=action):
        yield f"| {one.sign} {{footcite:p}}`{','.join(one.sources)}` | {one.contact}. | ‘{one.says}’ |"


def sheet() -> Iterator[str]:
    """The lines of a Markdown table for one printed page: every sign below its action, and whom to ring."""
    yield f"| {WORDS['column_sign']} | {WORDS['sheet_ring']} |"
    yield "| --- | --- |"
    for id, name in ACTIONS.items():
        signs = "".join(f'<span class="hw-deck-signs">{one.sign}</span>' for one in evidence.signs(action=id))
        yield f'| <span class="hw-deck-tone is-{id}">{shape(id)} **{name}**</span> {signs} | {WORDS["sheet"][id]}. |'


def hold_up() -> str:
    """HTML of four cards, half a page each: a shape, a word and a line, to be read from the back of a room."""
    cards = "".join(
        f'<section class="hw-hold is-{id}">{shape(id)}<p class="hw-hold-word">{escape(name)}</p>'
        f"<p>{escape(WORDS['hold'][id])}</p></section>"
        for id, name in ACTIONS.items()
    )
    return f'<div class="hw-holds" data-hw-style="coaching">{cards}</div>'
