"""The agreement: in a browser keys, room and the printed page; what it composes and keeps is in tests/js/coaching."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from driving import axe, tab_to
from playwright.sync_api import Page, expect
from sweeping import first

from highways import evidence
from highways.coaching import agreement
from highways.coaching.agreement import LICENSED, PARTS, WORDS

LONGEST = {
    part: max(ids, key=lambda id, part=part: len(WORDS["parts"][part]["options"][id])) for part, ids in PARTS.items()
}
LONGEST |= {"does": [one["id"] for one in agreement.activities()], "country": "other"}


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    def go(choices: dict | None = None, theme: str = "light", script: str = "", **options: object) -> Page:
        state = {"choices": choices or {}, "activities": agreement.activities(), "lines": agreement.lines()}
        return alone("coaching.Agreement", state, theme, script=script, **options)

    return go


def part(page: Page, name: str):
    return page.locator(f"[data-part={name}]")


def test_python_names_what_is_there(static):
    from highways.coaching.widget import Agreement

    assert Agreement(choices=LONGEST).choices == LONGEST
    for wrong in (
        {"role": "boss"},
        {"pay": "much"},
        {"does": "explain"},
        {"does": ["sit"]},
        {"country": "eu"},
        {"role": []},
    ):
        with pytest.raises(ValueError, match="Agreement"):
            Agreement(choices=wrong)


def test_what_takes_a_licence_is_none_of_a_coachs_activities():
    assert set(LICENSED) == {one.id for one in evidence.activities(level="licensed")}
    assert not {one["id"] for one in agreement.activities()} & set(LICENSED)


def test_by_keyboard_alone(shown):
    page = shown()
    # The first part stands open.
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "walk":
            break
    page.keyboard.press("Space")
    expect(part(page, "role").locator(".hw-pact-said")).to_have_text(WORDS["parts"]["role"]["options"]["walk"])
    page.keyboard.press("ArrowDown")
    expect(part(page, "role").locator(".hw-pact-said")).to_have_text(WORDS["parts"]["role"]["options"]["plan"])
    tab_to(page, "On to: What I do")
    page.keyboard.press("Enter")
    expect(part(page, "does").locator("input").first).to_be_focused()
    page.keyboard.press("Space")
    expect(part(page, "does").locator(".hw-pact-said")).to_contain_text("I explain")


def test_paper_gets_every_part_and_no_button(shown):
    """That it fits on a page is for tests/fonts."""
    page = shown(LONGEST)
    page.emulate_media(media="print")
    assert page.locator(".hw-pact-part").last.bounding_box()["height"] > 20
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("width", first([320, 375, 634]))
@pytest.mark.parametrize("theme", first(["light", "dark"]))
def test_it_fits_and_axe_finds_nothing(shown, width: int, theme: str):
    page = shown({"role": "walk", "outside": "waits"}, theme=theme, width=width)
    part(page, "does").locator("summary").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.locator(".hw-pact :is(summary, button):visible, .hw-pact .hw-option:visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44


def test_the_blank_form_has_every_wording():
    form = agreement.form()
    for ids in PARTS:
        for text in WORDS["parts"][ids]["options"].values():
            assert text in form
    assert "no legal advice" in form
    assert "may not be protected" in form
