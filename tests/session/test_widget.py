"""SessionTimeline: its Python side, and in a browser hands, layout and style; what it says is in tests/js/session."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect
from sweeping import first

from highways import evidence
from highways.kinetics import SHAPE_ONLY
from highways.session import DAY, simulate
from highways.session.figure import WORDS

SAID = evidence.load().to_ring.said
PHASES = WORDS["phases"]
ROUTES = list(DAY["begins"])
ASK = {
    "ask": "While the mind drifts, does blood pressure fall, stay or rise?",
    "options": [
        {"value": "falls", "text": "It falls.", "why": "It rises."},
        {"value": "rises", "text": "It rises.", "why": "For a while.", "right": True},
    ],
}
STATE = {"route": "drip", "compare": "", "minute": 0, "phase": "", "predict": {}, "guess": ""}


@pytest.fixture(scope="module")
def widget(static):
    from highways.session import widget

    return widget


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    """A page with the widget alone, in some state."""
    return lambda theme="light", state=None, **options: alone(
        "session.SessionTimeline", STATE | (state or {}), theme, **options
    )


def say(page: Page) -> Locator:
    return page.locator(".hw-say")


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name=WORDS["time"])


def drag(page: Page, minute: float) -> None:
    """Pull the line to a minute, by the grip."""
    grip, line = page.locator(".hw-session-grip circle"), page.locator(".hw-session-ground")
    box, road = grip.bounding_box(), line.bounding_box()
    share = 0.78 * (minute + 45) / 285
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(road["x"] + share * road["width"], road["y"] - 100, steps=4)
    page.mouse.up()


# The Python side ---------------------------------------------------------------------------------------------------


def test_the_figure_carries_every_setting(widget):
    figure = widget.SessionTimeline(route="injection", compare="drip", minute=30, phase="peak").figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state == STATE | {"route": "injection", "compare": "drip", "minute": 30, "phase": "peak"}
    assert 'aria-label="Three curves of a session (injection)' in figure


@pytest.mark.parametrize(
    "setting",
    [
        {"route": "iv"},
        {"route": "nasal racemate"},
        {"compare": "patch"},
        {"compare": "lozenge"},
        {"minute": 900},
        {"phase": "trip"},
    ],
)
def test_what_cannot_be_shown_is_refused(widget, setting: dict):
    with pytest.raises(ValueError, match=f"SessionTimeline: .*'{next(iter(setting))}'"):
        widget.SessionTimeline(**setting)


def test_no_amount_is_on_the_widget(widget):
    for route in ROUTES:
        said = widget.SessionTimeline(route=route).figure() + json.dumps(WORDS)
        assert not re.search(r"\b\d*\s?(mg|ng|µg|mg/kg)\b", said)
    for one in SHAPE_ONLY[:2]:
        assert "mmHg" not in json.dumps([WORDS["feel"][one], WORDS["routes_about"][one]])


def test_the_words_are_those_of_the_facts(widget):
    """The card is a rewording of the evidence: the same phases, as many lines, the same responsible person and sources."""
    assert list(PHASES) == list(widget.PHASES) == [one.id for one in evidence.phases()]
    people = {"client": "you", "support person": "the person who supports you"}
    for fact in evidence.phases():
        said = PHASES[fact.id]
        in_one_form = [line for form in WORDS["happens_in"].values() for line in form.get(fact.id, [])]
        assert len(said["happens"]) + len(in_one_form) == len(fact.happens), fact.id
        for name in ("may", "may_not", "warnings"):
            assert len(said[name]) == len(getattr(fact, name)), (fact.id, name)
        lead = said["who"].lower()
        assert all(one in lead for one in people.get(fact.lead, fact.lead).split(" or ")), fact.id
        shorts = {evidence.source(key).short for key in fact.sources}
        of_forms = {short for form in WORDS["form_sources"].values() for short in form.get(fact.id, [])}
        assert set(said["sources"]) <= shorts <= set(said["sources"]) | of_forms, fact.id
    for fact in evidence.routes():
        name = fact.id.replace("-", " ")
        about = WORDS["routes_about"][name]
        keys = (*fact.sources, *fact.approval.sources, *fact.driving_sources)
        assert set(about["sources"]) == {evidence.source(key).short for key in keys}
        assert about["stop"].startswith("Can be stopped") == fact.stoppable
    assert list(WORDS["minutes"]) == [one.id for one in evidence.phases() if one.minutes and one.id != "first-24h"]


@pytest.mark.parametrize("phase", PHASES)
def test_a_sign_calls_the_same_people_as_in_the_facts(phase: str):
    fact = evidence.load().find("phases", phase)
    for (sign, call), known in zip(PHASES[phase]["warnings"], fact.warnings, strict=True):
        assert sign
        for theirs, ours in (
            ("Emergency services", "{emergency}"), ("Crisis line", "{crisis}"), ("Clinic team", "clinic team"),
            ("clinical team", "clinic team"), ("Prescribing clinic", "linic"), ("Prescriber", "rescriber"),
            ("herapist", "herapist"), ("do not stay alone", "do not stay alone"), (", now", ", now"),
            ("before any more treatment", "before any more treatment"), ("can be stopped", "{can_stop}"),
        ):  # fmt: skip
            assert theirs.lower() not in known.call.lower() or ours in call, (phase, sign, theirs)
        if "same day" in known.call:
            assert re.search("the same day|today", call), (phase, sign)
        for theirs, ours in (("unreal or confused", "nreal or confused"), ("while ideas race", "while ideas race")):
            assert (theirs in known.sign) == (ours in sign), (phase, sign)


NOT_ACT = [
    SAID("Thoughts-you"),
    "Your clinic, the same day; a crisis line at any hour ({crisis})",
]
MAY_ACT = [
    SAID("Act-you"),
    "The emergency number ({emergency}) or a crisis line ({crisis}), now; do not stay alone",
]


def test_thoughts_of_suicide_have_one_ladder_on_every_card():
    """Whoever reads one card alone finds both rungs, in the same words."""
    cards = ("screening", "preparation", "going-home", "first-24h", "days-1-3", "integration-week", "next-session")
    lines = {"lifeline2025us", "canada2023crisis", "samaritans2025", "lifeline2025au", "newzealand2017need"}
    for phase, said in PHASES.items():
        rows = said["warnings"]
        told = [row for row in rows if "suicid" in row[0].lower()]
        assert told == ([NOT_ACT, MAY_ACT] if phase in cards else []), phase
        if phase in cards:
            assert rows[rows.index(NOT_ACT) + 1] == MAY_ACT, phase
            fact = evidence.load().find("phases", phase)
            assert lines <= set(fact.sources), phase
            ladder = [one.call for one in fact.warnings if one.sign in (SAID("thoughts-they"), SAID("act-they"))]
            assert ladder[0].startswith("Prescribing clinic, same day; Crisis line at any hour (988")
            assert ladder[1].startswith("Emergency services (911")
            assert ladder[1].endswith("now; do not stay alone")
    assert WORDS["emergency"].endswith("elsewhere your local number")
    assert WORDS["crisis"].endswith("your clinic or an out-of-hours doctor, and in danger the emergency number")


def test_a_sign_has_the_same_words_on_every_card():
    signs = [(sign, call) for said in PHASES.values() for sign, call in said["warnings"]]
    unreal = [(sign, call) for sign, call in signs if re.search("unreal|confused|detached", sign, re.I)]
    assert len(unreal) == 3
    for sign, call in unreal:
        assert sign in (SAID("Unreal"), SAID("Today"))
        assert call == "Your clinic, the same day"
    assert [sign for sign, _ in signs if "ideas" in sign] == [SAID("Today")]
    in_danger = [sign for sign, _ in signs if re.search("chest pain|seizure|blue lips|very hard to wake", sign, re.I)]
    assert len(in_danger) == 5
    assert all(SAID("emergency") in sign[0].lower() + sign[1:] for sign in in_danger), "the whole list on every card"
    assert ["Burning or blood when you pass water, or trouble with memory",
            "Your clinic, today, before any more treatment"] in PHASES["next-session"]["warnings"]  # fmt: skip


def test_the_days_after_are_the_readers_own():
    days, week = PHASES["days-1-3"], PHASES["integration-week"]
    assert days["who"] == week["who"] == "You"
    assert days["others"] == "with a coach or a therapist if you want one; the clinic stays in charge of the drug"
    assert evidence.load().find("phases", "days-1-3").lead == "client"
    assert not re.search(r"each day|daily|every day|habit|change the plan", json.dumps(week))


def test_an_injection_claims_nothing_that_was_not_measured():
    assert WORDS["feel"]["injection"]["peak"] == ["How long it lasts was hardly measured."]
    assert "Chilukuri 2014" not in json.dumps(WORDS["form_sources"])


def test_the_note_on_the_bands_is_true_of_both():
    """The edges are the formulas at half and at twice: of blood pressure that is less than half to twice the rise."""
    session = simulate()
    top = session.pressure.mid.argmax()
    rise = session.pressure
    assert (round(rise.low[top]), round(rise.mid[top]), round(rise.high[top])) == (6, 8, 11)
    assert "half to twice the typical." in WORDS["band"]
    assert "half to twice the typical effect" not in WORDS["band"]
    assert "one person's can jump far higher" in WORDS["band"]
    assert "two-fold" not in json.dumps(WORDS)


def test_numbers_to_ring_are_those_that_were_confirmed():
    lines = " ".join(one.call for one in evidence.lines())
    for number in re.findall(r"\d[\d ]*\d", WORDS["crisis"]):
        assert number in lines or number == "988"
    assert "988" in lines


def test_figures_of_studies_are_those_of_the_evidence():
    find = evidence.load().find
    anxious, detached = (find("safety", one) for one in ("se-anxiety", "se-dissociation-reported-as-an-adverse-event"))
    spray = " ".join(WORDS["feel"]["nasal esketamine"]["peak"])
    assert f"{detached.treated_pct:g} reported feeling detached and {anxious.treated_pct:g} felt anxious" in spray
    assert f"with a dummy spray {detached.control_pct:g} and {anxious.control_pct:g}" in spray
    large = find("safety", "se-large-blood-pressure-rise")
    assert large.figure.startswith("8% to 19% esketamine vs 1% to 4% placebo")
    assert "8 to 19 had a large rise" in spray, "where the pressure is high"
    assert "with a dummy spray 1 to 4" in spray
    clinic = find("safety", "se-blood-pressure-in-a-routine-clinic").figure
    assert "3.28" in clinic
    assert "684 infusions" in clinic
    assert "over 684 drips was largest at 30 minutes, about 3 mmHg" in " ".join(WORDS["feel"]["drip"]["peak"])
    assert "The model here rises more than that; another series found 7." in " ".join(WORDS["feel"]["drip"]["peak"])


# In the browser ----------------------------------------------------------------------------------------------------


def test_the_line_can_be_dragged(shown):
    page = shown()
    drag(page, 90)
    expect(page.get_by_label(WORDS["step"])).to_have_value("return")
    minute = float(slider(page).input_value())
    assert abs(minute - 90) <= 5
    drag(page, 20)
    expect(page.get_by_label(WORDS["step"])).to_have_value("dosing")


def test_a_tap_at_an_end_opens_that_stop(shown):
    page = shown()
    for phase in ("screening", "next-session", "integration-week"):
        stop = page.locator(".hw-session-stop").nth(list(PHASES).index(phase)).bounding_box()
        page.mouse.click(stop["x"] + stop["width"] / 2, stop["y"] + stop["height"] / 2)
        expect(page.get_by_label(WORDS["step"])).to_have_value(phase)


def test_two_routes_are_told_apart_by_their_lines(shown):
    page = shown(state={"minute": 90, "compare": "nasal esketamine"})
    look = "(all) => all.map((e) => getComputedStyle(e, '::before').borderTopStyle)"
    assert page.locator(".hw-session-key span").evaluate_all(look) == ["solid", "dashed"]
    dashes = page.locator(".hw-session-curve.is-other").first.evaluate("e => getComputedStyle(e).strokeDasharray")
    assert dashes != "none"
    expect(page.get_by_text(WORDS["note"], exact=True)).to_be_visible()


def test_keyboard_alone_does_everything(shown):
    page = shown()
    tab_to(page, WORDS["route"])
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(WORDS["route"])).to_have_value("injection")
    tab_to(page, WORDS["compare"])
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(WORDS["compare"])).to_have_value("drip")
    tab_to(page, WORDS["time"])
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(slider(page)).to_have_attribute("aria-valuetext", "10 minutes in")
    expect(page.get_by_label(WORDS["step"])).to_have_value("peak")
    tab_to(page, WORDS["next"])
    page.keyboard.press("Enter")
    expect(page.get_by_label(WORDS["step"])).to_have_value("return")
    tab_to(page, WORDS["coach"])
    page.keyboard.press("Enter")
    expect(page.locator(".hw-session-card").get_by_text(PHASES["return"]["may_not"][0])).to_be_visible()


@pytest.mark.parametrize("width", first([320, 375, 634]))
def test_the_buttons_keep_their_place_while_the_words_change(shown, width: int):
    page = shown(state={"phase": "screening"}, width=width)
    next_ = page.get_by_role("button", name=WORDS["next"])
    places = set()
    for _ in PHASES:
        places.add(round(next_.evaluate("e => e.getBoundingClientRect().top + scrollY")))
        next_.click(force=True)
    for minute in (-45, 0, 65, 780):
        slider(page).fill(str(minute))
        places.add(round(next_.evaluate("e => e.getBoundingClientRect().top + scrollY")))
    assert len(places) == 1
    order = page.evaluate("""() => ['.hw-session-time', '.hw-session-nav', '.hw-say', '.hw-session-card']
        .map((one) => document.querySelector(one).getBoundingClientRect().top)""")
    assert order == sorted(order)


@pytest.mark.parametrize("width", first([320, 375]))
def test_on_a_phone_one_mark_stands_at_each_end_and_steps_on(shown, width: int):
    page = shown(width=width)
    marks = page.locator(".hw-session-stop:visible").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect()).map((r) => [r.left, r.right]).sort((a, b) => a[0] - b[0])"
    )
    assert len(marks) == 8, "six of the day, and one at each end"
    # Those of the day may stand close together, for that is when they are; an end's mark touches nothing.
    assert marks[0][1] <= marks[1][0]
    assert marks[-2][1] <= marks[-1][0]
    for text in (WORDS["steps_before"], WORDS["steps_after"]):
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    for mark, opened in ((0, ("preparation", "screening", "screening")), (-1, ("first-24h", "days-1-3"))):
        x = sum(marks[mark]) / 2
        y = page.locator(".hw-session-ground").bounding_box()["y"]
        for phase in opened:
            page.mouse.click(x, y)
            expect(page.get_by_label(WORDS["step"])).to_have_value(phase)
            assert page.locator(".hw-session-stop[data-on]:visible").count() == 1


def swipe(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """A finger that comes down, moves in a straight line and leaves, as the browser itself gets it."""
    hand = page.context.new_cdp_session(page)
    spot = {"x": start[0], "y": start[1]}
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [spot]})
    for i in range(1, 11):
        spot = {"x": start[0] + by[0] * i / 10, "y": start[1] + by[1] * i / 10}
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [spot]})
    # It rests before it leaves: nothing rolls on afterwards.
    page.wait_for_timeout(300)
    hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [spot | {"y": spot["y"] + 1}]})
    page.wait_for_timeout(100)
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize(
    ("by", "scrolls"), [((0, -150), True), ((50, -150), True), ((60, 4), False)], ids=["scroll", "slanting", "sideways"]
)
def test_a_finger_that_scrolls_past_changes_nothing_and_one_that_slides_does(shown, by: tuple, scrolls: bool):
    page = shown(state={"minute": 40}, width=375, height=700, has_touch=True, is_mobile=True)
    road = page.locator(".hw-session-ground").bounding_box()
    at = (road["x"] + 0.6 * road["width"], road["y"] - 60)
    swipe(page, at, by)
    if scrolls:
        page.wait_for_function("() => scrollY > 60")
        expect(slider(page)).to_have_value("40")
        return
    assert page.evaluate("scrollY") == 0
    slid = float(slider(page).input_value())
    assert slid > 170, "it lies where the finger left"
    page.touchscreen.tap(*at)
    page.wait_for_function("slid => Number(document.querySelector('input[type=range]').value) < slid", arg=slid)


@pytest.mark.parametrize("width", first([320, 375, 634]))
@pytest.mark.parametrize(
    "state", first([{"minute": 40}, {"compare": "nasal esketamine"}, {"route": "lozenge"}, {"phase": "days-1-3"}])
)
def test_nothing_scrolls_sideways(shown, width: int, state: dict):
    page = shown(state=state, width=width)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".hw-session :is(button, select, summary, input[type=range]):visible")
    for box in small.evaluate_all("all => all.map((e) => e.getBoundingClientRect().height)"):
        assert box >= 43.9
    inner = page.locator(".hw-session-day").bounding_box()
    # The words themselves: Playwright's box would have the rim of the sheet's colour round them as well.
    words = page.locator(".hw-session-day text").evaluate_all(
        "all => all.map((e) => [e.textContent, e.getBoundingClientRect().toJSON()]).filter(([, box]) => box.width)"
    )
    assert len(words) > 8
    for said, box in words:
        assert inner["x"] - 1 <= box["left"], said
        assert box["right"] <= inner["x"] + inner["width"] + 1, said


@pytest.mark.parametrize("theme", first(["light", "dark"]))
@pytest.mark.parametrize(
    "state",
    first(
        [
            {"minute": 40},
            {"compare": "nasal esketamine", "minute": 90},
            {"route": "lozenge"},
            {"phase": "first-24h"},
            {"predict": ASK},
        ]
    ),
)
def test_axe_finds_nothing(shown, theme: str, state: dict):
    page = shown(theme, state, width=375)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []


def test_on_paper_the_picture_and_the_list_stand(page_with, open_page, widget):
    still = widget.SessionTimeline().still()
    assert still.count("<svg") == 1
    assert still.count("<li>") == 12
    for text in (WORDS["note"], WORDS["no_driving"]["drip"]):
        assert text.replace("'", "&#x27;") in still
