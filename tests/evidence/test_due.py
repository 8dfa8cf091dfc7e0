"""Facts that can go out of date: dated on the pages, listed when they are due, and never a reason not to build."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from highways.evidence import due
from highways.evidence.__main__ import main
from highways.evidence.base import load
from tools.process import ROOT

CHANGING = load().changing
PAGES = due.pages(ROOT)


@pytest.mark.parametrize("fact", CHANGING, ids=lambda fact: fact.id)
def test_every_fact_that_can_change_is_dated_where_it_is_said(fact):
    assert PAGES.get(fact.id), "a fact that no page dates; mark it with {as-of}, or take it out"


def test_the_telemedicine_rule_is_due_before_it_ends():
    said = [one.id for one in due.due(date(2027, 1, 31))]
    assert "us-telemedicine" in said
    assert load().find("changing", "us-telemedicine").review_by <= date(2026, 12, 31)


def test_the_list_names_page_and_source(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["--due", "2027-01-31"]) == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if "us-telemedicine" in one)
    assert line.startswith("2026-12-31, us-telemedicine: ")
    assert "book/reference/questions-people-ask.md" in line
    assert "https://" in line


def test_without_the_book_the_list_has_no_pages(capsys, monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert main(["--due", "2030-01-01"]) == 0
    said = capsys.readouterr().out
    assert " On " not in said
    assert f"{len(CHANGING)} of {len(CHANGING)} facts to look at by 2030-01-01." in said


def test_nothing_is_due_on_the_day_of_the_first_look(capsys):
    assert main(["--due", str(min(one.as_of for one in CHANGING))]) == 0
    assert capsys.readouterr().out.startswith(f"0 of {len(CHANGING)} facts")


def test_a_wrong_day_gets_one_sentence(capsys):
    assert main(["--due", "31.1.2027"]) == 1
    assert capsys.readouterr().err == "'31.1.2027' is no day; write year, month and day like 2027-01-31.\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "review_by: 2026-12-31",
            "review_by: 2026-13-31",
            "review_by is '2026-13-31', which is no day; write year, month",
        ),
        ("review_by: 2026-12-31", "review_by: 2026-11-30", "put a later day into 'review_by'"),
        ("  review_by: 2026-12-31\n", "", "us-telemedicine has no 'review_by'; add 'review_by: ...'"),
    ],
)
def test_a_broken_day_says_file_line_and_mend(copy: Path, old: str, new: str, said: str):
    file = copy / "changing.yml"
    text = file.read_text("utf-8")
    start = text.index("- id: us-telemedicine")
    file.write_text(text[:start] + text[start:].replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=said.replace("'", ".").replace("(", ".")) as error:
        load(copy)
    assert str(error.value).startswith(f"changing.yml, line {text[:start].count(chr(10)) + 1}: ")


def test_a_notebook_is_read_as_its_prose(tmp_path: Path):
    cells = [
        {"cell_type": "markdown", "source": ["one ", "{as-of}`us-spray`"]},
        {"cell_type": "code", "source": ["'{as-of}`not-prose`'"]},
    ]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), "utf-8")
    assert list(due.prose(tmp_path / "a.ipynb")) == ["one {as-of}`us-spray`"]
