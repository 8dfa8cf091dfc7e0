"""``python -m highways.evidence [folder] [--due DAY]``: check the evidence base and say what it holds, or what is due."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from . import due
from .base import DATA, Evidence, load
from .tables import EvidenceError


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m highways.evidence", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DATA, help="where the data files lie; the course's own by default"
    )
    parser.add_argument(
        "--due", metavar="DAY", help="list the facts to look at by this day, such as 2027-01-31, with page and source"
    )
    given = parser.parse_args(arguments)
    try:
        base = load(given.folder)
    except EvidenceError as error:
        print(error, file=sys.stderr)
        return 1
    return _counts(base) if given.due is None else _due(base, given.due)


def _due(base: Evidence, said: str) -> int:
    try:
        until = date.fromisoformat(said)
    except ValueError:
        print(f"{said!r} is no day; write year, month and day like 2027-01-31.", file=sys.stderr)
        return 1
    try:
        pages = due.pages(Path.cwd(), base)
    except FileNotFoundError:
        # Installed without the book: what and when is still worth saying.
        pages = None
    found = due.due(until, base)
    for one in found:
        print(due.line(one, pages, base))
    print(f"{len(found)} of {len(base.changing)} facts to look at by {until}.")
    return 0


def _counts(base: Evidence) -> int:
    by = {
        "trials": Counter(one.direction for one in base.trials),
        "claims": Counter(one.verdict for one in base.claims),
        "safety": Counter(one.topic for one in base.safety),
        "parameters": Counter(one.kind for one in base.parameters),
        "routes": Counter("stoppable" if one.stoppable else "not stoppable" for one in base.routes),
        "phases": Counter(one.lead for one in base.phases),
        "series": Counter("fact" for _ in base.series),
        "lines": Counter("region" for _ in base.lines),
        "changing": Counter(str(one.review_by.year) for one in base.changing),
        "activities": Counter(one.level for one in base.activities),
        "signs": Counter(one.action for one in base.signs),
        "scenarios": Counter("scene" for _ in base.scenarios),
        "terms": Counter("word" for _ in base.terms),
        "answers": Counter("with a verdict" if one.claims else "plain" for one in base.answers),
        "sources": Counter(one.status for one in base.sources),
    }
    for name, counts in by.items():
        held = len(base.held_back[name])
        kinds = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
        print(f"{name:11}{len(getattr(base, name)):4} shown, {held} held back: {kinds}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
