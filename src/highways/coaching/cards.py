"""What the decks of this room share: an order that gives nothing away, the shapes, and sources as a card names them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, TypeVar

from highways import evidence

T = TypeVar("T")


def read(name: str) -> Any:
    """A JSON file of this room."""
    return json.loads(files(__package__).joinpath(name).read_text("utf-8"))


SHAPES: dict[str, dict[str, str]] = read("shapes.json")
"""Drawn in a box of 48 by 48, as the browser draws them: `body` filled, `line` drawn, `cut` left white in the body."""


def shape(name: str) -> str:
    """The shape of a place; the words beside it say the same."""
    paths = "".join(f'<path class="hw-deck-{kind}" d="{d}"/>' for kind, d in SHAPES[name].items())
    return f'<svg class="hw-deck-shape" viewBox="0 0 48 48" aria-hidden="true">{paths}</svg>'


def shuffled(records: Iterable[T], salt: str) -> list[T]:
    """The records in an order that mixes them, the same for everybody: pairs in a workshop sit before the same card."""
    return sorted(records, key=lambda one: hashlib.sha256(f"{salt} {one.id}".encode()).hexdigest())


def sources(keys: Iterable[str]) -> list[dict[str, str]]:
    """What a card needs of its sources: the key, by which a page's own footnotes are called, and the short name."""
    return [{"key": key, "short": evidence.source(key).short} for key in keys]
