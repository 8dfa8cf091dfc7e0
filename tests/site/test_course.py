"""The course as something to go through: its lessons, ticks in the contents, a place to carry on from, a page to print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from driving import wake
from playwright.sync_api import expect
from site_pages import MADE_BY_SPHINX, PAGES
from sweeping import first

LESSON = "book/session/integration.html"
NEXT = "A course of treatment"


def lessons(book: Path) -> list[dict[str, str]]:
    script = (book / "_static/highways/course.js").read_text("utf-8")
    return json.loads(script.removeprefix("window.highwaysCourse = ").rstrip(";\n"))["lessons"]


def test_every_page_with_check_questions_is_a_lesson_in_reading_order(book: Path):
    checked = [page for page in PAGES if 'data-hw-widget="learning.Check"' in (book / page).read_text("utf-8")]
    known = lessons(book)
    assert sorted(f"{one['doc']}.html" for one in known) == sorted(checked)
    contents = re.findall(
        r'toctree-l1"><a class="reference internal" href="([^"#]+)"', (book / "index.html").read_text()
    )
    assert [f"{one['doc']}.html" for one in known] == [page for page in contents if page in checked]
    assert [one["part"] for one in known][:1] == ["The changing brain"]
    assert all(one["title"] and one["id"] and one["part"] for one in known)


def test_the_answer_key_has_the_same_lessons_in_the_same_order(book: Path):
    keys = (book / "book/workshop/answer-keys.html").read_text("utf-8")
    linked = re.findall(r'href="(?:\.\./)+([^"]+)\.html">Go to the lesson<', keys)
    assert linked == [one["doc"] for one in lessons(book)]


@pytest.mark.parametrize("page", [*PAGES, *MADE_BY_SPHINX])
def test_the_memory_comes_before_the_widgets_on_every_page(book: Path, page: str):
    scripts = re.findall(r'<script defer="defer" src="[^"]*highways/([\w.]+)\?v=\w+"', (book / page).read_text("utf-8"))
    assert scripts[:2] == ["course.js", "learning.page.js"]
    assert scripts.count("learning.page.js") == 1


def test_without_javascript_the_lessons_stand_as_a_list(book: Path, site, open_page):
    page = open_page(f"{site}/index.html", java_script_enabled=False)
    links = page.locator(".hw-course-list a")
    assert links.all_text_contents() == [one["title"] for one in lessons(book)]
    expect(page.locator(".hw-carry")).to_be_hidden()


@pytest.mark.parametrize("width", [375, 1280])
def test_a_lesson_is_finished_ticked_and_left_for_the_next(address, open_page, width: int):
    page = open_page(address(LESSON), width=width)
    wake(page)  # a picture that wakes above it would move the button away under the hand
    box = page.get_by_role("region", name="This lesson")
    box.get_by_role("button", name="I have finished this lesson").click()
    expect(box.get_by_text("Finished on")).to_be_visible()
    if width == 375:
        page.locator(".primary-toggle").click()
    ticked = page.locator(".bd-docs-nav").get_by_role("link", name="Integration (finished)")
    expect(ticked.locator("svg")).to_be_visible()
    expect(page.locator(".bd-docs-nav svg")).to_have_count(1)
    if width == 375:
        page.keyboard.press("Escape")
    box.get_by_role("link", name=NEXT).click()
    expect(page.locator(".bd-article").get_by_role("heading", name=NEXT, level=1)).to_be_visible()


def test_whoever_comes_back_carries_on_where_they_were(address, open_page):
    page = open_page(address(LESSON))
    heading = page.locator(".bd-article h2").nth(1)
    name = heading.evaluate("el => el.firstChild.textContent")
    heading.evaluate("el => el.scrollIntoView()")
    page.wait_for_function("name => highwaysMemory.get('place')?.heading === name", arg=name)
    for start in ("index.html", "book/start/how-to-use.html"):
        page.goto(address(start))
        line = page.locator(".hw-carry")
        expect(line).to_have_text(f"Carry on where you were: Integration, at {name}")
    line.get_by_role("link").click()
    expect(heading).to_be_in_viewport()


@pytest.mark.parametrize("lessons", first(["37", "45689"]))
def test_a_remembered_guess_opens_the_picture(site, open_page, lessons: str):
    """On each page that asks: the guess folds, nobody loses the focus, and asking again closes the picture."""
    page = open_page(f"{site}/notebooks/03-when-roads-harden.html", reduced_motion="reduce")
    pages = [f"notebooks/0{n}" for n in lessons]
    for start in pages:
        name = next(one for one in PAGES if one.startswith(start))
        page.goto(f"{site}/{name}")
        page.locator("figure[data-hw-widget]").first.scroll_into_view_if_needed()
        page.locator(".hw-predict").get_by_role("radio").first.check()
        page.get_by_role("button", name="That is my guess").click()
        page.reload()
        again = page.get_by_role("button", name="Ask me again")
        again.wait_for()
        expect(page.locator(".hw-guess")).to_contain_text("Your guess:")
        assert page.evaluate("document.activeElement === document.body"), name
        # More can be moved than the one button that asks again.
        page.wait_for_function(
            """() => [...document.querySelectorAll(".hw-widget:has(.hw-predict) :is(button, input)")]
                 .filter((one) => one.checkVisibility()).length > 2"""
        )
        again.click()
        expect(page.locator(".hw-predict").get_by_role("radio").first).to_be_focused()
        expect(page.get_by_role("button", name="That is my guess")).to_be_visible()
        page.get_by_role("button", name="That is my guess").click()
        expect(page.get_by_text("Pick one first.")).to_be_visible()


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize("finished", [0, 5, 99])
def test_the_page_to_print_fits_on_one(site, open_page, finished: int, format: str):
    page = open_page(f"{site}/book/learn/finished.html")
    page.evaluate(
        """n => highwaysCourse.lessons.slice(0, n).forEach(({ id }) =>
             highwaysMemory.set(`finished/${id}`, { at: Date.now() }))""",
        finished,
    )
    page.locator(".hw-finish").wait_for()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=format))) == 1
    page.emulate_media(media="print")
    boxes = page.locator(".hw-finish .hw-room-to-write").evaluate_all("all => all.map((one) => one.clientHeight)")
    assert len(boxes) == 3
    assert min(boxes) > 50
