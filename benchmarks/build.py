"""How long the book takes to build: from nothing, and after a change in its prose."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import nbformat

from .process import ROOT, run

# The command of the Makefile.
_COMMAND = ["jupyter-book", "build", ".", "-W", "-n", "--keep-going"]
_EDITS = {"page": "book/start/how-to-use.md", "notebook": "notebooks/03-when-roads-harden.ipynb"}


def seconds(folder: Path) -> dict[str, float]:
    """Seconds for 'cold', and for a sentence more in a 'page' and in a 'notebook', once each.

    The book is a copy of the working tree in `folder`, with its own package, so _build is left alone. The bundles are
    there already and installing is not counted.
    """
    _copy(folder)
    env = {"PYTHONPATH": str(folder / "src")}
    times = {"cold": run(_COMMAND, folder, env)}
    for name, path in _EDITS.items():
        _append(folder / path)
        times[name] = run(_COMMAND, folder, env)
    return times


def _copy(folder: Path) -> None:
    """What git knows or would take, as it stands on the disk, and the built bundles."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    bundles = [str(path.relative_to(ROOT)) for path in (ROOT / "src/highways/static").iterdir()]
    for name in {*filter(None, names), *bundles}:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


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
