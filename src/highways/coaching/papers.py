"""What the scenes and the agreement give a page besides their widgets.

Directives:
    ``{worked-dialogue}``: the dialogue 'a warm no', with its notes.
    ``{roleplay-cards}``: every card, two to a page. ``{observer-checklist}``: the checklist, on one page.
    ``{agreement-form}``: the support agreement as a blank form, on one page.
"""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from . import agreement, play, talk


def _shows(html: Callable[[], str]) -> type[SphinxDirective]:
    """A directive that writes what `html` returns."""

    class Shows(SphinxDirective):
        def run(self) -> list[nodes.Node]:
            return [nodes.raw("", html(), format="html")]

    return Shows


def _paper(html: Callable[[], str]) -> Callable[[], str]:
    return lambda: f'<div class="hw-still hw-play" data-hw-style="coaching">{html()}</div>'


def setup(app: Sphinx) -> None:
    """Called by highways.coaching.pages."""
    app.add_directive("worked-dialogue", _shows(talk.dialogue))
    app.add_directive("roleplay-cards", _shows(_paper(play.cards)))
    app.add_directive("observer-checklist", _shows(_paper(play.checklist)))
    app.add_directive("agreement-form", _shows(_paper(agreement.form)))
