"""The agreement: composed from choices, kept where it may be, and printed on one page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from driving import axe, tab_to
from playwright.sync_api import Page, expect
from remembering import MEMORY

from highways import evidence
from highways.coaching import agreement
from highways.coaching.agreement import LICENSED, ORDER, PARTS, WORDS

LONGEST = {
    part: max(ids, key=lambda id, part=part: len(WORDS["parts"][part]["options"][id])) for part, ids in PARTS.items()
}
LONGEST |= {"does": [one["id"] for one in agreement.activities()], "country": "other"}
FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL = f"{MEMORY}; highwaysMemory.set = () => false"


@pytest.fixture
def shown(alone: Callable[..., Page]) -> Callable[..., Page]:
    def go(choices: dict | None = None, theme: str = "light", script: str = "", **options: object) -> Page:
        state = {"choices": choices or {}, "activities": agreement.activities(), "lines": agreement.lines()}
        return alone("coaching.Agreement", state, theme, script=script, **options)

    return go


def part(page: Page, name: str):
    return page.locator(f"[data-part={name}]")


def choose(page: Page, name: str, value: str) -> None:
    fold = part(page, name).locator("details")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    part(page, name).locator(f"input[value={value}]").check()


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


def test_what_takes_a_licence_stands_on_every_page_and_can_never_be_ticked(shown):
    assert set(LICENSED) == {one.id for one in evidence.activities(level="licensed")}
    assert not {one["id"] for one in agreement.activities()} & set(LICENSED)
    page = shown()
    for id in LICENSED:
        expect(part(page, "not")).to_contain_text(WORDS["short"][id])
    assert (
        page.locator(".hw-pact input").evaluate_all(
            "(all, ids) => all.filter((i) => ids.includes(i.value)).length", list(LICENSED)
        )
        == 0
    )


def test_it_answers_what_happens_at_11_pm(shown):
    page = shown()
    say = page.locator(".hw-say")
    expect(say).to_have_text(WORDS["eleven_open"])
    expect(part(page, "outside")).to_contain_text(WORDS["not_yet"])
    choose(page, "outside", "auto")
    expect(say).to_contain_text(WORDS["parts"]["outside"]["options"]["auto"])
    expect(part(page, "outside").locator(".hw-pact-said")).to_have_text(WORDS["parts"]["outside"]["options"]["auto"])


def test_open_parts_are_named_until_none_is_left(shown):
    page = shown({key: value for key, value in LONGEST.items() if key != "ending"})
    expect(page.locator(".hw-pact-left")).to_have_text("One part is still open: How we pause or end.")
    choose(page, "ending", "either")
    expect(page.locator(".hw-pact-left")).to_have_text(WORDS["whole"])
    expect(page.locator(".hw-pact-yet")).to_have_count(0)


def test_only_checked_numbers_are_filled_in(shown):
    page = shown()
    for line in evidence.lines():
        choose(page, "country", line.id)
        expect(part(page, "country").locator(".hw-pact-said")).to_contain_text(line.call)
    regions = part(page, "country").locator("label").all_inner_texts()
    assert regions == [*(line.region for line in evidence.lines()), WORDS["no_country"]]
    choose(page, "country", "other")
    expect(part(page, "country").get_by_text(WORDS["crisis"], exact=True)).to_be_visible()


def test_no_box_asks_for_a_name_or_for_any_text(shown):
    page = shown(LONGEST)
    kinds = set(
        page.locator(".hw-pact :is(input, textarea, [contenteditable])").evaluate_all("all => all.map((i) => i.type)")
    )
    assert kinds == {"radio", "checkbox"}


def test_it_is_remembered_and_can_be_begun_again(shown):
    page = shown(script=MEMORY)
    expect(page.locator(".hw-pact > .hw-inner > .hw-note")).to_have_text(WORDS["kept"])
    choose(page, "hours", "weekdays")
    choose(page, "does", "explain")
    assert page.evaluate("kept.agreement") == {"does": ["explain"], "hours": "weekdays"}
    page.get_by_role("button", name=WORDS["again"], exact=True).click()
    page.get_by_role("button", name=WORDS["keep"], exact=True).click()
    assert page.evaluate("kept.agreement")
    page.get_by_role("button", name=WORDS["again"], exact=True).click()
    page.get_by_role("button", name=WORDS["yes_again"], exact=True).click()
    assert page.evaluate("'agreement' in kept") is False
    expect(page.locator(".hw-pact-yet")).to_have_count(len(ORDER) - 2)


@pytest.mark.parametrize(
    "record", ["'x'", "null", "7", "[1]", "{role: 5, does: 'all', hours: 'never', __proto__: null}"]
)
def test_a_foreign_record_breaks_nothing(shown, record: str):
    page = shown(script=f"{MEMORY}; kept.agreement = {record}")
    expect(page.locator(".hw-pact-yet")).to_have_count(len(ORDER) - 2)


def test_what_can_be_read_of_a_damaged_record_is_kept(shown):
    page = shown(script=f"{MEMORY}; kept.agreement = {{role: 'plan', does: ['explain', 'sit', 3], day: 'often'}}")
    expect(part(page, "role").locator(".hw-pact-said")).to_have_text(WORDS["parts"]["role"]["options"]["plan"])
    expect(part(page, "does").locator(".hw-pact-said")).to_have_text(f"I {WORDS['short']['explain']}.")
    expect(part(page, "day")).to_contain_text(WORDS["not_yet"])


@pytest.mark.parametrize("script", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_without_storage_it_works_and_says_so(shown, script: str):
    page = shown(script=script)
    choose(page, "hours", "weekdays")
    expect(part(page, "hours").locator(".hw-pact-said")).to_contain_text("from 9 to 18")
    expect(page.locator(".hw-pact > .hw-inner > .hw-note")).to_have_text(WORDS["unkept"])


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


@pytest.mark.parametrize("width", [320, 375, 634])
@pytest.mark.parametrize("theme", ["light", "dark"])
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
