"""How the coaching facts become part of a page.

Each widget's tables and sheets stand in a module of their own; here they get the name that a page calls.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from . import papers, tables


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    tables.setup(app)
    papers.setup(app)
