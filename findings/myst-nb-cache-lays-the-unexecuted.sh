#!/usr/bin/env bash
# What lies in jupyter_execute when notebooks are executed through the cache.
#
# Guess before the run: with nb_execution_mode = "cache" the folder jupyter_execute holds each notebook as it ran, as with "force";
# {nb-download} gives readers that file.
# Seen (myst-nb 1.4.0, jupyter-cache 1.0.1, Sphinx 8.2.3): on a build that finds its notebook in the cache, the page shows the outputs
# and the file in jupyter_execute has none: it is the notebook as it was read, though it is said to be the final one. On the build
# that executes it, the file has them. So a reader's download, or a test of the executed notebook, depends on whether somebody built before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check myst-nb==1.4.0 jupyter-cache==1.0.1 sphinx==8.2.3 ipykernel==6.29.5 2>/dev/null
mkdir "$folder/book"
printf 'extensions = ["myst_nb"]\nnb_execution_mode = "cache"\n' > "$folder/book/conf.py"
"$folder/venv/bin/python" - "$folder" <<'PY'
import subprocess, sys
from pathlib import Path
import nbformat

folder = Path(sys.argv[1])
cells = [nbformat.v4.new_markdown_cell("# A page"), nbformat.v4.new_code_cell("print(6 * 7)")]
kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "book/index.ipynb")
seen = []
for build in ("executes", "finds it in the cache"):
    command = [sys.executable, "-m", "sphinx", "-E", "-q", "-b", "html", folder / "book", folder / "build/html"]
    subprocess.run(command, check=True, env={"PATH": f"{folder}/venv/bin:/usr/bin:/bin", "HOME": str(folder)})
    laid = nbformat.read(folder / "build/jupyter_execute/index.ipynb", 4)
    page = "42" in (folder / "build/html/index.html").read_text()
    seen.append((page, len(laid.cells[1].outputs)))
    print(f"a build that {build}: the page shows 42: {page}; outputs in jupyter_execute: {seen[-1][1]}")
assert seen == [(True, 1), (True, 0)], seen
PY
