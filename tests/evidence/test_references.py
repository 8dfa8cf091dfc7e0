"""The bibliography: it can be read, holds nothing that is not for readers, and no page leans on a memory."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pybtex.database import parse_file

from tools.process import ROOT

BIB = ROOT / "src/highways/evidence/data/references.bib"
PAGES = [ROOT / "index.md", *sorted(ROOT.glob("book/**/*.md")), *sorted(ROOT.glob("notebooks/*.ipynb"))]


@pytest.fixture(scope="module")
def entries() -> dict:
    return parse_file(str(BIB)).entries


def test_every_entry_says_how_far_it_was_checked_and_holds_no_staff_note(entries):
    assert len(entries) > 300
    for key, entry in entries.items():
        assert entry.fields.get("status") in {"verified", "secondary", "recalled"}, key
        assert not {"annote", "note", "abstract"} & set(entry.fields), key
        assert {"title", "year"} <= set(entry.fields), key


def test_one_entry_for_each_publication(entries):
    for field in ("doi", "pmid"):
        seen = Counter(entry.fields[field].lower() for entry in entries.values() if field in entry.fields)
        assert [value for value, times in seen.items() if times > 1] == []


def test_no_page_rests_on_a_source_that_nobody_looked_up(entries):
    """A recalled source may stand beside one that was looked up, and never alone."""
    cited: list[list[str]] = []
    for page in PAGES:
        for keys in re.findall(r"\{footcite:p\}`([^`]+)`", page.read_text("utf-8")):
            cited.append([key.strip() for key in keys.split(",")])
    assert len(cited) > 100
    assert [keys for keys in cited if {entries[key].fields["status"] for key in keys} == {"recalled"}] == []


def test_every_source_of_a_parameter_is_in_the_bibliography(entries):
    from highways.roads import PARAMETERS

    sources = {entry["source"] for model in PARAMETERS.values() for entry in model.values() if "source" in entry}
    assert sources
    assert {key for key in sources if entries[key].fields["status"] == "recalled"} == set()


def test_pages_hold_no_path_to_the_fact_base():
    """The course stands by itself: what a page needs is in this repository."""
    for page in PAGES:
        assert "shared/" not in Path(page).read_text("utf-8"), page
