"""One list of signs to ring about: how it is written, that both languages write it alike, and what a wrong name gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from highways import evidence
from highways.evidence.base import DATA, load

TO_RING = load().to_ring
NAMES = [
    "emergency",
    "Today",
    *dict.fromkeys(one.list for one in TO_RING.signs),
    *(one.id for one in (*TO_RING.signs, *TO_RING.wordings)),
]


def test_the_stricter_wording_is_the_one():
    said = TO_RING.said("emergency")
    for sign in (
        "fainting",
        "someone very hard to wake",
        "very slow breathing",
        "a seizure",
        "blue lips",
        "chest pain",
    ):
        assert sign in said
    for lax in ("does not pass", "cannot be woken", "not waking"):
        assert lax not in json.dumps(json.loads((DATA / "signs.json").read_text("utf-8")))


def test_what_the_clinic_should_hear_leaves_nothing_out():
    """Conditions that the labels name, and that no page named before December 2026."""
    told = TO_RING.said("tell")
    for condition in ("lungs", "sleep apnoea", "overactive thyroid", "seizures or epilepsy", "bipolar", "psychosis"):
        assert condition in told
    for one in TO_RING.tell:
        assert any(load().source(key).status != "recalled" for key in one.sources), one.id


def test_thoughts_of_suicide_never_stand_without_a_crisis_line():
    for one in TO_RING.wordings:
        if one.id.startswith(("ring-thoughts", "ring-act")):
            assert "crisis line" in one.text
    assert TO_RING.said("ring-act-beside").startswith("the emergency number first")


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_write_it_alike(call_twin, name: str):
    assert call_twin("evidence/signs", "said", name) == TO_RING.said(name)


def test_a_capital_asks_for_one():
    assert TO_RING.said("Fainting") == "Fainting"
    assert TO_RING.filled({"a": ["{signs:Ring-now}."]}) == {"a": ["The emergency number, now."]}


def test_a_wrong_name_gets_one_sentence():
    with pytest.raises(
        evidence.EvidenceError, match="There is no sign, list or wording 'faintin': did you mean fainting"
    ):
        TO_RING.said("faintin")


def test_a_wrong_name_in_a_file_says_where(copy: Path):
    file = copy / "coaching.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("'{signs:Emergency-body}'", "'{signs:Emergency-bodies}'"), "utf-8")
    line = text[: text.index("- id: collapse")].count("\n") + 1
    with pytest.raises(evidence.EvidenceError, match=rf"coaching.yml, line {line}: There is no sign.*; mend the name"):
        load(copy)
