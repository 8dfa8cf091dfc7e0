"""The drill: every sign reaches its card, whom to ring and words; more urgent is the safe side, less urgent is told calmly."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect
from sweeping import first

from highways import evidence
from highways.coaching import flags

ACTIONS = ["now", "same-day", "refer", "carry-on"]
WORDS = json.loads(files("highways.coaching").joinpath("flags.words.en.json").read_text("utf-8"))


def test_the_cards_stand_by_urgency_and_the_signs_are_mixed():
    assert list(flags.ACTIONS) == ACTIONS
    rows = flags.rows()
    assert {row["id"]: (row["text"], row["place"], row["contact"], row["says"]) for row in rows} == {
        one.id: (one.sign, one.action, one.contact, one.says) for one in evidence.signs()
    }
    assert not re.search(r"(\S+) \1 \1", " ".join(row["place"] for row in rows))
    assert not any("suicide" in row["text"] for row in (*rows[:4], rows[-1])), "the drill begins and ends gently"


def test_every_less_urgent_choice_has_words_of_its_own():
    below = {one.id for one in evidence.signs() if one.action != "carry-on"}
    assert set(WORDS["missed"]) == below
    assert len(set(WORDS["missed"].values())) == len(below)
    for said in WORDS["missed"].values():
        assert not re.search(r"\bwrong|should have|your fault|careless|fail|never ", said, re.I)


def test_the_drill_by_keyboard_alone(deal):
    deck = deal("RedFlags")
    deck.press(deck.place("now"))
    for n, sign in enumerate(deck.cards[:9]):
        expect(deck.reply).to_contain_text(sign["says"])
        expect(deck.card.locator(".hw-button")).to_be_focused()
        deck.page.keyboard.press("Enter")
        if n == 7:
            deck.press(deck.button("Go on"))
        expect(deck.card).to_be_focused()
        deck.press(deck.place("carry-on"))
    deck.press(deck.button("Stop here, show me the table"))
    expect(deck.end).to_be_focused()
    deck.press(deck.button("Only these, once more"))
    expect(deck.card).to_be_focused()


@pytest.mark.parametrize("action", ACTIONS)
def test_a_sign_can_be_carried_to_each_card(deal, action: str):
    deck = deal("RedFlags")
    deck.drag(action)
    expect(deck.reply).to_contain_text(deck.cards[0]["says"])


def test_the_still_the_tables_and_the_sheet_hold_all(widgets):
    still, sheet = widgets.RedFlags().still(), "\n".join(flags.sheet())
    tables = {action: list(flags.table(action)) for action in ACTIONS}
    for one in evidence.signs():
        assert one.contact in still
        assert one.says in still
        assert f">{one.sign}<" in sheet
        row = next(line for line in tables[one.action] if line.startswith(f"| {one.sign} {{footcite:p}}"))
        assert one.contact in row
        assert one.says in row
    assert (
        still.index(flags.ACTIONS["now"]) < still.index(flags.ACTIONS["same-day"]) < still.index("Carry on, and note")
    )


def test_the_rules_of_the_course_stand_on_the_sheet():
    sheet = WORDS["sheet"]
    assert "The emergency number, now." in sheet["now"]
    assert "crisis line as well" in sheet["now"]
    assert "out-of-hours doctor" in sheet["same-day"]
    assert "crisis line at any hour" in sheet["same-day"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"placed": {"fly": "now"}}, "there is no card 'fly'; choose one of ordinary, "),
        ({"placed": {"urine": "may"}}, "there is no place 'may'; choose one of now, same-day, refer, carry-on"),
    ],
)
def test_what_is_not_there_is_refused(widgets, setting: dict, said: str):
    with pytest.raises(ValueError, match=said):
        widgets.RedFlags(**setting)


@pytest.mark.parametrize("theme", first(["light", "dark"]))
def test_axe_finds_nothing_in_any_state(deal, theme: str):
    deck = deal("RedFlags", theme=theme)
    assert deck.axe() == []
    for _ in range(4):
        deck.place("now").click()
        assert deck.axe() == []
        deck.go_on()
    deck.button("Stop here, show me the table").click()
    assert deck.axe() == []
