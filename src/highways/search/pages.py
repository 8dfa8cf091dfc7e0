"""The search page, in place of Sphinx's own: that one knows no claims, and may not read its own pages on a disk."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from highways.evidence.badge import CLAIMS_PAGE
from highways.glossary.pages import GLOSSARY, SAFETY

from . import index

WORDS: dict = json.loads(files(__package__).joinpath("words.en.json").read_text("utf-8"))
QUESTIONS = "book/reference/questions-people-ask"
INDEX = "_static/highways/search-index.js"

OF_SPHINX = ("searchtools.js", "language_data.js", "doctools.js", "sphinx_highlight.js")
"""Scripts of Sphinx's search, and those that serve nothing else on our pages."""


def replace_search(app: Sphinx, config: Config) -> None:
    """The template search.html is a page as any other."""
    config.html_additional_pages = {**config.html_additional_pages, "search": "search.html"}


def drop_search(app: Sphinx) -> None:
    """Sphinx neither reads the pages for its index nor writes its own page."""
    app.builder.search = False


def finish_page(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """The search page gets its script, its style and its words; no page gets the scripts of Sphinx's search."""
    if pagename == "search":
        app.add_js_file("highways/search.page.js", loading_method="defer")
        app.add_css_file("highways/search.css")
        said = ("title", "label", "private", "no_script", "glossary", "questions", "help_now")
        words = {name: WORDS["page"][name] for name in said}
        context["search"] = {**words, "index": INDEX, "safety": SAFETY, "at": [GLOSSARY, QUESTIONS]}
    # In place: what is added for this page later goes into the same list.
    context["script_files"][:] = [
        one for one in context["script_files"] if Path(str(one.filename or "")).name not in OF_SPHINX
    ]


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write what can be found beside the bundles, and its checksum into the search page."""
    site = Path(app.outdir)
    if exception is not None or app.builder.name != "html" or not (site / "search.html").exists():
        return
    address = app.builder.get_target_uri
    if not {GLOSSARY, QUESTIONS, CLAIMS_PAGE} <= app.env.found_docs:
        return  # a part of the book, built alone
    pages = [address(doc) for doc in sorted(app.env.found_docs)]
    data = index.script(
        site, pages, {"word": address(GLOSSARY), "question": address(QUESTIONS), "claim": address(CLAIMS_PAGE)}
    )
    (site / INDEX).write_text(data, "utf-8")
    page = site / "search.html"
    version = hashlib.sha256(data.encode()).hexdigest()[:8]
    page.write_text(page.read_text("utf-8").replace(f'"{INDEX}"', f'"{INDEX}?v={version}"'), "utf-8")
    for name in OF_SPHINX:
        (site / "_static" / name).unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    app.connect("config-inited", replace_search)
    app.connect("builder-inited", drop_search)
    app.connect("html-page-context", finish_page)
    app.connect("build-finished", write_index)
