"""``python -m highways.evidence [folder]``: check the evidence base and print what it holds."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from .base import DATA, load
from .tables import EvidenceError


def main(folder: Path) -> int:
    try:
        base = load(folder)
    except EvidenceError as error:
        print(error, file=sys.stderr)
        return 1
    by = {
        "trials": Counter(one.direction for one in base.trials),
        "claims": Counter(one.verdict for one in base.claims),
        "safety": Counter(one.topic for one in base.safety),
        "parameters": Counter(one.kind for one in base.parameters),
        "routes": Counter("stoppable" if one.stoppable else "not stoppable" for one in base.routes),
        "phases": Counter(one.lead for one in base.phases),
        "series": Counter("fact" for _ in base.series),
        "lines": Counter("region" for _ in base.lines),
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
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA))
