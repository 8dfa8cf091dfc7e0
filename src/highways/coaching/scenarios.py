"""Scenes to rehearse: twelve small stories, three choices each, and what comes of a choice before the reason for it."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets as t

from highways import evidence
from highways.ui.widget import Widget

from .cards import read, shuffled, sources

WORDS: dict[str, Any] = read("scenario.words.en.json")
IDS = tuple(scene.id for scene in evidence.scenarios())
"""The ids of all scenes, in order."""

STEPS = ("", "first", "choose", "outcome", "why")
"""Where a reader is in a scene: its beginning (a content note, where there is one), their own first sentence, the choices,
what comes of the choice, and why."""


def scene(id: str) -> dict[str, Any]:
    """A scene as plain data, with its choices in the one order that everybody sees.

    The order comes out of a hash of their ids, so the best choice has no fixed place, on a page as on paper.

    Raises:
        ValueError: there is no such scene.
    """
    if id not in IDS:
        raise ValueError(f"There is no scene {id!r}; choose among {', '.join(IDS)}.")
    one = next(entry for entry in evidence.scenarios() if entry.id == id)
    return {
        "id": id,
        "title": one.title,
        "setting": one.setting,
        "situation": one.situation,
        "best": one.best,
        "principle": one.principle,
        "sources": sources(one.sources),
        "options": [
            {"id": option.id, "text": option.text, "outcome": option.outcome, "feedback": option.feedback}
            for option in shuffled(one.options, f"choice {id}")
        ],
    }


class Scenarios(Widget):
    """Scenes to go through one by one; a single one opens by itself: ``Scenarios(only=["s04"])``.

    Attributes:
        only: ids of scenes, such as 's04'; all twelve when empty.
        scenes: these scenes as plain data; follows `only`.
        scene: the id of the open scene; '' for the list.
        step: where the reader is in it, one of `STEPS`; '' is its beginning.
        option: the id of the choice whose outcome is shown, 'a', 'b' or 'c'; '' before a choice.

    Raises:
        ValueError: a scene that is not there; the sentence lists those that are.
        TypeError: a setting that this widget does not have.
    """

    only = t.List(t.Enum(list(IDS))).tag(sync=True)
    scenes = t.List(t.Dict(), read_only=True).tag(sync=True)
    scene = t.Unicode("").tag(sync=True)
    step = t.Enum(list(STEPS), "").tag(sync=True)
    option = t.Enum(["", "a", "b", "c"], "").tag(sync=True)

    def __init__(self, **settings: Any) -> None:
        ids = settings.get("only") or IDS
        if len(ids) == 1:
            settings.setdefault("scene", ids[0])
        super().__init__(**settings)
        self._follow()

    @t.observe("only")
    def _follow(self, _: object = None) -> None:
        self.set_trait("scenes", [scene(id) for id in self.only or IDS])

    @t.validate("scene")
    def _is_there(self, proposal: t.Bunch) -> str:
        known = self.only or IDS
        if proposal["value"] and proposal["value"] not in known:
            raise t.TraitError(f"there is no scene {proposal['value']!r} here; choose among {', '.join(known)}")
        return proposal["value"]

    def still(self) -> str:
        """Each scene with its choices, what comes of each, and why."""
        # Without JavaScript a link such as scenarios.html#s04 leads here; a page has one such list.
        return "".join(_paper(one, anchor=not self.only) for one in self.scenes)

    def __repr__(self) -> str:
        return f"Scenarios: {len(self.scenes)} of {len(IDS)}"


def _paper(one: dict[str, Any], anchor: bool) -> str:
    asked = "".join(f"<li>{escape(option['text'])}</li>" for option in one["options"])
    best = f" <strong>{WORDS['still_best']}</strong>"
    told = "".join(
        f"<li><p><strong>{escape(option['text'])}</strong></p>"
        f"<p>{escape(WORDS['still_outcome'].format(text=option['outcome']))}</p>"
        f"<p>{escape(WORDS['still_why'].format(text=option['feedback']))}{best if option['id'] == one['best'] else ''}</p>"
        "</li>"
        for option in one["options"]
    )
    name = f' id="{one["id"]}"' if anchor else ""
    note = f"<p><em>{escape(WORDS['notes'][one['id']])}</em></p>" if one["id"] in WORDS["notes"] else ""
    return (
        f'<section class="hw-story-still"{name}>'
        f'<p class="hw-story-setting">{escape(one["setting"])}</p>'
        f'<p class="hw-story-title"><strong>{escape(one["title"])}</strong></p>{note}'
        f'<p class="hw-story-told">{escape(one["situation"])}</p><p>{WORDS["still_ask"]}</p><ol type="A">{asked}</ol>'
        f'<p><strong>{WORDS["still_open"]}</strong></p><ol type="A">{told}</ol>'
        f"<p><strong>{WORDS['principle']}:</strong> {escape(one['principle'])}</p>"
        f"<p><strong>{WORDS['sentence']}:</strong> {escape(WORDS['say_this'][one['id']])}</p></section>"
    )
