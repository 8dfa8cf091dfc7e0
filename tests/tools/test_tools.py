"""The commands of the README: serving, and seeing to a browser."""

from __future__ import annotations

import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from tools import browser
from tools.process import run
from tools.serve import server


def test_a_taken_port_leads_to_the_next(tmp_path: Path):
    (tmp_path / "index.html").write_text("here", "utf-8")
    with server(str(tmp_path), first=8300) as one, server(str(tmp_path), first=8300) as two:
        (host, first), (_, second) = one.server_address, two.server_address
        assert host == "127.0.0.1", "nobody else on the network may see it"
        assert second > first
        threading.Thread(target=two.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{second}/index.html") as page:
            assert page.read() == b"here"
        two.shutdown()


def test_serve_says_where_it_is_when_the_port_is_taken(tmp_path: Path):
    with server(str(tmp_path)):
        # It would serve for ever: stop it as soon as it has spoken.
        code = (
            "import sys; sys.argv = ['serve', '.']; from tools import serve; "
            "serve.ThreadingHTTPServer.serve_forever = lambda self: None; serve.main()"
        )
        said = run([sys.executable, "-c", code]).said
    assert "Port 8000 is taken, so this is on 80" in said
    assert "The course is at http://127.0.0.1:80" in said


def test_without_a_browser_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "_try", lambda command: None)
    with pytest.raises(
        SystemExit, match=r"^The tests need a browser and none could be had: install Chromium or Chrome, "
    ):
        browser.get()


def test_a_browser_is_asked_of_playwright_before_debian(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr(browser, "find", lambda: "/found" if len(asked) == 1 else None)
    monkeypatch.setattr(browser, "_try", lambda command: asked.append(" ".join(command)))
    assert browser.get() == "/found"
    assert asked == [f"{sys.executable} -m playwright install chromium"]
