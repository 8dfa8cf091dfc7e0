"""The glossary, the words that pages explain, and the questions that people ask, in the built book."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from driving import axe, every_look, frames, tab_to, wake
from playwright.sync_api import Locator, Page, expect
from site_pages import PAGES
from sweeping import first

from highways import evidence, glossary

GLOSSARY = "book/reference/glossary.html"
QUESTIONS = "book/reference/questions-people-ask.html"
LESSON = "notebooks/09-what-the-trials-show.html"
LONGER = 45
"""Frames: longer than a card waits before it goes."""
NEVER_IN = {"h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "th", "summary", "figure", "nav", "button"}


class Marks(HTMLParser):
    """The marked terms of a page, each with the tags and classes that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.path: list[tuple[str, str]] = []
        self.found: list[tuple[str, list[tuple[str, str]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "hw-term":
            self.found.append((given["data-hw-term"], list(self.path)))
        if tag not in {"br", "img", "input", "link", "meta", "hr"}:
            self.path.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.path and self.path.pop()[0] != tag:
            pass


def marks(book: Path, page: str) -> list[tuple[str, list[tuple[str, str]]]]:
    reader = Marks()
    reader.feed((book / page).read_text("utf-8"))
    return reader.found


def plain(html: str) -> str:
    return " ".join(markup.unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_every_term_has_its_anchor_its_meaning_and_a_source(book: Path):
    html = (book / GLOSSARY).read_text("utf-8")
    for term in evidence.terms():
        found = re.search(rf'<dt id="term-{term.id}">(.*?)</dt>\s*<dd>(.*?)</dd>', html, re.S)
        assert plain(found[1]) == term.term
        said = re.sub(r"[“”]", '"', plain(found[2]).replace("’", "'"))
        assert said.startswith(term.definition.replace("’", "'")), term.id
        for key in term.sources:
            assert f'href="#footcite-{key}"' in found[2], term.id
    for letter in re.findall(r'href="#(letter-\w)"', html):
        assert f'<section id="{letter}">' in html


@pytest.mark.parametrize("page", PAGES)
def test_a_word_is_marked_once_and_only_in_text(book: Path, page: str):
    found = marks(book, page)
    ids = [id for id, _ in found]
    assert len(ids) == len(set(ids))
    html = (book / page).read_text("utf-8")
    for id, path in found:
        assert not NEVER_IN & {tag for tag, _ in path}, (id, path)
        assert "a" not in {tag for tag, _ in path}
        assert not any({"hw-sheet", "warning", "hw-card"} & set(classes.split()) for _, classes in path), id
        assert html.count(f'id="card-term-{id}"') == 1
        assert id in glossary.marked()
    assert ("highways/glossary.page.js" in html) == bool(found)


def test_lessons_are_marked_and_pages_that_help_are_not(book: Path):
    # A dotted line in every other sentence would be noise.
    for page in PAGES:
        assert len(marks(book, page)) <= 15, page
    everywhere = [id for page in PAGES for id, _ in marks(book, page)]
    assert len(everywhere) > 80
    assert len(marks(book, LESSON)) >= 4
    for page in ("book/start/safety-first.html", GLOSSARY, *(one for one in PAGES if "/sheets/" in one)):
        assert marks(book, page) == [], page


@pytest.fixture
def term(address: Callable[[str], str], open_page: Callable[..., Page]) -> Callable[..., tuple[Page, Locator, Locator]]:
    """The lesson, its first marked term and the card of it."""

    def opened(**options: object) -> tuple[Page, Locator, Locator]:
        page = open_page(address(LESSON), reduced_motion="reduce", **options)
        wake(page)  # widgets that start on the way down move what stands below them
        mark = page.locator("a.hw-term").first
        mark.scroll_into_view_if_needed()
        return page, mark, page.locator(f"#card-term-{mark.get_attribute('data-hw-term')}")

    return opened


def test_the_mouse_opens_the_card_may_go_into_it_and_closes_it_by_leaving(term):
    page, mark, card = term()
    expect(card).to_be_hidden()
    mark.hover()
    expect(card).to_be_visible()
    card.hover()
    frames(page, LONGER)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()
    mark.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    mark.click()
    expect(page.locator("dt:target")).to_be_in_viewport()


def test_the_keyboard_opens_the_card_and_escape_closes_it(term):
    page, mark, card = term()
    tab_to(page, mark.text_content())
    expect(mark).to_be_focused()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    # The link in the card comes next, and the card goes when the focus has left it.
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="In the glossary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(card).to_be_hidden()


def test_a_finger_gets_the_card_first_and_then_the_glossary(term):
    page, mark, card = term(width=375, height=760, has_touch=True, is_mobile=True)
    before, id = page.url, mark.get_attribute("data-hw-term")
    mark.tap()
    expect(card).to_be_visible()
    frames(page, LONGER)
    expect(card).to_be_visible()
    assert page.url == before
    box = card.bounding_box()
    assert (box["x"], box["width"]) == (0, 375)
    assert box["y"] + box["height"] == pytest.approx(760, abs=1)
    mark.tap()
    expect(card).to_be_hidden()
    mark.tap()
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()
    mark.tap()
    card.get_by_role("link", name="In the glossary").tap()
    expect(page.locator("dt:target")).to_be_in_viewport()
    expect(page.locator("dt:target")).to_have_id(f"term-{id}")


def test_the_term_is_described_by_its_meaning_and_told_apart_without_colour(term):
    page, mark, card = term()
    meaning = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    assert plain(meaning.inner_html()).startswith(evidence.terms().where(id=mark.get_attribute("data-hw-term"))[0].term)
    assert mark.evaluate("(one) => getComputedStyle(one).textDecorationStyle") == "dotted"
    page.emulate_media(media="print")
    assert mark.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "none"
    expect(card).to_be_hidden()


def test_without_javascript_a_term_is_a_link(address, open_page):
    page = open_page(address(LESSON), java_script_enabled=False)
    mark = page.locator("a.hw-term").first
    said = mark.get_attribute("data-hw-term")
    mark.click()
    expect(page.locator(f"#term-{said}")).to_be_in_viewport()


@every_look
def test_axe_finds_nothing_in_a_card(term, colours: str, width: int):
    page, mark, card = term(width=width, color_scheme=colours)
    mark.hover()
    expect(card).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("width", first([320, 1280]))
def test_no_card_runs_out_of_the_window(site, open_page, width: int):
    page = open_page(f"{site}/{LESSON}", width=width, height=700)
    for mark in page.locator("a.hw-term").all():
        mark.scroll_into_view_if_needed()
        mark.hover()
        card = page.locator(".hw-term-card:popover-open")
        expect(card).to_have_id(f"card-term-{mark.get_attribute('data-hw-term')}")
        box = card.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 700
        page.keyboard.press("Escape")


# Questions ------------------------------------------------------------------------------------------------------------


def answer(book: Path, id: str) -> str:
    html = (book / QUESTIONS).read_text("utf-8")
    return re.search(rf'<section class="hw-faq" id="{id}">(.*?)</section>', html, re.S)[1]


@pytest.mark.parametrize("one", evidence.answers(), ids=lambda one: one.id)
def test_a_question_has_its_answer_its_sources_its_verdicts_and_a_page_that_tells_more(book: Path, one):
    html = (book / QUESTIONS).read_text("utf-8")
    section = answer(book, one.id)
    assert html.count(f'href="#{one.id}"') >= 1
    said = plain(section)
    for sentence in re.split(r"(?<=[.?!;]) ", one.answer):
        assert re.sub("[‘’]", "'", sentence) in re.sub("[‘’]", "'", said), sentence
    for key in one.sources:
        assert f'href="#footcite-{key}"' in section
        assert f'id="footcite-{key}"' in html
    assert re.findall(r'popovertarget="card-([\w-]+)"', section) == list(one.claims)
    for claim in one.claims:
        assert f'id="card-{claim}"' in html
        assert plain(evidence.claim(claim).claim) in said
    more = re.search(r'More on it: <a[^>]*href="([^"#]+)', section)[1]
    assert ((book / QUESTIONS).parent / more).resolve().exists()


def test_the_questions_end_with_the_one_that_is_open(book: Path):
    html = (book / QUESTIONS).read_text("utf-8")
    before = html[: html.index('<section id="sources">')]
    assert plain(before[before.rindex("<p><strong>") :]) == "Bring the one that is still open to your prescriber."


def test_a_question_about_suicide_leads_to_help(book: Path):
    for id in ("does-it-stop-suicide", "i-got-worse-after-a-session-what-should-i-do"):
        assert "crisis line" in plain(answer(book, id))
    assert 'safety-first.html#help-now">' in answer(book, "does-it-stop-suicide")


def test_a_jump_leads_to_its_answer(address, open_page):
    page = open_page(address(QUESTIONS), width=375)
    page.get_by_role("navigation", name="The questions on this page").get_by_role("link", name="Is it legal?").click()
    expect(page.get_by_role("heading", name="Is it legal?", exact=True)).to_be_in_viewport()
    page.goto(address(GLOSSARY))
    page.get_by_role("navigation", name="Words by their first letter").get_by_role("link", name="P", exact=True).click()
    expect(page.locator("#term-placebo")).to_be_in_viewport()
