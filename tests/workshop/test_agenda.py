"""The agendas: they add up, name what exists, and a broken file says what to mend."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
import yaml

from highways import evidence
from highways.workshop import agenda, pack, runsheet
from highways.workshop.pages import contents, lessons
from tools.process import ROOT

DAYS = agenda.load(ROOT / agenda.FILE)
PARTS = ROOT / "book/workshop/slides/parts"


def parts_of(deck: str) -> list[str]:
    """The shared parts that a deck includes, in order."""
    return re.findall(r"\{include\} parts/([\w-]+)\.md", (ROOT / f"book/workshop/slides/{deck}.md").read_text("utf-8"))


@pytest.mark.parametrize(("day", "minutes"), [("half-day", 210), ("full-day", 420)])
def test_a_day_is_as_long_as_it_says_and_has_no_gap(day: str, minutes: int):
    segments = DAYS[day].segments
    assert sum(one.minutes for one in segments) == minutes == DAYS[day].minutes == segments[-1].end
    assert segments[0].start == 0
    assert all(after.start == before.end for before, after in itertools.pairwise(segments))


@pytest.mark.parametrize("day", DAYS)
def test_every_part_has_its_slides_in_the_order_of_the_day(day: str):
    # A part may go on in a second file, which is called after it.
    begun = [part for part in parts_of(day) if not part.startswith("red-flags-")]
    assert begun == [one.slides for one in DAYS[day].segments]
    for one in DAYS[day].segments:
        text = (PARTS / f"{one.slides}.md").read_text("utf-8")
        assert text.startswith("## ")
        assert f"{{segment}} {one.slides}\n" in text


def test_no_part_of_the_slides_lies_about_unused():
    assert {path.stem for path in PARTS.glob("*.md")} == {part for day in DAYS for part in parts_of(day)}


@pytest.mark.parametrize("day", DAYS)
def test_every_scene_of_a_day_exists_and_is_on_its_slides(day: str):
    known = {scene.id for scene in evidence.scenarios()}
    for one in DAYS[day].segments:
        text = (PARTS / f"{one.slides}.md").read_text("utf-8")
        assert set(re.findall(r"\{scene\} (s\d+)", text)) == set(one.scenarios) <= known
        # A scene may be read from the screen; a card that is named is one that is played.
        assert set(re.findall(r"\bs\d\d\b", " ".join(one.materials))) <= set(one.scenarios)


@pytest.mark.parametrize(("day", "count"), [("half-day", "Ten"), ("full-day", "Fourteen")])
def test_as_many_signs_are_shown_as_the_run_sheet_says(day: str, count: str):
    shown = [
        sign
        for part in parts_of(day)
        for sign in re.findall(r"\{sign\} ([\w-]+)", (PARTS / f"{part}.md").read_text("utf-8"))
    ]
    assert len(shown) == len(set(shown)) == {"Ten": 10, "Fourteen": 14}[count]
    part = next(one for one in runsheet.load(ROOT / runsheet.FILE, DAYS[day]) if one.segment.id == "red-flags")
    assert any(f"**{count} signs" in do for _, do in part.steps)


def test_every_slide_has_something_to_say():
    for path in PARTS.glob("*.md"):
        slides = re.split(r"^#{2,3} ", path.read_text("utf-8"), flags=re.M)[1:]
        assert all(re.search(r"```\{(notes\}\n|sign\} \w)", one) for one in slides), path.name


def test_no_scene_in_which_somebody_is_suicidal_is_played():
    """The scene about it (s03) belongs to the screen; in the room words are read aloud."""
    played = {scene for day in DAYS.values() for one in day.segments for scene in one.scenarios}
    assert played.isdisjoint({"s03", "s12"})


def broken(change: dict, tmp_path: Path) -> str:
    """What the loader says to a small file with one thing wrong."""
    segment = {"title": "One", "aim": "A", "do": "D", "slides": "one"}
    items = [{"segment": "one", "minutes": 10}, {"segment": "two", "minutes": 20}]
    good = {
        "segments": {"one": segment, "two": {**segment, "title": "Two"}},
        "agendas": {
            "day": {"title": "Day", "minutes": 30, "segments": items},
        },
    }
    for path, value in change.items():
        *way, last = path.split("/")
        at = good
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        at[int(last) if last.isdigit() else last] = value
    file = tmp_path / "agendas.yml"
    file.write_text(yaml.safe_dump(good), "utf-8")
    with pytest.raises(agenda.AgendaError) as caught:
        agenda.load(file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"agendas/day/minutes": 40}, "the parts add up to 30 minutes and the agenda says 40"),
        ({"agendas/day/segments/0/minutes": 0}, "'minutes' is 0; write a whole number"),
        ({"agendas/day/segments/1/segment": "three"}, "there is no segment 'three'; the file has one, two"),
        ({"agendas/day/segments/1/segment": "one"}, "'one' comes twice"),
        ({"segments/one/aim": 3}, "day, one: 'aim' is missing; write it as text"),
        ({"segments/one/colour": "red"}, "'colour' is not a field"),
        ({"segments/one/materials": "paper"}, "'materials' is no list"),
        ({"day": 1}, "write 'segments' and 'agendas', and nothing else"),
    ],
)
def test_a_broken_file_says_in_a_sentence_what_to_mend(change: dict, says: str, tmp_path: Path):
    said = broken(change, tmp_path)
    assert says in said
    assert said.startswith("agendas.yml")


def test_the_pack_lists_pages_of_the_book_and_each_once():
    pages = [page.address for part in pack.load(ROOT) for page in part.pages]
    assert len(pages) == len(set(pages))
    known = {f"{name}.html" for name in contents(ROOT)}
    assert {one for one in pages if not one.startswith("slides/")} <= known


def test_a_page_that_the_book_lacks_stops_the_pack(tmp_path: Path):
    (tmp_path / "book/workshop").mkdir(parents=True)
    (tmp_path / "_toc.yml").write_text("root: index\n", "utf-8")
    (tmp_path / "book/workshop/pack.yml").write_text("- {part: Cards, pages: [book/cards]}\n", "utf-8")
    with pytest.raises(pack.PackError, match=r"pack\.yml, Cards: the book has no page 'book/cards'"):
        pack.load(tmp_path)


def test_every_lesson_with_questions_is_in_the_answer_keys():
    """A file of questions that no page of the contents shows would be missing from the keys."""
    files = {
        str(path.relative_to(ROOT))
        for folder in ("book", "notebooks")
        for path in (ROOT / folder).rglob("*.questions.yml")
    }
    assert {file for _, file in lessons(ROOT)} == files
