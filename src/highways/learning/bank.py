"""The bank of questions: what every lesson of the book asks, as one classic script that a Review loads.

`_static/highways/questions.js` sets ``window.highwaysQuestions = {lesson id: {title, doc, questions}}``, in reading order.
It is fetched only where questions are asked, and a classic script works from a disk as well.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .pages import checks, lessons


def bank(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """Every lesson's title, page and check questions, by its id, in reading order."""
    return {
        one["id"]: {"title": one["title"], "doc": one["doc"], "questions": _asked(env.get_doctree(one["doc"]))}
        for one in lessons(env)
    }


def _asked(doctree: nodes.document) -> list[dict[str, Any]]:
    """What the sheet on a page asks. The page itself tells, so that the review never asks what the lesson does not."""
    return next(checks(doctree))["questions"]


def write_bank(app: Sphinx, env: BuildEnvironment) -> None:
    if app.builder.format != "html":
        return
    path = Path(app.outdir, "_static/highways/questions.js")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.highwaysQuestions = {json.dumps(bank(env), ensure_ascii=False)};\n", "utf-8")


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    app.connect("env-updated", write_bank)
