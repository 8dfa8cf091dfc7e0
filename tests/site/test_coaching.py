"""The coaching pages in the built book: the cards find the page's own sources and help, and paper gets each list once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from highways import evidence

DECKS = {
    "book/coaching/scope-of-practice.html": [one.activity for one in evidence.activities()],
    "book/coaching/red-flags.html": [one.sign for one in evidence.signs()],
}


@pytest.fixture(params=DECKS)
def lesson(request, site: str, open_page: Callable[..., Page]) -> Page:
    page = open_page(f"{site}/{request.param}")
    page.locator(".hw-deck .hw-inner").wait_for()
    page.texts = DECKS[request.param]
    return page


def test_the_guess_comes_before_the_first_card(lesson):
    deck = lesson.locator(".hw-deck")
    expect(deck.locator(".hw-deck-card")).not_to_be_visible()
    deck.get_by_role("radio").first.check()
    deck.get_by_role("button", name="That is my guess").click()
    expect(deck.locator(".hw-deck-card")).to_be_visible()
    expect(deck.locator(".hw-guess")).to_contain_text("Your guess:")


def test_each_source_of_each_card_is_a_link_to_the_foot_of_the_page(lesson):
    deck = lesson.locator(".hw-deck")
    deck.get_by_role("button", name="Show me anyway").click()
    for _ in lesson.texts:
        deck.locator(".hw-deck-place").first.click()
        told = deck.locator(".hw-deck-card > .hw-note")
        links = told.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert links
        assert len(links) == told.inner_text().count(";") + 1
        for link in links:
            assert lesson.locator(f"[id='{link[1:]}']").count() == 1
        deck.locator(".hw-deck-card .hw-button").click()
        if deck.get_by_role("button", name="Go on").is_visible():
            deck.get_by_role("button", name="Go on").click()
    expect(deck.locator(".hw-deck-end")).to_be_visible()


def test_paper_and_a_page_without_scripts_have_each_entry_once(lesson):
    lesson.emulate_media(media="print")
    shown = lesson.locator("article").inner_text()
    for text in lesson.texts:
        assert re.sub(r"\s+", " ", shown).count(text) == 1, text
    assert "in the table" in shown


def test_before_the_drill_a_word_and_a_way_around_it(site, open_page):
    page = open_page(f"{site}/book/coaching/red-flags.html", width=375, height=667)
    page.locator(".hw-deck .hw-inner").wait_for()
    note = page.get_by_text("This page names suicide, overdose and other emergencies.")
    assert note.bounding_box()["y"] < page.locator(".hw-deck").bounding_box()["y"]
    page.get_by_role("link", name="skip the cards and go to the tables").click()
    expect(page.get_by_role("heading", name="All twenty signs")).to_be_in_viewport()
    help_now = page.locator(".hw-deck").get_by_role("link", name="Help now")
    assert help_now.evaluate("el => el.href") == page.locator("a.hw-help").evaluate("el => el.href")


@pytest.mark.parametrize("page", DECKS)
def test_the_answer_stays_in_sight_on_a_phone(site, open_page, page: str):
    """The card grows where the thumb was; its beginning must not slip under the head of the page."""
    opened = open_page(f"{site}/{page}", width=375, height=667)
    deck = opened.locator(".hw-deck")
    deck.get_by_role("button", name="Show me anyway").click()
    deck.locator(".hw-deck-place").last.click()
    head = opened.locator(".bd-header-article").bounding_box()
    stamp = deck.locator(".hw-deck-reply .hw-deck-stamp")
    expect(stamp).to_be_in_viewport()
    assert stamp.bounding_box()["y"] >= head["y"] + head["height"]
