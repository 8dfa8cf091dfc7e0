"""What the workshop's directives write into a page, and what they refuse: in a small book of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from highways.workshop import agenda
from tools.process import ROOT, run

CONF = """\
extensions = ["myst_nb", "sphinxcontrib.katex", "sphinxcontrib.bibtex", "highways.sphinxext"]
bibtex_bibfiles = []
nb_execution_mode = "off"
"""
TEXTS = {
    "index": "# Day\n\n```{agenda} half-day\n```\n\n```{answerkey}\n```\n\n```{pack}\n```\n\n{deck}`Slides <half-day#map>`\n",
    "day": "---\norphan: true\n---\n# Day\n\n```{agenda} third-day\n```\n",
    "nodeck": "---\norphan: true\n---\n# Deck\n\n{deck}`Slides <third-day>`\n",
}
QUESTIONS = """\
check:
  - &one
    kind: choose
    ask: Who made the road?
    options:
      - {text: Nobody, right: true, why: Use made it.}
      - {text: Somebody, why: Nobody chose the traffic.}
  - {<<: *one, ask: 'And again?'}
  - {<<: *one, ask: 'And once more?'}
"""


@pytest.fixture(scope="module")
def small(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one lesson, an agenda, a deck's source and a pack."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: lesson\n", "utf-8")
    (folder / "lesson.md").write_text(
        "---\norphan: true\n---\n# A first road\n\n```{check} a.questions.yml\n```\n", "utf-8"
    )
    (folder / "a.questions.yml").write_text(QUESTIONS, "utf-8")
    (folder / "book/workshop/slides").mkdir(parents=True)
    (folder / "book/workshop/slides/half-day.md").write_text("# Deck\n", "utf-8")
    shutil.copy(ROOT / agenda.FILE, folder / agenda.FILE)
    (folder / "book/workshop/pack.yml").write_text("- {part: All, pages: [lesson, slides/half-day-notes]}\n", "utf-8")
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(small: Path) -> tuple[Path, str]:
    """The finished page, and what the build complained of."""
    exclude = "exclude_patterns=book"
    done = run(["sphinx-build", "-q", "-D", exclude, "-b", "html", ".", "out"], small, check=False)
    return small / "out", done.said


def test_an_agenda_is_a_table_from_its_first_minute_to_its_last(built):
    html = (built[0] / "index.html").read_text("utf-8")
    table = re.search(r'<table class="table hw-agenda".*?</table>', html, re.S)[0]
    spans = re.findall(r"<td[^>]*>(\d:\d\d) to (\d:\d\d)<br><small>(\d+) min</small>", table)
    assert (spans[0][0], spans[-1][1]) == ("0:00", "3:30")
    assert sum(int(minutes) for _, _, minutes in spans) == 210
    assert table.count("hw-agenda-clock") == len(spans) == 10
    assert "10 parts, 210 minutes." in html
    assert 'href="slides/half-day.html#red-flags"' in table


def test_the_answer_key_has_every_question_answer_and_reason(built):
    html = (built[0] / "index.html").read_text("utf-8")
    for words in ("A first road", "Who made the road?", "And once more?", "Use made it.", "Nobody chose the traffic."):
        assert words in html


def test_the_pack_lists_its_pages_and_the_role_leads_to_a_slide(built):
    html = (built[0] / "index.html").read_text("utf-8")
    assert '<a href="lesson.html">A first road</a>' in html
    assert '<a href="slides/half-day-notes.html">' in html
    assert 'href="slides/half-day.html#map"' in html


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("day", "There is no agenda 'third-day'; agendas.yml has half-day, full-day"),
        ("nodeck", "There is no deck 'third-day'"),
    ],
)
def test_a_wrong_name_is_a_sentence(built, page: str, says: str):
    assert re.search(rf"{page}\.md:\d+:.*{re.escape(says)}", built[1]), built[1]


def test_a_wrong_sum_stops_the_build_with_its_sentence(small: Path, built):
    file = small / agenda.FILE
    right = file.read_text("utf-8")
    file.write_text(right.replace("minutes: 210", "minutes: 200"), "utf-8")
    done = run(
        ["sphinx-build", "-q", "-W", "-E", "-D", "exclude_patterns=book", "-b", "dummy", ".", "out2"],
        small,
        check=False,
    )
    file.write_text(right, "utf-8")
    assert done.code != 0
    assert "agendas.yml, half-day: the parts add up to 210 minutes and the agenda says 200" in done.said


@pytest.mark.sweep
def test_a_deck_out_of_the_order_of_its_day_stops_its_build(tmp_path: Path, static: Path):
    shutil.copytree(ROOT / "book/workshop", tmp_path / "book/workshop")
    shutil.copytree(ROOT / "book/start", tmp_path / "book/start")
    shutil.copytree(ROOT / "book/evidence", tmp_path / "book/evidence")
    slides = tmp_path / "book/workshop/slides"
    deck = slides / "half-day.md"
    deck.write_text(deck.read_text("utf-8").replace("```{include} parts/landing.md\n```\n", ""), "utf-8")
    done = run(["sphinx-build", "-q", "-b", "revealjs", ".", str(tmp_path / "out")], slides, check=False)
    assert done.code != 0
    assert "half-day: its slides go welcome, map, scope" in done.said
