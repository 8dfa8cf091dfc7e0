"""What the search can find: each section of each page, each term, each claim and each question."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from highways import evidence
from highways.evidence import badge

Entry = tuple[str, str, str, str, str, str]
"""Kind, page, anchor, heading, text, and the verdict in words (of a claim)."""

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNREAD_TAGS = {"script", "style", "svg", "math", "nav", "button", "noscript", "pre"}
_UNREAD_CLASSES = {
    "headerlink",
    "footnote",
    "footnote-reference",
    "cell_input",
    "hw-cards",
    "hw-term-cards",
    # These are entries of their own, or found by them.
    "hw-claim",
    "hw-glossary",
    "hw-faq",
    "hw-references",
}
# A guess or a check would give its answer away.
_UNREAD_WIDGETS = "learning."
_CELLS = {"td", "th"}
_BLOCKS = {"br", "p", *_CELLS, "li", "dt", "dd", "div", "section", "tr", "table", "ul", "ol", "figure", "summary"}


class _Reader(HTMLParser):
    """Collects the sections of a page: anchor, heading, text."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.is_lesson = False
        self.sections: list[dict[str, Any]] = []
        self._open: list[tuple[str, bool, dict[str, object] | None]] = []
        self._unread = 0
        self._inside = False
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._space(tag)
            return
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        widget = given.get("data-hw-widget") or ""
        self.is_lesson |= widget == "learning.Check"
        unread = tag in _UNREAD_TAGS or not _UNREAD_CLASSES.isdisjoint(classes) or widget.startswith(_UNREAD_WIDGETS)
        section = None
        if tag == "article":
            self._inside = True
        elif tag == "section" and self._inside and not self._unread and not unread:
            section = {"anchor": given.get("id") or "", "heading": [], "text": []}
            self.sections.append(section)
        elif tag in {"h1", "h2", "h3", "h4"}:
            self._heading = True
        self._open.append((tag, unread, section))
        self._unread += unread
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in {name for name, _, _ in self._open}:
            return
        while True:
            name, unread, _ = self._open.pop()
            self._unread -= unread
            if name == tag:
                break
        if tag == "article":
            self._inside = False
        elif tag in {"h1", "h2", "h3", "h4"}:
            self._heading = False
        self._space(tag, " · " if tag in _CELLS else " ")

    def handle_data(self, data: str) -> None:
        section = self._section()
        if section is not None and not self._unread:
            section["heading" if self._heading else "text"].append(data)

    def _section(self) -> dict[str, object] | None:
        return next((section for _, _, section in reversed(self._open) if section is not None), None)

    def _space(self, tag: str, gap: str = " ") -> None:
        section = self._section()
        if tag in _BLOCKS and section is not None and not self._unread:
            section["text"].append(gap)


def sections(html: str) -> tuple[str, bool, list[tuple[str, str, str]]]:
    """The title of a page, whether it is a lesson, and its sections that say something: anchor, heading, text."""
    reader = _Reader()
    reader.feed(html)
    whole: list[dict[str, Any]] = []
    for one in reader.sections:
        # A part without a heading of its own, such as a card, belongs to what stands above it.
        if whole and not _plain(one["heading"]):
            whole[-1]["text"] += [" ", *one["text"]]
        else:
            whole.append(one)
    told = [(str(one["anchor"]), _plain(one["heading"]), text) for one in whole if (text := _plain(one["text"]))]
    return (_plain(whole[0]["heading"]) if whole else ""), reader.is_lesson, told


def _plain(parts: Iterable[str]) -> str:
    # A footnote's mark leaves a gap before the full stop.
    text = re.sub(r" ([.,;:!?)])", r"\1", " ".join("".join(parts).split()))
    # Between cells there is a dot; an empty cell needs none.
    return re.sub(r"(?: ·)+(?= ·|$)|^(?:· )+", "", text)


def kind(page: str, lesson: bool, anchor: str) -> str:
    """What a section of `page` is to a reader; the names stand in words.en.json."""
    if "/sheets/" in page:
        return "sheet"
    if page.startswith("book/coaching/") or anchor == "for-coaches":
        return "coach"
    if page.startswith("book/workshop/"):
        return "trainer"
    return "lesson" if lesson else "page"


def facts(pages: Mapping[str, str]) -> Iterator[Entry]:
    """Terms, questions and claims; `pages` names the page of each of the three."""
    for term in evidence.terms():
        yield "word", pages["word"], f"term-{term.id}", term.term, term.definition, ""
    for answer in evidence.answers():
        yield "question", pages["question"], answer.id, answer.question, answer.answer, ""
    for claim in evidence.claims():
        yield "claim", pages["claim"], claim.id, claim.claim, claim.why, badge.word(claim.verdict)


def script(site: Path, pages: Iterable[str], fact_pages: Mapping[str, str]) -> str:
    """The search's data as a classic script, which a page on a disk may load.

    Args:
        site: the folder of the built book.
        pages: addresses of its pages below `site`, in reading order.
        fact_pages: the addresses of the pages of 'word', 'question' and 'claim'.
    """
    titles: dict[str, str] = {}
    entries: list[Entry] = []
    for page in pages:
        title, lesson, told = sections((site / page).read_text("utf-8"))
        titles[page] = title
        entries += [(kind(page, lesson, anchor), page, anchor, heading, text, "") for anchor, heading, text in told]
    entries += facts(fact_pages)
    number = {page: i for i, page in enumerate(titles)}
    data = {
        "pages": list(titles.items()),
        "entries": [[kind, number[page], *rest] for kind, page, *rest in entries],
    }
    return f"window.highwaysSearch = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
