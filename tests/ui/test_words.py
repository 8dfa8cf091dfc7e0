"""Every word that a widget says stands in a words file: none is missing there, and none is left over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.process import ROOT

PACKAGE = ROOT / "src/highways"
FILES = sorted(PACKAGE.glob("*/*words.en.json"))


def leaves(words: dict) -> Iterator[tuple[str, str]]:
    for name, value in words.items():
        yield from leaves(value) if isinstance(value, dict) else [(name, value)]


def sources(room: Path) -> str:
    own = [*room.rglob("*.js"), *room.glob("*.py"), *room.glob("parameters.json"), *room.glob("data/*.csv")]
    own += [tool for tool in (ROOT / "tools").glob("*.py") if f"highways.{room.name}" in tool.read_text("utf-8")]
    text = "\n".join(path.read_text("utf-8") for path in own)
    # A comment uses no word.
    text = re.sub(r"/\*.*?\*/|(?<![:\w])//[^\n]*|^\s*#[^\n]*", "", text, flags=re.S | re.M)
    # What is said of a fact is found by its id or its kind, which stand in the evidence base.
    facts = (PACKAGE / "evidence/data").glob("*.yml") if "highways import evidence" in text else ()
    return "\n".join([text, *(path.read_text("utf-8") for path in facts)])


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_is_left_over(file: Path):
    source = sources(file.parent)
    words = json.loads(file.read_text("utf-8"))
    # A group of words under the values of a trait, or of a column, is read by value.
    by_value = {name for name, _ in leaves(words)} & set(re.findall(r'"([\w -]+)"', source))
    unused = [name for name, _ in leaves(words) if name not in by_value and not re.search(rf"\b{name}\b", source)]
    assert unused == []


# A room whose words are all said by Python has none that a browser asks for.
ASKING = sorted(
    {file.parent for file in FILES if any("words.en.json" in p.read_text("utf-8") for p in file.parent.rglob("*.js"))}
)


@pytest.mark.parametrize("room", ASKING, ids=lambda room: room.name)
def test_no_word_is_missing(room: Path):
    """A word that is not there would be read to the learner as 'undefined'."""
    written: set[str] = set()
    for file in room.glob("*words.en.json"):
        text = file.read_text("utf-8")
        written |= set(re.findall(r'"(\w+)":', text))
    asked = set(re.findall(r"\b(?:words|say)\.(\w+)\b", "\n".join(p.read_text("utf-8") for p in room.rglob("*.js"))))
    assert asked
    assert asked - written - {"js", "en"} == set()
