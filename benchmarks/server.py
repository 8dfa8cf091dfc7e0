"""Serve a folder with gzip over HTTP/1.1, as an ordinary static host does; with TLS where a page asks for https."""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXT = {".html", ".js", ".mjs", ".css", ".json", ".svg"}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        compressed = path.suffix in TEXT
        body = _body(path, compressed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        # The stock page asks for its scripts in cross-origin mode.
        self.send_header("Access-Control-Allow-Origin", "*")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing: what a page asked for is counted in the browser."""


@cache
def _body(path: Path, compressed: bool) -> bytes:
    """Compressed once, so that no visit pays for it."""
    return gzip.compress(path.read_bytes(), 6) if compressed else path.read_bytes()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        """A browser that closes in the middle of an answer is no error here."""


@contextmanager
def serving(folder: Path, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve `folder` on this machine alone; gives the port."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    if tls:
        # The handshake happens in the thread of each connection, so that one waits for no other.
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
