"""How the workshop becomes part of the book.

Directives and roles:
    ``{agenda} half-day``: the timed table of a day, from agendas.yml, with a column for the trainer's own clock.
    ``{answerkey}``: the check questions of every lesson with their answers, in the order of the contents.
    ``{pack}``: the pages of the print pack, in their order.
    ``{deck}`half-day` ``: a link to the slides of a day.
The slides are built with the book, into its folder ``slides``, and only when something of theirs has changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from highways.learning import questions
from highways.learning.still import sheet

from . import agenda, handouts, pack, slides
from .words import WORDS

MARK = ".built"
"""In the built slides: the digest of what they were built from."""

logger = logging.getLogger(__name__)


def up(docname: str) -> str:
    """The way from a page to the root of the book."""
    return "../" * docname.count("/")


class AgendaDirective(SphinxDirective):
    """``{agenda} half-day``: minutes, what happens, what is needed; a wrong sum stops the build with its sentence."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir, agenda.FILE)
        self.env.note_dependency(str(path))
        try:
            days = agenda.load(path)
        except agenda.AgendaError as error:
            raise self.error(str(error)) from None
        id = self.arguments[0]
        if id not in days:
            raise self.error(f"There is no agenda {id!r}; {path.name} has {', '.join(days)}.")
        day, root = days[id], up(self.env.docname)
        head = "".join(f'<th scope="col">{WORDS[one]}</th>' for one in ("minutes", "what", "need", "clock"))
        rows = "".join(_row(one, f"{root}slides/{id}.html#{one.id}") for one in day.segments)
        said = f"{WORDS['sum'].format(n=len(day.segments), minutes=day.minutes)} {WORDS['clock_says']}"
        deck = f"{root}slides/{id}"
        links = f'<a href="{deck}.html">{WORDS["deck"]}</a> · <a href="{deck}-notes.html">{WORDS["deck_notes"]}</a>'
        html = (
            f'<p>{said} {links}</p><div class="pst-scrollable-table-container"><table class="table hw-agenda" '
            f'data-hw-style="workshop"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        )
        return [nodes.raw("", html, format="html")]


def _row(one: agenda.Segment, address: str) -> str:
    need = list(map(escape, one.materials))
    what = f'<p><a href="{address}"><strong>{escape(one.title)}</strong></a></p><p>{escape(one.aim)}</p><p>{escape(one.do)}</p>'
    return (
        f"<tr><td>{one.span}<br><small>{one.minutes} min</small></td><td>{what}</td><td>{'<br>'.join(need)}</td>"
        '<td class="hw-agenda-clock"></td></tr>'
    )


class AnswerKeyDirective(SphinxDirective):
    """``{answerkey}``: a section for each lesson, and in it every question, every answer and every reason."""

    def run(self) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / "_toc.yml"))
        for docname, file in lessons(root):
            self.env.note_dependency(str(root / file))
            try:
                check = questions.load(root / file).check
            except ValueError as error:
                raise self.error(str(error)) from None
            if check:
                found.append(self._lesson(docname, check))
        if not found:
            raise self.error("There is no lesson with check questions; look at _toc.yml.")
        return found

    def _lesson(self, docname: str, check: list[dict]) -> nodes.section:
        title = title_of(Path(self.env.srcdir), docname)
        section = nodes.section("", nodes.title("", title), ids=[f"key-{nodes.make_id(title)}"])
        address = f"{up(self.env.docname)}{docname}.html"
        section += nodes.raw("", f'<p><a href="{address}">{WORDS["lesson"]}</a></p>', format="html")
        section += nodes.raw("", f'<div class="hw-key-sheet">{sheet(check)}</div>', format="html")
        return section


def contents(root: Path) -> list[str]:
    """The pages of the book, in reading order."""

    def walk(one: object) -> list[str]:
        if isinstance(one, dict):
            own = [one["file"]] if "file" in one else []
            return own + [page for key, value in one.items() if key != "file" for page in walk(value)]
        return [page for each in one for page in walk(each)] if isinstance(one, list) else []

    return walk(yaml.safe_load((root / "_toc.yml").read_text("utf-8")))


def source_of(root: Path, docname: str) -> Path:
    """The file of a page.

    Raises:
        ExtensionError: it has none.
    """
    for ending in (".md", ".ipynb"):
        if (path := root / f"{docname}{ending}").exists():
            return path
    raise ExtensionError(f"{docname}: there is no such page; check the name in _toc.yml or pack.yml.")


def title_of(root: Path, docname: str) -> str:
    """The first heading of a page."""
    text = source_of(root, docname).read_text("utf-8")
    if docname_is_notebook := source_of(root, docname).suffix == ".ipynb":
        text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    found = re.search(r"^# (.+)$", text, re.M)
    if found is None:
        raise ExtensionError(f"{docname}: the {'notebook' if docname_is_notebook else 'page'} has no title.")
    return found[1].strip()


def lessons(root: Path) -> list[tuple[str, str]]:
    """Each page of the contents that has questions, and their file, from the root of the book."""
    found = []
    for docname in contents(root):
        path = source_of(root, docname)
        for name in dict.fromkeys(re.findall(r"[\w-]+\.questions\.yml", path.read_text("utf-8"))):
            found.append((docname, str((path.parent / name).relative_to(root))))
    return found


class PackDirective(SphinxDirective):
    """``{pack}``: the list of pack.yml, with links, so that any of them can be printed by itself."""

    def run(self) -> list[nodes.Node]:
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / pack.FILE))
        try:
            parts = pack.load(root)
        except pack.PackError as error:
            raise self.error(str(error)) from None
        html = "".join(
            f"<h3>{escape(part.title)}</h3><ul>"
            + "".join(
                f'<li><a href="{up(self.env.docname)}{page.address}">{escape(page.title)}</a>'
                + (f" · {escape(page.copies)}</li>" if page.copies else "</li>")
                for page in part.pages
            )
            + "</ul>"
            for part in parts
        )
        return [nodes.raw("", html, format="html")]


class DeckRole(ReferenceRole):
    """``{deck}`the slides <half-day>` ``: a link out of the book's pages into its slides."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        name, _, slide = self.target.partition("#")
        if not Path(self.env.srcdir, slides.FOLDER, f"{name.removesuffix('-notes')}.md").exists():
            said = self.inliner.reporter.error(f"There is no deck {name!r} in {slides.FOLDER}.", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, said)], [said]
        address = f"{up(self.env.docname)}slides/{name}.html{'#' if slide else ''}{slide}"
        return [nodes.reference(self.rawtext, self.title, refuri=address, internal=True)], []


class Slides:
    """The decks of one build: made beside the pages, in a process of their own, unless they are as they were."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def begin(self, app: Sphinx, *read: object) -> None:
        source, out = Path(app.srcdir, slides.FOLDER), Path(app.outdir, "slides")
        if app.builder.name != "html" or not (source / "conf.py").exists():
            return
        digest = hashlib.sha256(str(getattr(app.env, "highways_digest", "")).encode())
        for path in [Path(app.srcdir, agenda.FILE), *sorted(one for one in source.rglob("*") if one.is_file())]:
            if "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
        self.mark, self.digest = out / MARK, digest.hexdigest()
        if self.mark.exists() and self.mark.read_text("utf-8") == self.digest:
            return
        self.mark.unlink(missing_ok=True)
        doctrees = Path(app.doctreedir).parent / ".doctrees-slides"
        options = ["-m", "sphinx", "-b", "revealjs", "-E", "-W", "--keep-going", "-n", "-q", "-d"]
        self.process = subprocess.Popen(
            [sys.executable, *options, *map(str, (doctrees, source, out))],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Wait for the decks.

        Raises:
            ExtensionError: a deck is wrong; the message holds what its build said.
        """
        if self.process is None:
            return
        if exception is not None:
            self.process.kill()
        else:
            logger.info("waiting for the slides")
        said, _ = self.process.communicate()
        if exception is None:
            if self.process.returncode:
                raise ExtensionError(f"The slides could not be built:\n{said}")
            self.mark.write_text(self.digest, "utf-8")


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    handouts.setup(app)
    app.add_directive("agenda", AgendaDirective)
    app.add_directive("answerkey", AnswerKeyDirective)
    app.add_directive("pack", PackDirective)
    app.add_role("deck", DeckRole())
    decks = Slides()
    # When the digest is known; and waited for before anything looks at the finished folder as a whole.
    app.connect("env-before-read-docs", decks.begin)
    app.connect("build-finished", decks.end, priority=400)
