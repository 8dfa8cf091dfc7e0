"""SeriesView: its Python side, and in a browser hands, layout and labels; what it says is in tests/js/series."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect
from sweeping import first

from highways import evidence
from highways.series import PATTERNS

WORDS = json.loads(files("highways.series").joinpath("words.en.json").read_text("utf-8"))["series_view"]
SPACING = (
    "Spacing is your prescriber's decision. "
    "This picture leaves out mood and every risk, and risks can add up with sessions."
)
PLAN = "A picture, not a plan."
ASK = {
    "ask": "After up to six infusions and then none, when had half of the responders relapsed?",
    "options": [
        {
            "value": "18",
            "text": "About 18 days after the last one.",
            "why": "In one study of 24 adults.",
            "right": True,
        },
        {"value": "42", "text": "About six weeks after.", "why": "It was sooner."},
        {"value": "180", "text": "About half a year after.", "why": "It was sooner."},
    ],
}
STATE = {
    "pattern": "infusions",
    "steps": "none",
    "keep": "kept up",
    "pause": "none",
    "stop": "after four weeks",
    "day": 0,
    "predict": {},
    "guess": "",
}


@pytest.fixture(scope="module")
def widget(static):
    from highways.series import widget

    return widget


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    """A page with the widget alone, in some state, once its weeks are drawn."""

    def go(theme: str = "light", state: dict | None = None, **options: object) -> Page:
        page = alone("series.SeriesView", STATE | (state or {}), theme, **options)
        page.wait_for_function("() => document.querySelector('.hw-weeks-rail')")
        return page

    return go


def say(page: Page) -> Locator:
    return page.locator(".hw-say")


def pick(page: Page, name: str) -> None:
    page.locator(".hw-series-view .hw-switch").get_by_text(name, exact=True).click()


def go_to(page: Page, day: float) -> None:
    page.get_by_role("slider", name="Day").fill(str(day))


# The Python side ---------------------------------------------------------------------------------------------------


def test_the_figure_carries_every_setting(widget):
    figure = widget.SeriesView(pattern="spray", stop="goes on", day=50).figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state == STATE | {"pattern": "spray", "stop": "goes on", "day": 50}
    assert 'aria-label="Ninety days.' in figure


@pytest.mark.parametrize(
    "setting", [{"pattern": "ten"}, {"steps": "plenty"}, {"keep": "never"}, {"pause": "a year"}, {"stop": "now"}, {"day": 91}]
)  # fmt: skip
def test_what_cannot_be_shown_is_refused(widget, setting: dict):
    with pytest.raises(ValueError, match=f"SeriesView: .*'{next(iter(setting))}'"):
        widget.SeriesView(**setting)


def test_nobody_can_choose_days_or_how_many(widget):
    assert widget.SeriesView.settings() == sorted(STATE)
    with pytest.raises(TypeError, match="no setting 'days'"):
        widget.SeriesView(days=[0, 1, 2])


def test_every_choice_has_its_words(widget):
    traits = widget.SeriesView.class_traits()
    for trait, said in (("pattern", "patterns"), ("pattern", "about"), ("steps", "steps_options"), ("keep", "keep_options"),
                        ("pause", "pause_options"), ("stop", "stop_options"), ("stop", "spray_drawn")):  # fmt: skip
        assert list(WORDS[said]) == list(traits[trait].values)
    assert set(WORDS["found"]) <= set(PATTERNS)
    assert WORDS["found"].keys() <= WORDS["differ"].keys()


def test_what_it_says_of_people_is_in_the_evidence():
    murrough, daly, salloum = (evidence.trial(one) for one in ("murrough2013b", "daly2019", "salloum2019"))
    assert (
        f"{murrough.median_days:.0f} days after the last one (Murrough 2013: {murrough.n} adults"
        in WORDS["found"]["infusions"]
    )
    assert f"{daly.treated_pct:.0f} of 100 who went on" in WORDS["found"]["spray"]
    assert f"{daly.control_pct:.0f} of 100 who changed to a dummy" in WORDS["found"]["spray"]
    assert f"Daly 2019: {daly.n} adults" in WORDS["found"]["spray"]
    assert daly.outcome == "relapse"
    assert "all kept their antidepressant" in daly.happened
    assert f"by day {salloum.median_days:.0f} (Salloum 2019" in WORDS["found"]["one"]
    assert f"In a trial of {evidence.trial('wilkinson2021').n} people" in WORDS["steps_in_people"]
    for name, pattern in PATTERNS.items():
        for key in pattern["sources"]:
            author, year = re.match(r"([a-z]+)(\d{4})", key).groups()
            said = WORDS["about"][name] + WORDS["found"].get(name, "")
            assert re.search(rf"{author}[-\w]* {year}", said, re.I), key


# In the browser ----------------------------------------------------------------------------------------------------


def test_people_and_whose_decision_it_is_stand_right_below_the_spray(shown):
    page = shown(state={"pattern": "spray"}, width=375)
    note = page.locator(".hw-weeks-near")
    expect(note).to_contain_text(f"{WORDS['found']['spray']} {WORDS['yours']}")
    chart, below = page.locator(".hw-weeks").bounding_box(), note.bounding_box()
    assert 0 <= below["y"] - chart["y"] - chart["height"] < 30
    assert page.get_by_text(WORDS["found"]["spray"]).count() == 1
    pick(page, WORDS["patterns"]["infusions"])
    expect(note).to_be_hidden()


@pytest.mark.parametrize("width", first([320, 375, 634]))
@pytest.mark.parametrize("steps", first(["none", "some"]))
def test_step_buttons_keep_their_place(shown, width: int, steps: str):
    page = shown(state={"steps": steps, "day": 60}, width=width)
    steps_group = page.get_by_role("group", name=WORDS["steps"], exact=True)
    tops = set()
    for pattern in ("infusions", "one", "none", "spray", "infusions"):
        pick(page, WORDS["patterns"][pattern])
        page.wait_for_timeout(150)
        if pattern != "spray":
            tops.add(round(steps_group.evaluate("e => e.getBoundingClientRect().top + scrollY")))
    assert len(tops) == 1


# What nobody knows -------------------------------------------------------------------------------------------------


# Labels ------------------------------------------------------------------------------------------------------------

ON_LINES = """() => {
  const inside = (r, x, y) => x > r.left + 1 && x < r.right - 1 && y > r.top + 3 && y < r.bottom - 3;
  const texts = [...document.querySelectorAll('.hw-weeks :is(.hw-weeks-own, .hw-weeks-beside, .hw-weeks-nobody)')];
  const found = [];
  for (const path of document.querySelectorAll('.hw-weeks :is(.hw-weeks-ahead, .hw-weeks-slow)')) {
    const matrix = path.getScreenCTM();
    for (let at = 0; at < path.getTotalLength(); at += 1.5) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
      for (const text of texts) if (inside(text.getBoundingClientRect(), x, y)) found.push(text.textContent);
    }
  }
  return [...new Set(found)];
}"""


@pytest.mark.parametrize("width", first([320, 375, 634]))
@pytest.mark.parametrize("pattern", first(PATTERNS))
def test_no_name_lies_on_a_line(shown, width: int, pattern: str):
    page = shown(state={"pattern": pattern, "stop": "goes on"}, width=width)
    if pattern == "spray":
        for label in WORDS["stop_options"].values():
            pick(page, label)
            page.wait_for_timeout(150)
            assert page.evaluate(ON_LINES) == [], label
        return
    for label in WORDS["steps_options"].values():
        page.get_by_role("group", name=WORDS["steps"], exact=True).get_by_text(label, exact=True).click()
        page.wait_for_timeout(150)
        assert page.evaluate(ON_LINES) == [], label


@pytest.mark.parametrize("width", first([320, 375, 634]))
@pytest.mark.parametrize("pattern", first(["infusions", "one", "spray"]))
def test_people_and_map_have_a_row_and_a_name_of_their_own(shown, width: int, pattern: str):
    page = shown(state={"pattern": pattern, "predict": ASK, "guess": "42"}, width=width)
    marks = page.locator("[class*=hw-weeks-says-]")
    expect(marks).to_have_count({"infusions": 3, "one": 2, "spray": 1}[pattern])
    boxes = marks.evaluate_all("all => all.map((e) => [e.textContent, e.getBoundingClientRect().toJSON()])")
    frame = page.locator(".hw-weeks").bounding_box()
    rows = [box["top"] for _, box in boxes]
    assert all(abs(a - b) > 16 for i, a in enumerate(rows) for b in rows[:i]), "each has a row"
    for said, box in boxes:
        assert frame["x"] - 2 <= box["left"]
        assert box["right"] <= frame["x"] + frame["width"] + 2
        assert re.match(r"People: |Map: |your guess", said)


def test_the_day_s_line_crosses_no_word(shown):
    page = shown(state={"day": 90})
    line = page.locator(".hw-weeks-now")
    line_end = line.bounding_box()
    texts = page.locator(".hw-weeks text").evaluate_all(
        "all => all.map((e) => [e.getBoundingClientRect().top, getComputedStyle(e).paintOrder, getComputedStyle(e).strokeWidth,"
        " Boolean(e.compareDocumentPosition(document.querySelector('.hw-weeks-now')) & Node.DOCUMENT_POSITION_PRECEDING)])"
    )
    assert len(texts) > 8
    for top, order, rim, over in texts:
        below = top > line_end["y"] + line_end["height"] - 1
        assert below or (over and order.startswith("stroke") and float(rim[:-2]) >= 3)


# A finger ----------------------------------------------------------------------------------------------------------


def test_a_finger_that_scrolls_moves_no_day_and_one_that_goes_sideways_does(shown):
    page = shown(width=375, has_touch=True)
    weeks = page.locator(".hw-weeks")
    weeks.evaluate("e => e.scrollIntoView({ block: 'center' })")
    hand = page.context.new_cdp_session(page)

    def swipe(by_x: float, by_y: float) -> None:
        box = weeks.bounding_box()
        x, y = box["x"] + 120, box["y"] + 200
        hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for i in range(1, 11):
            point = {"x": x + by_x * i / 10, "y": y + by_y * i / 10}
            hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(100)

    day = page.get_by_role("slider", name="Day")
    for by in ((0, -150), (20, 150)):
        swipe(*by)
        expect(day).to_have_value("0")
    swipe(100, 8)
    moved = int(day.input_value())
    assert moved > 40
    box = weeks.bounding_box()
    page.touchscreen.tap(box["x"] + 60, box["y"] + 200)
    page.wait_for_timeout(100)
    assert 0 < int(day.input_value()) < moved


def test_a_finger_drags_through_the_weeks(shown):
    page = shown()
    weeks = page.locator(".hw-weeks")
    expect(page.locator(".hw-weeks-line")).to_be_attached()
    weeks.scroll_into_view_if_needed()
    box = weeks.bounding_box()
    y = box["y"] + 200
    left, right = box["x"] + 34, box["x"] + box["width"] - 8
    page.mouse.move(left + (right - left) * 10 / 90, y)
    page.mouse.down()
    expect(say(page)).to_contain_text("Day 10. ")
    page.mouse.move(left + (right - left) * 45 / 90, y, steps=5)
    expect(say(page)).to_contain_text("Day 45. ")
    page.mouse.up()
    page.mouse.move(left, y)
    expect(page.get_by_role("slider", name="Day")).to_have_value("45")


def test_keyboard_alone_chooses_and_moves(shown):
    page = shown()
    page.locator(".hw-weeks-patterns input:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".hw-weeks-session")).to_have_count(8)
    tab_to(page, "Day")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(say(page)).to_contain_text("Day 3. ")
    tab_to(page, WORDS["next_week"])
    page.keyboard.press("Enter")
    expect(say(page)).to_contain_text("Day 7. ")
    tab_to(page, WORDS["stop_options"]["after four weeks"])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".hw-weeks-session")).to_have_count(12)
    tab_to(page, WORDS["more"])
    page.keyboard.press("Enter")
    tab_to(page, WORDS["reset"])
    page.keyboard.press("Enter")
    expect(page.locator(".hw-weeks-session")).to_have_count(6)
    expect(page.get_by_role("slider", name="Day")).to_have_value("0")
    page.locator(".hw-weeks-patterns input:checked").focus()
    tab_to(page, WORDS["steps_options"]["none"])
    page.keyboard.press("ArrowRight")
    expect(page.locator(".hw-weeks-steps")).to_have_count(1)


@pytest.mark.parametrize("width", first([320, 634]))
@pytest.mark.parametrize(
    "state",
    first([{}, {"steps": "some"}, {"pattern": "spray", "steps": "a little", "stop": "goes on"}, {"pattern": "one"}]),
)
def test_names_of_lines_stand_inside_the_picture_and_apart(shown, width: int, state: dict):
    page = shown(state=state, width=width)
    names = page.locator(".hw-weeks-own, .hw-weeks-beside")  # on a phone the second stands above the chart
    expect(names).to_have_count(2)
    a, b = names.evaluate_all("all => all.map((e) => e.getBoundingClientRect().toJSON())")
    picture = page.locator(".hw-weeks").bounding_box()
    for one in (a, b):
        assert picture["x"] <= one["left"]
        assert one["right"] <= picture["x"] + picture["width"] + 1
    assert (
        a["bottom"] <= b["top"] + 2 or b["bottom"] <= a["top"] + 2 or a["right"] <= b["left"] or b["right"] <= a["left"]
    )


@pytest.mark.parametrize("width", first([320, 375]))
@pytest.mark.parametrize("state", first([*({"pattern": one, "steps": "some"} for one in PATTERNS), {"predict": ASK}]))
def test_nothing_scrolls_sideways(shown, width: int, state: dict):
    page = shown(state={"stop": "goes on", "day": 60} | state, width=width)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for sentence in (SPACING, f"{PLAN} {WORDS['measured']}"):
        expect(page.get_by_text(sentence, exact=True)).to_be_visible()
    small = page.locator(".hw-series-view :is(button, .hw-switch label, summary, input[type=range])")
    for height in small.evaluate_all(
        "all => all.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().height)"
    ):
        assert height >= 43.9


@pytest.mark.parametrize("theme", first(["light", "dark"]))
@pytest.mark.parametrize(
    "state", first([*({"pattern": one, "steps": "some", "day": 60} for one in PATTERNS), {"predict": ASK}])
)
def test_axe_finds_nothing(shown, theme: str, state: dict):
    page = shown(theme, state, width=375)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []
