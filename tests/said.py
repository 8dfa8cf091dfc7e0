"""Reading a page as a test does: one line, with numbers as it writes them."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat


def text(path: Path) -> str:
    """A page as one line."""
    source = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        source = "\n".join(cell.source for cell in nbformat.reads(source, as_version=4).cells)
    return re.sub(r"\s+", " ", source)


def of_100(share: float) -> str:
    return f"{100 * share:.0f}"
