"""Facts that can go out of date: which to look at again, and where the book says them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .base import Evidence, load
from .records import Changing

_MARK = re.compile(r"\{as-of\}`([^`]+)`")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ANSWERS = "book/reference/questions-people-ask.md"
"""The page of the answers, whose texts come from the evidence base."""


def as_of(fact: Changing) -> str:
    """How a page dates the fact: '(as of November 2026)', in one piece; the month in English on any machine."""
    return (
        f"(as\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{_MONTHS[fact.as_of.month - 1]}\N{NO-BREAK SPACE}{fact.as_of.year})"
    )


def due(until: date, base: Evidence | None = None) -> list[Changing]:
    """The facts to look at by `until`, the most urgent first."""
    return sorted((one for one in (base or load()).changing if one.review_by <= until), key=lambda one: one.review_by)


def line(fact: Changing, pages: dict[str, list[str]] | None = None, base: Evidence | None = None) -> str:
    """One fact in a line: by when, what, where it stands (when `pages` says so), and its sources with their addresses."""
    find = (base or load()).source
    sources = "; ".join(f"{key} {find(key).address}".strip() for key in fact.sources)
    where = "" if pages is None else f" On {', '.join(pages.get(fact.id, [])) or 'no page'}."
    return f"{fact.review_by}, {fact.id}: {fact.fact}{where} Sources: {sources}"


def pages(root: Path, base: Evidence | None = None) -> dict[str, list[str]]:
    """For each fact, the pages below `root` that mark it with ``{as-of}`` and the answers that name it.

    Raises:
        FileNotFoundError: `root` is not the folder of the book.
    """
    if not (root / "_toc.yml").is_file():
        raise FileNotFoundError(f"{root} is not the folder of the book: it has no _toc.yml.")
    found: dict[str, list[str]] = {}
    for path in [root / "index.md", *sorted(root.glob("book/**/*.md")), *sorted(root.glob("notebooks/*.ipynb"))]:
        for id in dict.fromkeys(_MARK.findall("\n".join(prose(path)))):
            found.setdefault(id, []).append(path.relative_to(root).as_posix())
    for answer in (base or load()).answers:
        for id in answer.changing:
            found.setdefault(id, []).append(f"{ANSWERS} ({answer.id})")
    return found


def prose(path: Path) -> Iterator[str]:
    """The Markdown of a page: the file, or the Markdown cells of a notebook, one after the other."""
    text = path.read_text("utf-8")
    if path.suffix != ".ipynb":
        yield text
        return
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
