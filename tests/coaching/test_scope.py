"""Sorting what a coach may do: every card reaches its reason, by any hand, and nobody is scored."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

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


def test_every_card_reaches_its_reason_by_mouse(deal):
    deck = deal("Scope")
    for n, card in enumerate(deck.cards):
        expect(deck.text).to_have_text(card["text"])
        expect(deck.progress).to_have_text(f"Card {n + 1} of 31")
        deck.place(LEVELS[n % 3]).click()
        expect(deck.reply).to_contain_text(card["why"])
        expect(deck.reply).to_contain_text(scope.LEVELS[card["place"]])
        expect(deck.card).to_contain_text(card["sources"][0]["short"])
        lying = deck.page.get_by_role("list", name=scope.LEVELS[card["place"]])
        expect(lying.get_by_role("listitem").first).to_have_text(card["text"])
        deck.go_on()
    expect(deck.end).to_contain_text("Have another look at them:")
    for card in deck.cards:
        expect(deck.end).to_contain_text(card["why"])


def test_every_card_reaches_its_reason_by_keyboard_alone(deal):
    deck = deal("Scope")
    deck.press(deck.place("may"))
    for n, card in enumerate(deck.cards):
        expect(deck.reply).to_contain_text(card["why"])
        step = deck.card.locator(".hw-button")
        expect(step).to_be_focused()
        deck.page.keyboard.press("Enter")
        if n == 30:
            break
        if (n + 1) % 8 == 0:
            deck.press(deck.button("Go on"))
        expect(deck.card).to_be_focused()
        # The card's own keys for every other card, the buttons for the rest.
        if n % 2:
            deck.page.keyboard.press("2")
        else:
            deck.press(deck.place("licensed"))
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


@pytest.mark.parametrize("picked", LEVELS)
@pytest.mark.parametrize("place", LEVELS)
def test_each_answer_is_warm_and_says_which_way(deal, picked: str, place: str):
    words = json.loads(files("highways.coaching").joinpath("scope.words.en.json").read_text("utf-8"))
    said = words["right"][place] if picked == place else words["other"][picked][place]
    before = [card for card in scope.rows() if card["place"] != place]
    # All cards of the other levels lie there already, so that the first one left is of this level.
    deck = deal("Scope", {"placed": {card["id"]: card["place"] for card in before}})
    deck.place(picked).click()
    expect(deck.reply).to_contain_text(said)
    assert not re.search(r"wrong|false|sorry|unfortunately|failed", said, re.I)


def test_after_eight_cards_there_is_a_breath_and_the_way_to_the_table(deal):
    deck = deal("Scope")
    for card in deck.cards[:8]:
        deck.place(card["place"]).click()
        deck.card.locator(".hw-button").click()
    expect(deck.page.locator(".hw-deck-breath")).to_contain_text("8 cards lie in their places.")
    deck.button("Stop here, show me the table").click()
    expect(deck.end).not_to_contain_text("Have another look")
    for level in LEVELS:
        part = deck.page.get_by_role("region", name=scope.LEVELS[level])
        expect(part.get_by_role("listitem")).to_have_count(len(evidence.activities(level=level)))


def test_what_went_elsewhere_can_be_sorted_once_more(deal):
    deck = deal("Scope", {"placed": {card["id"]: card["place"] for card in scope.rows()[2:]}})
    for card in deck.cards[:2]:
        deck.place(next(level for level in LEVELS if level != card["place"])).click()
        deck.go_on()
    expect(deck.page.locator(".hw-deck-missed li")).to_have_count(2)
    deck.button("Only these, once more").click()
    for n, card in enumerate(deck.cards[:2]):
        expect(deck.progress).to_have_text(f"Card {n + 1} of 2")
        deck.place(card["place"]).click()
        deck.go_on()
    expect(deck.end).to_contain_text("Every card lies where you would put it")
    deck.button("All cards, once more").click()
    expect(deck.progress).to_have_text("Card 1 of 31")
    expect(deck.page.locator(".hw-deck-list li")).to_have_count(0)


def test_the_guess_comes_first_can_be_skipped_and_is_compared(deal):
    deck = deal("Scope", {"predict": PREDICT})
    expect(deck.card).not_to_be_visible()
    deck.page.get_by_label("About 6").check()
    deck.button("That is my guess").click()
    expect(deck.card).to_be_visible()
    deck.button("Stop here, show me the table").click()
    expect(deck.end).to_contain_text("Your guess was 6. Of the 31 cards, 13 are a coach’s own.")

    skipped = deal("Scope", {"predict": PREDICT})
    skipped.button("Show me anyway").click()
    expect(skipped.card).to_be_visible()
    straight = deal("Scope", {"predict": PREDICT})
    straight.button("Stop here, show me the table").click()
    expect(straight.end).to_contain_text("Of the 31 cards, 13 are a coach’s own.")


def test_nothing_is_scored_and_nothing_is_kept(deal):
    deck = deal("Scope")
    deck.place("licensed").click()
    deck.button("Stop here, show me the table").click()
    shown = deck.page.locator(".hw-live").inner_text()
    assert not re.search(r"\bscore|\d+ ?%|points|\d+ right|correct|passed|failed", shown, re.I)
    assert deck.page.evaluate("Object.keys(localStorage).length + sessionStorage.length") == 0


def test_python_can_begin_anew(widgets, page_with, open_page, state_of):
    """What a kernel sets in `placed` is what lies on the table."""
    watch = """<script>addEventListener("DOMContentLoaded", () => {
      const on = setInterval(() => { const w = globalThis.__hw_coaching_Scope; if (!w) return; clearInterval(on);
        const inner = w.default.render; w.default.render = (p) => { globalThis.model = p.model; return inner(p); }; }, 0);
    });</script>"""
    state = state_of(widgets.Scope().figure())
    page = open_page(page_with("coaching.Scope", state, before=f'{watch}<script src="coaching.Scope.js"></script>'))
    page.locator(".is-live .hw-inner").wait_for()
    first, second = state["cards"][:2]
    page.evaluate("placed => model.set('placed', placed)", {first["id"]: "may"})
    expect(page.locator(".hw-deck-text")).to_have_text(second["text"])
    page.evaluate("() => model.set('placed', {})")
    expect(page.locator(".hw-deck-text")).to_have_text(first["text"])


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
    assert {level: len(lines) - 2 for level, lines in tables.items()} == {"may": 13, "agreed": 7, "licensed": 11}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(deal, theme: str):
    deck = deal("Scope", {"predict": PREDICT}, theme=theme)
    assert deck.axe() == []
    deck.button("Show me anyway").click()
    assert deck.axe() == []
    deck.place("may").click()
    deck.page.wait_for_timeout(400)
    assert deck.axe() == []
    deck.button("Stop here, show me the table").click()
    assert deck.axe() == []


@pytest.mark.parametrize("name", ["Scope", "RedFlags"])
@pytest.mark.parametrize("width", [320, 375])
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
