"""The built book in a real browser, over http and from a disk, as a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from driving import at_rest, axe_in_both, both_ways, frames, tab_to
from playwright.sync_api import Page, expect
from sweeping import first

LESSON = "notebooks/03-when-roads-harden.html"
SENTENCE = ".hw-two-roads .hw-say"


@pytest.fixture
def seesaw(site: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """The lesson on two roads, with the guess passed over."""

    def opened(**options: object) -> Page:
        page = open_page(f"{site}/{LESSON}", **options)
        page.get_by_role("button", name="Show me anyway").click()
        return page

    return opened


def hill(page: Page) -> str:
    return page.locator(".hw-surface").get_attribute("d")


@both_ways
def test_the_widget_mounts_and_a_slider_changes_picture_and_sentence(address, open_page):
    page = open_page(address(LESSON))
    page.get_by_role("button", name="Show me anyway").click()
    slider = page.get_by_role("slider", name="Strictness")
    expect(page.locator(SENTENCE)).to_contain_text("One valley")
    before = hill(page)
    slider.fill("2.5")
    expect(page.locator(SENTENCE)).to_contain_text("Two valleys, with a ridge at 54.")
    assert hill(page) != before


def test_keyboard_alone_plays_the_story(address, open_page):
    page = open_page(address(LESSON), reduced_motion="reduce")
    sentence = page.locator(SENTENCE)
    page.locator(".is-live .hw-predict").wait_for()
    expect(sentence).to_be_hidden()

    tab_to(page, "Bit by bit")
    page.keyboard.press("ArrowDown")
    tab_to(page, "That is my guess")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your guess: all at once.")).to_be_visible()
    expect(page.locator(".hw-line-guess")).to_be_visible()

    tab_to(page, "Strictness")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    expect(sentence).to_have_text(
        "Two valleys, with a ridge at 54. The marble lies in the old road's valley and stays there."
    )

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Put the marble anywhere on the hill")).to_be_visible()
    tab_to(page, "Where the marble is")
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    tab_to(page, "Let go")
    page.keyboard.press("Enter")
    expect(sentence).to_have_text(
        re.compile(r"From \d+ it rolled on to the new road: that was right of the ridge at 54\.")
    )

    page.get_by_role("radio", name="2 Let go").focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "Open a window")
    page.keyboard.press("Enter")
    expect(sentence).to_contain_text("by day 120 it was back at 0.")
    expect(sentence).to_contain_text("some small steps kept up with no window at all reach 95 by day 120")

    page.get_by_role("radio", name="3 Window").focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "None")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    tab_to(page, "Open a window")
    page.keyboard.press("Enter")
    expect(sentence).to_have_text(
        "The new road holds: 99 of 100 on day 120. The same steps kept up with no window: 95 on day 120."
    )


@pytest.mark.sweep
def test_a_life_that_moves_ends_like_one_that_does_not(seesaw):
    page = seesaw(reduced_motion="no-preference")
    page.get_by_text("3 Window", exact=True).click()
    page.get_by_role("button", name="Open a window").click()
    expect(page.locator(".hw-hill").get_by_text("window open")).to_be_visible()
    expect(page.locator(SENTENCE)).to_contain_text("the ridge is gone")
    expect(page.locator(SENTENCE)).to_contain_text("by day 120 it was back at 0.", timeout=30_000)


def test_a_life_can_be_paused_and_gone_on_with(seesaw):
    page = seesaw(reduced_motion="no-preference")
    page.get_by_text("3 Window", exact=True).click()
    page.get_by_role("button", name="Open a window").click()
    page.get_by_role("button", name="Pause").click()
    held = page.locator(SENTENCE).text_content()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    frames(page, 24)
    assert page.locator(SENTENCE).text_content() == held


@pytest.mark.parametrize(
    ("window", "pull", "day", "said"),
    [
        (0, 1.1, 30, "Day 30. No window opened, and the ridge stands."),
        (0, 1.1, 120, "No window, and nothing else: the new road is at 0 of 100 on day 120."),
        (1, 1.1, 1, "Day 1. The window has closed and the ridge is back."),
        (4, 0.5, 120, "A window and nothing else, with this little pull: the new road is at 100 of 100 on day 120."),
        (4, 1.1, 120, "A window and nothing else: the new road reached 26 of 100, and by day 120 it was back at 0."),
    ],
)
def test_the_sentence_is_true_wherever_the_sliders_go(seesaw, window: int, pull: float, day: int, said: str):
    page = seesaw(reduced_motion="reduce")
    page.get_by_text("3 Window", exact=True).click()
    page.get_by_text("More settings").click()
    for name, value in (("Window", window), ("Extra pull of the old road", pull), ("Day", day)):
        page.get_by_role("slider", name=name, exact=True).fill(str(value))
    expect(page.locator(SENTENCE)).to_contain_text(said)


@pytest.mark.parametrize("motion", first(["reduce", "no-preference"]))
def test_no_trip_stays_on_a_road_that_has_grown_over(seesaw, motion: str):
    page = seesaw(reduced_motion=motion)
    page.get_by_role("slider", name="Strictness").fill("2.5")
    on_new = """() => [...document.querySelectorAll(".hw-trip")]
      .filter((trip) => +trip.getAttribute("cy") > trip.ownerSVGElement.clientHeight / 2 + 2).length"""
    before = page.evaluate(on_new)
    page.wait_for_function(f"({on_new})() === 0", timeout=20_000)
    # They stay away once everything has come to rest.
    at_rest(page, "[...document.querySelectorAll('.hw-trip')].map((trip) => trip.getAttribute('cx'))")
    assert page.evaluate(on_new) == 0
    assert before > 0 or motion == "reduce"


def test_the_mouse_lets_the_marble_go(seesaw):
    page = seesaw(reduced_motion="no-preference")
    page.get_by_text("2 Let go", exact=True).click()
    box = page.locator(".hw-hill").bounding_box()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 60, steps=4)
    expect(page.locator(SENTENCE)).to_have_text(re.compile(r"You hold the marble at 7\d\. The ridge is at 54\."))
    page.mouse.up()
    expect(page.locator(SENTENCE)).to_have_text(re.compile(r"From 7\d it rolled on to the new road"), timeout=15_000)


def test_show_me_anyway_is_always_there(site, open_page):
    page = open_page(f"{site}/{LESSON}")
    page.get_by_role("button", name="Show me anyway").click()
    expect(page.get_by_role("slider", name="Strictness")).to_be_visible()
    assert page.locator(".hw-line-guess").count() == 0


def test_a_step_button_where_nothing_should_move(seesaw):
    page = seesaw(reduced_motion="reduce")
    page.get_by_text("3 Window", exact=True).click()
    page.get_by_role("button", name="Next 5 days").click()
    expect(page.locator(SENTENCE)).to_have_text(re.compile(r"Day 5\. The window has closed .* at 23 of 100\."))


def test_paper_gets_title_picture_and_education_line(site, open_page):
    page = open_page(f"{site}/{LESSON}")
    page.locator(".hw-two-roads").first.wait_for()
    page.emulate_media(media="print")
    expect(page.locator(".bd-article").get_by_role("heading", level=1, name="When roads harden")).to_be_visible()
    expect(page.locator(".hw-still").first).to_be_visible()
    expect(page.locator(".hw-live").first).to_be_hidden()
    expect(page.locator(".hw-education")).to_be_visible()
    # No line of code runs off the sheet.
    page.set_viewport_size({"width": 680, "height": 900})
    cut = "[...document.querySelectorAll('pre')].filter((pre) => pre.scrollWidth > pre.clientWidth + 1).length"
    assert page.evaluate(cut) == 0


def test_without_javascript_the_still_tells_the_story(address, open_page):
    page = open_page(address(LESSON), java_script_enabled=False)
    picture = page.get_by_role("img", name=re.compile("Three hills"))
    expect(picture).to_be_visible()
    assert picture.bounding_box()["height"] > 300


def test_the_contents_drawer_opens_on_a_phone(address, open_page):
    page = open_page(address(LESSON), width=375, height=700)
    link = page.locator(".bd-docs-nav").get_by_role("link", name="Model cards")
    expect(link).to_be_hidden()
    page.locator(".primary-toggle").click()
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".bd-article").get_by_role("heading", name="Model cards", level=1)).to_be_visible()


def test_one_search_bar(site, open_page):
    page = open_page(f"{site}/index.html")
    assert page.get_by_role("button", name="Search").filter(visible=True).count() == 1


def test_help_now_leads_to_the_numbers(site, open_page):
    page = open_page(f"{site}/{LESSON}", width=375)
    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_role("heading", name="Help now")).to_be_in_viewport()
    expect(page.get_by_role("link", name="988", exact=True)).to_have_attribute("href", "tel:988")


@pytest.mark.parametrize("act", first(["4 Steps", "2 Let go", "3 Window"]))
def test_axe_finds_nothing_in_any_act(seesaw, act: str):
    page = seesaw(width=375)
    page.get_by_text(act, exact=True).click()
    page.get_by_text("More settings").click()
    if act != "2 Let go":
        page.get_by_role("button", name="Open a window").click()
    assert axe_in_both(page) == []
