"""What a page could lose without a word stops its build."""

from __future__ import annotations

from pathlib import Path

import pytest
from sweeping import first

from highways import lint
from tools.process import run

CONF = """
extensions = ["myst_nb", "sphinxcontrib.katex", "sphinxcontrib.bibtex", "highways.sphinxext"]
html_theme, project, bibtex_bibfiles = "basic", "t", []
"""
HAND = "---\norphan: true\n---\n# Title\n\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("rose by about 13\n% during ketamine", [2]),
        ("fine\n\n  % indented", [3]),
        ("rose by about\n13 % during ketamine", []),
        ("```python\n% a comment of another language\n```\n", []),
        ("```{admonition} Words\n% lost too\n```\n", [2]),
        ("```{code-block} text\nx\n```\nafter\n% lost", [5]),
    ],
)
def test_a_line_that_would_be_dropped_is_found(text: str, lines: list[int]):
    assert lint.comments(text) == lines


def test_citations_are_read_from_what_a_page_includes(tmp_path: Path):
    (tmp_path / "box.md").write_text("{footcite:p}`c2020`", "utf-8")
    page = "One {footcite:p}`a2019, b2020`.\n\n```{include} box.md\n```\n\n```text\n{footcite:p}`shown2020`\n```\n"
    assert lint.cited(tmp_path / "page.md", page, tmp_path) == {"a2019", "b2020", "c2020"}


PAGES = {
    "dropped": ("About 13\n% rose.", "dropped.md, line 7: a line that begins with '%' is dropped"),
    "role": ("Ring {signs} `Emergency` now.", "role.md: '{signs} ' stands on the page as text"),
    "cited": (
        "<!-- {footcite:p}`zarate2006` -->\n\nText.",
        "cited.md: the source cites zarate2006, and the page does not",
    ),
}


@pytest.mark.parametrize("name", first(PAGES))
def test_the_build_refuses_it(static: Path, tmp_path: Path, name: str):
    page, said = PAGES[name]
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.md").write_text("# Title\n\nNothing wrong here.\n", "utf-8")
    (tmp_path / f"{name}.md").write_text(f"{HAND}{page}\n", "utf-8")
    done = run(["sphinx-build", "-q", "-b", "html", ".", "out"], tmp_path, check=False)
    assert done.code != 0
    assert said in done.said
