"""Private notes in a browser: nothing is kept unless the reader says so, and what is kept can go in two presses."""

from __future__ import annotations

import re

import pytest
from driving import axe, tab_to
from learner import Learner, remembered
from playwright.sync_api import expect

from highways.learning.reflection import WORDS
from highways.learning.widget import Reflection

FIRST = "What would you like to turn toward?"
SECOND = "What helps you feel steady?"
NOVEMBER = 1795262400_000  # 21 November 2026, noon in London
BEFORE = {"keep/notes": True, "note/a": {"at": NOVEMBER, "prompt": SECOND, "text": "from before"}}
FULL = """const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.includes("note/")) throw new DOMException("full", "QuotaExceededError");
  put.call(this, key, value);
}"""
FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


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


def test_nothing_is_kept_by_default(reflection, learner):
    page = reflection()
    expect(keep(page)).not_to_be_checked()
    page.get_by_role("textbox", name=FIRST).press_sequentially("room in the mornings")
    page.wait_for_timeout(700)  # longer than the pause after which it would be kept
    expect(page.locator(".hw-state")).to_have_text(
        "This is on this page only. It will be gone when you close or leave the page."
    )
    assert remembered(page) == {}
    learner.again(page)
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("")
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


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


def test_what_is_typed_is_not_shown_to_a_spelling_service(reflection):
    boxes = reflection().locator("textarea")
    assert boxes.count() == len(WORDS["prompts"]) == 10
    for box in boxes.all():
        expect(box).to_have_attribute("spellcheck", "false")
        expect(box).to_have_attribute("autocomplete", "off")


def test_switched_on_each_note_is_kept_and_listed_the_next_time(reflection, learner):
    page = reflection()
    write(page, "Typed before the switch")
    keep(page).check()
    kept_soon(page, "Typed before the switch")
    write(page, "Slow music", SECOND)
    kept_soon(page, "Slow music", "Typed before the switch")
    expect(page.locator(".hw-state")).to_have_text("What you write is kept in this browser, as you type.")
    expect(page.get_by_role("heading", name="Earlier notes")).to_have_count(0)

    learner.again(page)
    expect(keep(page)).to_be_checked()
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("")
    expect(page.locator(".hw-earlier li")).to_have_count(2)
    expect(page.locator(".hw-earlier")).to_contain_text("Slow music")
    # Writing again is a new note, and the old one stays.
    write(page, "Cool water", SECOND)
    kept_soon(page, "Cool water", "Slow music", "Typed before the switch")


def test_a_tab_that_is_closed_at_once_has_kept_the_last_letters(reflection):
    page = reflection({"keep/notes": True})
    page.get_by_role("textbox", name=FIRST).press_sequentially("light")
    page.goto(page.url.replace("page.html", "empty.html"))
    assert notes(page) == ["light"]


def test_an_emptied_box_is_no_note(reflection):
    page = reflection({"keep/notes": True})
    write(page, "something")
    kept_soon(page, "something")
    write(page, "  ")
    kept_soon(page)


@pytest.mark.parametrize(("button", "left"), [("Delete it", []), ("Leave it here", ["from before"])])
def test_switching_off_asks_about_what_is_there(reflection, button, left):
    page = reflection(BEFORE)
    keep(page).uncheck()
    question = page.get_by_role("group", name="From now on nothing more is kept.")
    expect(question).to_be_focused()
    assert notes(page) == ["from before"], "nothing goes before the reader has said so"
    page.get_by_role("button", name=button).click()
    expect(question).to_have_count(0)
    expect(keep(page)).to_be_focused()
    assert notes(page) == left
    expect(page.locator(".hw-earlier li")).to_have_count(len(left))
    write(page, "no more")
    page.wait_for_timeout(700)
    assert notes(page) == left


def test_switching_off_with_nothing_kept_asks_nothing(reflection):
    page = reflection({"keep/notes": True})
    keep(page).uncheck()
    expect(page.locator(".hw-off")).to_be_hidden()
    assert remembered(page)["keep/notes"] is False


def test_what_stands_in_the_boxes_outlives_its_kept_copy(reflection):
    page = reflection({"keep/notes": True})
    write(page, "of today")
    kept_soon(page, "of today")
    keep(page).uncheck()
    page.get_by_role("button", name="Delete it").click()
    assert notes(page) == []
    expect(page.get_by_text("What stands in the boxes is on this page only.")).to_be_visible()
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("of today")


def test_one_earlier_note_can_go_and_the_focus_stays_near(reflection):
    before = {f"note/{n}": {"at": NOVEMBER + n, "prompt": FIRST, "text": f"note {n}"} for n in (1, 2)}
    page = reflection(before)
    away = page.get_by_role("button", name=f"Delete the note of 21 November 2026: {FIRST}")
    expect(page.locator(".hw-earlier li").first).to_contain_text("note 2")
    away.first.click()
    assert notes(page) == ["note 1"]
    expect(away).to_be_focused()
    away.click()
    assert notes(page) == []
    expect(page.get_by_role("button", name="Delete all my notes")).to_be_focused()


def test_everything_goes_in_two_presses_and_stays_gone(reflection, learner):
    page = reflection({**BEFORE, "finished/x": {"at": NOVEMBER}})
    write(page, "of today")
    kept_soon(page, "from before", "of today")
    page.get_by_role("button", name="Delete all my notes").click()
    assert notes(page) == ["from before", "of today"]
    page.get_by_role("button", name="Press again to delete everything you wrote here").click()
    assert notes(page) == []
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("")
    expect(page.get_by_text("All your notes are deleted")).to_be_visible()
    page.wait_for_timeout(700)
    learner.again(page)
    assert notes(page) == []
    assert remembered(page)["finished/x"] == {"at": NOVEMBER}, "the lessons that were finished are no notes"


def test_the_second_press_must_follow_the_first(reflection):
    page = reflection()
    write(page, "keep me")
    page.get_by_role("button", name="Delete all my notes").click()
    write(page, "keep me, please")
    page.get_by_role("button", name="Delete all my notes").click()
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("keep me, please")


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


def test_words_that_the_browser_refused_are_not_lost_either(reflection):
    page = reflection({"keep/notes": True}, before=FULL)
    page.get_by_role("textbox", name=FIRST).press_sequentially("no room")
    expect(page.locator(".hw-state")).to_contain_text("This could not be kept")
    assert not leaves(page)


@pytest.mark.parametrize("how", ["nothing was written", "it is kept", "it was taken back"])
def test_nobody_is_asked_who_would_lose_nothing(reflection, how):
    page = reflection({"keep/notes": how == "it is kept"})
    if how != "nothing was written":
        page.get_by_role("textbox", name=FIRST).press_sequentially("room")
    if how == "it was taken back":
        page.get_by_role("textbox", name=FIRST).press("ControlOrMeta+A")
        page.keyboard.press("Delete")
    assert leaves(page)


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


def test_a_full_storage_is_told_and_the_text_stays(reflection):
    page = reflection({"keep/notes": True}, before=FULL)
    write(page, "still here")
    expect(page.locator(".hw-state")).to_contain_text("This could not be kept")
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("still here")


def test_what_could_not_be_kept_is_not_called_kept_later(reflection):
    page = reflection({"keep/notes": True}, before=FULL.replace('"note/"', '"note/") && value.includes("too long"'))
    state = page.locator(".hw-state")
    write(page, "too long")
    expect(state).to_contain_text("This could not be kept")
    # The tab is put away and comes back; another box is written to, and that one finds room.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(state).to_contain_text("This could not be kept")
    write(page, "short", SECOND)
    kept_soon(page, "short")
    expect(state).to_contain_text("This could not be kept")
    write(page, "shorter")
    kept_soon(page, "short", "shorter")
    expect(state).to_have_text("What you write is kept in this browser, as you type.")


def test_a_forbidden_storage_leaves_the_switch_off_and_says_why(reflection):
    page = reflection(before=FORBIDDEN)
    write(page, "still here")
    keep(page).click()
    expect(keep(page)).not_to_be_checked()
    expect(page.locator(".hw-state")).to_contain_text("This could not be kept")
    expect(page.get_by_role("textbox", name=FIRST)).to_have_value("still here")


@pytest.mark.parametrize("damage", ["{", "[]", '"text"', '{"at": "x", "prompt": 1, "text": []}', "null"])
def test_damaged_notes_break_nothing_and_are_not_lost(reflection, damage):
    page = reflection(before=f"localStorage.setItem('highways:note/a', {damage!r})")
    write(page, "here")
    expect(page.locator(".hw-earlier li")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('highways:note/a')") == damage


def test_what_was_written_looks_like_what_was_written(reflection):
    text = "<b>bold</b>\n\n  & 'quotes' \u2028 ümlaut 🙂 </script>"
    page = reflection({"note/a": {"at": NOVEMBER, "prompt": FIRST, "text": text}})
    assert page.locator(".hw-earlier .hw-written").evaluate("el => el.textContent") == text
    assert page.locator(".hw-earlier b").count() == 0


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


def test_it_saves_a_text_file(reflection):
    page = reflection({"note/a": {"at": NOVEMBER, "prompt": FIRST, "text": "from before"}})
    write(page, "Slow music", SECOND)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a text file").click()
    assert download.value.suggested_filename == "notes.txt"
    text = download.value.path().read_text("utf-8")
    assert f"{SECOND}\nSlow music" in text
    assert f"21 November 2026: {FIRST}\nfrom before" in text
    assert text.count(FIRST) == 1, "a prompt without text is not in the file"


def test_there_is_nothing_to_save_and_nothing_to_delete_at_first(reflection):
    page = reflection()
    page.get_by_role("button", name="Save as a text file").click()
    expect(page.get_by_text("There is nothing to save yet.")).to_be_visible()
    page.get_by_role("button", name="Delete all my notes").click()
    expect(page.get_by_text("There is nothing to delete.")).to_be_visible()


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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
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


def test_without_the_books_memory_there_is_no_switch(learner):
    none = "Object.defineProperty(window, 'highwaysMemory', { get() {}, set() {} })"
    page = learner.opens(Reflection().figure(), before=none)
    expect(page.get_by_role("switch")).to_have_count(0)
    write(page, "here")
    expect(page.locator(".hw-state")).to_contain_text("It will be gone")


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


def test_own_prompts_in_place_of_the_courses(learner):
    page = learner.opens(Reflection(prompts=[{"id": "a", "ask": "What was green?"}]).figure())
    expect(page.get_by_role("textbox")).to_have_count(1)
    expect(page.get_by_label("What was green?")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
