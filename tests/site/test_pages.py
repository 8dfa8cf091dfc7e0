"""The built book as files: every page is there and says what it should, and nothing in it points elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from site_pages import DECK_NOTES, DECKS, MADE_BY_SPHINX, PAGES


def read(book: Path, page: str) -> str:
    return (book / page).read_text("utf-8")


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_these_pages_and_no_others(book: Path):
    built = {str(path.relative_to(book)) for path in book.rglob("*.html") if "_static" not in path.parts}
    assert built == {*PAGES, *MADE_BY_SPHINX, *DECKS, *DECK_NOTES, "offline.html"}


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_with_its_sentence(book: Path, page: str):
    first = re.search(r"</h1>\s*<p>(.*?)</p>", read(book, page), re.S)[1]
    assert text(first) == PAGES[page]


@pytest.mark.parametrize("page", [*PAGES, *MADE_BY_SPHINX])
def test_help_and_the_education_line_stand_on_every_page(book: Path, page: str):
    html = read(book, page)
    assert re.search(r'<a class="hw-help" href="[^"]*#help-now">Help now</a>', html)
    assert "Education, not medical advice." in html


@pytest.mark.parametrize("page", [*PAGES, *MADE_BY_SPHINX, *DECKS, *DECK_NOTES])
def test_no_page_loads_anything_from_elsewhere(book: Path, page: str):
    html = read(book, page)
    loads = re.findall(r"<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc=\"([^\"]+)\"", html)
    loads += re.findall(r"<link\b(?![^>]*rel=\"(?:index|search|next|prev|canonical)\")[^>]*\bhref=\"([^\"]+)\"", html)
    assert loads
    assert [one for one in loads if re.match(r"(https?:)?//", one)] == []
    assert "require.js" not in html
    assert "widget-state+json" not in html, "the notebook's copy of every bundle would only weigh"


def test_style_sheets_load_nothing_from_elsewhere(book: Path):
    sheets = list(book.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not re.search(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", sheet.read_text("utf-8")), sheet.name


def test_the_host_goes_only_where_a_widget_is(book: Path):
    for page in PAGES:
        html = read(book, page)
        assert ("highways/host.js" in html) == ("data-hw-widget" in html), page
        rooms = set(re.findall(r'data-hw-(?:widget|page|style)="(\w+)', html))
        assert set(re.findall(r"highways/(?!highways)(\w+)\.css", html)) == rooms, page
    assert "highways/host.js" not in read(book, "book/reference/references.html")


def test_every_citation_resolves_to_a_source_with_an_address(book: Path):
    html = read(book, "notebooks/03-when-roads-harden.html")
    cited = set(re.findall(r'href="#(footcite-\w+)"', html))
    listed = set(re.findall(r'id="(footcite-\w+)"', html))
    assert {"footcite-lally2010", "footcite-price2022"} <= cited
    assert cited == listed
    assert "https://doi.org/10.1002/ejsp.674" in html


def test_no_staff_note_of_the_bibliography_is_published(book: Path):
    for page in PAGES:
        assert not re.search(r"\bsecondary\b|\brecalled\b|DOI from memory|do not list", text(read(book, page)), re.I), (
            page
        )


def test_the_icon_font_keeps_the_icons_that_are_used(book: Path):
    from fontTools.ttLib import TTFont

    font = book / "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
    bars, search, sun, moon = 0xF0C9, 0xF002, 0xF185, 0xF186
    assert {bars, search, sun, moon} <= set(TTFont(font).getBestCmap())


def test_without_javascript_the_questions_read_as_a_list_with_answers(book: Path):
    html = read(book, "notebooks/03-when-roads-harden.html")
    check = html[html.index('data-hw-widget="learning.Check"') :]
    still = text(check[check.index('class="hw-still"') : check.index("</figure>")])
    assert "How wide must the new road be before it widens by itself?" in still
    assert "the ridge stands at 54, a little past the middle" in still
