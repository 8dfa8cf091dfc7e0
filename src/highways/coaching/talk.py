"""A worked example: one dialogue, 'a warm no', with a note beside each turn."""

from __future__ import annotations

from html import escape
from typing import Any

from .cards import read

WORDS: dict[str, Any] = read("talk.words.en.json")


def dialogue() -> str:
    """HTML with the dialogue: who speaks, what is said, and why it is said so."""
    turns = "".join(
        f'<li class="hw-talk-turn is-{who}"><div class="hw-talk-said"><p class="hw-talk-who">{WORDS[who]}</p>'
        f'<p>{escape(said)}</p></div><p class="hw-talk-note">{escape(note)}</p></li>'
        for who, said, note in WORDS["turns"]
    )
    return f'<ol class="hw-talk" data-hw-style="coaching">{turns}</ol>'
