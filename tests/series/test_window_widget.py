"""Window: its Python side, and in a real browser what it draws, what it says, and every hand that can move it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect

from highways.roads import MAP_STEPS, Scenario, simulate
from highways.roads.map_figure import region
from highways.series import regions

WORDS = json.loads(files("highways.series").joinpath("window.words.en.json").read_text("utf-8"))
NOTE = "A picture, not a plan. No one has measured how long a window lasts or how much practice a person needs."
SOME = regions.STEPS["some"]
ASK = {
    "ask": "A window opens and nothing new is done. How many of 100 trips are caught on day 14?",
    "options": [
        {"value": "ten", "text": "About 10.", "why": "On this map it is 71."},
        {"value": "seventy", "text": "About 70.", "why": "On this map it is 71.", "right": True},
    ],
}
STATE = {
    "length": regions.USUAL,
    "practice": 0,
    "kept_up": False,
    "account": "window",
    "day": 0,
    "predict": {},
    "guess": "",
}


@pytest.fixture(scope="module")
def window(static):
    from highways.series import window

    return window.Window


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    """A page with the widget alone, in some state; nothing moves by itself unless it is asked to."""

    def go(theme: str = "light", state: dict | None = None, **options: object) -> Page:
        return alone("series.Window", STATE | (state or {}), theme, **({"reduced_motion": "reduce"} | options))

    return go


def say(page: Page) -> Locator:
    return page.locator(".hw-say")


def point(page: Page) -> Locator:
    return page.get_by_role("slider", name=WORDS["field"]["point"])


def box(page: Page) -> tuple[float, float, float, float]:
    """Left, top, width and height of the field itself."""
    found = page.locator(".hw-window-field canvas").bounding_box()
    return found["x"], found["y"], found["width"], found["height"]


def place(page: Page) -> tuple[float, float]:
    """Where the point is drawn, as parts of the field."""
    left, top, width, height = box(page)
    found = point(page).bounding_box()
    x, y = found["x"] + found["width"] / 2, found["y"] + found["height"] / 2
    return (x - left) / width, 1 - (y - top) / height


def of_100(share: float) -> str:
    return str(round(100 * share) or WORDS["say"]["none"])


def pick(page: Page, name: str) -> None:
    page.locator(".hw-window .hw-switch").get_by_text(name, exact=True).click()


def unfold(page: Page) -> None:
    page.locator(".hw-more summary").click()


def names(page: Page) -> list[str]:
    return page.locator(".hw-window-name").all_text_contents()


# The Python side ---------------------------------------------------------------------------------------------------


def test_the_figure_carries_every_setting(window):
    figure = window(length=0.5, practice=0.6, kept_up=True, account="mood only", day=30).figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state == STATE | {"length": 0.5, "practice": 0.6, "kept_up": True, "account": "mood only", "day": 30}
    assert 'data-hw-widget="series.Window"' in figure
    assert 'aria-label="A field: to the right mood is lifted' in figure


def test_a_new_widget_opens_the_usual_window_and_nothing_new_is_done(window):
    assert window().state() == STATE
    assert f"{window().life().at(14):.2f}" == "0.71", "the answer to the lesson's question"


def test_life_is_the_run_at_the_point(window):
    life = window(length=0.5, practice=SOME, kept_up=True).life()
    ours = simulate(Scenario(doses=(0,), window_days=7, practice_minutes=MAP_STEPS["some"]))
    np.testing.assert_allclose(life.captured, ours.captured, rtol=1e-9)


@pytest.mark.parametrize(
    "setting", [{"length": 1.1}, {"practice": -0.1}, {"account": "scaling"}, {"day": 121}, {"kept_up": "yes"}]
)
def test_what_cannot_be_shown_is_refused(window, setting: dict):
    with pytest.raises(ValueError, match=f"Window: .*'{next(iter(setting))}'"):
        window(**setting)


def test_every_choice_has_its_words(window):
    accounts = list(window.class_traits()["account"].values)
    assert accounts == list(WORDS["accounts"]) == list(WORDS["account_says"])
    assert list(WORDS["field"]["steps"]) == list(regions.STEPS)
    for said in ("regions", "where"):
        assert list(WORDS[said]) == ["falls back", "halfway", "new road holds"]
    assert WORDS["lengths"].keys() == WORDS["lifts"].keys()


def _leaves(words: object) -> list[str]:
    return [words] if isinstance(words, str) else [leaf for one in words.values() for leaf in _leaves(one)]


def test_it_is_no_plan(window):
    """No amount, no target, no score, no verdict about a reader; and the sentence that says so, also on paper."""
    text = " ".join(_leaves(WORDS)).lower()
    never = "minute target aim score best enough should success fail relapse freedom reset rewire simply"
    for word in [*never.split(), " just "]:
        assert word not in text
    assert not re.search(r"\b(mg|you|your)\b", text.replace("on with your day", "").replace("where you get", ""))
    assert WORDS["note"] == NOTE
    assert NOTE in window().still()
    assert "the human window has never been measured" in window().still()


# In the browser ----------------------------------------------------------------------------------------------------


def test_keys_move_the_point_and_its_life_follows(shown):
    page = shown()
    point(page).focus()
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(point(page)).to_have_attribute(
        "aria-valuetext", re.compile("middling window, some practice: new road holds")
    )
    length, practice = regions.USUAL + 0.08, 0.6
    assert place(page) == pytest.approx((length, practice), abs=0.01)
    life = simulate(regions.scenario(round(length, 3), practice))
    expect(say(page)).to_contain_text(f"with {of_100(life.at(120))} of 100 trips caught on day 120")
    page.keyboard.press("Home")
    expect(point(page)).to_have_attribute("aria-valuetext", re.compile("^no window, some practice: falls back"))
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("PageDown")
    assert place(page) == pytest.approx((0, 0.4), abs=0.01)


def test_a_mouse_drags_the_point(shown):
    page = shown()
    left, top, width, height = box(page)
    page.mouse.move(left + regions.USUAL * width, top + height)
    page.mouse.down()
    page.mouse.move(left + 0.5 * width, top + 0.5 * height, steps=5)
    page.mouse.move(left + 0.8 * width, top + 0.2 * height, steps=5)
    page.mouse.up()
    assert place(page) == pytest.approx((0.8, 0.8), abs=0.01)
    expect(say(page)).to_contain_text("the new road holds, with fewer than 1 of 100 trips caught on day 120")
    page.mouse.move(left, top)
    assert place(page) == pytest.approx((0.8, 0.8), abs=0.01), "it is let go"
    page.mouse.move(left + width * 0.5, top + height * 0.5)
    page.mouse.down()
    page.mouse.move(left - 400, top + 2000)
    page.mouse.up()
    assert place(page) == pytest.approx((0, 0), abs=0.01), "it stays on the field"


def test_a_finger_may_tap_the_field(shown):
    page = shown(has_touch=True, width=375)
    left, top, width, height = box(page)
    page.touchscreen.tap(left + 0.6 * width, top + 0.4 * height)
    expect(page.locator(".hw-window-day")).to_have_text("Day 120")
    assert place(page) == pytest.approx((0.6, 0.6), abs=0.02)


def test_two_sliders_do_what_a_hand_does(shown):
    page = shown()
    unfold(page)
    length = page.get_by_role("slider", name=WORDS["length_slider"], exact=True)
    practice = page.get_by_role("slider", name=WORDS["practice_slider"], exact=True)
    length.fill("0.5")
    practice.fill("0.6")
    assert place(page) == pytest.approx((0.5, 0.6), abs=0.01)
    expect(length).to_have_attribute("aria-valuetext", "a middling window")
    expect(practice).to_have_attribute("aria-valuetext", "some practice")
    point(page).focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(length).to_have_value("0.6")
    expect(practice).to_have_value("0.7")


def test_the_trace_and_the_sentence_are_the_map_s(shown):
    page = shown(state={"length": 0.5, "practice": regions.STEPS["a little"], "day": 30})
    life = simulate(regions.scenario(0.5, regions.STEPS["a little"]))
    slow = simulate(Scenario(practice_minutes=MAP_STEPS["a little"]))
    expect(say(page)).to_have_text(
        f"On this map, day 30: {of_100(life.at(30))} of 100 trips are caught. The window has closed. "
        f"On day 120: {of_100(life.at(120))} (halfway). "
        f"Kept up with no window at all, the same practice leaves {of_100(slow.at(120))} caught."
    )
    drawn = page.locator(".hw-timeline .hw-line-future").get_attribute("d")
    heights = np.array([float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", drawn)])
    assert len(heights) == len(life.captured)
    assert np.corrcoef(heights, -life.captured)[0, 1] > 0.9999
    assert page.locator(".hw-timeline .hw-line-slow").count() == 1


def test_the_window_glows_while_it_is_open(shown):
    page = shown(state={"day": 2})
    glow = page.locator(".hw-glow-sheet")
    page.wait_for_function("() => +getComputedStyle(document.querySelector('.hw-glow-sheet')).opacity > 0.9")
    expect(say(page)).to_contain_text("The window is open.")
    unfold(page)
    page.get_by_role("slider", name="Day").fill("60")
    expect(glow).to_have_css("opacity", "0")
    expect(say(page)).to_contain_text("The window has closed.")


def test_lanes_widen_where_the_new_road_holds(shown):
    """The map on the last day is another one when the point is another one."""
    read = "() => document.querySelector('.hw-paper canvas').toDataURL()"
    page = shown(state={"day": 120})
    page.wait_for_timeout(200)
    before = page.evaluate(read)
    point(page).focus()
    for _ in range(8):
        page.keyboard.press("PageUp")
    page.wait_for_function(f"before => ({read})() !== before", arg=before)


def test_kept_up_practice_holds_without_a_window(shown):
    page = shown(state={"length": 0, "practice": SOME, "day": 120})
    expect(say(page)).to_contain_text("no window and some practice that stops after a while: it falls back")
    pick(page, WORDS["keep_options"]["kept up"])
    expect(say(page)).to_have_text(
        "On this map, no window and some practice, kept up: the new road holds, with 1 of 100 trips caught on day 120. "
        "With practice kept up all four accounts lead to the same place."
    )
    expect(point(page)).to_have_attribute("aria-valuetext", "no window, some practice: new road holds")
    expect(page.locator(".hw-key-slow")).to_be_hidden()
    assert page.locator(".hw-timeline .hw-line-slow").count() == 0, "it would be the same line again"


@pytest.mark.parametrize("practice", [0.1, regions.STEPS["a little"], SOME])
@pytest.mark.parametrize("length", [0.2, regions.USUAL, 1])
def test_it_says_once_where_accounts_make_no_difference(shown, length: float, practice: float):
    page = shown(state={"length": length, "practice": practice, "kept_up": True, "day": 120})
    shares = [regions.ending(account, True, length, practice) for account in regions.ACCOUNTS]
    alike = max(shares) - min(shares) <= 0.02
    expect(say(page)).to_contain_text("On this map")
    assert say(page).text_content().count(WORDS["say"]["alike"]) == (1 if alike else 0)
    pick(page, WORDS["keep_options"]["stops"])
    expect(say(page)).not_to_contain_text(WORDS["say"]["alike"])


def test_nothing_speaks_of_a_life_that_ends(shown):
    """Some readers think of ending theirs."""
    never = r"\b(life|lives|ends?|ending|last day|nothing new)\b"
    assert not re.search(never, " ".join(_leaves(WORDS)), re.I)
    page = shown(state={"practice": SOME, "day": 120})
    unfold(page)
    seen = page.locator(".hw-window").inner_text()
    labels = page.locator(".hw-window [aria-label], .hw-window").evaluate_all("all => all.map((e) => e.ariaLabel)")
    assert not re.search(never, seen + " ".join(filter(None, labels)), re.I)
    expect(page.locator(".hw-do")).to_have_text(
        "Drag the point, tap the field, or use the arrow keys. "
        "The map shows where 120 days lead, and Play shows them day by day."
    )


def test_the_top_of_the_scale_has_the_same_name_everywhere(shown):
    page = shown(width=320)
    unfold(page)
    texts = page.locator(".hw-window-field text").all_text_contents()
    assert "a great deal" in " ".join(texts)
    practice = page.get_by_role("slider", name=WORDS["practice_slider"], exact=True)
    practice.fill("1")
    expect(practice).to_have_attribute("aria-valuetext", "a great deal of practice")
    expect(page.locator(".hw-ends").nth(1)).to_have_text("nonea great deal")


def test_falling_back_is_drawn_calmly(shown):
    """As pale as the road that holds, or paler, so that no one is scolded by a colour."""
    page = shown()
    alpha = np.array(
        page.evaluate(
            "() => [...document.querySelector('.hw-window-field canvas').getContext('2d').getImageData(0, 0, 96, 72).data]"
        )
    ).reshape(-1, 4)[:, 3]
    x, y = np.meshgrid((np.arange(96) + 0.5) / 96, 1 - (np.arange(72) + 0.5) / 72)
    share = regions.ending("window", False, x, y).ravel()
    assert alpha[share > 0.7].max() <= 0.25 * 255
    assert alpha[share > 0.7].max() < alpha[share < 0.15].min()
    assert float(page.locator(".hw-window-hatch").evaluate("e => getComputedStyle(e).opacity")) <= 0.2


def test_accounts_redraw_the_field(shown):
    read = "() => document.querySelector('.hw-window-field canvas').toDataURL()"
    page = shown(state={"practice": SOME})
    seen = set()
    for account, label in WORDS["accounts"].items():
        pick(page, label)
        expect(page.locator(".hw-window")).to_contain_text(WORDS["account_says"][account])
        expect(page.locator(".hw-window")).to_contain_text("none has been shown in people")
        found = {region(share) for share in regions.caught(account, False).flat}
        assert set(names(page)) == found
        everywhere = page.locator(".hw-window").get_by_text(WORDS["everywhere"])
        expect(everywhere).to_have_count(1 if found == {"falls back"} else 0)
        seen.add(page.evaluate(read))
    assert len(seen) == 3, "looser traffic and mood alone look alike, for they fall back everywhere; the others differ"
    expect(page.locator(".hw-window-field")).to_contain_text(WORDS["field"]["lift"])
    expect(page.locator(".hw-window-mark")).to_have_count(0)
    expect(page.locator(".hw-window-legend")).to_be_hidden()


def test_the_field_is_painted_as_the_file_says(shown):
    """Orange where it falls back, teal where the new road holds, little of either between."""
    page = shown()
    red, _, blue, alpha = np.array(
        page.evaluate(
            "() => [...document.querySelector('.hw-window-field canvas').getContext('2d').getImageData(0, 0, 96, 72).data]"
        )
    ).reshape(-1, 4).T.astype(int)  # fmt: skip
    x, y = np.meshgrid((np.arange(96) + 0.5) / 96, 1 - (np.arange(72) + 0.5) / 72)
    share = regions.ending("window", False, x, y).ravel()
    assert (red[share > 0.7] > blue[share > 0.7] + 60).all()
    assert (blue[share < 0.15] > red[share < 0.15] + 60).all()
    middle = (share > 0.48) & (share < 0.52)
    assert (np.abs(red - blue)[middle] < 40).all()
    assert alpha[middle].max() < alpha[share < 0.05].min()


def test_regions_have_patterns_and_borders_too(shown):
    page = shown()
    _, _, width, height = box(page)
    for pattern, name in (("hatch", "falls back"), ("dots", "halfway")):
        drawn = page.locator(f".hw-window-{pattern}").get_attribute("d")
        # Places of the pattern, in pixels of the field: each where its region is.
        places = np.array([[float(n) for n in pair] for pair in re.findall(r"M([\d.]+) ([\d.]+)", drawn)])
        assert len(places) > 20
        found = regions.ending("window", False, places[:, 0] / width, 1 - places[:, 1] / height)
        assert {region(share) for share in found} == {name}
    assert len(page.locator(".hw-window-border").get_attribute("d")) > 500


def test_the_axes_have_words_and_no_numbers(shown):
    page = shown()
    said = page.locator(".hw-window-field").inner_text()
    for word in (
        "none",
        "a little",
        "some",
        "a lot",
        "short",
        "long",
        WORDS["field"]["length"],
        WORDS["field"]["practice"],
    ):
        assert word in said
    assert not re.search(r"\d|minute|day", said)


def test_the_sentence_that_says_so_is_always_in_view(shown):
    for state in ({}, {"predict": ASK}, {"account": "mood only", "kept_up": True}):
        page = shown(state=state)
        expect(page.get_by_text(NOTE, exact=True)).to_be_visible()


def test_the_mark_says_that_it_comes_from_animals(shown):
    page = shown()
    expect(page.get_by_text("the human window has never been measured")).to_be_visible()
    expect(page.locator(".hw-window-legend")).to_contain_text("window of the glutamate picture")
    left, _, width, _ = box(page)
    found = page.locator(".hw-window-mark").bounding_box()
    assert (found["x"] + found["width"] / 2 - left) / width == pytest.approx(regions.glutamate_length(), abs=0.01)


@pytest.mark.parametrize("button", ["That is my guess", "Show me anyway"])
def test_the_answer_waits_for_the_guess(shown, button: str):
    page = shown(state={"predict": ASK})
    for hidden in (".hw-window-field", ".hw-say", ".hw-controls", ".hw-timeline", ".hw-window-play"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".hw-paper")).to_be_visible()
    if button == "That is my guess":
        page.get_by_role("radio", name="About 10.").check()
    page.get_by_role("button", name=button).click()
    expect(page.locator(".hw-guess")).to_be_visible()
    expect(page.locator(".hw-window-day")).to_have_text("Day 14")
    expect(say(page)).to_contain_text("day 14: 71 of 100 trips are caught")
    expect(say(page)).to_contain_text("On day 120: 75 (falls back)")


def test_where_things_may_move_the_answer_plays_to_its_day_and_rests(shown):
    page = shown(state={"predict": ASK}, reduced_motion="no-preference")
    page.get_by_role("button", name="Show me anyway").click()
    expect(page.get_by_role("button", name=WORDS["pause"])).to_be_visible()
    expect(page.locator(".hw-window-day")).to_have_text("Day 14", timeout=15_000)
    expect(page.get_by_role("button", name=WORDS["go_on"])).to_be_visible()
    expect(say(page)).to_contain_text("71 of 100")


def test_play_goes_on_and_pauses(shown):
    page = shown(state={"practice": SOME}, reduced_motion="no-preference")
    page.get_by_role("button", name=WORDS["play"], exact=True).click()
    page.wait_for_function("() => parseInt(document.querySelector('.hw-window-day').textContent.slice(4)) >= 2")
    page.get_by_role("button", name=WORDS["pause"]).click()
    now = page.locator(".hw-window-day").text_content()
    page.wait_for_timeout(700)
    assert page.locator(".hw-window-day").text_content() == now
    expect(page.get_by_role("button", name=WORDS["go_on"])).to_be_visible()


def test_a_frame_that_began_before_the_hand_moved_breaks_nothing(shown):
    """A busy browser gives the first frame an earlier time than that of the press."""
    late = "const frame = requestAnimationFrame; window.requestAnimationFrame = (f) => frame((t) => f(t - 40))"
    page = shown(state={"practice": SOME}, script=late, reduced_motion="no-preference")
    page.get_by_role("button", name=WORDS["play"], exact=True).click()
    page.wait_for_function("() => parseInt(document.querySelector('.hw-window-day').textContent.slice(4)) >= 1")


def test_a_hand_on_the_point_stops_the_play(shown):
    page = shown(state={"practice": SOME}, reduced_motion="no-preference")
    page.get_by_role("button", name=WORDS["play"], exact=True).click()
    point(page).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".hw-window-day")).to_have_text("Day 120")
    expect(page.get_by_role("button", name=WORDS["again"])).to_be_visible()


def test_where_nothing_should_move_play_shows_the_end_and_steps_show_the_way(shown):
    page = shown(state={"practice": SOME})
    page.get_by_role("button", name=WORDS["next"]).click()
    expect(page.locator(".hw-window-day")).to_have_text("Day 10")
    page.get_by_role("button", name=WORDS["go_on"]).click()
    expect(page.locator(".hw-window-day")).to_have_text("Day 120")
    dots = "() => [...document.querySelectorAll('.hw-paper canvas')][1].toDataURL()"
    before = page.evaluate(dots)
    page.wait_for_timeout(300)
    assert page.evaluate(dots) == before


def test_a_chosen_day_stays_while_the_point_moves(shown):
    page = shown(state={"practice": SOME})
    unfold(page)
    page.get_by_role("slider", name="Day").fill("40")
    point(page).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".hw-window-day")).to_have_text("Day 40")


def test_everything_can_be_put_back(shown):
    page = shown(state={"practice": SOME, "length": 0.9, "kept_up": True, "account": "mood only", "day": 50})
    unfold(page)
    page.get_by_role("button", name=WORDS["reset"]).click()
    assert place(page) == pytest.approx((regions.USUAL, 0), abs=0.01)
    expect(page.get_by_role("radio", name=WORDS["accounts"]["window"])).to_be_checked()
    expect(page.get_by_role("radio", name=WORDS["keep_options"]["stops"])).to_be_checked()
    expect(page.locator(".hw-window-day")).to_have_text("Day 0")


def test_keyboard_alone_reaches_everything(shown):
    page = shown()
    tab_to(page, WORDS["play"])
    page.keyboard.press("Enter")
    expect(page.locator(".hw-window-day")).to_have_text("Day 120")
    tab_to(page, WORDS["keep_options"]["stops"])
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=WORDS["keep_options"]["kept up"])).to_be_checked()
    tab_to(page, WORDS["accounts"]["window"])
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=WORDS["accounts"]["learning rate only"])).to_be_checked()
    tab_to(page, WORDS["more"])
    page.keyboard.press("Enter")
    tab_to(page, WORDS["practice_slider"])
    page.keyboard.press("End")
    expect(say(page)).to_contain_text("a great deal of practice, kept up: the new road holds")


def test_the_field_stands_in_words_too(shown):
    page = shown()
    unfold(page)
    table = page.locator(".hw-window-table")
    for row, up in zip(table.get_by_role("row").all()[1:], [1, *reversed(regions.STEPS.values())], strict=True):
        said = row.get_by_role("cell").all_text_contents()
        assert said == [region(regions.ending("window", False, at, up)) for at in (0, regions.USUAL, 0.5, 1)]
    # As the field has it at its tick 'short': a lot of practice that stops holds, with 1 of 100.
    assert round(100 * regions.ending("window", False, regions.USUAL, regions.STEPS["a lot"])) == 1
    expect(
        table.get_by_role("row", name="a lot falls back new road holds new road holds new road holds")
    ).to_be_visible()
    label = page.locator(".hw-window-field svg.hw-chart").get_attribute("aria-label")
    shares = [int(n) for n in re.findall(r"(\d+) of 100", label)]
    assert len(shares) == 3
    assert sum(shares) == pytest.approx(100, abs=1)


def test_traits_move_everything(shown):
    """What a notebook sets shows on every control, and in the picture."""
    state = {"length": 0.5, "practice": 0.6, "kept_up": True, "account": "flattening only", "day": 60}
    page = shown(state=state)
    unfold(page)
    assert place(page) == pytest.approx((0.5, 0.6), abs=0.01)
    expect(page.get_by_role("radio", name=WORDS["keep_options"]["kept up"])).to_be_checked()
    expect(page.get_by_role("radio", name=WORDS["accounts"]["flattening only"])).to_be_checked()
    expect(page.get_by_role("slider", name="Day")).to_have_value("60")
    life = simulate(regions.scenario(0.5, 0.6, True, "flattening only"))
    expect(say(page)).to_contain_text(f"day 60: {of_100(life.at(60))} of 100 trips are caught")


@pytest.mark.parametrize("width", [320, 375, 634, 1000])
def test_nothing_scrolls_sideways_and_targets_are_large(shown, width: int):
    page = shown(state={"day": 30}, width=width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.wait_for_timeout(300)
    texts = "all => all.map((e) => e.getBoundingClientRect()).map((r) => [r.left, r.right])"
    for start, end in page.locator(".hw-window-field text").evaluate_all(texts):
        assert start >= 0
        assert end <= width
    targets = page.locator(".hw-window :is(button, .hw-switch label, summary, input[type=range], .hw-window-point)")
    for height in targets.evaluate_all("all => all.map((e) => e.getBoundingClientRect().height)"):
        assert height >= 43.9


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "state", [{}, {"day": 2, "practice": SOME}, {"day": 120, "kept_up": True, "account": "mood only"}, {"predict": ASK}]
)
def test_axe_finds_nothing(shown, theme: str, state: dict):
    page = shown(theme, state, width=375)
    page.wait_for_timeout(200)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []


def test_colours_follow_the_theme(shown):
    page = shown()
    read = "() => document.querySelector('.hw-window-field canvas').toDataURL()"
    light = page.evaluate(read)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"before => ({read})() !== before", arg=light)


def test_another_width_lays_it_out_again(shown):
    page = shown(state={"day": 120, "practice": SOME}, width=1000)
    wide = box(page)[2]
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_function("wide => document.querySelector('.hw-window-field canvas').clientWidth < wide", arg=wide)
    assert place(page) == pytest.approx((regions.USUAL, SOME), abs=0.01)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
