"""How words are explained, and questions answered, on the pages of the book.

Directives:
    ``{glossary-of-terms}``: every term of the evidence base, with the letters to jump to.
    ``{answers}``: questions that people ask, and their answers. In the body each group begins with a line of its heading,
        then comes a line for each question: its id, and the page that tells more.
A term is underlined where a page first uses it: a link to the glossary, and for page.js a card with the definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from highways import evidence
from highways.evidence.base import load
from highways.evidence.records import Answer, Term
from highways.evidence.tables import EvidenceError

from . import WORDS, marked, uses

GLOSSARY = "book/reference/glossary"
SAFETY = "book/start/safety-first"

UNMARKED_PAGES = (
    GLOSSARY,  # each word stands beside its meaning
    SAFETY,  # on a hard day nothing may come between a reader and a number
)

_UNMARKED_NODES = (
    nodes.title,
    nodes.subtitle,
    nodes.rubric,
    nodes.reference,
    nodes.footnote,
    nodes.footnote_reference,
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.thead,
    nodes.caption,
    nodes.warning,
    nodes.danger,
)
# A sheet to fill in, a sentence of somebody else, the title of a fold, and a warning, which is to be acted on.
_UNMARKED_CLASSES = {"hw-sheet", "hw-claim-text", "sd-summary-title", "warning", "danger"}


class FirstUses(SphinxPostTransform):
    """Marks the first use of each term on a page, and puts the terms' cards at its end."""

    default_priority = 700  # after references have become links
    formats = ("html",)

    def run(self, **options: object) -> None:
        # Not on slides: what is on a screen in a room is explained by the one who speaks.
        if (
            self.app.builder.name != "html"
            or self.env.docname.startswith(UNMARKED_PAGES)
            or "/sheets/" in self.env.docname
        ):
            return
        to = self.app.builder.get_relative_uri(self.env.docname, GLOSSARY)
        found: dict[str, Term] = {}
        for text in texts(self.document):
            if not _unmarked(text):
                mark(text, found, to)
        if found:
            safety = self.app.builder.get_relative_uri(self.env.docname, SAFETY)
            cards = "".join(card(term, to, safety) for term in found.values())
            self.document[-1].append(
                nodes.raw("", f'<div class="hw-term-cards" data-hw-page="glossary">{cards}</div>', format="html")
            )


def _unmarked(node: nodes.Node) -> bool:
    while node := node.parent:
        if isinstance(node, _UNMARKED_NODES) or not _UNMARKED_CLASSES.isdisjoint(node.get("classes", ())):
            return True
    return False


def texts(document: nodes.document) -> list[nodes.Text]:
    """The texts of a page in their order, each in one piece: where a line ends in the source, MyST begins another."""
    for parent in {id(text.parent): text.parent for text in document.findall(nodes.Text)}.values():
        children: list[nodes.Node] = []
        for child in parent.children:
            if isinstance(child, nodes.Text) and children and isinstance(children[-1], nodes.Text):
                child = nodes.Text(f"{children.pop()}{child}")
            children.append(child)
        if len(children) < len(parent.children):
            parent[:] = children
    return list(document.findall(nodes.Text))


def mark(text: nodes.Text, found: dict[str, Term], to: str) -> None:
    """Put links in place of the terms in `text` that are not in `found` yet, and add them to it."""
    said, parts, end = str(text), [], 0
    for start, stop, id in uses(said):
        if id in found:
            continue
        found[id] = marked()[id]
        link = f'<a class="hw-term" href="{to}#term-{id}" data-hw-term="{id}" aria-describedby="means-{id}">'
        parts += [nodes.Text(said[end:start]), nodes.raw("", f"{link}{escape(said[start:stop])}</a>", format="html")]
        end = stop
    if parts:
        text.parent.replace(text, [*parts, nodes.Text(said[end:])])


def card(term: Term, to: str, safety: str) -> str:
    """The card of a term; `to` and `safety` are addresses of those pages."""
    words = WORDS["card"]
    means = escape(term.definition).replace("Safety first", f'<a href="{safety}#help-now">Safety first</a>')
    return (
        f'<div popover id="card-term-{term.id}" class="hw-card hw-term-card" role="group" aria-label="{words["name"]}">'
        f'<p id="means-{term.id}"><b>{escape(term.term)}.</b> {means}</p>'
        f'<p class="hw-more-on"><a href="{to}#term-{term.id}">{words["in_the_glossary"]}</a></p>'
        f'<button type="button" class="hw-close" popovertarget="card-term-{term.id}" popovertargetaction="hide">'
        f"{words['close']}</button></div>"
    )


class _Reference(SphinxDirective):
    """What the two directives share: sections, jump links, and text with its sources and its way to help."""

    def told(self, text: str, sources: Iterable[str]) -> list[nodes.Node]:
        helped = text.replace("Safety first", f"[Safety first](/{SAFETY}.md#help-now)")
        return self.parse_text_to_nodes(f"{helped} {{footcite:p}}`{','.join(sources)}`")

    def section(self, id: str, title: str, *content: nodes.Node, classes: Iterable[str] = ()) -> nodes.section:
        made = nodes.section("", nodes.title("", title), *content, ids=[id], classes=list(classes))
        self.state.document.note_explicit_target(made, made)
        return made

    def jumps(self, name: str, content: str) -> nodes.raw:
        return nodes.raw(
            "", f'<nav class="hw-jumps" data-hw-style="glossary" aria-label="{name}">{content}</nav>', format="html"
        )


class GlossaryDirective(_Reference):
    """``{glossary-of-terms}``: a section a letter, a definition a term."""

    def run(self) -> list[nodes.Node]:
        terms = sorted(evidence.terms(), key=lambda term: term.term.lower())
        letters = {letter: list(of) for letter, of in groupby(terms, key=lambda term: term.term[0].upper())}
        links = "".join(f'<a href="#letter-{letter.lower()}">{letter}</a>' for letter in letters)
        return [
            self.jumps(WORDS["page"]["letters"], f'<p class="hw-letters">{links}</p>'),
            *(self.section(f"letter-{letter.lower()}", letter, self.listed(of)) for letter, of in letters.items()),
        ]

    def listed(self, terms: Iterable[Term]) -> nodes.definition_list:
        entries = nodes.definition_list(classes=["hw-glossary"])
        for term in terms:
            name = nodes.term("", term.term, ids=[f"term-{term.id}"])
            meaning = nodes.definition("", *self.told(term.definition, term.sources))
            entries += nodes.definition_list_item("", name, meaning)
        return entries


class AnswersDirective(_Reference):
    """``{answers}``: every answer once, in the groups of the body, with the questions as links before them."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        try:
            groups = {heading: list(of) for heading, of in self.groups()}
        except EvidenceError as error:
            raise self.error(str(error)) from None
        asked = [answer.id for of in groups.values() for answer, _ in of]
        missing = [answer.id for answer in evidence.answers() if answer.id not in asked]
        if missing or len(asked) > len(set(asked)):
            raise self.error(f"Each question stands once; {', '.join(missing or asked)}: put it into one group.")
        links = "".join(
            f"<p>{escape(heading)}</p><ul>"
            + "".join(f'<li><a href="#{answer.id}">{escape(answer.question)}</a></li>' for answer, _ in of)
            + "</ul>"
            for heading, of in groups.items()
        )
        return [
            self.jumps(WORDS["page"]["questions"], links),
            *(
                self.section(nodes.make_id(heading), heading, *(self.answered(answer, page) for answer, page in of))
                for heading, of in groups.items()
            ),
        ]

    def groups(self) -> Iterator[tuple[str, Iterator[tuple[Answer, str]]]]:
        """Each heading with its answers and their pages."""
        block: list[str] = []
        for line in [*self.content, ""]:
            if line.strip():
                block.append(line.strip())
            elif block:
                heading, *lines = block
                pairs = [line.split() for line in lines]
                yield heading, [(load().find("answers", id), page) for id, page in pairs]
                block = []

    def answered(self, answer: Answer, page: str) -> nodes.section:
        words = WORDS["page"]
        told = self.told(answer.answer, answer.sources)
        claims = [f"{{claim}}`{id}`" for id in answer.claims]
        if len(claims) == 1:
            told += self.parse_text_to_nodes(f"{words['one_claim']} {claims[0]}")
        elif claims:
            told += self.parse_text_to_nodes(f"{words['claims']}\n\n- " + "\n- ".join(claims))
        # The oldest look alone: one day for the whole answer.
        if answer.changing:
            oldest = min(answer.changing, key=lambda id: load().find("changing", id).as_of)
            told += self.parse_text_to_nodes(f"{words['dated']} {{as-of}}`{oldest}`.")
        told += self.parse_text_to_nodes(f"{words['more']} [](<{page}>)")
        return self.section(answer.id, answer.question, *told, classes=["hw-faq"])


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    app.add_directive("glossary-of-terms", GlossaryDirective)
    app.add_directive("answers", AnswersDirective)
    app.add_post_transform(FirstUses)
