"""SeriesView: its Python side, and in a real browser what it draws, what it says, and every hand that can move it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect

from highways import evidence
from highways.series import HORIZON, KEEPS, PATTERNS, STOPS, Series, course, lived, slow_road

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


def of_100(series: Series, day: float) -> str:
    return str(round(100 * (series.at(day) if day else series.before)) or WORDS["say"]["none"])


def days_of(page: Page, mark: str) -> list[float]:
    """Days on which the circles or diamonds `mark` stand."""
    left, right = page.locator(".hw-weeks .hw-axis").evaluate(
        "e => { const b = e.getBBox(); return [b.x, b.x + b.width] }"
    )
    at = page.locator(f".hw-weeks {mark}").evaluate_all(
        "all => all.map((e) => { const b = e.getBBox(); return b.x + b.width / 2 })"
    )
    return [round(HORIZON * (x - left) / (right - left), 1) for x in at]


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


def leaves(words: object) -> list[str]:
    if isinstance(words, str):
        return [words]
    return [leaf for one in words.values() for leaf in leaves(one)]


def test_no_amount_no_hype_and_no_verdict_in_its_words(widget):
    text = " ".join(leaves(WORDS)) + re.sub(r"<(?:path|script).*?>", "", widget.SeriesView().still())
    assert not re.search(
        r"\b(mg|kg|dose of|minutes?|optimal|best|score|ideal|should|fail\w*|success\w*|just|simply|cure)\b", text
    )
    assert "—" not in text
    for number, kind in re.findall(r"(\d+) (sessions|infusions)", text):
        raise AssertionError(f"{number} {kind} can be read as a target")


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


@pytest.mark.parametrize("state", [*({"pattern": one} for one in PATTERNS), {"predict": ASK}])
def test_two_sentences_are_always_in_view(shown, state: dict):
    page = shown(state=state)
    for sentence in (SPACING, PLAN, f"{PLAN} {WORDS['measured']}"):
        expect(page.get_by_text(sentence, exact=True)).to_be_visible()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_sessions_stand_on_their_days(shown, pattern: str):
    page = shown(state={"pattern": pattern, "stop": "goes on"})
    expect(page.locator(".hw-weeks-line")).to_be_attached()
    assert days_of(page, ".hw-weeks-session") == [day for day in course(pattern, "goes on").days if day <= HORIZON]


def test_the_spray_can_stop(shown):
    page = shown(state={"pattern": "spray", "stop": "goes on"})
    pick(page, WORDS["stop_options"]["after four weeks"])
    expect(page.locator(".hw-weeks-session")).to_have_count(8)
    pick(page, WORDS["stop_options"]["after eight weeks"])
    expect(page.locator(".hw-weeks-session")).to_have_count(12)
    pick(page, WORDS["patterns"]["infusions"])
    expect(page.locator(".hw-weeks-session")).to_have_count(6)
    expect(page.get_by_text(WORDS["stop_options"]["goes on"])).to_be_hidden()


@pytest.mark.parametrize(
    "state", [{}, {"steps": "some"}, {"pattern": "spray", "steps": "a little", "keep": "a month more"}]
)
def test_it_says_what_the_model_gives(shown, state: dict):
    page = shown(state=state)
    expect(say(page)).to_have_text(WORDS["say"]["before"].replace("{n}", "75"))
    choices = {name: (STATE | state)[name] for name in ("pattern", "steps", "keep", "pause", "stop")}
    if choices["pattern"] == "spray":
        choices["steps"] = "none"
    beside = "some steps kept up" if choices["steps"] == "none" else "the same steps"
    series, slow = lived(**choices), slow_road(**choices)
    for day in (12, 30, 61, 90):
        go_to(page, day)
        expect(say(page)).to_contain_text(f"Day {day}. ")
        expect(say(page)).to_contain_text(
            f"On this map {of_100(series, day)} of 100 trips are caught. Before, it was 75;"
        )
        expect(say(page)).to_contain_text(f"with no session and {beside}, {of_100(slow, day)}.")
        if back := series.halfway_back():
            expect(say(page)).to_contain_text(f"Half of what was gained is gone by day {math.ceil(back)}.")
        else:
            expect(say(page)).not_to_contain_text("Half of what was gained")


def test_the_line_is_the_model(shown):
    page = shown(state={"day": 90, "steps": "a little"})
    series, slow = (road(steps="a little") for road in (lived, slow_road))
    box = page.locator(".hw-weeks .hw-axis").evaluate(
        "e => { const m = e.getCTM(), s = e.ownerSVGElement.getCTM(), b = e.getBBox();"
        " return { top: b.y + m.f - s.f, height: b.height } }"
    )
    for path, model in ((".hw-weeks-line", series), (".hw-weeks-slow", slow)):
        numbers = [float(one) for one in re.findall(r"[\d.]+", page.locator(f"path{path}").get_attribute("d"))]
        drawn = [100 * (1 - (y - box["top"]) / box["height"]) for y in numbers[1::2]]
        assert drawn[1:] == pytest.approx((100 * model.captured[1:]).tolist(), abs=0.05)


def test_the_known_miss_is_shown_and_said(shown):
    page = shown()
    expect(page.locator(".hw-weeks-people")).to_be_attached()
    people = course("infusions").days[-1] + evidence.trial("murrough2013b").median_days
    assert days_of(page, ".hw-weeks-people") == [people]
    back = lived().halfway_back()
    assert days_of(page, "circle.hw-weeks-map") == [back, back]
    expect(page.get_by_text("On this map the gain fades later than it did for people.")).to_be_visible()
    expect(page.get_by_text(WORDS["found"]["infusions"])).to_be_visible()
    go_to(page, 34)
    expect(say(page)).not_to_contain_text("relapsed")
    go_to(page, 35)
    expect(say(page)).to_contain_text(
        "half of the people who had responded had relapsed within 18 days of the last session. Fading is common:"
    )


def test_people_of_other_courses_have_words_of_their_own(shown):
    page = shown(state={"pattern": "spray"})
    expect(page.get_by_text(WORDS["found"]["spray"])).to_be_visible()
    expect(page.locator(".hw-weeks-people")).to_have_count(0)
    expect(page.get_by_text(WORDS["yours"])).to_be_visible()
    pick(page, WORDS["patterns"]["one"])
    expect(page.locator(".hw-weeks-people")).to_have_count(1)
    assert days_of(page, ".hw-weeks-people") == [evidence.trial("salloum2019").median_days]
    pick(page, WORDS["patterns"]["none"])
    expect(page.locator(".hw-weeks-people")).to_have_count(0)
    expect(page.locator(".hw-weeks-found")).to_be_hidden()


def test_steps_fill_their_lane_and_a_break_empties_it(shown):
    page = shown(state={"steps": "some", "keep": "a month more"})
    expect(page.locator(".hw-weeks-steps")).to_have_count(1)
    page.get_by_text(WORDS["more"], exact=True).click()
    pick(page, WORDS["pause_options"]["two weeks"])
    expect(page.locator(".hw-weeks-steps")).to_have_count(2)
    ends = course("infusions").ends
    left, right = page.locator(".hw-weeks .hw-axis").evaluate(
        "e => { const b = e.getBBox(); return [b.x, b.x + b.width] }"
    )
    runs = page.locator(".hw-weeks-steps").evaluate_all(
        "all => all.map((e) => { const b = e.getBBox(); return [b.x, b.x + b.width] })"
    )
    days = [[HORIZON * (x - left) / (right - left) for x in run] for run in runs]
    assert [round(day) for run in days for day in run] == [1, ends, ends + 14, ends + 30]
    go_to(page, 30)
    expect(say(page)).to_contain_text(WORDS["say"]["resting"])
    go_to(page, 80)
    expect(say(page)).to_contain_text(WORDS["say"]["over"])


def test_only_what_has_an_effect_can_be_moved(shown):
    page = shown()
    keep = page.get_by_role("group", name=WORDS["keep"])
    expect(keep).to_be_hidden()
    pick(page, WORDS["steps_options"]["some"])
    expect(keep).to_be_visible()
    page.get_by_text(WORDS["more"], exact=True).click()
    pause = page.get_by_role("group", name=WORDS["pause"])
    expect(pause).to_be_visible()
    pick(page, WORDS["keep_options"][KEEPS[0]])
    expect(pause).to_be_hidden()
    pick(page, WORDS["patterns"]["none"])
    expect(keep).to_contain_text(WORDS["three_weeks"])


@pytest.mark.parametrize("stop", STOPS)
def test_small_steps_never_stand_beside_the_spray(shown, stop: str):
    """With them, going on looks worse on this map than stopping; for people it was the other way round (daly2019)."""
    page = shown(
        state={"pattern": "spray", "steps": "a lot", "keep": "a month more", "pause": "two weeks", "stop": stop}
    )
    page.get_by_text(WORDS["more"], exact=True).click()
    for control in ("steps", "keep", "pause"):
        expect(page.get_by_role("group", name=WORDS[control], exact=True)).to_be_hidden()
    for drawn in (".hw-weeks-steps", ".hw-weeks-unknown", ".hw-weeks-nobody"):
        expect(page.locator(drawn)).to_have_count(0)
    go_to(page, 90)
    expect(say(page)).to_contain_text(f"On this map {of_100(lived('spray', stop=stop), 90)} of 100")
    expect(say(page)).not_to_contain_text("mall steps")
    # What a reader kept in mind for other courses is still there.
    pick(page, WORDS["patterns"]["infusions"])
    expect(page.get_by_role("radio", name=WORDS["steps_options"]["a lot"])).to_be_checked()
    assert "looks worse" not in " ".join(leaves(WORDS))


def test_going_on_with_the_spray_never_looks_worse_than_stopping(shown):
    page = shown(state={"pattern": "spray", "steps": "some", "stop": "goes on", "day": 90})
    caught = {}
    for stop, label in WORDS["stop_options"].items():
        pick(page, label)
        expect(say(page)).to_contain_text(f"On this map {of_100(lived('spray', stop=stop), 90)} of 100")
        caught[stop] = int(re.search(r"On this map (\d+) of", say(page).text_content())[1])
    assert caught["goes on"] < caught["after eight weeks"] < caught["after four weeks"]


def test_people_and_whose_decision_it_is_stand_right_below_the_spray(shown):
    page = shown(state={"pattern": "spray"}, width=375)
    note = page.locator(".hw-weeks-near")
    expect(note).to_contain_text(f"{WORDS['found']['spray']} {WORDS['yours']}")
    chart, below = page.locator(".hw-weeks").bounding_box(), note.bounding_box()
    assert 0 <= below["y"] - chart["y"] - chart["height"] < 30
    assert page.get_by_text(WORDS["found"]["spray"]).count() == 1
    pick(page, WORDS["patterns"]["infusions"])
    expect(note).to_be_hidden()


def test_the_days_between_sprays_are_ours_only_where_they_are_drawn(shown):
    page = shown(state={"pattern": "spray", "stop": "after four weeks"})
    about = page.locator(".hw-weeks-about")
    expect(about).not_to_contain_text("every two weeks; the days")
    pick(page, WORDS["stop_options"]["goes on"])
    expect(about).to_contain_text("Drawn is every two weeks; the days are ours.")
    pick(page, WORDS["stop_options"]["after eight weeks"])
    expect(about).not_to_contain_text("Drawn is")


@pytest.mark.parametrize("width", [320, 375, 634])
@pytest.mark.parametrize("steps", ["none", "some"])
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


def heights(page: Page, path: str) -> list[tuple[float, float]]:
    """Points of a path, as days and trips of 100."""
    axis = page.locator(".hw-weeks .hw-axis").evaluate(
        "e => { const m = e.getCTM(), s = e.ownerSVGElement.getCTM(), b = e.getBBox();"
        " return [b.x, b.width, b.y + m.f - s.f, b.height] }"
    )
    numbers = [float(one) for one in re.findall(r"[\d.]+", page.locator(f"path{path}").get_attribute("d"))]
    x, wide, y, tall = axis
    return [
        (HORIZON * (a - x) / wide, 100 * (1 - (b - y) / tall)) for a, b in zip(numbers[::2], numbers[1::2], strict=True)
    ]


@pytest.mark.parametrize("pattern", ["infusions", "one", "none"])
def test_with_steps_what_nobody_knows_is_drawn_as_a_band(shown, pattern: str):
    page = shown(state={"pattern": pattern, "steps": "some", "day": 90})
    expect(page.locator(".hw-weeks-nobody")).to_have_text("For people nobody knows")
    band = heights(page, ".hw-weeks-unknown")
    half = len(band) // 2
    after = course(pattern).days[-1] + 5 if pattern != "none" else 0
    assert band[0][0] == pytest.approx(after, abs=0.3)
    assert band[half - 1][0] == pytest.approx(HORIZON, abs=0.3)
    # From the line with steps up to that of the same course without: the two ends of the band on day 90.
    assert band[half - 1][1] == pytest.approx(100 * lived(pattern, steps="some").at(90), abs=0.3)
    assert band[half][1] == pytest.approx(100 * lived(pattern).at(90), abs=0.3)
    # The strong line stops where the band begins.
    left, right = page.locator(".hw-weeks .hw-axis").evaluate(
        "e => { const b = e.getBBox(); return [b.x, b.x + b.width] }"
    )
    clip = page.locator(".hw-weeks-line").get_attribute("clip-path")[5:-1]
    known = float(page.locator(f"[id='{clip}'] rect").get_attribute("width"))
    assert HORIZON * (known - left) / (right - left) == pytest.approx(after, abs=0.3)
    expect(say(page)).to_contain_text(WORDS["say"]["unknown"])


def test_without_steps_there_is_no_band_and_no_word_of_it(shown):
    page = shown(state={"day": 60})
    expect(say(page)).to_contain_text("Day 60.")
    expect(page.locator(".hw-weeks-unknown, .hw-weeks-nobody")).to_have_count(0)
    expect(say(page)).not_to_contain_text(WORDS["say"]["unknown"])


@pytest.mark.parametrize("pattern", ["infusions", "one"])
@pytest.mark.parametrize("steps", ["none", "a little", "some", "a lot"])
def test_fading_is_spoken_of_only_where_something_has_faded(shown, pattern: str, steps: str):
    page = shown(state={"pattern": pattern, "steps": steps})
    series = lived(pattern, steps=steps)
    last = series.sessions[-1]
    for day in (36, 60, 90):
        go_to(page, day)
        expect(say(page)).to_contain_text(f"Day {day}. ")
        since = series.captured[series.life.moment(last) : series.life.moment(day) + 1]
        if series.at(day) <= since.min() + 0.001:
            expect(say(page)).not_to_contain_text("Fading is common")
        elif steps == "none":
            expect(say(page)).to_contain_text("Fading is common")


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


@pytest.mark.parametrize("width", [320, 375, 634])
@pytest.mark.parametrize("pattern", PATTERNS)
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


@pytest.mark.parametrize("width", [320, 375, 634, 1000])
@pytest.mark.parametrize("steps", ["none", "some"])
def test_the_second_line_has_its_full_name_at_every_width(shown, width: int, steps: str):
    page = shown(state={"steps": steps}, width=width)
    name = "no session, some steps kept up" if steps == "none" else "no session, same steps"
    expect(page.locator(".hw-weeks-beside")).to_have_text(name)
    page.get_by_text(WORDS["more"], exact=True).click()
    expect(page.get_by_role("columnheader", name=name)).to_be_visible()


@pytest.mark.parametrize("width", [320, 375, 634])
@pytest.mark.parametrize("pattern", ["infusions", "one", "spray"])
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


def test_the_map_follows_the_day(shown):
    page = shown(state={"steps": "some"})
    read = "() => document.querySelector('.hw-paper canvas').toDataURL()"
    seen = set()
    for day in (0, 20, 60, 90):
        go_to(page, day)
        expect(page.locator(".hw-paper")).to_have_attribute("aria-label", re.compile(f"on day {day}:"))
        seen.add(page.evaluate(read))
    assert len(seen) == 4
    go_to(page, 2)
    assert float(page.locator(".hw-glow-sheet").evaluate("e => e.style.opacity")) > 0.9
    go_to(page, 60)
    assert float(page.locator(".hw-glow-sheet").evaluate("e => e.style.opacity")) < 0.01


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


def test_the_weeks_play_and_can_be_paused(shown):
    page = shown()
    page.get_by_role("button", name=WORDS["play"]).click()
    page.wait_for_function("() => +document.querySelector('.hw-weeks-moving input').value > 3")
    page.get_by_role("button", name=WORDS["pause_play"]).click()
    day = page.get_by_role("slider", name="Day").input_value()
    page.wait_for_timeout(300)
    expect(page.get_by_role("slider", name="Day")).to_have_value(day)
    expect(page.get_by_role("button", name=WORDS["go_on"])).to_be_visible()


def test_where_nothing_should_move_weeks_are_steps(shown):
    page = shown(reduced_motion="reduce")
    expect(page.get_by_role("button", name=WORDS["play"])).to_be_hidden()
    for week in range(1, 14):
        page.get_by_role("button", name=WORDS["next_week"]).click()
        expect(say(page)).to_contain_text(f"Day {min(7 * week, HORIZON)}. ")
    expect(page.get_by_role("button", name=WORDS["next_week"])).to_be_disabled()


def test_the_table_says_what_the_lines_show(shown):
    page = shown(state={"steps": "some"})
    page.get_by_text(WORDS["more"], exact=True).click()
    rows = page.locator(".hw-weeks-table tbody tr")
    expect(rows).to_have_count(13)
    series, slow = lived(steps="some"), slow_road(steps="some")
    for i, row in enumerate(rows.all()):
        day = 7 * i
        _, walked, caught, alone = row.locator("th, td").all_text_contents()
        assert walked == (WORDS["table"]["yes"] if day else WORDS["table"]["no"])
        assert caught == f"{100 * (series.at(day) if day else series.before):.0f}"
        assert alone == f"{100 * (slow.at(day) if day else slow.before):.0f}"
    # No list of days that could be copied.
    expect(page.locator(".hw-weeks-table th[scope=col]")).to_have_count(4)
    pick(page, WORDS["patterns"]["none"])
    expect(page.locator(".hw-weeks-table th[scope=col]")).to_have_count(3)


@pytest.mark.parametrize("button", ["That is my guess", "Show me anyway"])
def test_the_answer_waits_for_the_guess(shown, button: str):
    page = shown(state={"predict": ASK})
    for hidden in (".hw-weeks-patterns", ".hw-say", ".hw-controls", ".hw-paper", ".hw-weeks-found", ".hw-weeks-moving"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".hw-weeks-session")).to_have_count(6)
    for answer in (".hw-weeks-people", ".hw-weeks-line", ".hw-weeks-map"):
        expect(page.locator(answer)).to_have_count(0)
    if button == "That is my guess":
        page.get_by_role("radio", name="About six weeks after.").check()
    page.get_by_role("button", name=button).click()
    expect(page.locator(".hw-guess")).to_be_visible()
    expect(say(page)).to_contain_text("had relapsed within 18 days of the last session.")
    assert days_of(page, ".hw-weeks-people") == [35]
    assert days_of(page, ".hw-weeks-guess") == ([17 + 42] if button == "That is my guess" else [])
    # The tabs, which came into view above it, are one Shift+Tab away.
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.hw-weeks-patterns') !== null")
    pick(page, WORDS["patterns"]["spray"])
    expect(page.locator(".hw-guess")).to_be_hidden()
    expect(page.locator(".hw-weeks-session")).to_have_count(8)


def test_a_guess_beyond_the_picture_has_no_mark(shown):
    page = shown(state={"predict": ASK, "guess": "180"})
    expect(page.locator(".hw-weeks-people")).to_have_count(1)
    expect(page.locator(".hw-weeks-guess")).to_have_count(0)


@pytest.mark.parametrize("state", [{"guess": "odd", "predict": ASK}, {"day": 900}, {"guess": "skipped"}])
def test_an_odd_value_breaks_nothing(shown, state: dict):
    page = shown(state=state)
    pick(page, WORDS["steps_options"]["a lot"])
    go_to(page, 30)
    expect(say(page)).to_contain_text(f"On this map {of_100(lived(steps='a lot'), 30)} of 100")


@pytest.mark.parametrize("width", [320, 634])
@pytest.mark.parametrize(
    "state", [{}, {"steps": "some"}, {"pattern": "spray", "steps": "a little", "stop": "goes on"}, {"pattern": "one"}]
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


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("state", [*({"pattern": one, "steps": "some"} for one in PATTERNS), {"predict": ASK}])
def test_nothing_scrolls_sideways(shown, width: int, state: dict):
    page = shown(state={"stop": "goes on", "day": 60} | state, width=width)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".hw-series-view :is(button, .hw-switch label, summary, input[type=range])")
    for height in small.evaluate_all(
        "all => all.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().height)"
    ):
        assert height >= 43.9


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "state", [*({"pattern": one, "steps": "some", "day": 60} for one in PATTERNS), {"predict": ASK}]
)
def test_axe_finds_nothing(shown, theme: str, state: dict):
    page = shown(theme, state, width=375)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []


def test_it_stays_within_its_weight(static):
    import gzip

    assert len(gzip.compress((static / "series.SeriesView.js").read_bytes(), 9)) < 20_000
