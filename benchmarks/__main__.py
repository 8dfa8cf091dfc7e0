"""One run: measure everything, print the table, write benchmarks/out/bench.json. ``--quick`` measures less often."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from tools import browser as tool
from tools.process import ROOT

from . import build, lab, page, peers
from .server import serving
from .table import Row, markdown

SITE = ROOT / "_build/html"
LESSON = "notebooks/03-when-roads-harden.html"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, to see that it works")
    quick = parser.parse_args().quick
    counts = {"visits": 2, "steps": 40, "pictures": 30} if quick else {"visits": 5, "steps": 112, "pictures": 60}
    if not (SITE / LESSON).exists():
        raise SystemExit("The book is not built yet: run `make book` first.")
    chromium = tool.get()
    begun, load = time.perf_counter(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch, serving(SITE) as port:
        rooms = {name: Path(scratch, name) for name in ("stock", "lab", "book")}
        for room in rooms.values():
            room.mkdir()
        _tell("Building the stock page")
        with peers.stock(rooms["stock"]) as peer, sync_playwright() as playwright:
            flags = [*tool.FLAGS, *peer.flags]
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            try:
                version = browser.version
                rows = _pages(browser, f"http://127.0.0.1:{port}", peer.url, **counts)
                rows += _pictures(browser, f"http://127.0.0.1:{port}", rooms["lab"], counts["pictures"])
            finally:
                browser.close()
        rows += _builds(rooms["book"])
    facts = {
        "date": date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {_memory():.0f} GB, {platform.system()} {platform.machine()}",
        "load": round(load, 2),
        "python": platform.python_version(),
        "chromium": version,
        "n": counts,
        "seconds": round(time.perf_counter() - begun),
    }
    out = ROOT / "benchmarks/out/bench.json"
    out.write_text(json.dumps(facts | {"rows": [row.record() for row in rows]}, indent=1) + "\n", "utf-8")
    print(
        f"\n{markdown(rows)}\n\n"
        f"Measured on {facts['date']} in one run of {facts['seconds']} s: {facts['machine']}, Python {facts['python']}, "
        f"Chromium {version}, load {facts['load']} at the start. n: {counts['visits']} visits (median), "
        f"{counts['steps']} slider steps, {counts['pictures']} pictures, each build once. Ratio: peer to here."
    )


def _pages(browser: Browser, site: str, stock: str, visits: int, steps: int, pictures: int) -> list[Row]:
    lesson, front = f"{site}/{LESSON}", f"{site}/index.html"
    _tell("Weighing the pages")
    ours, theirs = page.weight(browser, lesson), page.weight(browser, stock)
    rows = [
        Row(
            "Lesson, first visit, before its widget is ready (peer: a stock page)",
            ours.before,
            "kB",
            theirs.before,
            most=200,
        ),
        Row("… what loads later", ours.later, "kB", theirs.later),
        Row("… requests before", ours.requests, "", theirs.requests),
        Row("… requests later", ours.later_requests, "", theirs.later_requests),
        Row("… requests to other hosts", ours.foreign, "", theirs.foreign, most=0),
    ]
    _tell("Visiting on slow 4G with the processor slowed four times")
    peer = median(page.ready(browser, stock, visits))
    slow = "slow 4G, CPU slowed 4 times"
    rows += [
        Row(f"Lesson ready to touch, {slow}", median(page.ready(browser, lesson, visits)), "s", peer, most=2.5),
        Row(f"Front page ready to touch, {slow}", median(page.ready(browser, front, visits)), "s", peer, most=2.5),
    ]
    _tell("Moving sliders with the processor slowed four times")
    for act, name, still in (
        ("turn", "strictness", False),
        ("turn", "strictness for a reader who asked for less motion", True),
        ("steps", "window length", False),
    ):
        work, frames = page.step_work(browser, front, act, steps, still)
        rows += [
            Row(f"Work for one step of {name}, p50, CPU slowed 4 times", np.percentile(work, 50), "ms"),
            Row("… p95", np.percentile(work, 95), "ms", most=16),
        ]
        if not still:
            rows.append(Row("… a frame of the movement that follows, p95", np.percentile(frames, 95), "ms"))
    return rows


def _pictures(browser: Browser, site: str, folder: Path, n: int) -> list[Row]:
    _tell("Waiting for pictures, here and in JupyterLab")
    ours = page.pictures(browser, f"{site}/index.html", n)
    rows = []
    for name, theirs in lab.pictures(browser, folder, n).items():
        here, there = (np.percentile(times, [50, 95], axis=0) for times in (ours, theirs))
        what = f"Key press to painted picture (peer: interact and matplotlib, {name})"
        rows += [
            Row(f"{what}, p50", here[0, 1], "ms", there[0, 1], times=8),
            Row("… p95", here[1, 1], "ms", there[1, 1]),
            Row("… to the last draw call, before the screen's next frame, p50", here[0, 0], "ms", there[0, 0]),
        ]
    return rows


def _builds(folder: Path) -> list[Row]:
    _tell("Building the book, three times")
    times = build.seconds(folder)
    return [
        Row("Book built from nothing", times["cold"], "s", most=120),
        Row("… after a sentence more in a page", times["page"], "s", most=10),
        Row("… after a sentence more in a notebook", times["notebook"], "s", most=10),
    ]


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _tell(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
