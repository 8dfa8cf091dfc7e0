"""The prose of the coaching part says the same as its cards: the numbers, the two sentences, and no call as a test."""

from __future__ import annotations

import re

import pytest

from highways import evidence
from highways.coaching import agreement, play, scope
from tools.process import ROOT

COACHING = ROOT / "book/coaching"
ASKING = (COACHING / "asking-and-handing-over.md").read_text("utf-8")
SENTENCES = (
    "Are you thinking about suicide?",
    "Thank you for telling me. I am staying with you while we ring someone.",
)


@pytest.mark.parametrize("line", evidence.lines(), ids=lambda one: one.id)
def test_each_number_beside_a_handover_is_one_that_was_verified(line: evidence.Line):
    row = next(row for row in ASKING.splitlines() if row.startswith(f"| {line.region.split(' and ')[0]}"))
    ways = row.split("{footcite")[0]
    digits = r"\d[\d -]*\d"
    assert sorted(re.findall(digits, ways)) == sorted(re.findall(digits, line.call))
    assert "In danger: " in ways
    assert "To talk: " in ways


def test_the_two_sentences_are_the_same_wherever_they_are_practised():
    practised = re.search(r"word for word:\n\n(.*?)\n\n", ASKING, re.S)[1]
    assert re.findall(r"'(.*)'", practised) == list(SENTENCES)
    sheet = (ROOT / "book/workshop/sheets/asking-card.md").read_text("utf-8")
    assert all(sentence in sheet for sentence in SENTENCES)


def test_without_a_clinician_nobody_works_in_pairs():
    said = " ".join(ASKING.split())
    for text in (said, play.WORDS["instead_of"]["s03"]["instead"]):
        assert re.search(r"no clinician in the room or on call.* aloud together, once, no pairs", text, re.I)


def test_nobody_is_asked_to_try_out_an_emergency_number():
    pages = "\n".join(path.read_text("utf-8") for path in COACHING.rglob("*.md"))
    said = agreement.WORDS["checked"]
    for text in (" ".join(pages.split()), said):
        assert "Never ring the emergency number as a test" in text
        assert not re.search(r"check (?:each|your own|the) numbers?\b", text, re.I)


def test_the_third_heap_has_one_name():
    page = (COACHING / "scope-of-practice.md").read_text("utf-8")
    questions = (COACHING / "scope-of-practice.questions.yml").read_text("utf-8")
    assert f"### {scope.LEVELS['licensed']}" in page
    assert scope.LEVELS["licensed"] in questions
    assert not re.search(r"only a licensed|licensed only|takes? a licence", page + questions, re.I)
