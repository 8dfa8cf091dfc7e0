"""The slides in a real browser, over http and from a disk: with a keyboard, a clicker, a mouse and a finger."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import OF_A_LOOK, TAGS, axe, both_ways
from playwright.sync_api import Browser, Locator, Page, expect
from site_pages import DECK_NOTES, DECKS
from sweeping import first

from highways.workshop import agenda
from highways.workshop.agenda import clock
from tools.process import ROOT

DAYS = agenda.load(ROOT / agenda.FILE)
WIDGETS = {
    "let-the-roads-grow": "roads.RoadMap",
    "one-window-and-small-steps": "series.Window",
    "compared-with-what": "evidence.EvidenceExplorer",
    "through-the-day": "session.SessionTimeline",
}
SMALLEST = 28
"""Letters that the back row reads, in pixels of a projector with 720 lines."""


def now(page: Page) -> Locator:
    """The slide that people see."""
    return page.locator("section.present:not(.stack)")


def shown(page: Page) -> str:
    return page.evaluate("Reveal.getCurrentSlide().id")


@pytest.fixture
def deck(address: Callable[[str], str], open_page: Callable[..., Page]) -> Callable[..., Page]:
    """``deck("map")``: the full day at that slide."""

    def opened(slide: str, **options: object) -> Page:
        options = {"width": 1280, "height": 720} | options
        page = open_page(f"{address('slides/full-day.html')}#/{slide}", **options)
        page.wait_for_function("slide => window.Reveal?.isReady() && Reveal.getCurrentSlide().id === slide", arg=slide)
        return page

    return opened


@pytest.mark.parametrize("address", first(["disk", "http"]), indirect=True)
@pytest.mark.parametrize("slide", WIDGETS)
def test_a_widget_comes_alive_on_its_slide(deck, slide: str):
    page = deck(slide)
    figure = now(page).locator(f"figure[data-hw-widget='{WIDGETS[slide]}']")
    expect(figure).to_have_class(re.compile("is-live"))
    expect(figure.locator(".hw-still")).to_be_hidden()
    expect(figure.locator(".hw-say").first).not_to_be_empty()
    width = figure.evaluate("one => [one.getBoundingClientRect().width, one.offsetWidth]")
    assert width[0] == pytest.approx(width[1], abs=1), "nothing scales it, so a hand and what it drags stay together"
    assert width[0] > 1000


def test_keys_belong_to_a_widget_while_it_has_the_focus(deck):
    page = deck("let-the-roads-grow")
    now(page).get_by_role("button", name="Guess first").click()
    slider = now(page).get_by_role("slider").first
    slider.focus()
    before = int(slider.input_value())
    page.keyboard.press("ArrowRight")
    assert (int(slider.input_value()), shown(page)) == (before + 1, "let-the-roads-grow")
    choice = now(page).get_by_role("radio", name="Grow")
    choice.focus()
    page.keyboard.press("ArrowRight")
    expect(now(page).get_by_role("radio", name="Window")).to_be_checked()
    page.keyboard.press("Space")
    assert shown(page) == "let-the-roads-grow"


def test_a_clicker_turns_slides_from_inside_a_widget_and_escape_gives_the_arrows_back(deck):
    page = deck("let-the-roads-grow")
    now(page).get_by_role("button", name="Let them grow").focus()
    page.keyboard.press("PageDown")
    assert shown(page) == "one-window-and-small-steps"
    page.keyboard.press("ArrowLeft")
    assert shown(page) == "let-the-roads-grow", "the focus did not stay behind on the other slide"
    now(page).get_by_role("button", name="Guess first").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert shown(page) == "one-window-and-small-steps"


def test_a_slider_lands_where_the_mouse_is(deck):
    page = deck("let-the-roads-grow")
    now(page).get_by_role("button", name="Guess first").click()
    slider = now(page).get_by_role("slider").first
    box = slider.bounding_box()
    across, middle = box["width"], box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.5 * across, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * across, middle, steps=5)
    page.mouse.up()
    assert int(slider.input_value()) == pytest.approx(80, abs=3)


def test_a_point_in_a_picture_lands_where_the_mouse_is(deck):
    page = deck("one-window-and-small-steps")
    field = now(page).locator(".hw-window-field")
    box = field.bounding_box()
    page.mouse.click(box["x"] + 0.7 * box["width"], box["y"] + 0.3 * box["height"])
    expect(now(page).locator(".hw-say")).to_contain_text("new road holds")


def test_a_long_slide_scrolls_with_the_arrows(deck):
    page = deck("through-the-day")
    expect(now(page).locator(".is-live")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("Reveal.getCurrentSlide().scrollTop > 100")
    assert shown(page) == "through-the-day"


def test_an_answer_waits_for_the_next_key(deck):
    page = deck("which-card-1")
    answer = now(page).locator(".hw-deck-answer")
    expect(answer).to_have_css("opacity", "0")
    page.keyboard.press("ArrowRight")
    expect(answer).to_have_css("opacity", "1")
    expect(answer).to_contain_text("Same day: prescriber")
    assert shown(page) == "which-card-1"


@both_ways
def test_speaker_notes_open_from_a_disk_too(deck):
    page = deck("map")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    expect(opened.value.locator(".speaker-controls-notes .value")).to_contain_text("Everyone writes a number on paper.")


def test_a_finger_swipes_slides_and_not_on_a_widget(deck):
    page = deck("map", width=390, height=780, has_touch=True, is_mobile=True)
    swipe = """(selector) => {
      const on = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility({ visibilityProperty: true }));
      const say = (kind, clientX) =>
        on.dispatchEvent(new PointerEvent(kind, { pointerType: 'touch', clientX, clientY: 300, bubbles: true }));
      say('pointerdown', 300); say('pointermove', 200); say('pointermove', 120); say('pointerup', 120);
      const touch = (kind, clientX) => {
        const touches = [new Touch({ identifier: 1, target: on, clientX, clientY: 300 })];
        on.dispatchEvent(new TouchEvent(kind, { touches, bubbles: true, cancelable: true })); };
      touch('touchstart', 300); touch('touchmove', 200); touch('touchmove', 120);
      on.dispatchEvent(new TouchEvent('touchend', { touches: [], bubbles: true }));
    }"""
    page.evaluate(swipe, ".present:not(.stack) > p")
    assert shown(page) == "let-the-roads-grow"
    expect(now(page).locator(".is-live")).to_be_visible()
    page.evaluate(swipe, ".present:not(.stack) .hw-paper")
    assert shown(page) == "let-the-roads-grow"


@pytest.mark.parametrize("day", first(["full-day", "half-day"]))
def test_every_slide_of_a_day_reads_from_the_back_row_and_has_its_minutes(day: str, site: str, open_page):
    page = open_page(f"{site}/slides/{day}.html", width=1280, height=720)
    page.wait_for_function("window.Reveal?.isReady()")
    corners, ids = [], page.evaluate("Reveal.getSlides().map(one => one.id)")
    assert len(ids) == len(set(ids)) > 25
    for _ in ids:
        slide = now(page)
        if not slide.locator(".hw-widget").count():
            size = slide.evaluate("one => [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth]")
            assert max(size) <= 0, f"{shown(page)} is larger than the screen"
            sizes = slide.evaluate(
                "one => [...one.querySelectorAll(':scope > p:not([class]), li, .hw-deck-card p:not([class])')]"
                ".map(p => parseFloat(getComputedStyle(p).fontSize))"
            )
            assert min(sizes, default=99) >= SMALLEST, shown(page)
        corners += slide.locator(".hw-deck-corner").all_text_contents()
        expect(page.get_by_role("link", name="Help now")).to_be_in_viewport()
        page.evaluate(
            "Reveal.slide(...Object.values(Reveal.getIndices(Reveal.getSlides()[Reveal.getSlidePastCount() + 1])))"
        )
    said = list(dict.fromkeys(corners))
    assert said == [f"{one.title} · {clock(one.start)} to {clock(one.end)}" for one in DAYS[day].segments]


@pytest.mark.parametrize(("width", "height"), first([(1280, 720), (1024, 768), (1920, 1080)]))
def test_the_words_on_the_map_of_a_window_stand_apart_and_its_choices_are_on_the_screen(deck, width: int, height: int):
    page = deck("one-window-and-small-steps", width=width, height=height)
    words = now(page).locator(".hw-window-map").locator(".hw-place-name, .hw-window-day").filter(visible=True)
    expect(words).to_have_count(4)
    boxes = [one.bounding_box() for one in words.all()]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert beside or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    # The notes tell the speaker to choose it.
    kept_up = now(page).get_by_text("kept up", exact=True).bounding_box()
    assert kept_up["y"] + kept_up["height"] <= page.locator(".hw-deck-bar").bounding_box()["y"]


@pytest.mark.parametrize("day", DAYS)
def test_the_run_sheet_says_which_slides_are_on_the_screen(day: str, site: str, open_page):
    page = open_page(f"{site}/slides/{day}.html")
    page.wait_for_function("window.Reveal?.isReady()")
    # The number below a slide counts those before it; the corner says which part it belongs to.
    numbers = page.evaluate(
        """() => Reveal.getSlides().map(one =>
          [Reveal.getSlidePastCount(one) + 1, one.querySelector('.hw-deck-corner')?.textContent.split(' · ')[0]])"""
    )
    page.goto(f"{site}/book/workshop/{day}.html")
    for part in DAYS[day].segments:
        own = [number for number, title in numbers if title == part.title]
        # The title of the day is up while people come in.
        first, last = (1 if part.start == 0 else own[0]), own[-1]
        said = f"Slide {last}." if first == last else f"Slides {first} to {last}."
        section = page.locator(
            "section", has=page.get_by_role("heading", name=f"{clock(part.start)} {part.title}")
        ).last
        expect(section.locator("p").first).to_contain_text(said)
    page.goto(f"{site}/slides/{day}-notes.html")
    assert page.locator("h3 small").all_inner_texts() == [f"Slide {number}" for number, _ in numbers[1:]]


def test_the_first_slide_after_the_title_names_the_quiet_room(book: Path):
    for deck in DECKS:
        first = re.split(r"<h2>", (book / deck).read_text("utf-8"))[1]
        assert "quiet room" in first.split("<h3>")[0]


@pytest.mark.parametrize("page", [*DECKS, *DECK_NOTES])
def test_every_way_out_of_the_slides_leads_somewhere(book: Path, page: str):
    html = (book / page).read_text("utf-8")
    ways = {way for way in re.findall(r"<a\b[^>]*href=\"([^\"]+)\"", html) if not way.startswith(("#", "tel:"))}
    assert "../book/start/safety-first.html#help-now" in ways
    for way in ways:
        file, _, part = way.partition("#")
        target = (book / page).parent / file
        assert target.exists(), way
        assert not part or f'id="{part}"' in target.read_text("utf-8"), way


@pytest.mark.parametrize("day", DAYS)
def test_the_agenda_can_link_to_the_first_slide_of_every_part(book: Path, day: str):
    html = (book / f"slides/{day}.html").read_text("utf-8")
    ids = re.findall(r"<section\b[^>]*\bid=\"([\w-]+)\"", html)
    assert [one.id for one in DAYS[day].segments if ids.count(one.id) != 1] == []


def test_a_fact_on_a_slide_names_its_source(book: Path):
    """A slide with a number of people or a rule of a label has a line of sources, or a widget that has its own."""
    for deck in DECKS:
        for slide in re.split(r"<section\b", (book / deck).read_text("utf-8")):
            shown = slide.split('<aside class="notes">')[0]
            if "hw-widget" not in shown and re.search(
                r"\d+ people, no comparison|hours\b.*drip|No driving|within 18", shown
            ):
                assert "hw-deck-sources" in shown, shown[:300]


@pytest.mark.parametrize("slide", first(["which-card-1", "roads-become-highways", "scope", "compared-with-what"]))
def test_axe_finds_nothing(site: str, open_page, slide: str):
    address = f"{site}/slides/full-day.html#/{slide}"
    page = open_page(address, width=1280, height=720)
    for colours, only in (("light", TAGS), ("dark", OF_A_LOOK)):
        page.emulate_media(color_scheme=colours)
        page.reload()
        page.wait_for_function("window.Reveal?.isReady()")
        if slide in WIDGETS:
            expect(now(page).locator(".is-live")).to_be_visible()
        assert axe(page, only) == [], colours


@pytest.mark.parametrize("notes", DECK_NOTES)
def test_axe_finds_nothing_in_the_notes(site: str, open_page, notes: str):
    assert axe(open_page(f"{site}/{notes}")) == []


def test_without_javascript_every_slide_can_be_read_with_its_still(browser: Browser, book: Path):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto((book / "slides/half-day.html").as_uri())
    for words in (
        "The quiet room is open all day. You need no reason.",
        "Let the roads grow",
        "You have finished this workshop.",
    ):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.locator(".hw-still svg").first).to_be_visible()
    context.close()
