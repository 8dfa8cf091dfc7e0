"""DefaultMode: its Python side, and in a real browser what it draws, what it says, and every hand that can move it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect

from highways.dmn import (
    LOOP_PULL,
    PEAK,
    SHARPNESS,
    Connectivity,
    after_effect,
    connectivity,
    inside,
    load_connectome,
)

WORDS = json.loads(files("highways.dmn").joinpath("words.en.json").read_text("utf-8"))
REST = connectivity()
ASK = {
    "ask": "A plain sedative: quieter or unchanged?",
    "options": [
        {"value": "quieter", "text": "Quieter.", "why": "About as much.", "right": True},
        {"value": "unchanged", "text": "Unchanged.", "why": "It was quieter."},
    ],
}
STATE = {
    "act": "dose",
    "dose": 0,
    "account": "default",
    "day": 1,
    "network": "",
    "region": "",
    "loop": False,
    "predict": {},
    "guess": "",
}


@pytest.fixture(scope="module")
def widget(static):
    from highways.dmn import widget

    return widget


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    """A page with the widget alone, in some state."""
    return lambda theme="light", state=None, **options: alone(
        "dmn.DefaultMode", STATE | (state or {}), theme, **options
    )


def say(page: Page) -> Locator:
    return page.locator(".hw-say")


def percent(result: Connectivity, name: str) -> int:
    return round(abs(100 * result.change(REST)[name]))


def numbers(page: Page) -> list[str]:
    return [text.replace("\u00a0", " ") for text in page.locator(".hw-change").all_text_contents()]


def in_python(result: Connectivity) -> list[str]:
    """The list's numbers, in the order of the widget."""
    change = (100 * (np.diag(result.networks) / np.diag(REST.networks) - 1)).round().astype(int)[[6, 5, 3, 2, 4, 1, 0]]
    return [f"{one:+d} %".replace("-", "−") if one else "0 %" for one in change]


def widths(page: Page) -> list[float]:
    return page.locator(".hw-brain-side .hw-links path").evaluate_all("all => all.map((e) => +e.style.strokeWidth)")


def pick(page: Page, name: str) -> None:
    page.locator(".hw-default-mode .hw-switch").get_by_text(name, exact=True).click()


# The Python side ---------------------------------------------------------------------------------------------------


def test_the_figure_carries_every_setting(widget):
    figure = widget.DefaultMode(act="days", day=2, network="salience").figure()
    state = json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])
    assert state == STATE | {"act": "days", "day": 2, "network": "salience"}
    assert 'aria-label="Two brains from the side' in figure


def test_no_amount_is_on_the_widget(widget):
    assert not re.search(r"\b(mg|ng)\b", widget.DefaultMode().figure() + json.dumps(WORDS))


@pytest.mark.parametrize(
    "setting", [{"act": "cure"}, {"dose": 2.1}, {"account": "placebo"}, {"day": 15}, {"network": "Default"}, {"region": "insula"}]
)  # fmt: skip
def test_what_cannot_be_shown_is_refused(widget, setting: dict):
    with pytest.raises(ValueError, match=f"DefaultMode: .*'{next(iter(setting))}'"):
        widget.DefaultMode(**setting)


def test_every_choice_has_its_words(widget):
    traits = widget.DefaultMode.class_traits()
    for trait, said in (("act", "acts"), ("account", "accounts"), ("account", "measured")):
        assert list(WORDS[said]) == list(traits[trait].values)
    assert ["", *WORDS["networks"]] == ["", *WORDS["short"]] == list(traits["network"].values)
    assert WORDS["say"]["accounts"].keys() == WORDS["accounts"].keys() <= WORDS["foot"].keys()
    assert len(WORDS["regions"]) == 34


def test_regions_are_named_in_the_order_of_the_data():
    """The names stand in a list: a slip by one would call every dot by its neighbour's name."""
    for label, name in zip(load_connectome().labels[:34], WORDS["regions"], strict=True):
        squeezed = name.replace(" ", "")
        assert label[2:] == squeezed or label[2:] == "bankssts"


def _leaves(words: object) -> list[str]:
    if isinstance(words, str):
        return [words]
    return [leaf for one in (words.values() if isinstance(words, dict) else words) for leaf in _leaves(one)]


def test_it_never_says_that_depression_is_too_much_of_this_network():
    text = " ".join(_leaves(WORDS)).lower()
    for word in ("overactive", "too much", "hyper", "reset", "rewire", "cure", "simply", " just "):
        assert word not in text


# In the browser ----------------------------------------------------------------------------------------------------


def test_the_slider_thins_the_lines_and_says_by_how_much(shown):
    page = shown()
    expect(say(page)).to_have_text(WORDS["say"]["rest"])
    before = widths(page)
    slider = page.get_by_role("slider", name="Dose")
    slider.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    found = connectivity(PEAK)
    expect(say(page)).to_contain_text(f"default mode network are {percent(found, 'default')} % weaker")
    expect(say(page)).to_contain_text(f"salience {percent(found, 'salience')} % weaker")
    expect(slider).to_have_attribute("aria-valuetext", "1 × the study dose")
    assert numbers(page) == in_python(found)
    after = widths(page)
    assert len(after) == len(before) > 60
    # The drawn links are those of the model, in the order of their strength at rest.
    left = [i for i, label in enumerate(load_connectome().labels) if label.startswith("l_")]
    pairs = sorted(((i, j) for i in left for j in left if i < j), key=lambda pair: -REST.matrix[pair])[:64]
    for matrix, drawn in ((REST.matrix, before), (found.matrix, after)):
        assert drawn[:64] == pytest.approx([max(0.4, 5 * matrix[pair] ** 2) for pair in pairs], abs=0.006)
    assert sum(after) < 0.92 * sum(before)


def test_the_square_is_painted_from_the_same_links(shown):
    page = shown(state={"dose": 1})
    drawn = page.evaluate(
        """() => { const c = document.querySelector(".hw-cells canvas");
             return [...c.getContext("2d").getImageData(0, 0, 68, 68).data].filter((_, i) => i % 4 === 3) }"""
    )
    from highways.dmn.figure import ORDER

    strength = np.clip(connectivity(PEAK).matrix[np.ix_(ORDER, ORDER)] / 0.8, 0, 1) ** 1.5
    np.fill_diagonal(strength, 0)
    assert np.abs(np.reshape(drawn, (68, 68)) - 255 * strength).max() <= 1


def test_studies_that_disagree_can_be_compared(shown):
    page = shown()
    pick(page, WORDS["acts"]["studies"])
    expect(page.get_by_role("slider", name="Dose")).to_have_value("1")
    pick(page, WORDS["accounts"]["midazolam-like"])
    sedative = connectivity(PEAK, account="midazolam-like")
    expect(say(page)).to_contain_text(f"{percent(sedative, 'default')} % weaker; with ketamine, 20 %")
    expect(page.locator(".hw-network", has_text="Default mode")).to_contain_text("about as much as with ketamine")
    assert numbers(page) == in_python(sedative)
    pick(page, WORDS["accounts"]["global-up"])
    opposite = connectivity(PEAK, account="global-up")
    expect(say(page)).to_contain_text(f"Here they are {percent(opposite, 'everything')} % stronger")
    assert numbers(page) == in_python(opposite)


def test_in_the_days_after_the_midline_comes_back(shown):
    page = shown()
    pick(page, WORDS["acts"]["days"])
    slider = page.get_by_role("slider", name="Day")
    for day, seen in ((1, "first_day"), (5, "between"), (10, "back")):
        slider.fill(str(day))
        found = percent(connectivity(0, after_effect(day)), "pcc_mpfc")
        expect(say(page)).to_contain_text(f"Day {day}: ")
        expect(say(page)).to_contain_text(f"midline are {found} % weaker")
        expect(say(page)).to_contain_text(WORDS["say"][seen])
    slider.fill("0")
    expect(say(page)).to_have_text(WORDS["say"]["before"])
    assert set(numbers(page)) == {"0 %"}


def test_where_nothing_should_move_a_thought_takes_steps(shown):
    page = shown(reduced_motion="reduce")
    pick(page, WORDS["acts"]["wander"])
    expect(say(page)).to_contain_text(f"{round(100 * inside(REST.matrix, SHARPNESS))} of 100 steps")
    expect(page.get_by_role("button", name=WORDS["play"])).to_be_hidden()
    thought = page.locator(".hw-brain-above .hw-thought")
    places = set()
    for _ in range(5):
        page.get_by_role("button", name=WORDS["next_step"]).click()
        places.add((thought.get_attribute("cx"), thought.get_attribute("cy")))
    assert len(places) > 2
    dots = page.locator(".hw-brain-above .hw-dot").evaluate_all(
        "all => all.map((e) => [e, e].map((d, i) => d.getAttribute(i ? 'cy' : 'cx')))"
    )
    assert places <= {tuple(dot) for dot in dots}, "it rests on regions"
    pick(page, WORDS["thoughts"]["loop"])
    expect(say(page)).to_contain_text(f"{round(100 * inside(REST.matrix, SHARPNESS, LOOP_PULL))} of 100 steps")
    expect(say(page)).to_contain_text(WORDS["say"]["loop"])
    expect(page.get_by_text("Tozzi 2021")).to_be_visible()


def test_a_thought_wanders_and_can_be_paused(shown):
    page = shown(state={"act": "wander"})
    page.get_by_role("button", name=WORDS["play"]).click()
    thought = page.locator(".hw-brain-above .hw-thought")
    first = thought.get_attribute("cx")
    page.wait_for_function(
        "x => document.querySelector('.hw-brain-above .hw-thought').getAttribute('cx') !== x", arg=first
    )
    page.get_by_role("button", name=WORDS["pause"]).click()
    still = thought.get_attribute("cx")
    page.wait_for_timeout(300)
    assert thought.get_attribute("cx") == still
    expect(page.get_by_role("button", name=WORDS["play"])).to_be_visible()


def test_a_tap_lights_a_region_up_and_out(shown):
    page = shown()
    caption = page.locator(".hw-caption")
    dot = page.locator(".hw-brain-above .hw-dot[data-region='19']")
    box = dot.bounding_box()
    # A finger beside the dot means it too.
    page.mouse.click(box["x"] + box["width"] / 2 - 3, box["y"] + box["height"] / 2 + 2)
    expect(caption).to_have_text("right precuneus: Default mode")
    assert page.locator(".hw-brain-above .hw-links path").count() == 12
    expect(page.locator(".hw-marks div")).to_have_count(2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(caption).to_have_text(WORDS["tap"])
    expect(page.locator(".is-faint")).to_have_count(0)


def test_keyboard_alone_lights_up_networks_and_regions(shown):
    page = shown()
    page.locator(".hw-network", has_text="Salience").focus()
    page.keyboard.press("Enter")
    button = page.locator(".hw-network", has_text="Salience")
    expect(button).to_have_attribute("aria-pressed", "true")
    salience = load_connectome().fractions[:, 3] >= 0.25
    expect(page.locator(".hw-brain-above .hw-dot:not(.is-faint)")).to_have_count(int(salience.sum()))
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    tab_to(page, WORDS["more"])
    page.keyboard.press("Enter")
    tab_to(page, WORDS["show"])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hw-network", has_text="Default mode")).to_have_attribute("aria-pressed", "true")
    tab_to(page, WORDS["show_region"])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hw-caption")).to_contain_text("Default mode")
    expect(page.locator(".hw-brain-above .hw-ring")).to_have_attribute("visibility", "visible")


@pytest.mark.parametrize("button", ["That is my guess", "Show me anyway"])
def test_the_answer_waits_for_the_guess(shown, button: str):
    page = shown(state={"predict": ASK})
    for hidden in (".hw-acts", ".hw-say", ".hw-controls", ".hw-networks"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".hw-brain")).to_have_count(2)
    if button == "That is my guess":
        page.get_by_role("radio", name="Unchanged.").check()
    page.get_by_role("button", name=button).click()
    expect(page.locator(".hw-guess")).to_be_visible()
    expect(page.get_by_role("radio", name=WORDS["accounts"]["midazolam-like"])).to_be_checked()
    expect(say(page)).to_contain_text("25 % weaker; with ketamine, 20 % weaker")
    pick(page, WORDS["acts"]["dose"])
    expect(page.locator(".hw-guess")).to_be_hidden()


def test_traits_move_the_controls(shown):
    """What a notebook or another widget sets shows on every control, and in the picture."""
    state = {"act": "studies", "account": "global-up", "dose": 0.5, "network": "visual"}
    page = shown(state=state)
    expect(page.get_by_role("radio", name=WORDS["acts"]["studies"])).to_be_checked()
    expect(page.get_by_role("radio", name=WORDS["accounts"]["global-up"])).to_be_checked()
    expect(page.get_by_role("slider", name="Dose")).to_have_value("0.5")
    expect(page.locator(".hw-network", has_text="Vision")).to_have_attribute("aria-pressed", "true")
    assert numbers(page) == in_python(connectivity(0.5 * PEAK, account="global-up"))


@pytest.mark.parametrize("state", [{"region": "l_nowhere"}, {"network": "nowhere"}, {"guess": "odd", "predict": ASK}])
def test_an_unknown_value_breaks_nothing(shown, state: dict):
    page = shown(state=state)
    page.get_by_role("radio", name=WORDS["acts"]["dose"]).check()
    page.get_by_role("slider", name="Dose").fill("1")
    expect(say(page)).to_contain_text("20 % weaker")


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("act", WORDS["acts"])
def test_nothing_scrolls_sideways(shown, width: int, act: str):
    page = shown(state={"act": act, "dose": 1, "loop": True}, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".hw-default-mode :is(button, label:not(.hw-label label), summary, input[type=range])")
    for box in small.evaluate_all(
        "all => all.filter((e) => e.checkVisibility() && !e.closest('.hw-label')).map((e) => e.getBoundingClientRect().height)"
    ):
        assert box >= 43.9


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [{"act": act, "dose": 1, "loop": True} for act in WORDS["acts"]] + [{"predict": ASK}, {"network": "default"}],
)
def test_axe_finds_nothing(shown, theme: str, state: dict):
    page = shown(theme, state, width=375)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert axe(page) == []


def test_colours_follow_the_theme(shown):
    page = shown(state={"dose": 1})
    read = "() => document.querySelector('.hw-cells canvas').toDataURL()"
    light = page.evaluate(read)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"before => ({read})() !== before", arg=light)
