"""How long the book takes to build: from nothing, and after a change in its prose."""

from __future__ import annotations

from pathlib import Path

import nbformat

from tools.process import BUILD, copy_tree, run

_EDITS = {"page": "book/start/how-to-use.md", "notebook": "notebooks/03-when-roads-harden.ipynb"}


def seconds(folder: Path) -> dict[str, float]:
    """Seconds for 'cold', and for a sentence more in a 'page' and in a 'notebook', once each.

    The book is a copy of the working tree in `folder`, with its own package, so _build is left alone. The bundles are
    there already and installing is not counted.
    """
    copy_tree(folder)
    env = {"PYTHONPATH": str(folder / "src")}
    times = {"cold": run(BUILD, folder, env).seconds}
    for name, path in _EDITS.items():
        _append(folder / path)
        times[name] = run(BUILD, folder, env).seconds
    return times


def _append(path: Path) -> None:
    """One more sentence at the end of a page, or of a notebook's first cell."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        notebook = nbformat.reads(text, as_version=4)
        notebook.cells[0].source += "\n\nOne more sentence."
        text = nbformat.writes(notebook)
    else:
        text += "\nOne more sentence.\n"
    path.write_text(text, "utf-8")
