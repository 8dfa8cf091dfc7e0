"""The Sphinx extension of the slides: what a slide may hold beside Markdown, its minutes, and its notes on paper.

Directives and roles:
    ``{segment} map``: from here on, slides belong to this part of the agenda that is named like the deck.
    ``{notes}``: what the speaker sees, and the notes page prints.
    ``{scene} s04``: where, and what happens; with ``:rule:`` the best way on, and what to keep.
    ``{sign} urine``: a red flag; whom to ring and what to say come with the next key.
    ``{town}``: the map of the course, still, beside a title.
    ``{heaps}``: the three heaps of the scope sort.
    ``{source}`kew2023` ``: who found it, linked to the references of the book.
    ``{book}`Claims checked <book/evidence/claims-checked>` ``: a page of the book.
    ``{anywidget}``: as in the book.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import ReferenceRole, SphinxDirective, SphinxRole

from highways import evidence
from highways.evidence import EvidenceError
from highways.roads.town import WIDE, Town
from highways.sphinxext import AnyWidgetDirective

from . import agenda
from .words import WORDS

REFERENCES = "../book/reference/references.html"
KEPT = ("revealjs/LICENSE", "revealjs/dist/reveal.css", "revealjs/dist/reveal.js", "revealjs/plugin/notes/notes.js")
"""Of all that the builder copies, what a deck loads."""


class segment(nodes.Invisible, nodes.Element):  # noqa: N801 - docutils names its nodes so
    """From here on, slides belong to the part `id`."""


class notes(nodes.General, nodes.Element):  # noqa: N801
    """What the speaker says and does."""


class SegmentDirective(SphinxDirective):
    """``{segment} map``: stands on the first slide of a part."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [segment("", id=self.arguments[0])]


class NotesDirective(SphinxDirective):
    """``{notes}``: Markdown, for the speaker's view and for paper."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = notes()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class _Fact(SphinxDirective):
    """A directive that shows a record, by its id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        try:
            return [nodes.raw("", self.html(self.arguments[0]), format="html")]
        except EvidenceError as error:
            raise self.error(str(error)) from None

    def html(self, id: str) -> str:
        raise NotImplementedError


class SceneDirective(_Fact):
    """``{scene} s04``: one scene, first what happens and, with ``:rule:``, what helps."""

    option_spec: ClassVar = {"rule": directives.flag}

    def html(self, id: str) -> str:
        scene = evidence.load().find("scenarios", id)
        where = WORDS["scene"].format(n=int(id[1:]), title=scene.title, setting=scene.setting)
        if "rule" in self.options:
            best = next(one for one in scene.options if one.id == scene.best)
            said = f'<p class="hw-deck-card">{escape(best.text)}</p><p><strong>{escape(scene.principle)}</strong></p>'
        else:
            said = (
                f'<div class="hw-deck-card"><p class="hw-deck-where">{escape(where)}</p>'
                f"<p>{escape(scene.situation)}</p></div>"
            )
        return said + sources(scene.sources)


class SignDirective(_Fact):
    """``{sign} urine``: the sign first; card, contact and words come with the next key. The speaker has them from the start."""

    def run(self) -> list[nodes.Node]:
        shown = super().run()
        sign = evidence.load().find("signs", self.arguments[0])
        answer = WORDS["answer"].format(
            sign=sign.sign, action=WORDS["actions"][sign.action], contact=sign.contact, says=sign.says
        )
        return [*shown, notes("", nodes.paragraph("", answer))]

    def html(self, id: str) -> str:
        sign = evidence.load().find("signs", id)
        action = WORDS["actions"][sign.action]
        # 'Prescriber the same day' says no more than the card.
        more = _words(sign.contact) - _words(action) - {"the"}
        contact = f"<p>{escape(sign.contact)}</p>" if more else ""
        return (
            f'<p class="hw-deck-card">{escape(sign.sign)}</p>'
            f'<div class="fragment hw-deck-answer" data-action="{sign.action}"><p class="hw-deck-action">'
            f"{action}</p>{contact}"
            f"<p><q>{escape(sign.says)}</q></p></div>{sources(sign.sources)}"
        )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


class HeapsDirective(SphinxDirective):
    """``{heaps}``: the three heaps, each with how many of the activities lie in it."""

    def run(self) -> list[nodes.Node]:
        heaps = "".join(
            f'<li data-level="{level}"><strong>{said}</strong><span class="fragment">'
            f"{WORDS['cards'].format(n=len(evidence.activities(level=level)))}</span></li>"
            for level, said in WORDS["levels"].items()
        )
        return [nodes.raw("", f'<ul class="hw-deck-heaps">{heaps}</ul>', format="html")]


class TownDirective(SphinxDirective):
    """``{town}``: every lane, the old highway and a new road, in the colours of the course."""

    def run(self) -> list[nodes.Node]:
        town = Town.load()
        across, up = town.places.min(axis=0), town.places.max(axis=0)
        # Heights grow upward on the map and downward on a screen.
        x, y = (town.places[:, 0] - across[0], up[1] - town.places[:, 1])
        drawn: dict[str, list[str]] = {"lane": [], "old": [], "new": []}
        for tail, head, rigid, practised in zip(town.tail, town.head, town.rigid, town.practised, strict=True):
            look = "old" if rigid >= WIDE else "new" if practised > 0 else "lane"
            drawn[look].append(f"M{x[tail]:.3f} {y[tail]:.3f}L{x[head]:.3f} {y[head]:.3f}")
        paths = "".join(f'<path class="hw-deck-{look}" d="{"".join(parts)}"/>' for look, parts in drawn.items())
        width, height = up - across
        box = f"{-0.05 * width:.3f} {-0.05 * height:.3f} {1.1 * width:.3f} {1.1 * height:.3f}"
        svg = f'<svg class="hw-deck-town" viewBox="{box}" aria-hidden="true">{paths}</svg>'
        return [nodes.raw("", svg, format="html")]


def sources(keys: tuple[str, ...]) -> str:
    """The small line below a fact."""
    return f'<p class="hw-deck-sources">{WORDS["sources"]} {", ".join(map(_source, keys))}</p>'


def _source(key: str) -> str:
    """Who and when, as a link into the references. Raises EvidenceError when there is no such key."""
    return f'<a href="{REFERENCES}#{key}">{escape(evidence.source(key).short)}</a>'


class SourceRole(SphinxRole):
    """``{source}`kew2023,ekstrand2022` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            links = ", ".join(_source(key.strip()) for key in self.text.split(","))
        except EvidenceError as error:
            said = self.inliner.reporter.error(str(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, said)], [said]
        return [nodes.raw("", f'<small class="hw-deck-sources">{WORDS["sources"]} {links}</small>', format="html")], []


class BookRole(ReferenceRole):
    """``{book}`Numbers by country <book/start/safety-first#help-now>` ``: decks lie in a folder beside the book's."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        page, _, part = self.target.partition("#")
        root = book(self.env.app)
        if not any((root / f"{page}{ending}").exists() for ending in (".md", ".ipynb")):
            said = self.inliner.reporter.error(f"The book has no page {page!r}.", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, said)], [said]
        address = f"../{page}.html{'#' if part else ''}{part}"
        return [nodes.reference(self.rawtext, self.title, refuri=address, internal=True)], []


def book(app: Sphinx) -> Path:
    """The root of the book that these slides belong to."""
    return Path(app.srcdir).parents[2]


def agendas(app: Sphinx) -> dict[str, agenda.Agenda]:
    """The agendas of that book."""
    return agenda.load(book(app) / agenda.FILE)


def slides(app: Sphinx, docname: str, doctree: nodes.document) -> Iterator[tuple[nodes.section, agenda.Segment | None]]:
    """Each slide of a deck in order, and the part of its agenda that it belongs to.

    Raises:
        ExtensionError: the deck names a part that its agenda lacks, or leaves one out, or changes their order.
    """
    day = agendas(app)[docname]
    now, seen = None, []
    for section in doctree.findall(nodes.section):
        for mark in (one for one in section.children if isinstance(one, segment)):
            now = next((one for one in day.segments if one.slides == mark["id"]), None)
            if now is None:
                raise ExtensionError(f"{docname}: no part of its agenda has the slides {mark['id']!r}.")
            seen.append(now.id)
        yield section, now
    if seen != [one.id for one in day.segments]:
        raise ExtensionError(
            f"{docname}: its slides go {', '.join(seen)}, and its agenda {', '.join(one.id for one in day.segments)}."
        )


def add_minutes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """The corner of each slide says how far the day is."""
    if docname not in agendas(app):
        return
    for section, now in list(slides(app, docname, doctree)):
        for mark in [one for one in section.children if isinstance(one, segment)]:
            section.remove(mark)
            section["ids"].append(now.id)  # the address that the agenda links to
        if now:
            said = WORDS["corner"].format(span=now.span, title=now.title)
            section.insert(1, nodes.raw("", f'<p class="hw-deck-corner">{escape(said)}</p>', format="html"))


def notes_pages(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """For each deck a page of its notes, to read on paper."""
    for docname, day in agendas(app).items():
        listed = []
        for section, now in slides(app, docname, app.env.get_doctree(docname)):
            said = [child for one in section.children if isinstance(one, notes) for child in one.children]
            html = "".join(app.builder.render_partial(child)["fragment"] for child in said)
            first = now is not None and (not listed or listed[-1]["segment"] is not now)
            listed.append(
                {"title": section.next_node(nodes.title).astext(), "notes": html, "segment": now, "first": first}
            )
        context = {"title": WORDS["notes_title"].format(title=day.title), "day": day, "slides": listed, "words": WORDS}
        yield f"{docname}-notes", context, "notes.html"


def prune(app: Sphinx, exception: Exception | None) -> None:
    """Leave of the builder's files what a deck loads: reveal.js comes with five megabytes of plugins, themes and maps."""
    if exception is not None:
        return
    out = Path(app.outdir)
    static = out / "_static"
    kept = {name: (static / name).read_bytes() for name in KEPT}
    shutil.rmtree(static)
    for name, data in kept.items():
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        # A map that is not there is a 404 for whoever opens the tools of the browser.
        (static / name).write_bytes(re.sub(rb"\n//# sourceMappingURL=\S+\s*$", b"", data))
    for name in ("genindex.html", "search.html", "searchindex.js", "objects.inv", ".buildinfo"):
        (out / name).unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, object]:
    """Called by Sphinx."""
    app.setup_extension("sphinx_revealjs")
    app.add_node(segment)
    app.add_node(notes, revealjs=(_open_notes, _close_notes))
    app.add_directive("anywidget", AnyWidgetDirective)
    app.add_directive("segment", SegmentDirective)
    app.add_directive("notes", NotesDirective)
    app.add_directive("scene", SceneDirective)
    app.add_directive("sign", SignDirective)
    app.add_directive("town", TownDirective)
    app.add_directive("heaps", HeapsDirective)
    app.add_role("book", BookRole())
    app.add_role("source", SourceRole())
    app.connect("doctree-resolved", add_minutes)
    app.connect("html-collect-pages", notes_pages)
    app.connect("build-finished", prune)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _open_notes(translator: object, node: notes) -> None:
    translator.body.append('<aside class="notes">')


def _close_notes(translator: object, node: notes) -> None:
    translator.body.append("</aside>")
