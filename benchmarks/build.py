"""How long the book takes to build: from nothing, and after a change in its prose."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nbformat

from tools.process import BUILD, ROOT, copy_tree, run

_EDITS = {"page": "book/start/how-to-use.md", "notebook": "notebooks/03-when-roads-harden.ipynb"}


def seconds(folder: Path, commit: str | None = None) -> dict[str, float]:
    """Seconds for 'cold', and for a sentence more in a 'page' and in a 'notebook', once each.

    The book is a copy of the working tree in `folder`, or of a commit, with its own package, so _build is left alone. The bundles
    are there already, those of the working tree, and installing is not counted.
    """
    copy_tree(folder)
    if commit:
        # Files that came later stay: no page of that commit asks for them.
        with subprocess.Popen(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE) as archive:
            subprocess.run(["tar", "-x", "-C", folder], stdin=archive.stdout, check=True)
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
