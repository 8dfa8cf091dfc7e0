"""Scenarios: in a browser the address, keys and room, and the same on paper; every way through is in tests/js/coaching."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from driving import axe, tab_to
from playwright.sync_api import Page, expect
from sweeping import first

from highways import evidence
from highways.coaching import talk
from highways.coaching.scenarios import IDS, WORDS, scene

NOTED = list(WORDS["notes"])
STATE = {"only": [], "scene": "", "step": "", "option": ""}


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    """A page with these scenes alone; a single one opens by itself."""

    def go(*only: str, theme: str = "light", script: str = "", state: dict | None = None, **options: object) -> Page:
        ids = only or IDS
        traits = STATE | {"only": list(only), "scenes": [scene(id) for id in ids]}
        traits |= {"scene": only[0]} if len(only) == 1 else {}
        return alone("coaching.Scenarios", traits | (state or {}), theme, script=script, **options)

    return go


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def to_choices(page: Page, id: str) -> None:
    if id in NOTED:
        press(page, WORDS["go_on"])
    press(page, WORDS["have_one"])


def test_python_names_what_is_there(static):
    from highways.coaching.widget import Scenarios

    one = Scenarios(only=["s04"])
    assert (one.scene, [entry["id"] for entry in one.scenes]) == ("s04", ["s04"])
    one.only = ["s01", "s02"]
    assert [entry["title"] for entry in one.scenes] == ["The message at 11 pm", "Stopping the sleep tablet"]
    assert len(Scenarios().scenes) == 12
    for wrong in ({"only": ["s99"]}, {"scene": "s13"}, {"only": ["s01"], "scene": "s02"}, {"step": "last"}):
        with pytest.raises(ValueError, match="Scenarios"):
            Scenarios(**wrong)


def test_exactly_one_choice_is_the_best_and_it_has_no_fixed_place():
    places = Counter()
    for id in IDS:
        one = scene(id)
        assert sorted(option["id"] for option in one["options"]) == ["a", "b", "c"]
        places[[option["id"] == one["best"] for option in one["options"]].index(True)] += 1
    assert min(places[place] for place in range(3)) >= 3


def test_every_scene_ends_in_words_and_says_nothing_that_the_course_does_not_say():
    assert set(WORDS["say_this"]) == set(IDS)
    said = " ".join([*WORDS["say_this"].values(), *(turn[1] for turn in talk.WORDS["turns"])])
    assert not re.search(r"\d\s*mg|committed|successful|\bfailed|\bjust\b|\bsimply\b|promise", said, re.I)
    assert "24 hours" in WORDS["say_this"]["s05"]
    assert "after a good sleep" in WORDS["say_this"]["s05"]
    assert "crisis line" in WORDS["say_this"]["s03"]
    assert all("Are you thinking about suicide?" in WORDS["say_this"][id] for id in ("s01", "s03"))
    assert "night number now" in WORDS["say_this"]["s01"]
    assert "ring the clinic now" in WORDS["say_this"]["s09"]
    assert "emergency number" in WORDS["say_this"]["s12"]


def test_the_address_opens_a_scene_and_back_leads_back(shown):
    page = shown(script="/* a page of its own, which can be loaded again */")
    page.locator("[data-scene=s04]").click()
    expect(page).to_have_url(re.compile("#s04$"))
    page.get_by_role("button", name="Next scene: They want to drive home").click()
    expect(page.locator(".hw-live .hw-story-title")).to_have_text("They want to drive home")
    page.go_back()
    expect(page.locator(".hw-live .hw-story-title")).to_have_text("Can you sit with me")
    page.go_back()
    expect(page.locator(".hw-story-door")).to_have_count(12)
    page.goto(page.url.split("#")[0] + "#s06")
    page.reload()
    expect(page.locator(".hw-live .hw-story-title")).to_have_text("The old memory")


def test_a_single_scene_leaves_the_address_alone(shown):
    page = shown("s04")
    press(page, WORDS["have_one"])
    assert "#" not in page.url
    assert page.get_by_role("button", name=WORDS["all"]).count() == 0


def test_by_keyboard_alone(shown):
    page = shown()
    tab_to(page, door(page, "s02"))
    page.keyboard.press("Enter")
    expect(page.locator(".hw-live .hw-story-title")).to_have_text("Stopping the sleep tablet")
    tab_to(page, WORDS["have_one"])
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, WORDS["why"])
    page.keyboard.press("Enter")
    expect(page.locator(".hw-story-verdict")).to_be_visible()


def door(page: Page, id: str) -> str:
    return page.locator(f"[data-scene={id}]").evaluate("el => el.textContent.trim()")


@pytest.mark.parametrize("width", first([320, 375, 634]))
@pytest.mark.parametrize("theme", first(["light", "dark"]))
def test_it_fits_and_axe_finds_nothing(shown, width: int, theme: str):
    page = shown(theme=theme, width=width)
    faults = axe(page)
    page.locator("[data-scene=s03]").click()
    faults += axe(page)
    to_choices(page, "s03")
    faults += axe(page)
    sizes = page.locator(".hw-live button:enabled").evaluate_all(
        "all => all.map((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height))"
    )
    assert min(sizes) >= 44
    page.locator("[data-option=c]").click()
    press(page, WORDS["why"])
    assert faults + axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_and_a_page_without_scripts_have_every_word(static):
    from highways.coaching.widget import Scenarios

    still = Scenarios().still()
    for one in evidence.scenarios():
        assert f'id="{one.id}"' in still
        for text in (one.situation, one.principle, *(option.outcome for option in one.options)):
            assert text in still
    assert still.count(WORDS["still_best"]) == 12
    assert 'id="s04"' not in Scenarios(only=["s04"]).still()


def test_the_worked_example_says_no_early_stays_and_rings():
    turns = talk.WORDS["turns"]
    assert all(len(turn) == 3 and all(turn) for turn in turns)
    coach = [said for who, said, _ in turns if who == "coach"]
    assert "I will not" in coach[1]
    assert any("prescriber" in said for said in coach)
    assert any("emergency number" in said for said in coach)
    assert any("today" in said and "before Saturday" in said for said in coach), "the drug is taken on Saturday"
