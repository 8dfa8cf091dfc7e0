"""Short names for long sentences: FNV-1a, 32 bit, over UTF-8. ids.js gives the same."""

from __future__ import annotations

from pathlib import Path


def hash(text: str) -> str:
    """Eight hex digits that name `text`."""
    total = 0x811C9DC5
    for byte in text.encode("utf-8"):
        total = (total ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{total:08x}"


def question_id(lesson: str, ask: str) -> str:
    """The id of a question: the lesson's, and the hash of what it asks."""
    return f"{lesson}:{hash(ask)}"


def lesson_of(path: str | Path) -> str:
    """The id of the lesson whose questions stand in the file: '03-when-roads-harden'."""
    return Path(path).name.removesuffix(".yml").removesuffix(".questions")
