"""Whoever reads one page alone finds the same signs and the same people to ring as on every other."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from highways.evidence.base import load

SAID = load().to_ring.said
LIST = SAID("emergency-body")
SIGN = re.compile("|".join((
    "chest pain", "trouble breathing", "very slow breathing", "blue lips", "fainting", "seizure", "hard to wake",
)), re.I)  # fmt: skip
LAX = re.compile(
    r"fainting that|cannot be woken|can ?not wake|not waking up|stops breathing|breathing stops|someone unconscious",
    re.I,
)


@cache
def blocks(path: Path) -> tuple[str, ...]:
    """What a page says, block by block, a row of a table being one: widgets' data and stills for paper as well."""
    return tuple(_blocks(path.read_text("utf-8")))


def _blocks(page: str) -> Iterator[str]:
    page = re.sub(r"<(style|svg|math)\b.*?</\1>", " ", page, flags=re.S)
    data = "\n\n".join(re.findall(r'<script type="application/json">(.*?)</script>', page, re.S)).replace(
        '", "', '",\n\n"'
    )
    page = re.sub(r"<script\b.*?</script>", " ", page, flags=re.S)
    page = re.sub(r"<tr\b.*?</tr>", lambda row: "\n\n" + re.sub(r"<[^>]+>", " ", row[0]) + "\n\n", page, flags=re.S)
    page = re.sub(r"</?(?:p|li|ul|ol|h\d|div|section|figcaption|dt|dd|td)\b[^>]*>", "\n\n", page)
    page = re.sub(r"<[^>]+>", "", page)
    for block in f"{page}\n\n{data}".split("\n\n"):
        text = re.sub(r"\s*\[\s*\d+\s*\]", "", re.sub(r"\s+", " ", html.unescape(block))).strip()
        if text:
            yield text


@pytest.fixture(scope="module")
def pages(book: Path) -> list[Path]:
    return [path for path in sorted(book.rglob("*.html")) if "_static" not in path.parts]


def test_a_list_of_emergencies_is_the_whole_list(book: Path, pages: list[Path]):
    """Three of its signs together are meant as the list, wherever they stand: pages, slides, sheets, cards, keys."""
    copies = 0
    for path in pages:
        for block in blocks(path):
            if len({sign.lower() for sign in SIGN.findall(block)}) >= 3:
                assert LIST.lower() in block.lower(), f"{path.relative_to(book)}: {block[:300]}"
                copies += 1
    assert copies > 20


def test_nowhere_is_there_a_higher_threshold(book: Path, pages: list[Path]):
    for path in pages:
        for block in blocks(path):
            assert not LAX.search(block), f"{path.relative_to(book)}: {block[:300]}"


WITH_THEM = [
    "book/evidence/risks.html",
    "book/session/preparation.html",
    "book/session/integration.html",
    "book/session/sheets/the-week-after.html",
    "book/session/sheets/support-plan.html",
    "book/session/sheets/session-at-a-glance.html",
    "book/session/sheets/taking-someone-home.html",
    "book/start/safety-first.html",
    "book/workshop/primer.html",
    "notebooks/07-inside-a-session.html",
    "notebooks/08-a-course-of-treatment.html",
]


@pytest.mark.parametrize("page", WITH_THEM)
def test_thoughts_of_suicide_stand_beside_a_crisis_line_at_any_hour(book: Path, page: str):
    text = " ".join(blocks(book / page))
    assert re.search(r"thoughts? of suicide", text, re.I)
    assert "crisis line at any hour" in text


def test_the_clinic_alone_is_never_the_answer_to_thoughts_of_suicide(book: Path, pages: list[Path]):
    """A sentence that sends a person with such thoughts to a clinic names a crisis line in the same breath."""
    told = 0
    for path in pages:
        for block in blocks(path):
            if re.search(r"thoughts of suicide (?:come|that (?:I|you|they) would not act on)", block) and re.search(
                r"\bclinic\b|\bprescriber\b", block
            ):
                if block.strip('",').endswith("?"):
                    continue  # a check question asks for it
                told += 1
                assert "crisis line" in block, f"{path.relative_to(book)}: {block[:300]}"
    assert told > 10


@pytest.mark.parametrize(
    "page",
    [
        "book/evidence/risks.html",
        "book/session/preparation.html",
        "book/session/sheets/questions-to-ask.html",
        "book/reference/questions-people-ask.html",
        "book/start/safety-first.html",
        "book/workshop/primer.html",
    ],
)
@pytest.mark.parametrize(
    "condition", ["lungs", "sleep apnoea", "overactive thyroid", "seizures or epilepsy", "bipolar"]
)
def test_what_the_clinic_should_hear_is_the_same_list_everywhere(book: Path, page: str, condition: str):
    assert condition in " ".join(blocks(book / page))
