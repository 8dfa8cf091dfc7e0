"""What `make test` tries once, and the sweep everywhere: `first([a, b, c])` as parameters marks all but the first as sweep."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def first(values: Iterable[object]) -> list[object]:
    """Parameters of which the first runs in every test, and the others in a sweep."""
    one, *others = values
    swept = (other if isinstance(other, tuple) else (other,) for other in others)
    return [one, *(pytest.param(*other, marks=pytest.mark.sweep) for other in swept)]
