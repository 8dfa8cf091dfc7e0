"""Find a browser for the tests, or get one: what is there, else playwright's own, else Debian's package.

``python tools/browser.py`` says which one it is, or in one sentence what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

# The first draws no window around the page: what it shows is the same, and it takes a sixth less time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # Letters lie where their outlines say, not on whole pixels, and are as wide on every screen.
    "--font-render-hinting=none",
]


def find() -> str | None:
    """The path of a browser that is already here."""
    own = os.environ.get("HIGHWAYS_BROWSER")
    if own:
        return own
    for name in NAMES:
        if path := shutil.which(name):
            return path
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return str(mac) if mac.exists() else _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def launch(playwright: Playwright, fonts: Path, **options: object) -> Browser:
    """A browser that knows the fonts of the folder `fonts` (``tools.fonts.lay``) and none of the machine's."""
    env = os.environ | {"FONTCONFIG_FILE": str(fonts / "fonts.conf")}
    return playwright.chromium.launch(executable_path=get(), args=FLAGS, env=env, **options)


def get() -> str:
    """The path of a browser, installed now if need be.

    Raises:
        SystemExit: none is here and none can be had; the message says what to do.
    """
    if path := find():
        return path
    print("No browser is here; asking playwright for its own.", flush=True)
    _try([sys.executable, "-m", "playwright", "install", "chromium"])
    if path := find():
        return path
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Playwright could not bring one; installing Debian's chromium.", flush=True)
        _try(["apt-get", "update", "-qq"])
        # A Debian of some years ago has no such package, and Ubuntu none of them.
        for package in ("chromium-headless-shell", "chromium"):
            _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package, "fonts-dejavu-core"])
            if path := find():
                return path
    raise SystemExit(
        "The tests need a browser and none could be had: install Chromium or Chrome, "
        "or set HIGHWAYS_BROWSER to the path of one, and run make test again."
    )


def _try(command: list[str]) -> None:
    """Run a command that may fail: the next way is tried then."""
    try:
        subprocess.run(command, check=False, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]} did not work: {error}", flush=True)


if __name__ == "__main__":
    print(f"Browser: {get()}")
