"""Serve a folder on this machine alone: 127.0.0.1, port 8000 or the next one that is free."""

from __future__ import annotations

import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

FIRST = 8000


class Quiet(SimpleHTTPRequestHandler):
    """Tells only of what went wrong, and lets the browser keep nothing without asking: a book is built again and again."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, code: object = "-", size: object = "-") -> None:
        if int(code) >= 400:
            super().log_request(code, size)


def server(folder: str, first: int = FIRST) -> ThreadingHTTPServer:
    """A server of `folder` on the first free port from `first` on.

    Raises:
        OSError: twenty ports in a row are taken.
    """
    for port in range(first, first + 20):
        try:
            return ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=folder))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(f"Ports {first} to {first + 19} are all taken; stop one of the servers that hold them.")


def main() -> None:
    with server(sys.argv[1]) as running:
        port = running.server_address[1]
        if port != FIRST:
            print(f"Port {FIRST} is taken, so this is on {port}.")
        print(f"The course is at http://127.0.0.1:{port}/ (Ctrl-C stops it).", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
