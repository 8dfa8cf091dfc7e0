"""The capstone: a support agreement on one page, composed from a coach's own choices, with lines to fill in by hand."""

from __future__ import annotations

from html import escape
from typing import Any

import traitlets as t

from highways import evidence
from highways.ui.widget import Widget

from .cards import read

WORDS: dict[str, Any] = read("agreement.words.en.json")

PARTS: dict[str, tuple[str, ...]] = {
    "role": ("walk", "plan", "listen"),
    "hours": ("weekdays", "two-days", "meetings"),
    "outside": ("waits", "auto", "colleague"),
    "day": ("none", "one", "evening"),
    "notes": ("short", "dates", "yours"),
    "ending": ("either", "review", "care"),
    "complaints": ("both", "body", "third"),
}
"""The parts that one of several wordings says, by the ids of those wordings."""

ORDER = ("role", "does", "not", "never", "hours", "outside", "day", "notes", "country", "ending", "complaints")
"""All parts as they stand on the page. 'not' and 'never' are not for choosing."""

LEAVES_OUT = ("agreement", "check-ins")
"""Activities that are no tick: the first is this page itself, and the other is the part 'day'."""

LICENSED = (
    "suitable", "route", "medicines", "diagnose", "therapy", "interpret", "handle", "sit", "touch", "fitness", "promise",
)  # fmt: skip
"""The activities of a licensed clinician, which stand on every page among what a coach does not do."""

OWN_NUMBERS = "other"
"""The country of those who write the numbers in by hand."""


def activities() -> list[dict[str, str]]:
    """What a coach may tick, as plain data: first what a coach may do, then what takes the clinic's agreement."""
    return [
        {"id": one.id, "activity": one.activity, "level": one.level}
        for level in ("may", "agreed")
        for one in evidence.activities(level=level)
        if one.id not in LEAVES_OUT
    ]


def lines() -> list[dict[str, str]]:
    """Who to ring, by country, as plain data: only numbers that were verified."""
    return [{"id": one.id, "region": one.region, "call": one.call} for one in evidence.lines()]


class Agreement(Widget):
    """One page, composed from choices; it asks for no name, and gives no legal advice.

    Attributes:
        choices: by part: the id of a wording (`PARTS`); for 'does' a list of ids of activities; for 'country' the id of a
            line, or 'other'. A part that is not there is not said yet.
        activities, lines: what can be ticked, and the numbers to ring; given once, from the evidence base.

    Raises:
        ValueError: a part, a wording, an activity or a country that is not there; the sentence lists those that are.
        TypeError: a setting that this widget does not have.
    """

    choices = t.Dict().tag(sync=True)
    activities = t.List(t.Dict(), read_only=True).tag(sync=True)
    lines = t.List(t.Dict(), read_only=True).tag(sync=True)

    @t.default("activities")
    def _ticks(self) -> list[dict[str, str]]:
        return activities()

    @t.default("lines")
    def _numbers(self) -> list[dict[str, str]]:
        return lines()

    @t.validate("choices")
    def _are_there(self, proposal: t.Bunch) -> dict[str, Any]:
        known = {
            **PARTS,
            "does": tuple(one["id"] for one in activities()),
            "country": (*(one["id"] for one in lines()), OWN_NUMBERS),
        }
        for part, chosen in proposal["value"].items():
            if part not in known:
                raise t.TraitError(f"there is no part {part!r} to choose; choose among {', '.join(known)}")
            many = part == "does"
            if isinstance(chosen, list | tuple) != many:
                raise t.TraitError(f"{part!r} takes {'a list of ids' if many else 'one id'}, not {chosen!r}")
            for id in chosen if many else [chosen]:
                if id not in known[part]:
                    raise t.TraitError(f"{part!r} has no {id!r}; choose among {', '.join(known[part])}")
        return proposal["value"]

    def still(self) -> str:
        """A blank form on one page: every wording with a box to tick."""
        return form()


def form() -> str:
    """The agreement as a form to fill in by hand, on one page."""
    parts = "".join(
        f'<section class="hw-pact-{part}"><p><strong>{escape(WORDS["parts"][part]["title"])}</strong></p>'
        f"{_blank(part)}</section>"
        for part in ORDER
    )
    return (
        '<div class="hw-pact-paper hw-pact-blank">'
        f'<p class="hw-pact-title"><strong>{WORDS["title"]}</strong></p><p>{WORDS["sub"]} {WORDS["blank_lead"]}</p>'
        f"{_rows('coach', 'client', 'in_charge', 'fee')}"
        f'<div class="hw-pact-parts">{parts}</div>{_rows("coach", "client", "date", "look_again")}'
        f'<p class="hw-pact-foot">{WORDS["foot"]}</p></div>'
    )


def _rows(*names: str) -> str:
    """Lines to write on."""
    return f'<ul class="hw-pact-lines">{"".join(f"<li>{escape(WORDS[name])}</li>" for name in names)}</ul>'


def _ticks(texts: list[str]) -> str:
    return f'<ul class="hw-pact-ticks">{"".join(f"<li>{escape(text)}</li>" for text in texts)}</ul>'


def not_done() -> str:
    """What a coach does not do, as a sentence."""
    return WORDS["fixed"]["not"].format(list="; ".join(WORDS["short"][id] for id in LICENSED))


def _blank(part: str) -> str:
    if part == "not":
        return f"<p>{escape(not_done())}</p>"
    fixed = f"<p>{escape(WORDS['fixed'][part])}</p>" if part in WORDS["fixed"] else ""
    if part == "does":
        may, agreed = (
            _ticks([WORDS["short"][one["id"]] for one in activities() if one["level"] == level])
            for level in ("may", "agreed")
        )
        return f"{may}<p>{WORDS['with_clinic']}:</p>{agreed}"
    if part == "country":
        return fixed + _rows("clinic_day", "clinic_night", "person", "crisis", "emergency")
    return fixed + (_ticks(list(WORDS["parts"][part]["options"].values())) if part in PARTS else "")
