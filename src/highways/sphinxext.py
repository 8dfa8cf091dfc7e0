"""How a widget, a set of questions or a model's parameters become part of a page, and how a build stays fresh.

Directives:
    ``{anywidget} <path of the bundle>``: a widget in a Markdown page, in MyST's form; the body is JSON with the traits,
        and ``:predict: <path of the questions>`` asks their guess first.
    ``{check} <path of the questions>``: the check questions of a lesson.
    ``{parameters} <room> <model>``: the table of a model's parameters, with kind and source.
    ``{picture} <room>.<module> <function>``: the `Picture` that a function of a room draws.
Claims, safety rows and sources come in by `highways.evidence.pages`; memory, progress and review by `highways.learning`, and
coaching, the workshop, words and the search by the `pages` of their rooms.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.fileutil import copy_asset

from highways import execution, formulas, lint, slim
from highways.coaching import pages as coaching
from highways.evidence import pages as evidence
from highways.glossary import pages as glossary
from highways.learning import bank, prediction
from highways.learning import pages as learning
from highways.learning.widget import Check
from highways.offline import pages as offline
from highways.search import pages as search
from highways.ui.widget import STATIC, Widget
from highways.wordy import labelled
from highways.workshop import pages as workshop

PACKAGE = Path(__file__).parent


class _Page(SphinxDirective):
    """What the directives share: an argument, a wrong word that stops the build, and nodes."""

    required_arguments = 1
    final_argument_whitespace = True

    def beside(self, name: str) -> Path:
        """A file named in the page, relative to the page or, with a leading slash, to the book."""
        return Path(self.env.relfn2path(name)[1])

    def of_room(self, module: str, name: str) -> object | None:
        """`name` of a module in highways, or None when there is no such module or no such name."""
        try:
            return getattr(importlib.import_module(f"highways.{module}"), name, None)
        except ModuleNotFoundError as error:
            if error.name and f"highways.{module}".startswith(error.name):
                return None
            raise  # the module is there, and lacks something of its own

    def widget(self, widget: Widget) -> list[nodes.Node]:
        return [nodes.raw("", widget.figure(), format="html")]


class AnyWidgetDirective(_Page):
    """``{anywidget}``: the stem of the bundle's path names the room and the class; ``:predict:`` names a file with a guess."""

    has_content = True
    option_spec: ClassVar = {"predict": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        room, _, name = self.beside(self.arguments[0]).stem.partition(".")
        cls = self.of_room(f"{room}.widget", name)
        if cls is None:
            raise self.error(
                f"{self.arguments[0]}: there is no widget {name!r} in highways.{room}; name a bundle such as "
                f"src/highways/static/roads.TwoRoads.mjs."
            )
        try:
            return self.widget(cls(**json.loads("\n".join(self.content) or "{}"), **self.guess()))
        except json.JSONDecodeError as error:
            raise self.error(f"{name}: the body is no JSON ({error}); write the traits as {{...}}.") from None
        except (TypeError, ValueError) as error:
            raise self.error(str(error)) from None

    def guess(self) -> dict[str, object]:
        """The guess that the page asks for, as a trait."""
        if "predict" not in self.options:
            return {}
        path = self.beside(self.options["predict"])
        self.env.note_dependency(str(path))
        return {"predict": prediction(path)}


class CheckDirective(_Page):
    """``{check}``: the same questions, from the same file, as a notebook's Check cell."""

    def run(self) -> list[nodes.Node]:
        path = self.beside(self.arguments[0])
        self.env.note_dependency(str(path))
        try:
            return self.widget(Check(path))
        except ValueError as error:
            raise self.error(str(error)) from None


class ParametersDirective(_Page):
    """``{parameters} roads two_roads``: one row a parameter, from the file that the model reads."""

    def run(self) -> list[nodes.Node]:
        room, _, model = self.arguments[0].partition(" ")
        parameters = self.of_room(room, "PARAMETERS") or {}
        if model not in parameters:
            known = ", ".join(parameters) or "no models"
            raise self.error(f"There is no model {model!r} in highways.{room}, which has {known}.")
        rows = "\n".join(_row(entry) for entry in parameters[model].values())
        table = f"| What it is, and where it comes from | Value, and slider limits | Kind |\n|---|---|---|\n{rows}\n"
        return self.parse_text_to_nodes(table)


class PictureDirective(_Page):
    """``{picture} roads.map_figure phase``: drawn when the page is built, so it cannot be older than the model."""

    def run(self) -> list[nodes.Node]:
        module, _, name = self.arguments[0].partition(" ")
        draw = self.of_room(module, name)
        if draw is None:
            raise self.error(
                f"There is no picture {name!r} in highways.{module}; name a function that returns a Picture."
            )
        return [nodes.raw("", draw()._repr_html_(), format="html")]


KINDS = {"measured": "measured", "calibrated": "model choice, calibrated", "assumed": "model choice"}


def _row(entry: dict) -> str:
    low, high = entry["range"]
    note = entry.get("note", "A choice of this course.").replace("{cite}", "{footcite:p}")
    source = f" {{footcite:p}}`{entry['source']}`" if "source" in entry else ""
    value = f"{entry['value']:g} {entry['unit']}".strip()
    name, kind = f"**{entry['name']}** (${entry['symbol']}$)", KINDS[entry["kind"]]
    return f"| {name}. {note}{source} | {value}; {low:g} to {high:g} | {kind} |"


_SOURCES = {".py", ".js", ".mjs", ".css", ".json", ".bib", ".yml", ".csv", ".html", ".svg"}


def digest_of(folders: Iterable[Path]) -> str:
    """A digest of every file in `folders` that a page can depend on."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in _SOURCES:
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def outdated(app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set) -> Iterable[str]:
    """A change in the package re-reads, and so re-executes, every page: no stale picture is published.

    So does one in the book's own styles and templates, which Sphinx copies only when some page is out of date.
    """
    own = [Path(app.confdir, one) for one in (*app.config.html_static_path, *app.config.templates_path)]
    digest = digest_of([PACKAGE, *own])
    known, env.highways_digest = getattr(env, "highways_digest", None), digest
    return env.found_docs if digest != known else []


def drop_widget_state(app: Sphinx, env: BuildEnvironment) -> None:
    """The host reads each figure's own JSON; the notebook's copy of every bundle would only weigh."""
    for metadata in env.nb_metadata.values():
        metadata.get("js_files", {}).pop("ipywidgets_state", None)


# What an extension adds to every page, and the text in a page that shows that it is needed there.
_NEEDED_FOR = {
    "sphinx-design.min.css": "sd-",
    "design-tabs.js": "sd-tab",
    "mathml.css": "<math",
    "katex-math.css": "<math",
    "togglebutton.css": "toggle",
    "togglebutton.js": "toggle",
    "clipboard.min.js": "highlight",
    "copybutton.js": "highlight",
    "copybutton.css": "highlight",
}


def finish_page(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """Scripts and styles go to the pages that need them, and to no other; a fold is called by what can be read
    on it, and a cell of a table of words by its column."""
    body = context.get("body", "")
    if "data-hw-widget" in body:
        app.add_js_file("highways/host.js", loading_method="defer")
    for room in sorted(set(re.findall(r'data-hw-page="(\w+)"', body))):
        app.add_js_file(f"highways/{room}.page.js", loading_method="defer")
    for room in sorted(set(re.findall(r'data-hw-(?:widget|page|style)="(\w+)', body))):
        app.add_css_file(f"highways/{room}.css")
    for kind in ("css_files", "script_files"):
        context[kind] = [one for one in context[kind] if _needed(str(one.filename or ""), body)]
    context["body"] = labelled(body.replace('<summary aria-label="Toggle hidden content">', "<summary>"))


def _needed(filename: str, body: str) -> bool:
    mark = _NEEDED_FOR.get(Path(filename).name)
    return mark is None or mark in body


def copy_bundles(app: Sphinx) -> None:
    """Bundles go below _static before pages are written, so that their links can carry a checksum."""
    copy_asset(str(STATIC), str(Path(app.outdir, "_static", "highways")))


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Take out of the finished site what no page of it uses."""
    if exception is None and app.builder.format == "html":
        slim.icons(Path(app.outdir))
        slim.styles(Path(app.outdir))


def setup(app: Sphinx) -> dict[str, object]:
    """Called by Sphinx."""
    app.add_directive("anywidget", AnyWidgetDirective)
    app.add_directive("check", CheckDirective)
    app.add_directive("parameters", ParametersDirective)
    app.add_directive("picture", PictureDirective)
    evidence.setup(app)
    for room in (formulas, coaching, glossary, learning, bank, offline, search, workshop, lint):
        room.setup(app)
    execution.setup(app, lambda: digest_of([PACKAGE]))
    app.add_css_file("highways/highways.css")
    app.connect("builder-inited", copy_bundles)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", drop_widget_state)
    app.connect("html-page-context", finish_page)
    app.connect("build-finished", finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
