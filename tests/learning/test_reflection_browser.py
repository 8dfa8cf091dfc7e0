"""Private notes in a browser: nothing is kept unless the reader says so, and what is kept can go in two presses."""

from __future__ import annotations

import re

import pytest
from driving import axe, tab_to
from learner import Learner, remembered
from playwright.sync_api import expect
from sweeping import first

from highways.learning.reflection import WORDS
from highways.learning.widget import Reflection

FIRST = "What would you like to turn toward?"
SECOND = "What helps you feel steady?"
NOVEMBER = 1795262400_000  # 21 November 2026, noon in London


@pytest.fixture
def learner(tmp_path, static, open_page):
    return Learner(tmp_path / "book", static, open_page)


@pytest.fixture
def reflection(learner):
    def opened(remembers=None, **options):
        return learner.opens(Reflection().figure(), remembers, **options)

    return opened


def write(page, text: str, prompt: str = FIRST) -> None:
    page.get_by_role("textbox", name=prompt).fill(text)


def notes(page) -> list[str]:
    return sorted(one["text"] for key, one in remembered(page).items() if key.startswith("note/"))


def keep(page):
    return page.get_by_role("switch", name="Keep what I write in this browser")


def kept_soon(page, *texts: str) -> None:
    page.wait_for_function(
        """texts => {
          const notes = Object.entries(localStorage).filter(([key]) => key.startsWith("highways:note/"));
          return JSON.stringify(notes.map(([, value]) => JSON.parse(value).text).sort()) === JSON.stringify(texts);
        }""",
        arg=sorted(texts),
    )


def test_what_the_reader_needs_to_know_stands_before_the_first_box(reflection):
    page = reflection(width=375)
    box = page.get_by_role("textbox").first.bounding_box()["y"]
    for sentence in (
        "Nobody reads this. On a shared computer, leave the switch off.",
        "Leave out diagnoses, amounts, clinic names and other people’s names. If today is a hard day, go to Safety first.",
    ):
        expect(page.locator(".hw-live").get_by_text(sentence)).to_be_visible()
        assert page.locator(".hw-live").get_by_text(sentence).bounding_box()["y"] < box
    # The same place as the help link of the page.
    link = page.get_by_role("link", name="Safety first")
    assert link.evaluate("el => el.href") == page.locator(".hw-help").evaluate("el => el.href")


def test_a_tab_that_is_closed_at_once_has_kept_the_last_letters(reflection):
    page = reflection({"keep/notes": True})
    page.get_by_role("textbox", name=FIRST).press_sequentially("light")
    page.goto(page.url.replace("page.html", "empty.html"))
    assert notes(page) == ["light"]


def leaves(page) -> bool:
    """Go to another page, answer 'stay' if the browser asks, and say whether it asked nothing."""
    asked = []
    page.once("dialog", lambda one: (asked.append(one.type), one.dismiss()))
    page.evaluate("document.querySelector('a.hw-help').href = 'empty.html'")
    page.locator("a.hw-help").click(no_wait_after=True)
    page.wait_for_function("() => true")
    if asked:
        assert asked == ["beforeunload"]
        return False
    page.wait_for_url("**/empty.html")
    return True


def test_words_that_are_kept_nowhere_are_not_lost_without_a_question(reflection):
    page = reflection()
    page.get_by_role("textbox", name=FIRST).press_sequentially("room in the mornings")
    assert not leaves(page)
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("room in the mornings")
    with page.expect_download():
        page.get_by_role("button", name="Save as a text file").click()
    assert leaves(page), "they are in a file now"


def test_two_tabs_lose_nothing(reflection):
    page = reflection({"keep/notes": True})
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".is-live").wait_for()
    for n in range(3):
        write(page, f"here {n}")
        write(other, f"there {n}")
    kept_soon(page, "here 2", "there 2")
    expect(page.locator(".hw-earlier li")).to_have_text(re.compile("there 2"))
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("here 2")
    # Deleted in one is deleted in both, and what the other still shows does not come back with the next letter.
    other.get_by_role("button", name="Delete all my notes").click()
    other.get_by_role("button", name="Press again").click()
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("")
    assert notes(page) == []
    # So is the switch.
    keep(other).uncheck()
    expect(keep(page)).not_to_be_checked()


# On paper, and as a file.


def printed(page) -> str:
    """What the printer gets, while it prints."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    return text


def test_it_prints_prompts_and_text_as_a_clean_page(reflection):
    page = reflection()
    write(page, "Slow music\nand tea", SECOND)
    page.locator(".hw-live").get_by_text("The days after").click()
    text = printed(page)
    assert text.startswith("My notes")
    assert "Slow music\nand tea" in text
    assert FIRST in text
    assert "One thing that felt a little easier" in text, "the group in view, with lines to write on"
    assert "For coaches" not in text
    assert "Nobody reads this" not in text
    assert "Help now" not in text
    expect(page.locator(".hw-notes-paper")).to_have_count(0)
    expect(page.get_by_label(SECOND)).to_have_value("Slow music\nand tea")


def test_blank_it_prints_lines_to_write_on(reflection):
    page = reflection()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    lines = [one.bounding_box()["height"] for one in page.locator(".hw-notes-paper .hw-lines").all()]
    assert len(lines) == 3
    assert min(lines) > 50


# For everyone.


def test_by_keyboard_alone(reflection):
    page = reflection()
    tab_to(page, "Keep what I write in this browser")
    page.keyboard.press("Space")
    expect(keep(page)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    tab_to(page, "When would one small step fit into tomorrow?")
    page.keyboard.type("After my tea")
    kept_soon(page, "After my tea")
    tab_to(page, "Delete all my notes")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert notes(page) == []


@pytest.mark.parametrize("theme", first(["light", "dark"]))
@pytest.mark.parametrize("width", first([375, 1280]))
def test_axe_finds_nothing_and_nothing_is_too_small(reflection, theme, width):
    page = reflection(
        {"keep/notes": True, "note/a": {"at": NOVEMBER, "prompt": FIRST, "text": "x" * 300}}, theme=theme, width=width
    )
    for group in ("For coaches", "Before a session"):
        page.locator(".hw-live").get_by_text(group, exact=True).click()
        assert axe(page) == []
    keep(page).uncheck()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = page.locator(".hw-live :is(button, textarea, .hw-keep, .hw-switch label)").all()
    assert min(one.bounding_box()["height"] for one in targets if one.is_visible()) >= 44


# What it asks.


def test_no_prompt_asks_for_what_is_not_ours_to_know():
    for prompt in WORDS["prompts"]:
        words = f"{prompt['ask']} {prompt['like']}"
        private = r"diagnos|\bmg\b|dose|amount|how much|suicid|harm|trauma|memor(?:y|ies)|childhood|\bname"
        assert not re.search(private, words, re.I), words
    assert {one["group"] for one in WORDS["prompts"]} == {group["id"] for group in WORDS["groups"]}


def test_on_paper_without_a_browser_each_prompt_has_lines():
    still = Reflection().still()
    assert still.count('class="hw-lines"') == len(WORDS["prompts"])
    assert "Leave out diagnoses, amounts, clinic names" in still


@pytest.mark.parametrize(
    ("prompts", "said"),
    [
        ([{"ask": "What?"}], "prompt 1 needs an 'id' and an 'ask'"),
        ([{"id": "a", "ask": "What?"}] * 2, "prompt 2 has the id 'a' of an earlier one"),
        ([{"id": "a", "ask": "What?", "group": "now"}], "belongs to 'now'; use one of before, after, coach"),
        ([{"id": "a", "ask": "What?", "score": "1"}], "prompt 1 may have ask, group, id, like"),
    ],
)
def test_a_prompt_that_cannot_be_asked_is_one_clear_sentence(prompts, said):
    with pytest.raises(ValueError, match=said):
        Reflection(prompts=prompts)
