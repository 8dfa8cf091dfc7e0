"""Run every notebook and store what it said: `make outputs`, after a change that means to alter an output."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent


def lean(cell: nbformat.NotebookNode) -> None:
    """Keep what nbval compares. Of a widget or a picture that is its one line of text, so that a diff can be read."""
    cell.metadata.pop("execution", None)
    if "nbval-ignore-output" in cell.metadata.get("tags", []):
        for output in cell.outputs:
            for kind in [kind for kind in output.get("data", {}) if kind != "text/plain"]:
                del output.data[kind]


def store(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    # In one piece, however fast it was printed.
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, coalesce_streams=True, resources=resources).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            lean(cell)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for found in sorted((ROOT / "notebooks").glob("*.ipynb")):
        store(found)
        print(found.relative_to(ROOT))
