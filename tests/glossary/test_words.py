"""Which words are explained, and where a page first uses them: in a small book, without a browser."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from highways import evidence, glossary
from tools.process import run

TERMS = {term.id for term in evidence.terms()}
DATA = json.loads(files("highways.glossary").joinpath("marked.json").read_text("utf-8"))

CONF = """\
extensions = ["myst_nb", "sphinx_design", "sphinx_book_theme", "sphinxcontrib.katex", "sphinxcontrib.bibtex",
              "highways.sphinxext"]
myst_enable_extensions = ["colon_fence"]
html_theme = "sphinx_book_theme"
bibtex_bibfiles = []
nb_execution_mode = "off"
"""
PAGE = """\
# Placebo and drip

Here `placebo` is code, and [a placebo](https://example.org/placebo) is a link.

| Placebo | Sign |
|---|---|
| With a placebo | and mania |

The NMDA receptors of a **Drip**: an infusion, NMDA receptors and the
default mode
network, dripping off-labels into an anti-placebo. 5 < 6 & *Spravato*.

## Esketamine, and sedation

```{admonition} Watch for mania
:class: warning
Psychosis is for the clinic.
```

:::{div} hw-sheet
My support person: ____
:::

```{dropdown} Relapse
He had relapsed by then.
```
"""


def test_every_form_and_every_word_left_out_is_a_term():
    assert set(DATA["forms"]) <= TERMS
    assert set(DATA["unmarked"]) <= TERMS
    assert set(glossary.marked()) == TERMS - set(DATA["unmarked"])
    assert not set(DATA["forms"]) & set(DATA["unmarked"]), "a form of a word that is never marked"
    assert all(len(reason) > 20 for reason in DATA["unmarked"].values())


def test_no_form_stands_for_two_words():
    every = [form.lower() for term in glossary.marked().values() for form in glossary.forms(term)]
    assert sorted(every) == sorted(set(every))
    # Each is found as what it is.
    for id, term in glossary.marked().items():
        for form in glossary.forms(term):
            for said in (form, f"{form}s", form.upper()):
                assert [found for *_, found in glossary.uses(f"(a {said}, then)")] == [id], said


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("NMDA receptors and an AMPA one", ["nmda-receptor", "ampa-receptor"]),
        ("after a drip or an Infusion", ["drip-infusion", "drip-infusion"]),
        ("a treatment-resistant\n  depression", ["treatment-resistant-depression"]),
        ("one when-and-where plan", ["if-then-plan"]),
        ("some had responded", ["response"]),
        ("dripping, off-labelled, a non-relapse, sedative", []),
        ("a response, a coach, ketamine", []),
    ],
)
def test_words_are_found_whole_in_all_their_forms_the_longest_first(said: str, found: list[str]):
    assert [id for *_, id in glossary.uses(said)] == found


@pytest.fixture(scope="module")
def page(static: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The article of the sample page, as the book's theme writes it."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.md").write_text(PAGE, "utf-8")
    (folder / "book/session/sheets").mkdir(parents=True)
    (folder / "book/session/sheets/one.md").write_text("---\norphan: true\n---\n# A sheet\n\nA placebo.\n", "utf-8")
    run(["sphinx-build", "-q", "-b", "html", ".", "out"], folder)
    assert "hw-term" not in (folder / "out/book/session/sheets/one.html").read_text("utf-8")
    html = (folder / "out/index.html").read_text("utf-8")
    return html[html.index("<article") : html.index("</article>")]


def test_the_first_use_is_marked_and_no_other(page: str):
    marked = re.findall(r'<a class="hw-term" href="([^"]*)"[^>]*data-hw-term="([\w-]+)"[^>]*>([^<]*)</a>', page)
    assert [(id, " ".join(said.split())) for _, id, said in marked] == [
        ("placebo", "placebo"),
        ("mania", "mania"),
        ("nmda-receptor", "NMDA receptors"),
        ("drip-infusion", "Drip"),
        ("default-mode-network", "default mode network"),
        ("off-label", "off-labels"),
        ("esketamine", "Spravato"),
        ("relapse", "relapsed"),
    ]
    assert all(href == f"book/reference/glossary.html#term-{id}" for href, id, _ in marked)
    # The first placebo that may be marked stands in the table's second row.
    assert re.search(r"<td>[^<]*<p>With a <a|<td>(<p>)?With a <a", page)


def test_each_mark_has_one_card_that_describes_it(page: str):
    for id in re.findall(r'data-hw-term="([\w-]+)"', page):
        term = glossary.marked()[id]
        assert page.count(f'id="means-{id}"') == page.count(f'aria-describedby="means-{id}"') == 1
        card = page[page.index(f'id="card-term-{id}"') :]
        assert term.definition.split(",")[0].replace('"', "&quot;") in card[: card.index("</div>")]


def test_text_around_a_mark_stays_text(page: str):
    assert "5 &lt; 6 &amp; <em>" in page
    assert "anti-placebo" in page
