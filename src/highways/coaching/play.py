"""What a group holds in its hands: cards for threes (coach, client, observer), and the observer's checklist on one page."""

from __future__ import annotations

from html import escape
from typing import Any

from highways import evidence

from .cards import read

WORDS: dict[str, Any] = read("play.words.en.json")

HALF_DAY = ("s01", "s02", "s05")
FULL_DAY = ("s06", "s11")
MORE = ("s04", "s07", "s08", "s09", "s10")
READ_ALOUD = ("s03", *FULL_DAY, "s12")
"""Scenes that nobody plays: a suicidal person, a memory from childhood, touch during tears, a medical emergency."""

PRINTED = (HALF_DAY, FULL_DAY, ("s03", *MORE, "s12"))
"""All cards in the order of printing. Each group begins on a sheet of its own, so that no set has a card that nobody plays."""

TO_A_PAGE = 2


def cards() -> str:
    """HTML with every card, two to a page."""
    pages = []
    for group in PRINTED:
        some = [card for id in group for card in _of(id)]
        pages += [some[n : n + TO_A_PAGE] for n in range(0, len(some), TO_A_PAGE)]
    return "".join(f'<div class="hw-play-page">{"".join(page)}</div>' for page in pages)


def checklist() -> str:
    """HTML with the observer's checklist: six things to look for, and room to write."""
    say = WORDS["sheet"]
    rows = "".join(f"<tr><td>☐ {escape(text)}</td><td></td></tr>" for text in WORDS["checks"])
    lines = "".join(
        f'<p><strong>{escape(say[name])}</strong></p><div class="hw-write">&nbsp;</div>'
        for name in ("keep", "try_next")
    )
    return (
        f'<div class="hw-play-sheet"><p class="hw-play-who">{escape(say["title"])}</p><p>{escape(WORDS["checklist"])}</p>'
        f'<ul class="hw-play-heads"><li>{escape(say["scene"])}</li><li>{escape(say["coach_was"])}</li></ul>'
        f"<table><thead><tr><th>{escape(WORDS['watch'])}</th><th>{escape(say['seen'])}</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{lines}"
        f'<p class="hw-play-foot">{escape(say["sheet_foot"])}</p></div>'
    )


def _of(id: str) -> list[str]:
    scene = next(one for one in evidence.scenarios() if one.id == id)
    if id in READ_ALOUD:
        said = WORDS["instead_of"][id]
        who = said.get("who", WORDS["not_played"])
        return [_card(scene, who, _part("why", said["why"]) + _part("instead", said["instead"]), "facts")]
    said = WORDS["scenes"][id]
    coach = _told(scene.situation) + _part("know", said["know"]) + _part("try", scene.principle)
    client = "".join(_part(name, said[name]) for name in ("carry", "begin", "helps", "mood"))
    checks = "".join(f"<li>{escape(text)}</li>" for text in WORDS["checks"])
    observer = f'{_told(WORDS["checklist"])}<ul class="hw-play-checks">{checks}</ul>{_part("watch", said["watch"])}'
    asked, only, turn = (
        f'<p class="hw-play-only">{escape(WORDS[name])}</p>' for name in ("asked", "words_only", "turn")
    )
    return [
        _card(scene, WORDS["coach"], coach + turn, "coach"),
        _card(scene, WORDS["client"], client + asked + only, "client"),
        _card(scene, WORDS["observer"], observer, "observer"),
    ]


def _card(scene: evidence.Scenario, who: str, body: str, role: str) -> str:
    heading = WORDS["scene_of"].format(n=int(scene.id[1:]), title=scene.title, setting=scene.setting)
    return (
        f'<section class="hw-play-card" data-scene="{scene.id}" data-role="{role}">'
        f'<p class="hw-play-head"><strong class="hw-play-who">{escape(who)}</strong> '
        f'<span class="hw-play-scene">{escape(heading)}</span></p>'
        f'{body}<p class="hw-play-foot">{escape(WORDS["foot"])}</p></section>'
    )


def _told(text: str) -> str:
    return f'<p class="hw-play-told">{escape(text)}</p>'


def _part(name: str, text: str) -> str:
    return f"<p><strong>{escape(WORDS[name])}:</strong> {escape(text)}</p>"
