"""The signs to ring about, and what to tell the clinic: one list, and every page, sheet, card and slide writes it from here.

In a Markdown page or a slide ``{signs}`Emergency` `` writes a list in one line, and the directive of that name writes it as
lines with their sources. In the YAML of the evidence base and in a room's words ``{signs:Emergency}`` does the same.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .records import ListedSign, Tell, Wording
from .tables import EvidenceError, Row

_PLACE = re.compile(r"\{signs:([^{}]*)\}")


@dataclass(frozen=True)
class Signs:
    """What signs.json holds, and how it reads in a sentence.

    Attributes:
        signs: each sign with its list: 'emergency-body', 'emergency-head', 'emergency-taken', 'today-mind', 'today-body' or
            'today-news'.
        wordings: sentences that must read the same everywhere, such as whom to ring about thoughts of suicide.
        tell: what to tell the clinic before a treatment.
    """

    signs: tuple[ListedSign, ...]
    wordings: tuple[Wording, ...]
    tell: tuple[Tell, ...]

    def on(self, name: str) -> tuple[ListedSign, ...]:
        """The signs of a list, or of all lists whose names begin so: 'emergency' has those of 'emergency-body' and more.

        Raises:
            EvidenceError: no list is called so.
        """
        found = tuple(one for one in self.signs if one.list == name or one.list.startswith(f"{name}-"))
        if not found:
            self._unknown(name)
        return found

    def said(self, name: str) -> str:
        """A list, a sign or a wording as it reads in a line; a capital in `name` asks for one at the beginning.

        Raises:
            EvidenceError: nothing is called so.
        """
        key = name.strip()
        text = self._plain(key[:1].lower() + key[1:])
        return text[0].upper() + text[1:] if key[0].isupper() else text

    def _plain(self, key: str) -> str:
        if key == "tell":
            return listed([one.short for one in self.tell], "and")
        for one in (*self.wordings, *self.signs):
            if one.id == key:
                return str(one)
        lists: dict[str, list[str]] = {}
        for one in self.on(key):
            lists.setdefault(one.list, []).append(one.sign)
        return "; ".join(listed(group, "or") for group in lists.values())

    def filled(self, value: Any) -> Any:
        """`value` with every ``{signs:NAME}`` in its texts written out, however deep they lie.

        Raises:
            EvidenceError: a name that is not known.
        """
        if isinstance(value, str):
            return _PLACE.sub(lambda found: self.said(found[1]), value)
        if isinstance(value, dict):
            return {key: self.filled(one) for key, one in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self.filled(one) for one in value)
        return value

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """The rows of a file, filled.

        Raises:
            EvidenceError: a name that is not known; one sentence with the file, the line and the mend.
        """
        found = []
        for row in rows:
            try:
                found.append(Row(row.file, row.line, self.filled(row.values)))
            except EvidenceError as error:
                row.broken(str(error).rstrip("."), "mend the name between the braces")
        return found

    def _unknown(self, name: str) -> None:
        known = [one.list for one in self.signs] + [one.id for one in (*self.signs, *self.wordings)]
        near = difflib.get_close_matches(name, [*known, "emergency", "today", "tell"], n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "look it up in signs.json."
        raise EvidenceError(f"There is no sign, list or wording {name!r}: {hint}")


def listed(parts: list[str], link: str) -> str:
    """'a', 'a or b', 'a, b, or c': with a comma before the last, since a part may hold an 'or' of its own."""
    if len(parts) < 3:
        return f" {link} ".join(parts)
    return f"{', '.join(parts[:-1])}, {link} {parts[-1]}"
