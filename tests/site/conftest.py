"""Where the built book is: served, or opened from a disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(params=["http", "disk"])
def address(request: pytest.FixtureRequest, book: Path) -> Callable[[str], str]:
    """The address of a page, served or opened from a disk."""
    if request.param == "disk":
        return lambda page: (book / page).as_uri()
    site = request.getfixturevalue("site")
    return lambda page: f"{site}/{page}"
