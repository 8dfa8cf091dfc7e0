"""What lies on the table: minutes that add up, the same rules everywhere, and enough cards."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from highways import evidence
from highways.workshop import agenda, runsheet
from tools.process import ROOT

DAYS = agenda.load(ROOT / agenda.FILE)
PARTS = ROOT / "book/workshop/slides/parts"


def rules(path: str) -> list[str]:
    """The numbered lines of the first list of a file, without marks."""
    lines = re.findall(r"^\d\. (.+)$", (ROOT / path).read_text("utf-8"), re.M)
    return [line.replace("**", "") for line in lines[:6]]


@pytest.mark.parametrize("day", ["half-day", "full-day"])
def test_the_clock_of_a_run_sheet_has_no_gap(day: str):
    parts = runsheet.load(ROOT / runsheet.FILE, DAYS[day])
    at = 0
    for part in parts:
        assert part.segment.start == at
        at += sum(minutes for minutes, _ in part.steps)
    assert at == {"half-day": 210, "full-day": 420}[day]


def test_a_part_that_does_not_add_up_is_named(tmp_path: Path):
    sheets = yaml.safe_load((ROOT / runsheet.FILE).read_text("utf-8"))
    sheets["welcome"]["steps"][0][0] += 1
    broken = tmp_path / "runsheets.yml"
    broken.write_text(yaml.safe_dump(sheets))
    with pytest.raises(
        agenda.AgendaError, match="half-day, welcome: the steps add up to 16 minutes and the part has 15"
    ):
        runsheet.load(broken, DAYS["half-day"])


def test_a_part_without_a_run_sheet_is_named(tmp_path: Path):
    empty = tmp_path / "runsheets.yml"
    empty.write_text("welcome: {steps: [[15, hello]]}\n")
    with pytest.raises(agenda.AgendaError, match="'map' of half-day has no run sheet"):
        runsheet.load(empty, DAYS["half-day"])


def test_guide_wall_and_slide_have_the_same_six_rules():
    wall = rules("book/workshop/sheets/on-the-wall.md")
    assert len(wall) == 6
    assert rules("book/workshop/slides/parts/welcome.md") == wall
    for ours, theirs in zip(rules("book/workshop/facilitator-guide.md"), wall, strict=True):
        assert ours.startswith(theirs.rstrip("."))


def test_the_two_sentences_are_the_same_on_card_slide_guide_and_run_sheet():
    for sentence in ("Are you thinking about suicide?", "I am staying with you while we ring someone."):
        for file in ("sheets/asking-card.md", "slides/parts/asking.md", "facilitator-guide.md", "runsheets.yml"):
            text = (ROOT / "book/workshop" / file).read_text("utf-8").replace("**", "")
            assert sentence in text, file


def test_beside_somebody_in_danger_the_emergency_number_comes_first_on_every_page():
    """Pages for a person on their own say 'or': whoever is alone rings the one they can."""
    pages = [one for room in ("coaching", "workshop") for one in (ROOT / "book" / room).rglob("*") if one.is_file()]
    texts = {one.name: " ".join(one.read_text("utf-8").split()) for one in pages}
    assert len(texts) > 30
    assert [
        name for name, text in texts.items() if re.search(r"[Tt]he emergency number or (a|the) crisis line", text)
    ] == []


def test_the_demonstration_ends_in_ringing_and_has_no_other_answer():
    text = (ROOT / "book/workshop/sheets/demonstration.md").read_text("utf-8")
    lines = re.findall(r"^\| (Client|Coach) \| '(.+?)'", text, re.M)
    assert [who for who, _ in lines] == ["Client", "Coach"] * 3
    assert "Are you thinking about suicide?" in lines[1][1]
    assert "Let us ring your clinic now, together." in text


@pytest.mark.parametrize("file", sorted(str(one.relative_to(ROOT)) for one in (ROOT / "book/workshop").rglob("*.md")))
def test_nobody_is_told_to_ring_an_emergency_number_as_a_test(file: str):
    text = (ROOT / file).read_text("utf-8")
    assert not re.search(r"[Rr]ing (them|the numbers) once|rung the numbers", text)


def test_three_follow_ups_of_45_minutes():
    text = (ROOT / "book/workshop/follow-ups.md").read_text("utf-8")
    meetings = [re.findall(r"^\| (\d+) \|", part, re.M) for part in text.split("\n## ")[1:]]
    assert [sum(map(int, one)) for one in meetings if one] == [45, 45, 45]


def test_nobody_plays_a_suicidal_client_or_an_emergency():
    for day in DAYS.values():
        played = {scene for part in day.segments for scene in part.scenarios}
        assert played & {"s03", "s12"} == set()
    for part in PARTS.glob("*.md"):
        assert not re.search(r"\{scene\} s(03|12)", part.read_text("utf-8")), part.name


def test_no_spare_minutes_are_taken_from_the_landing():
    """The part on suicide is followed by rest, in both days."""
    for day in DAYS.values():
        names = [part.id for part in day.segments]
        assert names[names.index("asking") + 1] in ("landing", "quiet-break")


def test_there_is_a_card_for_each_activity_and_a_strip_for_each_step(book: Path):
    scope = (book / "book/workshop/sheets/scope-cards.html").read_text("utf-8")
    cards = re.search(r'<ul class="hw-cut hw-cut-small">(.*?)</ul>', scope, re.S)[1]
    assert cards.count("<li>") == len(evidence.activities())
    strips = (book / "book/workshop/sheets/session-strips.html").read_text("utf-8")
    names = re.findall(r"<li>(.*?)</li>", re.search(r'<ul class="hw-cut hw-cut-strip">(.*?)</ul>', strips, re.S)[1])
    sheet = (book / "book/session/sheets/session-at-a-glance.html").read_text("utf-8")
    in_order = re.findall(r"<strong>\d+\. (.*?)</strong>", sheet)
    assert len(in_order) == len(evidence.phases())
    assert names != in_order, "mixed, or there is nothing to lay in order"
    assert sorted(names) == sorted(in_order)
