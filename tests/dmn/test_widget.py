"""DefaultMode: its Python side, and in a browser keys, layout and colours; what it says is in tests/js/dmn."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from driving import axe, tab_to
from playwright.sync_api import Page, expect
from sweeping import first

from highways.dmn import (
    load_connectome,
)

WORDS = json.loads(files("highways.dmn").joinpath("words.en.json").read_text("utf-8"))
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


# In the browser ----------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("width", first([320, 375]))
@pytest.mark.parametrize("act", WORDS["acts"])
def test_nothing_scrolls_sideways(shown, width: int, act: str):
    page = shown(state={"act": act, "dose": 1, "loop": True}, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".hw-default-mode :is(button, label:not(.hw-label label), summary, input[type=range])")
    for box in small.evaluate_all(
        "all => all.filter((e) => e.checkVisibility() && !e.closest('.hw-label')).map((e) => e.getBoundingClientRect().height)"
    ):
        assert box >= 43.9


@pytest.mark.parametrize("theme", first(["light", "dark"]))
@pytest.mark.parametrize(
    "state",
    first(
        [*({"act": act, "dose": 1, "loop": True} for act in WORDS["acts"]), {"predict": ASK}, {"network": "default"}]
    ),
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
