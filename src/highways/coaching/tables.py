"""Directives of the two decks.

``{scope-table}``: what a coach may do, each with its reason and its citation; ``{scope-table} may`` has one level alone.
``{flags-table}``: every sign with whom to ring and words to use, most urgent first; ``{flags-table} now`` has one action.
``{flags-sheet}``: the signs for one printed page. ``{hold-up-cards}``: four cards, half a page each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from . import flags, scope


class _Table(SphinxDirective):
    """One table for each part, or the one that the argument names."""

    optional_arguments = 1
    parts: ClassVar[dict[str, str]]
    table: ClassVar[Callable[[str], Iterator[str]]]

    def run(self) -> list[nodes.Node]:
        wanted = self.arguments or list(self.parts)
        if wanted[0] not in self.parts:
            raise self.error(f"There is no part {wanted[0]!r}; name one of {', '.join(self.parts)}, or none for all.")
        lines = []
        for part in wanted:
            # A page that names the part has it in a heading.
            lines += [] if self.arguments else [f"**{self.parts[part]}**", ""]
            lines += [*type(self).table(part), ""]
        mark = nodes.raw("", '<span data-hw-style="coaching" class="hw-deck-table" hidden></span>', format="html")
        return [mark, *self.parse_text_to_nodes("\n".join(lines))]


class ScopeTable(_Table):
    parts = scope.LEVELS
    table = staticmethod(scope.table)


class FlagsTable(_Table):
    parts = flags.ACTIONS
    table = staticmethod(flags.table)


class FlagsSheet(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        mark = nodes.raw("", '<span data-hw-style="coaching" hidden></span>', format="html")
        return [mark, *self.parse_text_to_nodes("\n".join(flags.sheet()))]


class HoldUpCards(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        return [nodes.raw("", flags.hold_up(), format="html")]


def setup(app: Sphinx) -> None:
    """Called by `highways.coaching.pages`."""
    app.add_directive("scope-table", ScopeTable)
    app.add_directive("flags-table", FlagsTable)
    app.add_directive("flags-sheet", FlagsSheet)
    app.add_directive("hold-up-cards", HoldUpCards)
