"""Options to choose among: a reader who knows nothing must not find the right one by its length."""

from __future__ import annotations

from collections.abc import Iterable

THIRD = 4 / 3
"""How much longer than the longest of the others the right option may be."""

SHORT = 12
"""Characters of a number or a word or two, such as '100' or 'Yes', whose length tells nothing."""


def shown(text: str) -> int:
    """The length of a text as a reader sees it: a line break in the file is one space."""
    return len(" ".join(text.split()))


def given_away(right: str, others: Iterable[str]) -> str | None:
    """What is wrong when the right option is more than a third longer than the next; None when it is not."""
    long, next_long = shown(right), max(map(shown, others))
    if long <= SHORT or long <= THIRD * next_long:
        return None
    return f"has {long} characters and the next longest {next_long}, so its length gives it away"


MEND = "shorten it, or let the others say as much"
