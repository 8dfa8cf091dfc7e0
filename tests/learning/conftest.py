"""The reader of this room's tests, and a small book for the memory: three lessons over http, with questions and a guess."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import serving
from learner import Learner

HERE = Path(__file__).parent
LESSON = HERE / "lesson.questions.yml"
COURSE = [
    {"id": "lesson", "doc": "lesson", "title": "A lesson", "part": "First part"},
    {"id": "second", "doc": "second", "title": "A second one", "part": "First part"},
    {"id": "third", "doc": "third", "title": "A third one", "part": "Second part"},
]
PAGE = """<!doctype html><html lang="en" data-content_root="./" data-theme="light"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="highways.css"><link rel="stylesheet" href="learning.css">
<style>body {{ background: var(--hw-paper); color: var(--hw-ink); margin: 0; padding: 12px }} nav a {{ color: inherit }}</style>
<script defer src="course.js"></script><script defer src="learning.page.js"></script><script defer src="host.js"></script>
<main class="bd-article"><h1>{title}</h1><nav class="bd-docs-nav" aria-label="Contents">{contents}</nav>{body}</main></html>"""


@pytest.fixture(scope="session")
def small_book(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address; the pages are lesson, empty, progress, finished and kept."""
    from highways.learning import prediction
    from highways.learning.widget import Check, Finished, Kept, Predict, Progress

    folder = tmp_path_factory.mktemp("small-book")
    shutil.copytree(static, folder, dirs_exist_ok=True)
    (folder / "course.js").write_text(f"window.highwaysCourse = {json.dumps({'lessons': COURSE})};", "utf-8")
    contents = "".join(f'<p><a href="{one["doc"]}.html#">{one["title"]}</a></p>' for one in COURSE)
    sections = "".join(f'<section id="part-{n}" style="height: 1500px"><h2>Part {n}</h2></section>' for n in (1, 2))
    bodies = {
        "lesson": Predict(predict=prediction(LESSON)).figure() + sections + Check(LESSON).figure(),
        "empty": '<p class="hw-carry" hidden></p>',
        "progress": Progress().figure(),
        "finished": Finished().figure(),
        "kept": Kept().figure(),
    }
    for name, body in bodies.items():
        (folder / f"{name}.html").write_text(PAGE.format(title=name, contents=contents, body=body), "utf-8")
    with serving(folder) as address:
        yield address


@pytest.fixture
def visit(small_book: str, open_page: Callable) -> Callable:
    """``visit("lesson")`` opens a page of the small book in a fresh browser; a script may run before the page's own."""

    def go(name: str, before: str = "", **options: object):
        page = open_page(f"{small_book}/empty.html", **options)
        if before:
            page.context.add_init_script(before)
        page.goto(f"{small_book}/{name}.html")
        page.wait_for_function("window.highwaysMemory")
        return page

    return go


@pytest.fixture
def another_tab(small_book: str) -> Callable:
    """``another_tab(page, "lesson")``: a second tab of the same browser."""

    def go(page, name: str):
        other = page.context.new_page()
        other.goto(f"{small_book}/{name}.html")
        other.wait_for_function("window.highwaysMemory")
        return other

    return go


@pytest.fixture
def learner(tmp_path, static, open_page):
    return Learner(tmp_path / "book", static, open_page)


@pytest.fixture
def serve():
    """``with serve(folder) as address``: the folder over http."""
    return serving
