"""The one door: what a notebook asks of it, and what it answers."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from highways import evidence
from highways.evidence.base import DATA, NotShownError
from highways.evidence.schema import VERDICTS


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_forest_has_its_thirteen_rows_and_their_numbers():
    rows = evidence.trials(measure="MD on MADRS")
    assert len(rows) == 13
    assert [row.id for row in rows if row.forest == "point"] == ["janik2025"]
    written = {row["id"]: row for row in table("trials.csv")}
    for row in rows:
        cells = written[row.id]
        assert row.effect == float(cells["effect"])
        if row.forest == "bar":
            assert (row.ci_low, row.ci_high) == (float(cells["ci_low"]), float(cells["ci_high"]))


def test_records_read_well_in_a_notebook():
    assert str(evidence.source("murrough2013")).startswith("Murrough 2013. Antidepressant efficacy of ketamine")
    assert evidence.source("murrough2013").address == "https://doi.org/10.1176/appi.ajp.2013.13030392"
    assert evidence.source("kwasny2023").short == "Kwaśny 2023"  # an accent of BibTeX is a letter here
    claim = evidence.claim("s1-27")
    assert (claim.verdict, claim.certainty) == ("not-shown", "low")
    assert "28 people" in claim.why
    lines = repr(claim).splitlines()
    assert lines[:3] == ["Claim", "  id: s1-27", "  article: B"]
    assert max(map(len, lines)) <= 76
    assert "  sources: wilkinson2021, wilkinson2017" in lines
    shown = repr(evidence.trials(measure="MD on MADRS", group="young"))
    assert shown == "dwyer2021: MD on MADRS -8.69 (-16.72 to -0.65), a day later"
    assert len(repr(evidence.trials(measure="MD on MADRS")).splitlines()) == 13


def test_records_can_be_chosen_twice():
    rows = evidence.load().trials.where(group="ptsd").where(direction="negative")
    assert {row.id for row in rows} == {"abdallah2022"}
    assert repr(rows.where(group="ocd")) == "nothing"
    assert rows.where(group="ocd").where(direction="mixed") == ()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: evidence.trials(mesure="MD on MADRS"), r"no field 'mesure'; choose by .*measure"),
        (lambda: evidence.claim("s1-72"), r"There is no claim 's1-72': did you mean s1-\d+"),
        (lambda: evidence.source("murrough2031"), r"did you mean .*murrough2013"),
        (lambda: evidence.trial("nothing-like-it"), "look it up in the data file"),
        (
            lambda: evidence.load().find("safety", "se-dizzyness"),
            "no safety row 'se-dizzyness': did you mean se-dizziness",
        ),
    ],
)
def test_a_wrong_question_gets_one_sentence(ask, said: str):
    with pytest.raises(ValueError, match=said) as error:
        ask()
    assert "\n" not in str(error.value)


def test_what_is_kept_from_readers_is_kept():
    base = evidence.load()
    staff = [row["id"] for row in table("trials.csv") if row["show"] == "staff"]
    assert staff
    assert all(row.id not in staff for row in base.trials)
    with pytest.raises(NotShownError, match=r"rhee2022 may not be shown: it is marked for the makers .*; verify it"):
        evidence.trial("rhee2022")
    unverified = {row["id"] for row in table("parameters.csv") if row["kind"] in ("measured", "finding")} - {
        row["id"] for row in table("parameters.csv") if row["verified"] == "yes"
    }
    assert unverified
    assert unverified <= set(base.held_back["parameters"])
    # A figure that rests on a memory alone does not come through either.
    assert "nobody looked up its source" in base.held_back["trials"]["bahji2022"]


def test_fields_that_are_not_for_learners_are_empty_or_absent():
    base = evidence.load()
    without = {row["id"] for row in table("safety.csv") if row["show"] == "learner-no-numbers"}
    assert without
    for row in base.safety:
        if row.id in without:
            assert row.figure is row.treated_pct is row.control_pct is None
    amounts = {row["id"] for row in table("trials.csv") if row["show_dose"] != "study-context"}
    assert all(row.dose is None for row in base.trials if row.id in amounts)
    assert any(row.dose for row in base.trials)
    for records in (base.trials, base.safety, base.parameters):
        assert not {"verified", "read_at", "show", "show_dose"} & set(vars(records[0]))


def test_no_amount_of_a_form_that_is_taken_at_home_stands_in_any_file():
    for row in table("trials.csv"):
        if row["show_dose"] == "never":
            assert not re.search(r"\d\s*mg\b", " ".join(row.values())), row["id"]
    assert not re.search(r"\d\s*mg\b", (DATA / "claims.yml").read_text("utf-8"))


def test_every_claim_is_there_and_its_verdict_was_decided():
    claims = evidence.load().claims
    assert len(claims) == 139
    assert {claim.verdict for claim in claims} == set(VERDICTS)
    held = [claim for claim in claims if claim.verdict in ("holds", "limits")]
    assert len(held) == 65
    untested, other = evidence.claims(verdict="not-tested"), ("not-shown", "wrong")
    assert (len(untested), sum(claim.verdict in other for claim in claims)) == (24, 11)


def test_no_reason_mocks_or_names_anyone():
    text = " ".join(one["why"] for one in yaml.safe_load((DATA / "claims.yml").read_text("utf-8")))
    for word in (
        "slogan",
        "poetic",
        "enthusiasm",
        "myth",
        "debunk",
        "memorable line",
        "invitation to buy",
        "lucky",
        "author",
    ):
        assert word not in text.lower(), word


def test_the_command_counts_and_the_broken_one_fails(copy: Path):
    def run(*folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "highways.evidence", *map(str, folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = run()
    assert done.returncode == 0
    assert re.search(r"claims +139 shown, 0 held back: 45 limits, 24 not-tested", done.stdout)
    (copy / "claims.yml").write_text("- id: a\n", "utf-8")
    done = run(copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "claims.yml, line 1: a has no 'article'; add 'article: ...'.\n"
