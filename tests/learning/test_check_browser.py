"""The sheet in a browser, by keyboard alone: what a reader of any kind would notice."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sweeping import first

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LESSON = HERE / "lesson.questions.yml"


PAGE = """<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><title>A lesson</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="highways.css">
<link rel="stylesheet" href="learning.css">
<style>body {{ background: var(--hw-paper); color: var(--hw-ink); margin: 0; padding: 12px }}</style>
<main><h1>A lesson</h1>{body}</main></html>"""


@pytest.fixture
def sheet(browser, static, tmp_path):
    """Opens the lesson in a window of this width; gives the page."""
    from highways.learning.widget import Check

    shutil.copytree(static, tmp_path / "book")
    body = Check(LESSON).figure() + '<script defer src="host.js"></script>'
    pages = []

    def opened(width=800, theme="light"):
        (tmp_path / "book/page.html").write_text(PAGE.format(theme=theme, body=body), encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(10_000)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        pages.append(page)
        page.goto((tmp_path / "book/page.html").as_uri())
        expect(page.get_by_role("button", name="Check question 1")).to_be_visible()
        return page

    yield opened
    for page in pages:
        assert page.problems == []
        page.close()


def question(page, n):
    return page.locator(".hw-check .hw-asked").nth(n - 1)


def answer(page, n):
    return question(page, n).locator(".hw-reply[role=status]")


def tab_to(page, control):
    """Press Tab until the control has the focus; a control that keys cannot reach fails here."""
    for _ in range(60):
        if control.evaluate("el => el === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {control}")


def press(page, control, key="Enter"):
    tab_to(page, control)
    page.keyboard.press(key)


def place(page, item, bin):
    """In a group without a choice Tab stops at the first radio; the arrows go on from there."""
    group = page.get_by_role("group", name=item)
    press(page, group.get_by_role("radio").first, "Space")
    if bin == "Clinic":
        page.keyboard.press("ArrowDown")
    expect(group.get_by_label(bin)).to_be_checked()


def check(page, n):
    press(page, page.get_by_role("button", name=f"Check question {n}"))


def back_to_top(page):
    page.evaluate("document.activeElement.blur(); getSelection().collapse(document.body, 0)")


def test_choose_gives_the_reason_for_the_picked_option(sheet):
    page = sheet()
    check(page, 1)
    expect(answer(page, 1)).to_have_text("Pick one first. A guess is fine.")

    back_to_top(page)
    press(page, question(page, 1).get_by_role("radio").first, "Space")
    expect(answer(page, 1)).to_be_empty()
    check(page, 1)
    expect(answer(page, 1)).to_have_text("Not yet. Nobody in the town is weak. The roads do this by themselves.")
    expect(answer(page, 1).locator(".is-open svg")).to_be_visible()

    # Another try: the old answer goes at once, and the new one is about the new pick.
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(answer(page, 1)).to_be_empty()
    check(page, 1)
    expect(answer(page, 1)).to_have_text("Yes. The stricter the traffic, the less a new road is tried.")
    expect(answer(page, 1).locator(".is-right svg")).to_be_visible()


def test_order_says_what_to_move_and_keeps_the_focus(sheet):
    page = sheet()
    items = question(page, 2).get_by_role("listitem")
    shown = [text.removesuffix("UpDown") for text in items.all_text_contents()]
    assert shown == [
        "Others choose the easy way",
        "Someone walks across the field",
        "The grass is worn down",
        "The town widens the road",
    ]
    check(page, 2)
    expect(answer(page, 2)).to_contain_text(
        "Not yet. ‘Someone walks across the field’ comes sooner. Move it up to number 1. A path begins"
    )

    back_to_top(page)
    up = page.get_by_role("button", name="Move ‘Someone walks across the field’ up")
    press(page, up)
    expect(up).to_be_focused()
    expect(answer(page, 2)).to_have_text("‘Someone walks across the field’ is now number 1 of 4.")
    expect(items.first).to_contain_text("Someone walks across the field")
    # At the top the button says so and still has the focus.
    page.keyboard.press("Enter")
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    expect(answer(page, 2)).to_have_text("‘Someone walks across the field’ stays number 1 of 4.")

    down = page.get_by_role("button", name="Move ‘Others choose the easy way’ down")
    press(page, down)
    expect(down).to_be_focused()
    check(page, 2)
    expect(answer(page, 2)).to_contain_text("Yes. That is the order.")
    expect(answer(page, 2).get_by_role("listitem")).to_have_count(4)


def test_sort_names_what_is_open_and_what_belongs_elsewhere(sheet):
    page = sheet()
    check(page, 3)
    expect(answer(page, 3)).to_contain_text("Still open: ‘A plan for Tuesday morning’.")

    back_to_top(page)
    for item in ("A plan for Tuesday morning", "A change of dose", "Burning when passing water"):
        place(page, item, "Clinic")
    check(page, 3)
    expect(answer(page, 3)).to_have_text(
        "Not yet. Try another place for:A plan for Tuesday morning. Planning small steps is what a coach is for."
    )

    back_to_top(page)
    tab_to(page, page.get_by_role("group", name="A plan for Tuesday morning").get_by_label("Clinic"))
    page.keyboard.press("ArrowUp")
    expect(answer(page, 3)).to_be_empty()
    check(page, 3)
    expect(answer(page, 3)).to_contain_text("Yes. Each one is in its place.")
    expect(answer(page, 3)).to_contain_text("A change of dose: Clinic. Only a prescriber decides about the drug.")


def test_estimate_says_which_way_and_shows_the_answer(sheet):
    page = sheet()
    slider = page.get_by_role("slider", name="Your estimate")
    expect(slider).to_have_attribute("aria-valuetext", "50 of 100 trips")
    check(page, 4)
    reply = answer(page, 4)
    expect(reply).to_contain_text("Too low. More trips than that end up in the loop.")
    expect(reply).to_contain_text("You said 50 of 100 trips; the answer is 75 of 100 trips. Use widens the old road")
    guess, truth = reply.locator("circle").bounding_box(), reply.locator("path[d^='M0-9']").bounding_box()
    line = reply.locator("line").bounding_box()
    assert truth["x"] + truth["width"] / 2 - guess["x"] - guess["width"] / 2 == pytest.approx(line["width"] / 4, abs=1)
    expect(reply.get_by_text("You: 50")).to_be_visible()
    expect(reply.get_by_text("Answer: 75")).to_be_visible()

    back_to_top(page)
    press(page, slider, "End")
    expect(reply).to_be_empty()
    check(page, 4)
    expect(reply).to_contain_text("Too high. Some trips still find another way.")

    back_to_top(page)
    tab_to(page, slider)
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    check(page, 4)
    expect(reply).to_contain_text("Near enough. You said 80 of 100 trips")


@pytest.mark.parametrize("theme", first(["light", "dark"]))
def test_axe_finds_nothing(sheet, theme):
    page = sheet(theme=theme)
    for n in (1, 2, 3, 4):
        page.get_by_role("button", name=f"Check question {n}").click()
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in result["violations"]] == []
    assert "color-contrast" in {one["id"] for one in result["passes"]}


def test_a_narrow_phone_has_room_for_fingers(sheet):
    page = sheet(width=320)
    for n in (1, 2, 3, 4):
        page.get_by_role("button", name=f"Check question {n}").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    targets = page.locator(".hw-check :is(button, .hw-option, .hw-switch label, input[type=range])")
    boxes = [target.bounding_box() for target in targets.all()]
    # Four checks, three options, four movers twice, three times two places, one slider.
    assert len(boxes) == 4 + 3 + 8 + 6 + 1
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44
