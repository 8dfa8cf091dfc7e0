"""The memory of the book: what it keeps, what two tabs see of each other, and what happens where nothing can be kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect
from sweeping import first

from highways.learning.ids import hash as hashed
from highways.learning.ids import lesson_of, question_id

FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };"""
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("forbidden", "SecurityError") } });"""
MISSING = """Object.defineProperty(window, "localStorage", { value: null });"""
DAMAGED = """if (!localStorage.length) Object.entries({
  "finished/lesson": "yes", "finished/second": "{", place: '{"doc": "javascript:alert(1)", "title": "t", "at": 1}',
  "answers/lesson:0000aaaa": "[]", "answers/lesson:0000bbbb": '[{"at": -1, "right": true}]', "guess/00000000": "7",
  "note/x": "null", "keep/anything": '"no"', "other/x": "1",
}).forEach(([key, text]) => localStorage.setItem("highways:" + key, text));"""


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_question_has_one_name_in_both_languages(call_twin, text: str):
    assert call_twin("learning/ids", "hash", text) == hashed(text)
    assert call_twin("learning/ids", "questionId", "a", text) == question_id("a", text)


def test_the_names_are_those_of_the_published_function():
    # From the reference vectors of FNV-1a.
    assert [hashed(text) for text in ("", "a", "foobar")] == ["811c9dc5", "e40c292c", "bf9cf968"]
    assert lesson_of("../../notebooks/03-when-roads-harden.questions.yml") == "03-when-roads-harden"


def test_two_tabs_that_answer_the_same_question_keep_both_tries(visit, another_tab):
    one = visit("empty")
    two = another_tab(one, "empty")
    # Each wrote what it had read before the other wrote.
    one.evaluate("highwaysMemory.set('answers/lesson:00000001', [{at: 10, right: false}])")
    two.evaluate("highwaysMemory.set('answers/lesson:00000001', [{at: 20, right: true}])")
    both = [{"at": 10, "right": False}, {"at": 20, "right": True}]
    for page in (one, two):
        page.wait_for_function("highwaysMemory.get('answers/lesson:00000001').length === 2")
        assert page.evaluate("highwaysMemory.get('answers/lesson:00000001')") == both


def test_a_tab_hears_of_a_change_in_itself_and_in_another(visit, another_tab):
    one = visit("empty")
    two = another_tab(one, "empty")
    for page in (one, two):
        page.evaluate("window.heard = []; window.off = highwaysMemory.on('note/', (key) => heard.push(key)); null")
    one.evaluate("highwaysMemory.set('note/x', {at: 1, prompt: 'p', text: 't'}); highwaysMemory.set('place', 1)")
    for page in (one, two):
        page.wait_for_function("heard.length")
        assert page.evaluate("heard") == ["note/x"]
    two.evaluate("off(); highwaysMemory.remove('note/x')")
    one.wait_for_function("heard.length === 2")
    assert two.evaluate("heard.length") == 1


@pytest.mark.parametrize("broken", first([FORBIDDEN, FULL, MISSING]), ids=["forbidden", "full", "missing"])
def test_where_nothing_can_be_kept_the_page_remembers_until_it_is_left(visit, broken: str):
    page = visit("lesson", before=broken)
    assert page.evaluate("highwaysMemory.set('finished/second', {at: 5})") is False
    assert page.evaluate("[highwaysMemory.get('finished/second'), highwaysMemory.kept]") == [{"at": 5}, "page"]
    assert page.evaluate("highwaysMemory.keys('finished/')") == ["finished/second"]
    # The questions come to life when they are near, and move the button below them: a press in that moment may miss it.
    page.locator("[data-hw-widget='learning.Check']").scroll_into_view_if_needed()
    page.get_by_role("button", name="Check question 1").wait_for()
    page.get_by_role("button", name="I have finished this lesson").click()
    expect(page.get_by_text("Finished on")).to_be_visible()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="That is my guess").click()
    expect(page.get_by_text("Your guess:")).to_be_visible()
    page.locator(".hw-check").scroll_into_view_if_needed()
    expect(page.get_by_text("There is no score, and nothing is kept.")).to_be_visible()
    page.locator(".hw-check").get_by_role("radio").first.check()
    page.get_by_role("button", name="Check question 1").click()
    expect(page.get_by_text("Nobody in the town is weak.").last).to_be_visible()
    page.reload()
    page.wait_for_function("window.highwaysMemory")
    assert page.evaluate("highwaysMemory.keys('finished/')") == []


def test_a_damaged_record_is_passed_over_and_left_alone(visit):
    page = visit("lesson", before=DAMAGED)
    before = page.evaluate("({...localStorage})")
    assert page.evaluate("highwaysMemory.keys('').filter((key) => key !== 'place')") == []
    assert page.evaluate("highwaysMemory.kept") == "device"
    page.locator("[data-hw-widget='learning.Check']").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Check question 1")).to_be_visible()
    after = page.evaluate("({...localStorage})")
    # The page itself writes its place, once it is passed; it touches no other.
    assert {key: text for key, text in after.items() if key != "highways:place"} == {
        key: text for key, text in before.items() if key != "highways:place"
    }
    page.get_by_role("button", name="I have finished this lesson").click()
    page.reload()
    expect(page.get_by_text("Finished on")).to_be_visible()


def test_keep_nothing_deletes_and_keeps_nothing_in_any_tab(visit, another_tab):
    one = visit("empty")
    two = another_tab(one, "empty")
    one.evaluate("highwaysMemory.set('finished/second', {at: 5}); localStorage.setItem('theme', 'dark')")
    two.wait_for_function("localStorage.theme && highwaysMemory.get('finished/second')")
    two.evaluate("highwaysMemory.set('keep/anything', false)")
    stored = {"highways:keep/anything": "false", "theme": "dark"}
    assert two.evaluate("({...localStorage})") == stored
    one.wait_for_function("highwaysMemory.kept === 'page'")
    assert one.evaluate("highwaysMemory.set('finished/third', {at: 6})") is False
    assert one.evaluate("highwaysMemory.get('finished/third')") == {"at": 6}
    one.wait_for_function("!localStorage['highways:finished/second']")
    assert one.evaluate("({...localStorage})") == stored
    # Switched on again, what this page still holds may be kept.
    one.evaluate("highwaysMemory.set('keep/anything', true)")
    assert one.evaluate("[highwaysMemory.keys('finished/'), highwaysMemory.kept]") == [["finished/third"], "device"]
    two.wait_for_function("highwaysMemory.kept === 'device'")
    # The same where another tab has switched it on.
    one.evaluate("highwaysMemory.set('keep/anything', false)")
    two.wait_for_function("highwaysMemory.kept === 'page'")
    two.evaluate("highwaysMemory.set('finished/second', {at: 7})")
    one.evaluate("highwaysMemory.set('keep/anything', true)")
    one.wait_for_function("highwaysMemory.get('finished/second')?.at === 7")
