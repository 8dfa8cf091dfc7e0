"""Where the built book is, and a browser that visits many pages of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.fixture(params=["http", pytest.param("disk", marks=pytest.mark.sweep)])
def address(request: pytest.FixtureRequest, book: Path) -> Callable[[str], str]:
    """The address of a page, served or opened from a disk; see `both_ways`."""
    if request.param == "disk":
        return lambda page: (book / page).as_uri()
    site = request.getfixturevalue("site")
    return lambda page: f"{site}/{page}"


@pytest.fixture
def open_page(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """As everywhere, in a context that is used again, and with nothing that moves unless a test asks for it."""
    opened = partial(open_page, shared=True, reduced_motion="reduce")
    opened.complaints = open_page.complaints
    return opened
