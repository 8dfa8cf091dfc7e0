"""One learner, one week: whoever comes back finds their place, three questions waiting, and nothing lost."""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

MONDAY = datetime(2026, 11, 23, 9)
LESSON = "notebooks/03-when-roads-harden.html"


def finish(page: Page) -> None:
    """Nobody leaves before the page says so."""
    page.get_by_role("button", name="I have finished this lesson").click()
    expect(page.get_by_role("region", name="This lesson")).to_contain_text("Finished")


def first_evening(page: Page, address) -> str:
    """What a reader does on the first day; the name of the place where they stop."""
    page.goto(address("notebooks/02-roads-become-highways.html"))
    finish(page)
    page.goto(address(LESSON))
    page.locator(".hw-predict").get_by_role("radio").first.check()
    page.get_by_role("button", name="That is my guess").click()
    finish(page)
    page.goto(address("book/learn/reflection.html"))
    page.get_by_text("Keep what I write in this browser").click()
    page.get_by_role("textbox", name="What helps you feel steady?").fill("Slow music")
    page.wait_for_function("highwaysMemory.keys('note/').length === 1")
    page.goto(address("notebooks/04-the-window.html"))
    heading = page.locator(".bd-article h2").nth(1)
    heading.evaluate("el => el.scrollIntoView()")
    name = heading.evaluate("el => el.firstChild.textContent")
    page.wait_for_function("name => highwaysMemory.get('place')?.heading === name", arg=name)
    return name


def test_a_learner_comes_back_after_a_week(address, open_page):
    page = open_page(address("index.html"), shared=False)  # its clock is turned
    page.clock.set_fixed_time(MONDAY)
    place = first_evening(page, address)

    page.clock.set_fixed_time(MONDAY + timedelta(days=7))
    page.goto(address("index.html"))
    expect(page.locator(".hw-carry")).to_have_text(f"Carry on where you were: The window, at {place}")
    expect(page.get_by_text("2 of 18 lessons finished.")).to_be_visible()
    page.get_by_role("link", name="Three questions are waiting").click()
    expect(page.get_by_role("heading", name="Three questions today")).to_be_visible()

    page.goto(address(LESSON))
    expect(page.locator(".hw-guess").first).to_contain_text("Your guess:")
    expect(page.get_by_role("region", name="This lesson")).to_contain_text("Finished on 23 November")
    page.goto(address("book/learn/reflection.html"))
    expect(page.get_by_text("Slow music").first).to_be_attached()
    page.goto(address("book/learn/what-is-kept.html"))
    expect(page.locator(".hw-kept, .hw-live").first).to_contain_text("2 lessons")
