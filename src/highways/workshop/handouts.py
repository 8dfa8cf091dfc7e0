"""Directives of what is handed out: run sheets, and cards to cut out, from the data that the rest of the course stands on.

Directives:
    ``{runsheet} half-day``: the day minute by minute. ``{scope-cards}``: the activities, a card each, and their key.
    ``{session-strips}``: the steps of a session, a strip each, and who is responsible.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from highways import evidence

from . import agenda, runsheet, slides
from .words import WORDS


class RunsheetDirective(SphinxDirective):
    """``{runsheet} half-day``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        files = [Path(self.env.srcdir, one) for one in (agenda.FILE, runsheet.FILE)]
        for one in files:
            self.env.note_dependency(str(one))
        try:
            days = agenda.load(files[0])
            if self.arguments[0] not in days:
                raise agenda.AgendaError(f"There is no agenda {self.arguments[0]!r}; there is {', '.join(days)}.")
            parts = runsheet.load(files[1], days[self.arguments[0]])
        except agenda.AgendaError as error:
            raise self.error(str(error)) from None
        deck = Path(self.env.srcdir, slides.FOLDER, f"{self.arguments[0]}.md")
        for one in slides.files(deck):
            self.env.note_dependency(str(one))
        shown = slides.numbers(deck)
        text = "\n".join(runsheet.markdown(one, shown[one.segment.slides]) for one in parts)
        found = self.parse_text_to_nodes(text, allow_section_headings=True)
        for one in found:
            one["classes"].append("hw-runsheet")
        return found


def _cards(texts: list[str], kind: str) -> nodes.Node:
    cards = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return nodes.raw("", f'<ul class="hw-cut hw-cut-{kind}">{cards}</ul>', format="html")


class ScopeCardsDirective(SphinxDirective):
    """``{scope-cards}``: in the order of the alphabet, which gives nothing away."""

    def run(self) -> list[nodes.Node]:
        return [_cards(sorted(one.activity for one in evidence.activities()), "small")]


SHEET = "book/session/sheets/session-at-a-glance.md"
"""Where the steps stand as people compare them."""


def steps(text: str) -> list[tuple[str, str]]:
    """Each step of the sheet in order: its name, and who is responsible."""
    return re.findall(r"^\| \*\*\d+\. (.+?)\*\* \|.*\| (.+?) \|$", text, re.M)


class StripsDirective(SphinxDirective):
    """``{session-strips}``: the names of the steps in the order of the alphabet, then the key."""

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir, SHEET)
        self.env.note_dependency(str(path))
        found = steps(path.read_text("utf-8"))
        key = "\n".join(f"| {n} | {name} | {lead} |" for n, (name, lead) in enumerate(found, start=1))
        table = f"| {' | '.join(WORDS['strips'])} |\n| --- | --- | --- |\n{key}\n"
        return [_cards(sorted(name for name, _ in found), "strip"), *self.parse_text_to_nodes(table)]


def setup(app: Sphinx) -> None:
    """Called by `highways.workshop.pages`."""
    app.add_directive("runsheet", RunsheetDirective)
    app.add_directive("scope-cards", ScopeCardsDirective)
    app.add_directive("session-strips", StripsDirective)
