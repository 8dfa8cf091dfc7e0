"""How the course's memory becomes part of every page, and what the site knows about its own lessons.

A lesson is a page with check questions. `_static/highways/course.js` lists them in reading order, for the page script.
Directive:
    ``{carry-on}``: the line that leads a reader back to where they were; it shows once there is such a place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from .still import LESSONS

COURSE = "highways/course.js"
_CHECK = re.compile(r'data-hw-widget="learning\.Check"><script type="application/json">(.*?)</script>', re.DOTALL)


def checks(doctree: nodes.document) -> Iterator[dict[str, Any]]:
    """The traits of each sheet of check questions on a page."""
    found = (_CHECK.search(raw.astext()) for raw in doctree.findall(nodes.raw))
    return (json.loads(one[1]) for one in found if one)


def note_lesson(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the lesson that a page is, if it has check questions."""
    for check in checks(doctree):
        if check["lesson"]:
            _lessons(app.env)[app.env.docname] = check["lesson"]


def forget_lesson(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _lessons(env).pop(docname, None)


def merge_lessons(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    _lessons(env).update({doc: lesson for doc, lesson in _lessons(other).items() if doc in docnames})


def _lessons(env: BuildEnvironment) -> dict[str, str]:
    """Lesson ids by the name of their page."""
    if not hasattr(env, "highways_lessons"):
        env.highways_lessons = {}
    return env.highways_lessons


def lessons(env: BuildEnvironment) -> list[dict[str, str]]:
    """The lessons in reading order: id, doc (the page's name), title, and the caption of their part."""
    known = _lessons(env)
    trees = env.get_doctree(env.config.root_doc).findall(addnodes.toctree)
    return [
        {"id": known[doc], "doc": doc, "title": env.titles[doc].astext(), "part": tree["caption"] or ""}
        for tree in trees
        for _, doc in tree["entries"]
        if doc in known
    ]


def write_course(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Write course.js before any page, so that links to it carry its checksum; a changed course rewrites every page."""
    if app.builder.format != "html":
        return []
    course = json.dumps({"lessons": lessons(env)}, ensure_ascii=False, indent=1)
    path = Path(app.outdir, "_static", COURSE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.highwaysCourse = {course};\n", "utf-8")
    before, env.highways_course = getattr(env, "highways_course", None), course
    return env.found_docs if before not in (None, course) else []


def list_lessons(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """The list of lessons, by part, goes into the stills that leave room for it."""
    for raw in doctree.findall(nodes.raw):
        if LESSONS in raw.astext():
            raw.children = [nodes.Text(raw.astext().replace(LESSONS, _listed(app, docname)))]


def _listed(app: Sphinx, docname: str) -> str:
    groups: dict[str, list[str]] = {}
    for one in lessons(app.env):
        link = app.builder.get_relative_uri(docname, one["doc"])
        groups.setdefault(one["part"], []).append(f'<li><a href="{link}">{escape(one["title"])}</a></li>')
    parts = (f"<li>{escape(part)}<ol>{''.join(entries)}</ol></li>" for part, entries in groups.items())
    return f'<ol class="hw-course-list">{"".join(parts)}</ol>'


class CarryOnDirective(SphinxDirective):
    """``{carry-on}``: empty and hidden until the page script fills it."""

    def run(self) -> list[nodes.Node]:
        return [nodes.raw("", '<p class="hw-carry" data-hw-style="learning" hidden></p>', format="html")]


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    # Before the host, which brings widgets to life that look for the memory.
    app.add_js_file(COURSE, priority=300, loading_method="defer")
    app.add_js_file("highways/learning.page.js", priority=310, loading_method="defer")
    app.add_directive("carry-on", CarryOnDirective)
    app.connect("doctree-read", note_lesson)
    app.connect("env-purge-doc", forget_lesson)
    app.connect("env-merge-info", merge_lessons)
    app.connect("env-updated", write_course)
    app.connect("doctree-resolved", list_lessons)
