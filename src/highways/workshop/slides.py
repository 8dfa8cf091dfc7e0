"""Which slides show each part of a day: counted in the sources, so that the run sheet says the numbers people see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = "book/workshop/slides"
"""Where the sources of the slides lie, from the root of the book."""
LINE = re.compile(r"^(?P<fence>`{3,})(\{(?P<what>\w+)\} ?(?P<of>\S+)?)?|^(?P<heading>#{1,6} )")


def files(deck: Path) -> list[Path]:
    """The source of a deck and all that it includes, in order."""
    return [deck, *(deck.parent / mark["of"] for mark in _marks(deck) if mark["what"] == "include")]


def numbers(deck: Path) -> dict[str, tuple[int, int]]:
    """The first and the last slide of each part, by the name of its mark; what comes before them is of the first part.

    Slides are counted from 1, as the line below them does.
    """
    found: dict[str, tuple[int, int]] = {}
    slide, part = 0, ""
    for mark in _read(deck):
        if mark["heading"]:
            slide += 1
        elif mark["what"] == "segment":
            # A part is named on its own first slide, which was counted with the part before.
            if part:
                found[part] = (found[part][0], slide - 1)
            part = mark["of"]
            found[part] = (slide if len(found) else 1, slide)
        if part:
            found[part] = (found[part][0], slide)
    return found


def _read(path: Path) -> Iterator[re.Match[str]]:
    for mark in _marks(path):
        if mark["what"] == "include":
            yield from _read(path.parent / mark["of"])
        else:
            yield mark


def _marks(path: Path) -> Iterator[re.Match[str]]:
    """Its headings, and the directives that stand at the left edge."""
    fence = ""
    for line in path.read_text("utf-8").splitlines():
        mark = LINE.match(line)
        if mark is None or (fence and not (mark["fence"] and len(mark["fence"]) >= len(fence))):
            continue
        if fence:
            fence = ""
            continue
        fence = mark["fence"] or ""
        yield mark
