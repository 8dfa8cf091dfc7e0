"""The table of results: what was measured here, beside a peer, against a target of the design."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("What", "Here", "Peer", "Ratio", "Target", "Verdict")
_DIGITS = {"kB": 0, "s": 2, "ms": 1, "": 0}


@dataclass(frozen=True)
class Row:
    """One figure, where less is better.

    Attributes:
        peer: the same for the peer, if it has one.
        most: the target is at most this.
        times: the target is a peer that has at least this many times as much.
    """

    what: str
    here: float
    unit: str = ""
    peer: float | None = None
    most: float | None = None
    times: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as much the peer has; nothing to say where either has none."""
        return self.peer / self.here if self.peer and self.here else None

    @property
    def target(self) -> str:
        if self.most is not None:
            return f"at most {self.most:g} {self.unit}".strip()
        return f"at least {self.times:g} times" if self.times is not None else ""

    @property
    def verdict(self) -> str:
        """Met, or missed and by how much; nothing where there is no target."""
        if self.most is not None and self.here > self.most:
            return f"missed by {_say(self.here - self.most, self.unit)}"
        if self.times is not None and (self.ratio or 0) < self.times:
            return f"missed by {self.times - (self.ratio or 0):.1f}"
        return "met" if self.target else ""

    def cells(self) -> tuple[str, ...]:
        peer = _say(self.peer, self.unit) if self.peer is not None else ""
        ratio = f"{self.ratio:.1f}" if self.ratio is not None else ""
        return self.what, _say(self.here, self.unit), peer, ratio, self.target, self.verdict

    def record(self) -> dict[str, object]:
        """For JSON: everything in full."""
        return vars(self) | {"ratio": self.ratio, "target": self.target, "verdict": self.verdict}


def _say(value: float, unit: str) -> str:
    digits = 1 if unit == "kB" and value < 10 else _DIGITS[unit]
    return f"{value:,.{digits}f} {unit}".strip()


def markdown(rows: Iterable[Row]) -> str:
    """The table, with columns that also line up as plain text."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(f"| {' | '.join(cell.ljust(w) for cell, w in zip(line, widths, strict=True))} |" for line in lines)
