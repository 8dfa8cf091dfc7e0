"""The session's pages as files and on paper: sheets fit, warnings name whom to ring, no amount and no verdict on a person."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from site_pages import PAGES

from highways import evidence
from tools.process import ROOT

CUT = "book/coaching/sheets/cards-to-hold-up.html"  # two pages to cut, and nothing to fill in
LOOSE = [CUT, "book/workshop/sheets/scope-cards.html", "book/workshop/sheets/session-strips.html"]
SHEETS = [page for page in PAGES if "/sheets/" in page and page not in LOOSE]
READ = "book/workshop/sheets/demonstration.html"  # read aloud as it stands
SESSION = [page for page in PAGES if re.search("session|coaching|ketamine-therapy|course-of", page)]
SOMEONE = re.compile(
    r"\b(?:ring|call|say so|stay|emergency (?:number|services)|clinic(?:ian)?|crisis line|doctor|prescriber|therapist|team)\b",
    re.I,
)


def text(html: str) -> str:
    """The words of a page, a line for each block, without scripts."""
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.S)
    html = re.sub(r"</(?:p|li|td|th|tr|h\d|div|section|figcaption)>", "\n", html)
    return re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", "", html))


INK = "Math.%s(...getComputedStyle(document.querySelector('.hw-sheet :is(td, p)')).color.match(/\\d+/g).map(Number))"


@pytest.mark.parametrize("sheet", [*SHEETS, CUT])
def test_a_sheet_on_paper(site: str, open_page: Callable[..., Page], sheet: str):
    """Out of the dark it is dark on white, with room to write and whom to ring. tests/fonts counts its pages."""
    page = open_page(f"{site}/{sheet}", color_scheme="dark")
    assert page.evaluate(INK % "min") > 150, "on a dark screen the ink is light"
    wrong = []
    page.emulate_media(media="print")
    if page.evaluate(INK % "max") >= 100:
        wrong.append("its ink stays light on paper")
    if sheet != CUT:
        shown = page.locator("body").inner_text()
        if "Education, not medical advice." not in shown:
            wrong.append("the education line is missing")
        if not re.search(r"\bemergency number\b|\bring\b", shown, re.I):
            wrong.append("it does not say whom to ring")
        if re.search(r"\[\d+\]|^Sources$", shown, re.M):
            wrong.append("a mark of a footnote that is not there")
    if sheet not in (CUT, READ):
        page.set_viewport_size({"width": 720, "height": 900})
        boxes = page.locator(".hw-sheet td:has(> p:empty), .hw-write").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height])"
        )
        # On paper a line to write on is at least 5 mm high and 3 cm wide.
        if not boxes or min(height for _, height in boxes) <= 19 or min(width for width, _ in boxes) <= 80:
            wrong.append(f"there is no room to write: {boxes}")
    assert wrong == []


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_four_cards_print_on_two_pages_and_can_be_read_from_the_back(site, open_page, format: str):
    page = open_page(f"{site}/{CUT}", width=720)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=format))) == 2
    page.emulate_media(media="print")
    words = page.locator(".hw-hold-word")
    assert words.all_inner_texts() == [
        "Emergency now",
        "Same day: prescriber",
        "Refer: therapist",
        "Carry on, and note it",
    ]
    for size in words.evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"):
        assert size >= 48


def test_on_a_phone_a_table_of_words_stands_as_cards(site, open_page):
    """A column beyond the edge of the screen is a warning that nobody reads."""
    page = open_page(f"{site}/book/session/integration.html", width=375)
    cell = page.locator("td[data-label='Take care']").first
    box = cell.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    name = cell.evaluate("el => getComputedStyle(el, '::before').content")
    assert name == '"Take care"'


@pytest.mark.parametrize("page", SESSION)
def test_every_warning_in_a_table_names_whom_to_ring(book: Path, page: str):
    html = (book / page).read_text("utf-8")
    for table in re.findall(r"<table.*?</table>", html, re.S):
        head = text(table.split("</thead>")[0])
        if not re.search(r"You notice|You hear", head):
            continue
        for row in re.findall(r"<tr.*?</tr>", table.split("</thead>")[1], re.S):
            sign, who, *_ = re.findall(r"<td.*?</td>", row, re.S)
            assert SOMEONE.search(text(who)), text(sign)


def test_pages_with_warnings_have_such_tables(book: Path):
    """The test above would be empty if the tables were gone."""
    warned = [page for page in SESSION if re.search("You notice|You hear", (book / page).read_text("utf-8"))]
    assert len(warned) >= 4


@pytest.mark.parametrize("page", PAGES)
def test_no_amount_of_a_form_that_is_taken_at_home(book: Path, page: str):
    """An amount may stand beside a clinic's study; never in a sentence about a lozenge, a tablet or a swallowed form."""
    home = re.compile(
        r"lozenge|sublingual|under the tongue|swallow|by mouth|\boral|tablet|wafer|compounded|pharmacy-mixed", re.I
    )
    for line in text((book / page).read_text("utf-8")).splitlines():
        if home.search(line):
            assert not re.search(r"\d\s*(?:mg|milligram)|mg/kg", line), line


@pytest.mark.parametrize("page", SESSION)
def test_the_session_pages_give_no_amount_at_all_and_judge_nobody(book: Path, page: str):
    said = text((book / page).read_text("utf-8").split('id="sources"')[0])
    assert not re.search(r"\d\s*(?:mg|milligrams?)\b|mg/kg", said)
    assert not re.search(r"\byou are (?:not )?(?:a )?(?:suitable|good candidate|eligible)|your schedule", said, re.I)


def test_every_sentence_of_the_articles_about_a_session_is_graded_on_these_pages():
    sources = [
        *(ROOT / "book/session").rglob("*.md"),
        *(ROOT / "book/brain").glob("*.md"),
        *(ROOT / "notebooks").glob("0[478]-*.ipynb"),
    ]
    graded = set(re.findall(r"\{(?:verdict|claim)\}`([\w-]+)`", "".join(path.read_text("utf-8") for path in sources)))
    about = {claim.id for claim in evidence.claims(topic="session")}
    assert about
    assert about <= graded
