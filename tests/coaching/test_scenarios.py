"""Scenarios: every scene and every way through it, in a real browser, and the same on paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from driving import axe, tab_to
from playwright.sync_api import Locator, Page, expect
from remembering import MEMORY

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


def sheet(page: Page) -> Locator:
    return page.locator(".hw-story-sheet")


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


@pytest.mark.parametrize("id", IDS)
def test_every_path_shows_what_comes_of_it_before_why(shown, id: str):
    page = shown(id)
    one = scene(id)
    to_choices(page, id)
    for tried, option in enumerate(one["options"]):
        expect(page.locator(".hw-story-way")).to_have_count(3)
        expect(page.locator(".hw-story-way .hw-story-mark")).to_have_count(tried)
        page.locator(f"[data-option={option['id']}]").click()
        expect(page.locator(".hw-story-outcome")).to_have_text(option["outcome"])
        alone = sheet(page).inner_text()
        others = [other["text"] for other in one["options"] if other is not option]
        assert not [text for text in (option["feedback"], one["principle"], *others) if text in alone]
        assert page.get_by_role("button", name=WORDS["why"]).count() == 1
        press(page, WORDS["why"])
        for text in (option["outcome"], option["feedback"], one["principle"], WORDS["say_this"][id]):
            expect(sheet(page)).to_contain_text(text)
        best = option["id"] == one["best"]
        expect(page.locator(".hw-story-verdict")).to_have_text(WORDS["helps" if best else "other"])
        press(page, WORDS["replay" if best else "again"])


def test_what_comes_and_why_take_the_focus(shown):
    page = shown("s04")
    press(page, WORDS["skip"])
    page.locator("[data-option=a]").click()
    expect(page.locator(".hw-story-outcome")).to_be_focused()
    press(page, WORDS["why"])
    expect(page.locator(".hw-story-verdict")).to_be_focused()


@pytest.mark.parametrize("id", NOTED)
def test_a_hard_scene_says_so_first_and_can_be_left_out(shown, id: str):
    page = shown(state={"scene": id})
    expect(sheet(page)).to_contain_text(WORDS["notes"][id])
    expect(sheet(page)).not_to_contain_text(scene(id)["situation"])
    expect(sheet(page)).to_contain_text("crisis line")
    press(page, WORDS["leave_out"])
    expect(page.locator(".hw-story-door")).to_have_count(12)
    expect(page.locator(f"[data-scene={id}]")).to_contain_text(WORDS["about"][id])


def test_the_help_link_of_the_page_is_offered(shown):
    page = shown(
        script="addEventListener('DOMContentLoaded', () => document.body.insertAdjacentHTML('afterbegin', "
        '\'<nav><a class="hw-help" href="safety.html#help-now">Help now</a></nav>\'))',
        state={"scene": "s03"},
    )
    expect(sheet(page).get_by_role("link", name="Help now")).to_have_attribute("href", re.compile("#help-now$"))


def test_nothing_can_be_written_and_nothing_is_counted(shown):
    page = shown("s03")
    to_choices(page, "s03")
    assert page.locator(".hw-live :is(input, textarea, [contenteditable])").count() == 0
    assert not re.search(r"\bscore|points\b|wrong|correct", str(WORDS), re.I)


def test_the_address_opens_a_scene_and_back_leads_back(shown):
    page = shown()
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


def test_what_was_seen_is_remembered_where_there_is_a_memory(shown):
    page = shown(script=MEMORY)
    page.locator("[data-scene=s05]").click()
    to_choices(page, "s05")
    page.locator("[data-option=a]").click()
    kept = page.evaluate("kept['scenario/s05']")
    assert kept["option"] == "a"
    assert kept["at"] > 1e12
    press(page, WORDS["all"])
    expect(page.locator("[data-scene=s05]")).to_contain_text(WORDS["seen"])
    expect(page.locator(".hw-story-door .hw-story-mark")).to_have_count(1)


@pytest.mark.parametrize("foreign", ["{option: 7}", "'text'", "null", "[]"])
def test_a_foreign_record_breaks_nothing(shown, foreign: str):
    page = shown(script=f"{MEMORY}; kept['scenario/s05'] = {foreign}")
    expect(page.locator(".hw-story-door")).to_have_count(12)
    expect(page.locator(".hw-story-mark")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 375, 634])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_and_axe_finds_nothing(shown, width: int, theme: str):
    page = shown(theme=theme, width=width)
    page.emulate_media(reduced_motion="reduce")
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
