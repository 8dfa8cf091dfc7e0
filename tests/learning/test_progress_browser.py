"""What a reader finds again: their answers, their guess, their place, and which lessons are finished."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from highways.learning.widget import Finished, Progress
from tools.process import ROOT

YEAR = dt.date.today().year
NOVEMBER_14 = "new Date(new Date().getFullYear(), 10, 14, 12).getTime()"


def sheet(page: Page):
    check = page.locator(".hw-check")
    page.locator("[data-hw-widget='learning.Check']").scroll_into_view_if_needed()
    check.wait_for()
    return check


def answer_all(page: Page) -> None:
    """Try every question, most of them not right."""
    check = sheet(page)
    check.get_by_role("radio").first.check()
    for group in check.locator(".hw-sort fieldset").all():
        group.locator("label").first.click()
    for n in (1, 2, 3, 4):
        page.get_by_role("button", name=f"Check question {n}").click()


def axe(page: Page) -> list:
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    return page.evaluate("axe.run(document).then((all) => all.violations.map((one) => [one.id, one.nodes[0].html]))")


def test_a_question_says_when_it_was_answered_and_can_be_tried_afresh(visit):
    page = visit("lesson")
    check = sheet(page)
    expect(check.get_by_text("What you answer stays in this browser")).to_be_visible()
    expect(check.locator(".hw-before")).to_have_count(0)
    first = check.locator(".hw-asked").first
    first.get_by_role("radio").nth(0).check()
    page.get_by_role("button", name="Check question 1").click()
    page.get_by_role("button", name="Check question 2").click()
    key = page.evaluate("highwaysMemory.keys('answers/')[0]")
    for key in page.evaluate("highwaysMemory.keys('answers/')"):
        page.evaluate(f"localStorage['highways:{key}'] = JSON.stringify([{{at: {NOVEMBER_14}, right: true}}])")
    page.reload()
    check = sheet(page)
    expect(check.locator(".hw-before").first).to_have_text(
        "You answered this on 14 November, and found it. Try it afresh."
    )
    expect(check.locator(".hw-before").first.locator("svg")).to_be_visible()
    expect(check.locator(".hw-before")).to_have_count(2)
    # Retrieval practice: neither the answer nor the choice stands there.
    expect(check.locator(".hw-answer")).to_have_count(0)
    expect(first.get_by_role("radio", checked=True)).to_have_count(0)


def test_trying_every_question_finishes_the_lesson_right_or_not(visit):
    page = visit("lesson")
    sheet(page)
    box = page.get_by_role("region", name="This lesson")
    expect(box.get_by_role("button", name="I have finished this lesson")).to_be_visible()
    answer_all(page)
    expect(page.get_by_text("Not yet.").first).to_be_visible()
    expect(box.get_by_text("Finished on")).to_be_visible()
    expect(box.get_by_role("link", name="A second one")).to_have_attribute("href", "./second.html")
    expect(page.get_by_role("link", name="A lesson (finished)")).to_be_visible()
    # Whoever says 'not after all' is not contradicted by the next try, and the button keeps the focus.
    undo = box.get_by_role("button", name="Not finished after all?")
    undo.focus()
    page.keyboard.press("Enter")
    expect(box.get_by_role("button", name="I have finished this lesson")).to_be_focused()
    page.get_by_role("button", name="Check question 2").click()
    page.wait_for_timeout(100)
    expect(page.get_by_role("link", name="A lesson", exact=True)).to_be_visible()


def test_the_contents_hear_of_another_tab(visit, another_tab):
    one = visit("empty")
    two = another_tab(one, "lesson")
    two.get_by_role("button", name="I have finished this lesson").click()
    expect(one.get_by_role("link", name="A lesson (finished)")).to_be_visible()
    expect(one.locator(".bd-docs-nav svg")).to_have_count(1)


def test_a_guess_is_remembered_and_can_be_asked_again(visit):
    page = visit("lesson")
    page.get_by_role("radio", name="All at once").check()
    page.get_by_role("button", name="That is my guess").click()
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    folded = page.locator(".hw-predict")
    expect(folded).to_contain_text("Your guess: all at once.")
    expect(folded.get_by_role("radio")).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body"), "nobody asked for the focus"
    page.get_by_role("button", name="Ask me again").click()
    expect(folded.get_by_role("radio").first).to_be_focused()
    expect(folded.get_by_role("button", name="Ask me again")).to_have_count(0)
    assert page.evaluate("highwaysMemory.keys('guess/')") == []
    page.get_by_role("button", name="Show me anyway").click()
    page.reload()
    expect(page.get_by_role("button", name="That is my guess")).to_be_visible()


def test_the_place_is_the_last_heading_that_went_by(visit):
    page = visit("lesson")
    page.locator("#part-2").evaluate("el => el.scrollIntoView()")
    page.wait_for_function("highwaysMemory.get('place')?.anchor === 'part-2'")
    page.goto(page.url.replace("lesson", "empty"))
    line = page.locator(".hw-carry")
    expect(line).to_have_text("Carry on where you were: A lesson, at Part 2")
    expect(line.get_by_role("link")).to_have_attribute("href", "./lesson.html#part-2")
    # Coming back to its top does not lose it; going up the page does.
    page.goto(page.url.replace("empty", "lesson"))
    page.wait_for_timeout(300)
    assert page.evaluate("highwaysMemory.get('place').anchor") == "part-2"
    page.evaluate("highwaysMemory.clear()")
    page.goto(page.url.replace("lesson", "empty"))
    expect(line).to_be_hidden()


def test_a_place_that_the_course_no_longer_has_leads_nowhere(visit):
    page = visit("empty")
    page.evaluate("highwaysMemory.set('place', {doc: 'gone', title: 'Gone', at: 1})")
    expect(page.locator(".hw-carry")).to_be_hidden()


def test_where_there_is_no_course_nobody_is_said_to_have_finished_it(learner):
    """A notebook, or a page whose list of lessons did not come."""
    finish = learner.opens(Finished().figure()).locator(".hw-finish")
    expect(finish).to_contain_text("On the way")
    expect(finish).not_to_contain_text("Invalid")
    course = learner.opens(Progress().figure()).locator(".hw-course")
    expect(course).not_to_contain_text("All 0 lessons")


@pytest.mark.parametrize("width", [320, 1000])
def test_the_map_widens_by_a_lane_a_lesson_and_says_so(visit, width: int):
    page = visit("progress", width=width)
    said = page.locator(".hw-course .hw-say")
    roads = page.locator(".hw-course-roads")
    expect(said).to_have_text("No lesson finished yet. A good one to begin with: A lesson.")
    expect(roads.locator(".hw-course-before")).to_have_count(2)

    page.evaluate("highwaysMemory.set('finished/lesson', {at: 5})")
    expect(said).to_have_text("1 of 3 lessons finished. Next: A second one.")
    expect(roads.locator(".hw-course-before")).to_have_count(1)
    narrow = float(roads.locator(".hw-course-lane").first.get_attribute("stroke-width"))
    page.evaluate("highwaysMemory.set('finished/second', {at: 6})")
    expect(roads.locator(".hw-course-gap")).to_have_count(1)
    assert float(roads.locator(".hw-course-lane").first.get_attribute("stroke-width")) > 2 * narrow
    expect(page.get_by_role("listitem").filter(has=page.get_by_role("link", name="A lesson")).last).to_have_text(
        "A lesson, finished"
    )
    page.evaluate("highwaysMemory.set('finished/third', {at: 7})")
    expect(said).to_contain_text("All 3 lessons finished.")
    # Each stop lies beside its name.
    link = page.locator(".hw-course-parts a").nth(1).bounding_box()
    stop = roads.locator("g").nth(1).bounding_box()
    assert stop["x"] + stop["width"] < link["x"]
    assert abs(stop["y"] + stop["height"] / 2 - link["y"] - link["height"] / 2) < 2
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert axe(page) == []


def test_the_page_to_print_lists_what_is_finished_and_what_waits(visit):
    page = visit("finished")
    page.evaluate(f"highwaysMemory.set('finished/second', {{at: {NOVEMBER_14}}})")
    finish = page.locator(".hw-finish")
    expect(finish.locator(".hw-finish-lessons li")).to_have_text(f"A second one14 November {YEAR}")
    expect(finish.get_by_text("Still waiting")).to_be_visible()
    expect(finish.locator(".hw-finish-open").get_by_role("link")).to_have_text(["A lesson", "A third one"])
    expect(finish.get_by_text("It is no qualification and no licence.")).to_be_visible()
    expect(finish.locator("input, textarea")).to_have_count(0)
    page.evaluate(f"for (const id of ['lesson', 'third']) highwaysMemory.set('finished/' + id, {{at: {NOVEMBER_14}}})")
    expect(finish.get_by_text("Finished", exact=True)).to_be_visible()
    expect(finish.locator(".hw-finish-date")).to_have_text(f"14 November {YEAR}")  # paper outlives the year
    expect(finish.get_by_text("Still waiting")).to_have_count(0)
    assert not re.search(r"\b(passed|failed|score|certif|qualified)", finish.inner_text(), re.I)
    page.emulate_media(media="print")
    expect(finish).to_be_visible()
    expect(finish.get_by_role("button")).to_have_count(0)
    expect(page.locator(".hw-still")).to_be_hidden()
