"""What sorting and the drill have in common: cards that are put somewhere, one after the other."""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

import traitlets as t

from .cards import shape


class Deck(t.HasTraits):
    """The half of a widget that knows cards and places. A deck says which in `PLACES`, `WORDS`, `rows` and `listed`.

    Attributes:
        cards: given once, from `rows`.
        placed: where each card was put: its id to the id of a place. Empty begins anew.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.
    """

    PLACES: ClassVar[dict[str, str]]
    WORDS: ClassVar[dict[str, Any]]

    cards = t.List(t.Dict()).tag(sync=True)
    placed = t.Dict().tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    @staticmethod
    def rows() -> list[dict[str, Any]]:
        """The cards in their order."""
        raise NotImplementedError

    @staticmethod
    def listed(place: str) -> str:
        """HTML: the cards of a place, for paper."""
        raise NotImplementedError

    @t.default("cards")
    def _from_the_evidence(self) -> list[dict[str, Any]]:
        return self.rows()

    @t.validate("placed")
    def _are_there(self, proposal: t.Bunch) -> dict[str, str]:
        cards = [one["id"] for one in self.cards]
        for card, place in proposal["value"].items():
            for one, known, what in ((card, cards, "card"), (place, list(self.PLACES), "place")):
                if one not in known:
                    raise t.TraitError(f"there is no {what} {one!r}; choose one of {', '.join(known)}")
        return proposal["value"]

    def still(self) -> str:
        """Every place with its cards."""
        parts = "".join(
            f"<p><strong>{shape(id)} {escape(name)}</strong></p>{self.listed(id)}" for id, name in self.PLACES.items()
        )
        lead, below = self.WORDS["still_lead"], self.WORDS["still_below"]
        return (
            f'<p><strong>{lead}</strong> <span class="hw-deck-below">{below}</span></p>'
            f'<div class="hw-deck-all">{parts}</div>'
        )
