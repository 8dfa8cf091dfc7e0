"""The course's search in the built book, over http and from a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import axe, both_ways, every_look, tab_to
from playwright.sync_api import Locator, Page, expect
from site_pages import MADE_BY_SPHINX, PAGES

INDEX = "_static/highways/search-index.js"


@pytest.fixture
def search(address: Callable[[str], str], open_page: Callable[..., Page]) -> Callable[..., Page]:
    """The search page, with these words in its address."""

    def opened(query: str = "", **options: object) -> Page:
        page = open_page(address("search.html") + (f"#q={query}" if query else ""), **options)
        expect(said(page)).to_have_text(re.compile("found|place|Type a word"))
        return page

    return opened


def said(page: Page) -> Locator:
    return page.locator(".hw-search-said")


def of_kind(page: Page, kind: str) -> Locator:
    return page.locator(f".hw-search-found [data-kind={kind}] a")


@both_ways
def test_one_word_is_found_in_lessons_words_claims_and_questions(search):
    page = search("relapse")
    for kind in ("lesson", "word", "claim", "question"):
        expect(of_kind(page, kind).first).to_be_visible()
    expect(of_kind(page, "word")).to_have_text(["Relapse", *of_kind(page, "word").all_text_contents()[1:]])
    expect(page.get_by_text(re.compile("Our verdict: ")).first).to_be_visible()
    expect(page.locator("mark", has_text=re.compile("^relapse", re.I)).first).to_be_visible()
    count = int(re.match(r"(\d+) places found for ‘relapse’\.", said(page).text_content())[1])
    assert count == sum(int(n) for n in page.locator(".hw-search-found h2 span").all_text_contents())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("neuropl", "Neuroplasticity"),
        ("lozange", "Lozenge"),
        ("dissosiation", "Dissociation"),
        ("Off-Label", "Off-label"),
        ("treatment resistant", "Treatment-resistant depression"),
        ("the default mode", "Default mode network"),
    ],
)
def test_part_of_a_word_a_slip_and_an_odd_spelling_find_it(search, typed: str, found: str):
    page = search()
    page.get_by_role("searchbox", name="Search this course").fill(typed)
    expect(of_kind(page, "word").first).to_have_text(found)


def test_another_form_of_a_word_finds_it_and_a_word_that_looks_alike_does_not(search):
    page = search("driving")
    expect(of_kind(page, "question").filter(has_text="Can I drive home?")).to_be_visible()
    marked = {one.lower() for one in page.locator("mark").all_inner_texts()}
    assert {"drive", "driving"} <= marked
    assert all(one.startswith("driv") for one in marked), "living, giving and writing are other things"


def test_a_question_is_found_as_it_is_asked(search):
    page = search("how long does it last")
    expect(page.locator(".hw-search-found [data-kind=question] a").first).to_have_text("How long does it last?")


def test_a_widgets_claim_is_found_and_its_link_leads_to_it(search):
    page = search("repressed")
    link = of_kind(page, "claim").first
    claim = link.get_attribute("href").rpartition("#")[2]
    link.click()
    expect(page.locator(f"li#{claim}")).to_be_in_viewport()
    page.go_back()
    expect(of_kind(page, "claim").first).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search this course")).to_have_value("repressed")


def test_nothing_found_says_what_to_do(search):
    page = search("xylophone")
    expect(said(page)).to_contain_text("Nothing found for ‘xylophone’. Try one short word")
    for name in ("Glossary", "Questions people ask", "Help now"):
        expect(page.locator(".hw-search-else").get_by_role("link", name=name)).to_be_visible()
    assert page.locator(".hw-search-found a").count() == 0


def test_half_an_emoji_hides_nothing(search):
    """As keyboards send it that write one in two steps."""
    page = search()
    page.get_by_role("searchbox").evaluate(
        r"(field) => { field.value = 'bladder \ud83d'; field.dispatchEvent(new Event('input')) }"
    )
    expect(of_kind(page, "word").first).to_be_visible()


def test_when_no_place_has_all_words_it_says_so(search):
    page = search("xylophone%20bladder")
    expect(said(page)).to_contain_text("No place has all of these words.")
    expect(page.locator(".hw-search-found a").first).to_be_visible()


def test_help_stands_above_what_was_found(search):
    page = search()
    danger = page.locator(".hw-search-danger")
    field = page.get_by_role("searchbox", name="Search this course")
    for typed in ("suicide", "suici", "suicidel", "I want to die", "overdose", "xylophone crisis", "HELP"):
        field.fill("bladder")
        expect(danger).to_be_hidden()
        field.fill(typed)
        expect(danger, typed).to_be_visible()
    expect(danger).to_contain_text("Ring the emergency number first.")
    link = danger.get_by_role("link", name="Help now")
    found = page.locator(".hw-search-said")
    assert danger.bounding_box()["y"] < found.bounding_box()["y"]
    link.click()
    expect(page.get_by_role("heading", name="Help now")).to_be_in_viewport()


@pytest.mark.parametrize("typed", ["sleep", "bladder", "prescriber", "di"])
def test_help_does_not_cry_wolf(search, typed: str):
    page = search(typed)
    expect(page.locator(".hw-search-danger")).to_be_hidden()


@both_ways
def test_by_keyboard_alone_from_a_lesson_to_what_was_found(address, open_page):
    page = open_page(address("notebooks/04-the-window.html"))
    page.wait_for_load_state("load")
    page.locator(".search-button-field").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("cystitis")
    page.keyboard.press("Enter")
    expect(of_kind(page, "word").first).to_have_text("Ketamine cystitis")
    field = page.get_by_role("searchbox", name="Search this course")
    expect(field).to_be_focused()
    expect(field).to_have_value("cystitis")
    page.keyboard.press("ArrowDown")
    first = page.locator(".hw-search-found a").first
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    tab_to(page, "Ketamine cystitis")
    page.keyboard.press("Enter")
    expect(page.locator("#term-ketamine-cystitis")).to_be_in_viewport()


def test_more_of_a_kind_is_shown_when_asked_for(search):
    page = search("ketamine")
    section = page.locator("[data-kind=claim]")
    expect(section.locator("li")).to_have_count(4)
    every = int(section.locator("h2 span").text_content())
    section.get_by_role("button", name=f"Show all {every}").click()
    expect(section.locator("li")).to_have_count(every)
    expect(section.locator("li a").nth(4)).to_be_focused()


def test_what_is_typed_is_never_sent_and_never_kept(site, open_page):
    page = open_page(f"{site}/index.html", shared=False)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.locator(".search-button-field").click()
    page.locator("#pst-search-dialog input").fill("bladder")
    page.keyboard.press("Enter")
    expect(of_kind(page, "word").first).to_be_visible()
    assert page.url == f"{site}/search.html#q=bladder"
    page.get_by_role("searchbox", name="Search this course").fill("lozenge")
    expect(of_kind(page, "word").first).to_have_text("Lozenge")
    assert page.url == f"{site}/search.html#q=lozenge"
    # What another site's link brings along is understood, and goes behind the # as well.
    page.goto(f"{site}/search.html?q=mania")
    expect(of_kind(page, "word").first).to_have_text("Mania")
    assert page.url == f"{site}/search.html#q=mania"
    assert asked
    assert not [url for url in asked if re.search("bladder|lozenge", url.partition("#")[0])]
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert not re.search("bladder|lozenge|mania", kept)


def test_without_javascript_the_page_says_where_to_look(address, open_page):
    page = open_page(address("search.html"), java_script_enabled=False)
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    page.locator(".hw-search-else").get_by_role("link", name="Glossary").click()
    expect(page.locator(".bd-article").get_by_role("heading", name="Glossary", level=1)).to_be_visible()


@every_look
def test_axe_finds_nothing_in_what_was_found(search, colours: str, width: int):
    page = search("suicide", width=width, color_scheme=colours)
    expect(page.locator(".hw-search-found a").first).to_be_visible()
    assert axe(page) == []


def test_what_was_found_fits_a_phone(search):
    page = search("suicide", width=320)
    expect(page.locator(".hw-search-found a").first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_everything_that_can_be_found_is_there(book: Path):
    data = json.loads((book / INDEX).read_text("utf-8").split(" = ", 1)[1].removesuffix(";\n"))
    pages = {address: (book / address).read_text("utf-8") for address, _ in data["pages"]}
    assert set(pages) == set(PAGES), "the search knows every page"
    for kind, page, anchor, heading, text, _ in data["entries"]:
        address = data["pages"][page][0]
        assert f'id="{anchor}"' in pages[address], (kind, address, anchor)
        assert heading or kind == "page"
        assert text


def test_only_the_search_page_loads_the_index_and_nothing_of_sphinxs_is_left(book: Path):
    for page in [*PAGES, *MADE_BY_SPHINX]:
        html = (book / page).read_text("utf-8")
        assert ("search-index.js" in html) == ("search.page.js" in html) == (page == "search.html"), page
        assert not re.search(r"searchtools|sphinx_highlight|doctools|language_data", html), page
    left = {path.name for path in book.rglob("*.js")}
    assert not left & {"searchindex.js", "searchtools.js", "sphinx_highlight.js", "doctools.js", "language_data.js"}
    # Its address changes with what is in it, so that no browser searches in an old one.
    assert re.search(r'search-index\.js\?v=[0-9a-f]{8}"', (book / "search.html").read_text("utf-8"))
