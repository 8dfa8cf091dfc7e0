"""The drill: every sign reaches its card, whom to ring and words; more urgent is the safe side, less urgent is told calmly."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from highways import evidence
from highways.coaching import flags

ACTIONS = ["now", "same-day", "refer", "carry-on"]
WORDS = json.loads(files("highways.coaching").joinpath("flags.words.en.json").read_text("utf-8"))
SAFE = "More urgent than the list says: that is the safe side."


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


@pytest.mark.parametrize("held", range(4))
def test_every_sign_is_answered_for_every_card(deal, held: int):
    """All twenty signs for one card held up throughout: right, safe side, or what could be missed."""
    deck = deal("RedFlags")
    for n, sign in enumerate(deck.cards):
        expect(deck.text).to_have_text(sign["text"])
        expect(deck.progress).to_have_text(f"Card {n + 1} of 20")
        deck.place(ACTIONS[held]).click()
        told = deck.reply.inner_text()
        assert sign["contact"] in told
        assert sign["says"] in told
        assert flags.ACTIONS[sign["place"]] in told
        listed = ACTIONS.index(sign["place"])
        assert (SAFE in told) == (held < listed)
        assert (WORDS["missed"].get(sign["id"], "-") in told) == (held > listed)
        assert ("In doubt, take the more urgent card." in told) == (held > listed)
        expect(deck.page.locator(".is-it .hw-deck-place")).to_have_attribute("data-place", sign["place"])
        deck.go_on()
    expect(deck.end).to_contain_text("In doubt, take the more urgent card.")


def test_the_drill_by_keyboard_alone(deal):
    deck = deal("RedFlags")
    deck.press(deck.place("now"))
    for n, sign in enumerate(deck.cards):
        expect(deck.reply).to_contain_text(sign["says"])
        expect(deck.card.locator(".hw-button")).to_be_focused()
        deck.page.keyboard.press("Enter")
        if n == 19:
            break
        if (n + 1) % 8 == 0:
            deck.press(deck.button("Go on"))
        expect(deck.card).to_be_focused()
        deck.press(deck.place("carry-on"))
    expect(deck.end).to_be_focused()
    deck.press(deck.button("Only these, once more"))
    expect(deck.card).to_be_focused()


@pytest.mark.parametrize("action", ACTIONS)
def test_a_sign_can_be_carried_to_each_card(deal, action: str):
    deck = deal("RedFlags")
    deck.drag(action)
    expect(deck.reply).to_contain_text(deck.cards[0]["says"])


def test_a_word_before_the_drill_and_help_in_reach(deal):
    deck = deal("RedFlags")
    note = deck.page.get_by_text("The cards name suicide, overdose and other emergencies.")
    expect(note).to_be_visible()
    expect(deck.page.get_by_text("Ring the emergency number or a crisis line.")).to_be_visible()
    deck.place("now").click()
    deck.go_on()
    expect(note).not_to_be_visible()
    expect(deck.page.get_by_text("Ring the emergency number or a crisis line.")).to_be_visible()
    deck.button("Stop here, show me the table").click()
    expect(deck.page.get_by_text("Ring the emergency number or a crisis line.")).to_be_visible()
    parts = deck.page.locator(".hw-deck-part")
    assert parts.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))") == list(flags.ACTIONS.values())
    for sign in deck.cards:
        expect(deck.end).to_contain_text(sign["contact"])


@pytest.mark.parametrize("held", ["now", "refer"])
def test_harm_is_the_persons_own_choice_and_not_a_therapists_matter(deal, held: str):
    before = [sign for sign in flags.rows() if sign["id"] != "harm"]
    deck = deal("RedFlags", {"placed": {sign["id"]: sign["place"] for sign in before}})
    deck.place(held).click()
    expect(deck.reply).to_contain_text(WORDS["own"]["harm"]["right" if held == "refer" else "list_has"])
    expect(deck.reply).to_contain_text("In danger: the emergency number, now.")
    expect(deck.reply).not_to_contain_text(WORDS["right"]["refer"])
    expect(deck.reply).not_to_contain_text(WORDS["list_has"]["refer"])


def test_more_urgent_is_looked_at_again_without_blame(deal):
    most = flags.rows()[1:]
    deck = deal("RedFlags", {"placed": {sign["id"]: sign["place"] for sign in most}})
    deck.place("now").click()
    deck.go_on()
    expect(deck.page.locator(".hw-deck-missed li")).to_have_count(1)
    assert not re.search(r"\bscore|\d+ ?%|wrong|correct|failed", deck.page.locator(".hw-live").inner_text(), re.I)
    assert deck.page.evaluate("Object.keys(localStorage).length") == 0


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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(deal, theme: str):
    deck = deal("RedFlags", theme=theme)
    assert deck.axe() == []
    for _ in range(4):
        deck.place("now").click()
        assert deck.axe() == []
        deck.go_on()
    deck.button("Stop here, show me the table").click()
    assert deck.axe() == []
