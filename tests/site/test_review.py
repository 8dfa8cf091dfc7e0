"""The review in the built book: the bank of questions is the lessons' own, and who comes back after a week finds a round."""

from __future__ import annotations

import json
import re
from pathlib import Path

from driving import frames
from playwright.sync_api import expect

DAY = 24 * 60 * 60 * 1000


def bank(book: Path) -> dict:
    text = (book / "_static/highways/questions.js").read_text("utf-8")
    return json.loads(text.removeprefix("window.highwaysQuestions = ").removesuffix(";\n"))


def test_the_bank_holds_what_each_lesson_asks_in_reading_order(book: Path):
    course = json.loads((book / "_static/highways/course.js").read_text("utf-8").split("=", 1)[1].rstrip(";\n"))
    lessons = bank(book)
    assert list(lessons) == [lesson["id"] for lesson in course["lessons"]]
    assert len(lessons) >= 13
    for lesson, entry in lessons.items():
        html = (book / f"{entry['doc']}.html").read_text("utf-8")
        check = html[html.index('data-hw-widget="learning.Check"') :]
        state = json.loads(re.search(r'<script type="application/json">(.*?)</script>', check, re.S)[1])
        assert state["lesson"] == lesson
        assert state["questions"] == entry["questions"]
        assert f"<title>{entry['title']}" in html.replace("&#8217;", "’")


def test_who_finished_two_lessons_a_week_ago_finds_three_questions_waiting(address, open_page):
    page = open_page(address("book/learn/review.html"))
    expect(page.locator(".hw-review")).to_contain_text("No questions wait here yet")
    ago = """(days) => ["02-roads-become-highways", "03-when-roads-harden"].forEach((lesson) =>
      highwaysMemory.set(`finished/${lesson}`, { at: Date.now() - days }))"""
    page.evaluate(ago, 7 * DAY)
    page.goto(address("index.html"))
    page.get_by_role("link", name="Three questions are waiting").click()
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()
    roads, harden = "From the lesson Roads become highways", "From the lesson When roads harden"
    expect(page.locator(".hw-from")).to_have_text([roads, harden, roads])
    page.locator(".hw-from a").first.click()
    expect(page.locator(".bd-article").get_by_role("heading", name="Roads become highways", level=1)).to_be_visible()


def test_a_first_visit_has_no_line_about_questions(address, open_page):
    page = open_page(address("index.html"))
    page.locator("figure[data-hw-widget='learning.Waiting'].is-live").wait_for(state="attached")
    expect(page.locator(".hw-waiting")).to_be_hidden()
    assert page.evaluate("window.highwaysQuestions") is None


def test_private_notes_lead_to_safety_first_and_keep_nothing(address, open_page):
    page = open_page(address("book/learn/reflection.html"), width=375)
    page.get_by_role("textbox", name="What helps you feel steady?").fill("Slow music")
    frames(page, 45)  # longer than the pause after which it would be kept
    page.locator(".hw-reflection").get_by_role("link", name="Safety first").click()
    expect(page.locator("#help-now")).to_be_visible()
    assert [key for key in page.evaluate("Object.keys(localStorage)") if "note" in key] == []
