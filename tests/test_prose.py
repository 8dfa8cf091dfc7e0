"""One lint over every word that a reader meets: words of widgets, pages, lessons and questions (../shared/design/voice.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.process import ROOT

# Words that promise, scold, or make light of it.
NEVER = (
    r"reset(?:s|ting)?|rewir\w*|cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?|journey\w*|miracle\w*|breakthrough\w*|unlock\w*|hack\w*"
    r"|simply|just|failures?|wasted|overactive|too much of this network|committed suicide"
)
# What may be said for all that: to deny it, to quote it, and where the word is another one.
BUT = re.compile(
    r"no cure|no miracle|just now|(?:no one has|never say that a window was|closing or) wasted"
    r"|overactive[ -]thyroid|such as \*magic\* or \*healing\*|makes healing possible",
    re.I,
)
# What a picture of weeks or of a window must not say: it is no plan, and nobody is measured by it.
NO_PLAN = r"mg|kg|dose of|minutes?|optimal|best|score|ideal|should|fail\w*|success\w*|target|aim|freedom|enough"
ROOMS = {
    "series/words.en.json": NO_PLAN,
    "series/window.words.en.json": rf"{NO_PLAN}|you|your|relapse|life|lives|ends?|ending|last day",
    "session/words.en.json": r"mg|success|fail\w*",
    "dmn/words.en.json": r"mg|ng|too much|hyper\w*",
    "coaching/scenario.words.en.json": r"\d\s*mg|successful|failed|promise|score|points|wrong|correct",
    "coaching/play.words.en.json": r"\d\s*mg|score|wrong answer",
    "learning/reflection.words.en.json": r"score|\d\s*mg|trauma|childhood",
}
# A word of the list that is said for a good reason.
SAID = {"series/window.words.en.json": {"on with your day", "where you get on with your day"}}
WORDS = sorted((ROOT / "src/highways").glob("*/*words.en.json"))
PAGES = [
    ROOT / "index.md",
    *sorted((ROOT / "book").rglob("*.md")),
    *sorted((ROOT / "notebooks").glob("*.ipynb")),
    *sorted(ROOT.glob("book/**/*.questions.yml")),
    *sorted((ROOT / "notebooks").glob("*.questions.yml")),
]


def leaves(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict | list):
        for one in words.values() if isinstance(words, dict) else words:
            yield from leaves(one)


def found(pattern: str, text: str) -> list[str]:
    """Each word of the pattern, with what stands around it."""
    hits = re.finditer(rf"\b(?:{pattern})\b", text, re.I)
    return [text[max(0, hit.start() - 30) : hit.end() + 30] for hit in hits]


def prose(path: Path) -> str:
    """The text of a page without what it quotes."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    text = BUT.sub("", " ".join(text.split()))
    return re.sub(r"(?<!\w)['‘][^'‘’]{2,200}['’](?!\w)", "", text)


@pytest.mark.parametrize("file", WORDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_of_a_widget_promises_or_scolds(file: Path):
    name = f"{file.parent.name}/{file.name}"
    for text in leaves(json.loads(file.read_text("utf-8"))):
        assert found(NEVER, text) == []
        assert "—" not in text, "a dash that breathes for the reader"
        if name in ROOMS and text not in SAID.get(name, ()):
            text = re.sub("where you get on with your day|on with your day", "", text)
            assert found(ROOMS[name], text) == []


def test_no_number_of_sessions_can_be_read_as_a_target():
    words = json.loads((ROOT / "src/highways/series/words.en.json").read_text("utf-8"))
    for text in leaves(words):
        assert not re.search(r"\d+ (?:sessions|infusions)", text), text


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_no_page_promises_or_scolds(page: Path):
    assert found(NEVER, prose(page)) == []


def test_the_lint_finds_what_it_is_for():
    assert found(NEVER, "It rewires the brain, and you just heal.") != []
    assert found(NEVER, "Adjust the seat; a curved road; health.") == []


def test_rooms_are_there():
    assert {f"{file.parent.name}/{file.name}" for file in WORDS} >= set(ROOMS)
