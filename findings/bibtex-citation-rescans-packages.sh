#!/usr/bin/env bash
# What one more citation costs a book that uses sphinxcontrib-bibtex.
#
# Guess before the run: the citation style is looked up once for a build, so a hundred citations look it up as often as one.
# Seen (sphinxcontrib-bibtex 2.7.0, pybtex 0.26.1, Sphinx 7.4.7): every {footcite} role makes the style anew, and making one asks
# importlib.metadata for entry points four times, which reads the metadata of every installed package each time. In a book of 59
# pages and 495 citations, beside 170 packages, that was 55 of 100 samples of the build. A style that names its parts as classes
# (default_name_style, default_label_style, default_sorting_style) instead of by name is not looked up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sphinxcontrib-bibtex==2.7.0 pybtex==0.26.1 sphinx==7.4.7 2>/dev/null
cd "$folder"
cat > conf.py <<'PY'
import pybtex.plugin

extensions = ["sphinxcontrib.bibtex"]
bibtex_bibfiles = ["a.bib"]
asked = 0
real = pybtex.plugin.entry_points


def counted(**wanted):
    global asked
    asked += 1
    return real(**wanted)


pybtex.plugin.entry_points = counted


def setup(app):
    app.connect("build-finished", lambda *_: print("lookups:", asked))
PY
printf '@misc{one, title = {A title}, author = {Doe, Jo}, year = 2020}\n' > a.bib
counts=()
for citations in 1 101; do
  { printf 'Page\n====\n\n'; for _ in $(seq "$citations"); do printf 'Word :footcite:p:`one`.\n'; done; printf '\n.. footbibliography::\n'; } > index.rst
  said=$("$folder/venv/bin/python" -m sphinx -E -b dummy . "out$citations" 2>/dev/null | grep '^lookups:')
  counts+=("${said#lookups: }")
done
echo "$((counts[1] - counts[0])) lookups more for 100 citations more (${counts[0]}, then ${counts[1]})"
test $((counts[1] - counts[0])) -eq 400
