"""What the RiskPicture draws: effects that were counted beside a dummy spray, in the same trials."""

from __future__ import annotations

from .base import load


def rows() -> list[dict[str, object]]:
    """The effects of the pooled short trials, the commonest first, as JSON that a page can carry."""
    counted = [row for row in load().safety if row.treated_pct is not None]
    return [
        {
            "id": row.id,
            "name": row.item.split(" (")[0],
            "treated": row.treated_pct,
            "control": row.control_pct,
            "statement": row.statement,
        }
        for row in sorted(counted, key=lambda row: -row.treated_pct)
    ]
