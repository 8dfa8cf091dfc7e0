"""The glossary: which words a page explains, and where on it they are first used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from highways import evidence
from highways.evidence.records import Term

WORDS: dict = json.loads(files(__package__).joinpath("words.en.json").read_text("utf-8"))
_MARKED: dict = json.loads(files(__package__).joinpath("marked.json").read_text("utf-8"))

UNMARKED: dict[str, str] = _MARKED["unmarked"]
"""Terms that are explained in the glossary and not marked on pages, each with the reason."""


def forms(term: Term) -> list[str]:
    """What a page may call `term`: its name, unless marked.json lists others. A plural s comes by itself."""
    return _MARKED["forms"].get(term.id, [term.term])


@cache
def marked() -> dict[str, Term]:
    """The terms that pages mark, by id."""
    return {term.id: term for term in evidence.terms() if term.id not in UNMARKED}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all forms, the longest first, and the id that each form stands for."""
    ids = {form.lower(): id for id, term in marked().items() for form in forms(term)}
    # A line may break anywhere between two words.
    longest = [re.escape(form).replace(r"\ ", r"\s+") for form in sorted(ids, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])({'|'.join(longest)})s?(?![\w-])", re.I), ids


def uses(text: str) -> Iterator[tuple[int, int, str]]:
    """Where `text` uses a marked term: start, end, and the term's id, in the order of the text."""
    pattern, ids = _pattern()
    for found in pattern.finditer(text):
        yield found.start(), found.end(), ids[" ".join(found[1].lower().split())]
