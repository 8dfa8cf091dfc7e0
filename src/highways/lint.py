"""What a page can lose without a word from anybody: a line that MyST reads as a comment, a role that is none, a paragraph
with nothing in it, a citation that stands in the source and not on the page. Each stops the build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from highways.evidence.due import prose

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})(.*)$")
_INCLUDE = re.compile(r"^\s*`{3,}\{include\}\s+(\S+)\s*$", re.MULTILINE)
_CITED = re.compile(r"\{footcite:p\}`([^`]+)`")
_ROLE = re.compile(r"\{[a-z][\w:-]*\}\s*(?:`|$)")


def unfenced(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number, without blocks of code; a directive's block is prose, and stays."""
    code = ""
    for n, line in enumerate(text.splitlines(), start=1):
        found = _FENCE.match(line)
        if code:
            if found and found[1].startswith(code) and not found[2].strip():
                code = ""
            continue
        if found and found[2].strip() and not found[2].strip().startswith("{"):
            code = found[1]
            continue
        yield n, line


def comments(text: str) -> list[int]:
    """The numbers of the lines that MyST would drop: outside code, they begin with a percent sign."""
    return [n for n, line in unfenced(text) if line.lstrip().startswith("%")]


def check_source(path: Path, text: str, cell: int | None = None) -> None:
    """No line of a page's Markdown is read as a comment.

    Raises:
        ExtensionError: one is; the sentence says where, and what to do.
    """
    for n in comments(text):
        where = f"{path.name}, line {n}" if cell is None else f"{path.name}, Markdown cell {cell}, line {n} of it"
        raise ExtensionError(
            f"{where}: a line that begins with '%' is dropped from the page as a comment; "
            f"move the sign to the end of the line before, next to its number."
        )


def check_sources(app: Sphinx, env: object, docnames: list[str]) -> None:
    """Every page that is about to be read, and what it includes."""
    for docname in docnames:
        path = Path(app.env.doc2path(docname))
        if path.suffix in (".md", ".ipynb"):
            for cell, text in enumerate(prose(path), start=1):
                check_source(path, text, cell if path.suffix == ".ipynb" else None)


def cited(path: Path, text: str, root: Path) -> set[str]:
    """The keys that the Markdown cites, in what it includes too."""
    lines = "\n".join(line for _, line in unfenced(text))
    keys = {key.strip() for found in _CITED.findall(lines) for key in found.split(",")}
    for name in _INCLUDE.findall(text):
        other = root / name.lstrip("/") if name.startswith("/") else path.parent / name
        if other.suffix == ".md" and other.is_file():
            keys |= cited(other, other.read_text("utf-8"), root)
    return keys


def check_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Nothing that stands in the source is missing on the page.

    Raises:
        ExtensionError: a citation is missing, a role was not understood, or a paragraph is empty.
    """
    path = Path(app.env.doc2path(docname))
    if path.suffix not in (".md", ".ipynb"):
        return
    for problem in (*missing(app, path, doctree), *odd(doctree)):
        raise ExtensionError(f"{path.name}: {problem}")


def missing(app: Sphinx, path: Path, doctree: nodes.document) -> Iterator[str]:
    """The citations that stand in the source and not on the page."""
    root = Path(app.srcdir)
    keys = set().union(*(cited(path, text, root) for text in prose(path)))
    found = {id.removeprefix("footcite-") for note in doctree.findall(nodes.footnote) for id in note["ids"]}
    for key in sorted(keys - found):
        yield f"the source cites {key}, and the page does not; look for a line before it that is not read as text."


def odd(doctree: nodes.document) -> Iterator[str]:
    """Texts that show how they were meant to be written, and paragraphs with nothing in them."""
    for text in doctree.findall(nodes.Text):
        role = _ROLE.search(str(text))
        # Words in braces are a role when a backtick follows, or what the backticks made of it: a piece of code.
        if role and not _is_code(text) and (role[0].endswith("`") or _before_code(text)):
            yield f"'{role[0]}' stands on the page as text; mend the name of the role, or its backticks."
    for paragraph in doctree.findall(nodes.paragraph):
        # A cell to fill in by hand is empty on purpose, and so is a line to write on, which holds a space that is kept.
        if isinstance(paragraph.parent, nodes.entry):
            continue
        if not paragraph.astext().strip(" \n") and not list(paragraph.findall(_shown)):
            yield "a paragraph is empty; take it out, or write what it should say."


def _shown(node: nodes.Node) -> bool:
    return isinstance(node, nodes.raw | nodes.image | nodes.math | nodes.target)


def _before_code(text: nodes.Text) -> bool:
    beside = text.parent.children[text.parent.index(text) + 1 :]
    return bool(beside) and isinstance(beside[0], nodes.literal)


def _is_code(node: nodes.Node) -> bool:
    while node := node.parent:
        if isinstance(node, nodes.literal | nodes.literal_block | nodes.raw):
            return True
    return False


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    app.connect("env-before-read-docs", check_sources)
    app.connect("doctree-resolved", check_page)
