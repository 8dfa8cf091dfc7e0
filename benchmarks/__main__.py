"""One run: measure everything, print the table, write benchmarks/out/bench.json. ``--quick`` measures less often."""

from __future__ import annotations

import argparse
import gzip
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

from . import build, lab, models, page, peers
from .server import serving
from .table import Row, markdown

SITE = ROOT / "_build/html"
STATIC = ROOT / "src/highways/static"
LESSON = "notebooks/03-when-roads-harden.html"
MAP_LESSON = "notebooks/02-roads-become-highways.html"
GLUTAMATE_LESSON = "notebooks/05-the-glutamate-story.html"
DMN_LESSON = "notebooks/06-the-default-mode-network.html"
WINDOW_LESSON = "notebooks/04-the-window.html"
SESSION_LESSON = "notebooks/07-inside-a-session.html"
COURSE_LESSON = "notebooks/08-a-course-of-treatment.html"
EVIDENCE_LESSON = "notebooks/09-what-the-trials-show.html"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, to see that it works")
    parser.add_argument("--before", metavar="COMMIT", help="build the book of this commit as well, for comparison")
    chosen = parser.parse_args()
    quick = chosen.quick
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
        rows += _models()
        rows += _sizes()
        rows += _builds(rooms["book"], chosen.before)
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
    lesson, map_lesson, front = f"{site}/{LESSON}", f"{site}/{MAP_LESSON}", f"{site}/index.html"
    evidence, claims = f"{site}/{EVIDENCE_LESSON}", f"{site}/book/evidence/claims-checked.html"
    glutamate, dmn = f"{site}/{GLUTAMATE_LESSON}", f"{site}/{DMN_LESSON}"
    window, session, course = (f"{site}/{one}" for one in (WINDOW_LESSON, SESSION_LESSON, COURSE_LESSON))
    _tell("Weighing the pages")
    theirs = page.weight(browser, stock)
    rows = []
    for name, url in (
        ("Two roads", lesson),
        ("Road map", map_lesson),
        ("Glutamate", glutamate),
        ("Default mode", dmn),
        ("Window", window),
        ("Session", session),
        ("Course", course),
        ("Evidence", evidence),
        ("Claims", claims),
    ):
        ours = page.weight(browser, url)
        rows += [
            Row(
                f"{name}: its page, first visit, before its widget is ready (peer: a stock page)",
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
    for name, url in (
        ("Two roads: its lesson", lesson),
        ("Road map: its lesson", map_lesson),
        ("Road map: the front page", front),
        ("Glutamate: its lesson", glutamate),
        ("Default mode: its lesson", dmn),
        ("Window: its lesson", window),
        ("Session: its lesson", session),
        ("Course: its lesson", course),
        ("Evidence: its lesson", evidence),
    ):
        rows.append(
            Row(f"{name} ready to touch, {slow}", median(page.ready(browser, url, visits)), "s", peer, most=2.5)
        )
    _tell("Moving sliders with the processor slowed four times")
    for name, url, act, still in (
        ("Two roads: one step of strictness", lesson, "turn", False),
        ("Two roads: the same for a reader who asked for less motion", lesson, "turn", True),
        ("Two roads: one step of window length", lesson, "steps", False),
        ("Road map: one day", front, "stories", False),
        ("Road map: the same for a reader who asked for less motion", front, "stories", True),
        ("Glutamate: one step of the clock", glutamate, "clock", False),
        ("Glutamate: one step of dose", glutamate, "cascade dose", True),
        ("Receptor: one step of voltage", glutamate, "voltage", True),
        ("Default mode: one step of dose", dmn, "network dose", True),
        ("Window: one step of the window's length", window, "field", True),
        ("Session: five minutes", session, "session", True),
        ("Course: one day", course, "course", True),
        ("Evidence: the next trial on the scale", evidence, "points", True),
    ):
        work, frames = page.step_work(browser, url, act, steps, still)
        rows += [
            Row(f"{name}, work, p50, CPU slowed 4 times", np.percentile(work, 50), "ms"),
            Row("… p95", np.percentile(work, 95), "ms", most=16),
        ]
        if not still:
            rows.append(Row("… a frame of the movement that follows, p95", np.percentile(frames, 95), "ms"))
    return rows


def _pictures(browser: Browser, site: str, folder: Path, n: int) -> list[Row]:
    _tell("Waiting for pictures, here and in JupyterLab")
    theirs = lab.pictures(browser, folder, n)
    roads, town = (
        page.pictures(browser, f"{site}/{LESSON}", "turn", n),
        page.pictures(browser, f"{site}/index.html", "stories", n),
    )
    rows = []
    for widget, name, ours in (
        ("Two roads", "the same picture", roads),
        ("Two roads", "its hill alone", roads),
        ("Road map", "the map", town),
    ):
        here, there = (np.percentile(times, [50, 95], axis=0) for times in (ours, theirs[name]))
        what = f"{widget}: key press to painted picture (peer: interact and matplotlib, {name})"
        rows += [
            Row(f"{what}, p50", here[0, 1], "ms", there[0, 1], times=8),
            Row("… p95", here[1, 1], "ms", there[1, 1]),
            Row("… to the last draw call, before the screen's next frame, p50", here[0, 0], "ms", there[0, 0]),
        ]
    return rows


def _models() -> list[Row]:
    _tell("Living on the map, in both languages")
    return [
        Row("Model of the map, 120 days, in JavaScript (peer: in Python)", models.javascript(), "ms", models.python()),
    ]


def _sizes() -> list[Row]:
    """What is loaded by itself, compressed."""

    def weight(*names: str) -> float:
        return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names) / 1000

    heaviest = max((path.name for path in STATIC.glob("*.*.js")), key=weight)
    return [
        Row("The host and the style of all widgets, compressed", weight("host.js", "highways.css"), "kB", most=6),
        Row("What every page loads to remember, compressed", weight("learning.page.js"), "kB", most=6),
        Row(f"The heaviest widget, {heaviest.removesuffix('.js')}, compressed", weight(heaviest), "kB", most=20),
    ]


def _builds(folder: Path, before: str | None) -> list[Row]:
    _tell("Building the book, three times")
    times = build.seconds(folder / "now")
    old = build.seconds(folder / "before", before) if before else {}
    peer = f" (peer: at commit {before})" if before else ""
    return [
        Row(f"Book built from nothing{peer}", times["cold"], "s", old.get("cold"), most=40),
        Row("… after a sentence more in a page", times["page"], "s", old.get("page"), most=6),
        Row("… after a sentence more in a notebook", times["notebook"], "s", old.get("notebook"), most=6),
    ]


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _tell(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
