"""How the evidence becomes part of a page.

Roles:
    ``{verdict}`s1-27` ``: the badge of a claim, which opens its card. ``{claim}`s1-27` ``: the claim in our words, and its badge.
    ``{signs}`Emergency` ``: signs to ring about, or a sentence that reads the same everywhere, from signs.json, in one line.
    ``{as-of}`us-spray` ``: the month in which a fact that can change was looked up, from changing.yml.
Directives:
    ``{claims} A``: every claim of an article, by topic. ``{claim-counts}``: how many have each verdict.
    ``{verdicts}``: what the words mean. ``{safety}``: rows of safety.csv, an id a line, with ``+figure`` where the figure helps.
    ``{signs} emergency``: signs to ring about, a line for each list, with their sources. ``{tell}``: what to tell the clinic,
    likewise. ``{references}``: every source, by how its record was confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from html import escape

import pybtex.plugin
from docutils import nodes
from pybtex.backends.html import Backend
from pybtex.database import parse_file
from pybtex.richtext import String, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.unsrt import Style as Unsrt
from pybtex.style.labels.number import LabelStyle
from pybtex.style.names.plain import NameStyle
from pybtex.style.sorting.none import SortingStyle
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from . import badge, due
from .badge import WORDS
from .base import DATA, load
from .records import Claim, ListedSign
from .schema import TOPICS, VERDICTS
from .signs import listed
from .tables import EvidenceError

logger = logging.getLogger(__name__)


class graded(nodes.General, nodes.Element):  # noqa: N801 - docutils names its nodes so
    """Marks that a page grades the claim `id`, and so needs its card."""


class _Role(SphinxRole):
    """A role that looks something up, and a wrong name that is said in the build."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            return self.nodes(self.text.strip()), []
        except EvidenceError as error:
            said = self.inliner.reporter.error(str(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, said)], [said]

    def nodes(self, name: str) -> list[nodes.Node]:
        raise NotImplementedError


class ClaimRole(_Role):
    """A claim's badge, with the claim before it when `whole`."""

    def __init__(self, whole: bool) -> None:
        super().__init__()
        self.whole = whole

    def nodes(self, name: str) -> list[nodes.Node]:
        claim = load().claim(name)
        before = [nodes.inline("", f"‘{claim.claim}’ ", classes=["hw-claim-text"])] if self.whole else []
        return [*before, nodes.raw("", badge.badge(claim), format="html"), graded("", id=claim.id)]


class SignsRole(_Role):
    """Signs to ring about, in one line."""

    def nodes(self, name: str) -> list[nodes.Node]:
        return [nodes.Text(load().to_ring.said(name))]


class AsOfRole(_Role):
    """The month in which a fact that can change was looked up."""

    def nodes(self, name: str) -> list[nodes.Node]:
        return [nodes.inline("", due.as_of(load().find("changing", name)), classes=["hw-as-of"])]


def add_cards(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """The cards of all claims that a page grades, once each, at its end."""
    marks = list(doctree.findall(graded))
    ids = dict.fromkeys(mark["id"] for mark in marks)
    for mark in marks:
        mark.parent.remove(mark)
    if not ids or app.builder.format != "html":
        return
    to = [app.builder.get_relative_uri(docname, page) for page in (badge.CLAIMS_PAGE, badge.WORDS_PAGE)]
    cards = "".join(badge.card(load().claim(one), *to) for one in ids)
    title = f'<p class="hw-cards-title">{WORDS["cards"]}</p>'
    doctree[-1].append(
        nodes.raw("", f'<div class="hw-cards" data-hw-style="evidence">{title}{cards}</div>', format="html")
    )


class _Html(SphinxDirective):
    """A directive that writes HTML, and a wrong word that stops the build."""

    def run(self) -> list[nodes.Node]:
        try:
            return [nodes.raw("", self.html(), format="html")]
        except EvidenceError as error:
            raise self.error(str(error)) from None

    def html(self) -> str:
        raise NotImplementedError


class ClaimsDirective(_Html):
    """``{claims} A``: a plain list; page.js adds a search to it."""

    required_arguments = 1

    def html(self) -> str:
        claims = load().claims.where(article=self.arguments[0])
        if not claims:
            raise EvidenceError(f"There is no article {self.arguments[0]!r}; name A, B or C.")
        return "".join(
            f'<section class="hw-claims-topic"><h3>{escape(WORDS["topics"][topic])}</h3><ul class="hw-claims">'
            + "".join(map(_entry, sorted(group, key=lambda claim: VERDICTS.index(claim.verdict))))
            + "</ul></section>"
            for topic in TOPICS
            if (group := claims.where(topic=topic))
        )


def _entry(claim: Claim) -> str:
    link = WORDS["link_to"].format(id=claim.id)
    return (
        f'<li class="hw-claim" id="{claim.id}" data-verdict="{claim.verdict}" data-topic="{claim.topic}">'
        f'<p class="hw-claim-text"><a class="hw-claim-link" href="#{claim.id}" aria-label="{link}">{claim.id}</a> '
        f"{escape(claim.claim)}</p>{badge.reasons(claim)}</li>"
    )


class CountsDirective(_Html):
    """``{claim-counts}``: one bar of all claims, and a line for each verdict. page.js turns the lines into a filter."""

    def html(self) -> str:
        claims = load().claims
        counts = Counter(claim.verdict for claim in claims)
        parts = "".join(f'<span class="hw-v-{one}" style="flex-grow:{counts[one]}"></span>' for one in VERDICTS)
        rows = "".join(f'<li data-verdict="{one}">{badge.label(one)} <b>{counts[one]}</b></li>' for one in VERDICTS)
        return (
            f'<div class="hw-counts" data-hw-page="evidence" data-total="{len(claims)}">'
            f'<div class="hw-count-bar" aria-hidden="true">{parts}</div><ul>{rows}</ul></div>'
        )


class VerdictsDirective(_Html):
    """``{verdicts}``: what each verdict says, and below it how sure we can be."""

    def html(self) -> str:
        def listed(kind: str, name: str, entry: list[str], term: str) -> str:
            return f'<dt id="{kind}-{name}">{term}</dt><dd>{escape(entry[1])}</dd>'

        verdicts = "".join(
            listed("verdict", name, entry, badge.label(name)) for name, entry in WORDS["verdicts"].items()
        )
        sure = "".join(
            listed("sure", name, entry, f"<b>{entry[0].capitalize()}</b>")
            for name, entry in WORDS["certainties"].items()
        )
        return f'<dl class="hw-words">{verdicts}</dl><dl class="hw-words">{sure}</dl>'


class _Lines(SphinxDirective):
    """A directive that writes lines of Markdown, and a wrong word that stops the build."""

    def run(self) -> list[nodes.Node]:
        try:
            return self.parse_text_to_nodes("\n".join(self.lines()))
        except EvidenceError as error:
            raise self.error(str(error)) from None

    def lines(self) -> list[str]:
        raise NotImplementedError


def _cited(keys: Iterable[str]) -> str:
    return f"{{footcite:p}}`{','.join(dict.fromkeys(keys))}`"


def _list(parts: Iterable[str]) -> list[str]:
    """One sentence as a list: a semicolon after each part, a full stop after the last."""
    *most, last = parts
    return [*(f"- {one};" for one in most), f"- {last}."]


class SignsDirective(_Lines):
    """``{signs} emergency``: a line for each list whose name begins so, with the sources of its signs."""

    required_arguments = 1

    def lines(self) -> list[str]:
        groups: dict[str, list[ListedSign]] = {}
        for one in load().to_ring.on(self.arguments[0]):
            groups.setdefault(one.list, []).append(one)
        return _list(
            f"{listed([one.sign for one in group], 'or')} {_cited(key for one in group for key in one.sources)}"
            for group in groups.values()
        )


class TellDirective(_Lines):
    """``{tell}``: what the clinic should hear before a treatment, a line each, with its sources."""

    def lines(self) -> list[str]:
        return _list(f"{one.tell} {_cited(one.sources)}" for one in load().to_ring.tell)


class SafetyDirective(_Lines):
    """``{safety}``: rows by id, each with its sources; a figure comes with whom it was found in, and the row's note."""

    has_content = True

    def lines(self) -> list[str]:
        return [_safety(id, "+figure" in more) for id, *more in (line.split() for line in self.content if line.strip())]


def _safety(id: str, figure: bool) -> str:
    row = load().find("safety", id)
    if figure and row.figure is None:
        raise EvidenceError(f"The figure of {id} may not be shown; leave '+figure' out.")
    number = f" ({row.figure}; {row.population})" if figure else ""
    note = f" {row.note}" if row.note else ""
    return f"- **{row.item[0].upper()}{row.item[1:]}.** {row.statement}{number}{note} {_cited(row.sources)}"


class Style(Unsrt):
    """Entries as `unsrt` writes them, and how the record was confirmed, unless it was read at its source."""

    # Named as classes: a name would be looked up in the metadata of every installed package, again for each citation,
    # and that was half of the time that a book took.
    default_name_style = NameStyle
    default_label_style = LabelStyle
    default_sorting_style = SortingStyle

    def format_entry(self, label: str, entry: object, bib_data: object = None) -> FormattedEntry:
        formatted = super().format_entry(label, entry, bib_data)
        said = WORDS["statuses"][entry.fields["status"]][2] if "status" in entry.fields else ""
        if said:
            formatted.text = Text(formatted.text, String(f" [{said}]"))
        return formatted


class ReferencesDirective(_Html):
    """``{references}``: every publication of the evidence base, in three groups, each with its key as its address."""

    def html(self) -> str:
        library = parse_file(str(DATA / "references.bib"))
        groups: dict[str, list[str]] = {status: [] for status in WORDS["statuses"]}
        for entry in Unsrt().format_bibliography(library):
            text = entry.text.render(Backend("utf-8"))
            groups[library.entries[entry.key].fields["status"]].append(f'<li id="{entry.key}">{text}</li>')
        return "".join(
            f'<section id="{status}"><h2>{WORDS["statuses"][status][0]} ({len(entries)})</h2>'
            f'<p>{WORDS["statuses"][status][1]}</p><ul class="hw-references">{"".join(entries)}</ul></section>'
            for status, entries in groups.items()
        )


def check_base(app: Sphinx) -> None:
    """A broken file stops the build before any page is read, with its one sentence.

    Raises:
        ExtensionError: the evidence base is broken.
    """
    try:
        load()
    except EvidenceError as error:
        raise ExtensionError(str(error)) from None
    # No warning in Sphinx's sense: those stop a strict build, and a calendar must not stop a reader.
    for one in due.due(date.today()):
        logger.info(f"Look again: {due.line(one)}", color="yellow")


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    pybtex.plugin.register_plugin("pybtex.style.formatting", "highways", Style)
    app.add_node(graded)
    app.add_role("verdict", ClaimRole(whole=False))
    app.add_role("claim", ClaimRole(whole=True))
    app.add_directive("claims", ClaimsDirective)
    app.add_directive("claim-counts", CountsDirective)
    app.add_directive("verdicts", VerdictsDirective)
    app.add_role("signs", SignsRole())
    app.add_role("as-of", AsOfRole())
    app.add_directive("signs", SignsDirective)
    app.add_directive("tell", TellDirective)
    app.add_directive("safety", SafetyDirective)
    app.add_directive("references", ReferencesDirective)
    app.connect("builder-inited", check_base)
    app.connect("doctree-resolved", add_cards)
