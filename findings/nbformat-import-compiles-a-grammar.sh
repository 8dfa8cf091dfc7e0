#!/usr/bin/env bash
# What importing nbformat costs where Jupyter is installed.
#
# Guess before the run: importing nbformat takes as long whatever else is installed.
# Seen (nbformat 5.11.1, jsonschema 4.26.0, rfc3987-syntax 1.1.0, lark 1.3.1): jupyter-events, which JupyterLab and Notebook bring,
# asks for jsonschema's format checks; one of them, rfc3987-syntax, compiles its whole grammar while it is imported, and nbformat
# imports jsonschema. So every tool that reads a notebook, a pytest run with nbval among them, starts 1.2 seconds later than without.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
"$python" -m pip install --quiet --disable-pip-version-check nbformat==5.11.1 jsonschema==4.26.0 2>/dev/null
best() { # the quickest of five imports, in milliseconds; the first writes the bytecode
  for _ in 1 2 3 4 5; do "$python" -c 'import time; a = time.perf_counter(); import nbformat; print(int(1000 * (time.perf_counter() - a)))'; done | sort -n | head -1
}
plain=$(best)
"$python" -m pip install --quiet --disable-pip-version-check 'jsonschema[format-nongpl]==4.26.0' rfc3987-syntax==1.1.0 lark==1.3.1 2>/dev/null
formats=$(best)
echo "import nbformat: $plain ms alone, $formats ms beside jsonschema[format-nongpl]"
test "$formats" -gt $((3 * plain))
