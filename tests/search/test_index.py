"""What the search is given to search in: sections of pages as they read, terms, claims and questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from highways import evidence
from highways.search import index

PAGE = """<!doctype html><html><body><nav>Contents of the book</nav><article class="bd-article">
<section id="first"><h1>The <em>window</em><a class="headerlink" href="#first">#</a></h1>
<p>It opens<a class="footnote-reference" href="#f">[1]</a>.<br>It closes &amp; opens.</p>
<figure class="hw-widget" data-hw-widget="roads.RoadMap"><script type="application/json">{"trait": 1}</script>
<div class="hw-still"><svg><text>axis</text></svg><p>A still in words.</p></div></figure>
<section id="under"><h2>Under it<a class="headerlink" href="#under">#</a></h2><ul><li>one</li><li>two</li></ul>
<table><thead><tr><th>What</th><th></th></tr></thead><tbody><tr><td>A drip</td><td>a vein.</td></tr></tbody></table>
<pre>code = 1</pre><div class="hw-cards"><div><p>A card</p></div></div></section>
<section id="empty"><h2>Questions</h2>
<figure data-hw-widget="learning.Check"><p>The answer is seven.</p></figure></section>
<p>After all.</p><aside class="footnote">A source</aside></section></article><footer><p>Education</p></footer></body></html>"""


def test_a_page_is_read_as_a_reader_reads_it():
    title, lesson, told = index.sections(PAGE)
    assert title == "The window"
    assert lesson
    assert told == [
        ("first", "The window", "It opens. It closes & opens. A still in words. After all."),
        ("under", "Under it", "one two What · A drip · a vein."),
    ]


def test_a_card_without_a_heading_is_found_under_what_stands_above_it():
    cards = '<section id="cards"><h2>Cards</h2><section class="card"><p>Ring today.</p></section></section>'
    _, _, told = index.sections(f'<article><section id="page"><h1>Page</h1><p>Open.</p>{cards}</section></article>')
    assert told == [("page", "Page", "Open."), ("cards", "Cards", "Ring today.")]


@pytest.mark.parametrize(
    ("page", "lesson", "anchor", "kind"),
    [
        ("notebooks/04-the-window.html", True, "why", "lesson"),
        ("notebooks/04-the-window.html", True, "for-coaches", "coach"),
        ("book/coaching/red-flags.html", True, "drill", "coach"),
        ("book/session/sheets/support-plan.html", False, "x", "sheet"),
        ("book/workshop/sheets/helper.html", False, "x", "sheet"),
        ("book/workshop/facilitator-guide.html", False, "x", "trainer"),
        ("book/reference/about.html", False, "x", "page"),
    ],
)
def test_a_section_is_called_what_it_is_to_a_reader(page: str, lesson: bool, anchor: str, kind: str):
    assert index.kind(page, lesson, anchor) == kind


def test_terms_claims_and_questions_are_all_there(tmp_path: Path):
    pages = {"word": "w.html", "question": "q.html", "claim": "c.html"}
    for name in ("p.html", *pages.values()):
        (tmp_path / name).write_text(PAGE, "utf-8")
    said = index.script(tmp_path, ["p.html", *pages.values()], pages)
    before, data = said.split(" = ", 1)
    assert before == "window.highwaysSearch"
    data = json.loads(data.removesuffix(";\n"))
    kinds = [entry[0] for entry in data["entries"]]
    assert kinds.count("word") == len(evidence.terms()) == 55
    assert kinds.count("question") == len(evidence.answers())
    assert kinds.count("claim") == len(evidence.claims())
    assert all(entry[5] for entry in data["entries"] if entry[0] == "claim"), "a claim without its verdict"
    assert {data["pages"][entry[1]][0] for entry in data["entries"] if entry[0] == "word"} == {"w.html"}
