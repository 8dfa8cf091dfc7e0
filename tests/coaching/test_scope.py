"""Sorting what a coach may do: its cards, and in a browser hands, keys and room; what it answers is in tests/js/coaching."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from sweeping import first

from highways import evidence
from highways.coaching import scope

LEVELS = ["may", "agreed", "licensed"]
PREDICT = {
    "ask": "How many may a coach do alone?",
    "options": [
        {"text": "About 6", "value": "6", "why": "More."},
        {"text": "About 13", "value": "13", "why": "Yes.", "right": True},
    ],
}


def test_the_cards_are_the_activities_mixed_and_always_in_one_order():
    rows = scope.rows()
    assert {row["id"]: (row["text"], row["place"], row["why"]) for row in rows} == {
        one.id: (one.activity, one.level, one.why) for one in evidence.activities()
    }
    assert [row["id"] for row in rows] == [row["id"] for row in scope.rows()]
    levels = [row["place"] for row in rows]
    assert not re.search(r"(\w+) \1 \1", " ".join(levels)), "three of a kind in a row give the fourth away"
    for start in range(0, len(rows) - 7, 8):
        assert set(levels[start : start + 8]) == set(LEVELS)
    assert all(source["short"] for row in rows for source in row["sources"])


def test_cards_reach_their_reasons_by_keyboard_alone(deal):
    """Past the first breath, and on to the table; every card is tried in tests/js/coaching."""
    deck = deal("Scope")
    deck.press(deck.place("may"))
    for n, card in enumerate(deck.cards[:10]):
        expect(deck.reply).to_contain_text(card["why"])
        step = deck.card.locator(".hw-button")
        expect(step).to_be_focused()
        deck.page.keyboard.press("Enter")
        if n == 7:
            deck.press(deck.button("Go on"))
        expect(deck.card).to_be_focused()
        # The card's own keys for every other card, the buttons for the rest.
        if n % 2:
            deck.page.keyboard.press("2")
        else:
            deck.press(deck.place("licensed"))
    deck.press(deck.button("Stop here, show me the table"))
    expect(deck.end).to_be_focused()


@pytest.mark.parametrize("level", LEVELS)
def test_a_card_can_be_carried_to_each_place(deal, level: str):
    deck = deal("Scope")
    first = deck.cards[0]
    deck.drag(level)
    expect(deck.reply).to_contain_text(first["why"])
    expect(deck.page.locator(".is-over, .is-carried")).to_have_count(0)


def test_a_card_that_is_dropped_beside_goes_home(deal):
    deck = deal("Scope")
    before = deck.card.bounding_box()
    deck.page.mouse.move(before["x"] + 50, before["y"] + 40)
    deck.page.mouse.down()
    deck.page.mouse.move(before["x"] + 90, before["y"] + 20, steps=4)
    expect(deck.card).to_have_class(re.compile("is-carried"))
    deck.page.mouse.up()
    expect(deck.reply).to_be_empty()
    expect(deck.card).not_to_have_class(re.compile("is-carried"))
    expect(deck.card).to_have_attribute("style", re.compile(r"^$|transform:\s*;?$"))


def test_a_finger_carries_the_card_by_its_grip(deal):
    deck = deal("Scope", width=375, has_touch=True)
    grip, goal = deck.page.locator(".hw-deck-grip").bounding_box(), deck.place("agreed").bounding_box()
    assert min(grip["width"], grip["height"]) >= 44
    assert deck.page.locator(".hw-deck-grip").evaluate("el => getComputedStyle(el).touchAction") == "none"
    touch = deck.page.context.new_cdp_session(deck.page)
    points = [(grip["x"] + 24, grip["y"] + 24), (200, 300), (goal["x"] + 100, goal["y"] + 25)]
    for kind, (x, y) in zip(["touchStart", "touchMove", "touchMove"], points, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(deck.reply).to_contain_text(deck.cards[0]["why"])


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"placed": {"fly": "may"}}, "there is no card 'fly'; choose one of calming, "),
        ({"placed": {"sit": "never"}}, "there is no place 'never'; choose one of may, agreed, licensed"),
    ],
)
def test_what_is_not_there_is_refused(widgets, setting: dict, said: str):
    with pytest.raises(ValueError, match=said):
        widgets.Scope(**setting)


def test_the_still_and_the_table_hold_all(widgets):
    still = widgets.Scope().still()
    tables = {level: list(scope.table(level)) for level in LEVELS}
    for one in evidence.activities():
        assert still.count(f"<li>{one.activity}. ") == 1
        row = next(line for line in tables[one.level] if line.startswith(f"| {one.activity} |"))
        assert one.why in row
        assert f"{{footcite:p}}`{','.join(one.sources)}`" in row
    for level, lines in tables.items():
        assert len(lines) - 2 == len(evidence.activities(level=level)), level


@pytest.mark.parametrize("theme", first(["light", "dark"]))
def test_axe_finds_nothing_in_any_state(deal, theme: str):
    deck = deal("Scope", {"predict": PREDICT}, theme=theme)
    assert deck.axe() == []
    deck.button("Show me anyway").click()
    assert deck.axe() == []
    deck.place("may").click()
    assert deck.axe() == []
    deck.button("Stop here, show me the table").click()
    assert deck.axe() == []


@pytest.mark.parametrize("name", ["Scope", "RedFlags"])
@pytest.mark.parametrize("width", first([320, 375]))
def test_a_narrow_phone_has_room_for_fingers(deal, name: str, width: int):
    deck = deal(name, width=width, height=667)
    for step in (lambda: None, lambda: deck.page.locator(".hw-deck-place").first.click(), deck.go_on):
        step()
        assert deck.page.evaluate("document.documentElement.scrollWidth") <= width
        for button in deck.page.locator(".hw-live button:visible").all():
            box = button.bounding_box()
            assert box["height"] >= 44
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
