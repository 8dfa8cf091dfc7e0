"""Cards for threes: every scene that may be played has its three, and four scenes are read aloud."""

from __future__ import annotations

import re

import pytest

from highways.coaching import play
from highways.coaching.scenarios import IDS

PRINTED = [id for group in play.PRINTED for id in group]


def card(id: str, role: str) -> str:
    found = re.findall(
        rf'<section class="hw-play-card" data-scene="{id}" data-role="{role}">.*?</section>', play.cards()
    )
    assert len(found) <= 1
    return found[0] if found else ""


def test_every_scene_has_a_place():
    assert sorted(PRINTED) == sorted(IDS)


@pytest.mark.parametrize("id", play.READ_ALOUD)
def test_nobody_plays_a_suicidal_person_a_memory_from_childhood_or_an_emergency(id: str):
    assert not any(card(id, role) for role in ("coach", "client", "observer"))
    said = card(id, "facts")
    assert ("read aloud" if id == "s11" else play.WORDS["not_played"]) in said
    assert play.WORDS["instead"] in said


@pytest.mark.parametrize("id", [id for id in PRINTED if id not in play.READ_ALOUD])
def test_a_scene_has_three_cards_and_nobody_acts_an_altered_state(id: str):
    coach, client, observer = (card(id, role) for role in ("coach", "client", "observer"))
    assert "What you know" in coach
    assert play.WORDS["words_only"] in client
    assert all(play.WORDS[name] in client for name in ("carry", "begin", "helps", "mood"))
    assert observer.count("<li>") == 6
    assert client.count("No. I am safe.") == 1, "nobody invents an answer to the question about suicide"
    assert not re.search(r"suicid|kill|overdose", client.replace(play.WORDS["asked"], ""), re.I)
    assert f"Scene {int(id[1:])}." in coach


def test_the_half_day_has_the_first_five_pages_to_itself():
    """Whoever copies a set for each three copies no card about suicide with it."""
    pages = play.cards().split('<div class="hw-play-page">')[1:]
    scenes = [re.findall(r'data-scene="(s\d\d)"', page) for page in pages]
    assert {scene for page in scenes[:5] for scene in page} == {*play.HALF_DAY}
    assert scenes[5] == list(play.FULL_DAY)
    assert {scene for page in scenes[6:] for scene in page}.isdisjoint({*play.HALF_DAY, *play.FULL_DAY})
    assert {len(page) for page in scenes} == {1, 2}


def test_no_word_about_points():
    assert not re.search(r"\bscore|\bpass|\bfail|qualified|\d\s*mg", str(play.WORDS), re.I)
