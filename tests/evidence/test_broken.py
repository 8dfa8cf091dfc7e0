"""A broken file stops with the file, the line and the mend, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from highways.evidence import EvidenceError
from highways.evidence.base import load

Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if line.startswith(start))


BROKEN: dict[str, tuple[str, Change, str, str | None]] = {
    # name: file, change, what is said, the start of the line that is named
    "a scene whose best choice is none of its own": (
        "coaching.yml",
        swap("  best: b\n", "  best: d\n"),
        "s01 calls 'd' the best, which is none of its choices; name one of them",
        "- id: s01",
    ),
    "a best choice that is told by its length": (
        "coaching.yml",
        swap("Then ask plainly about danger.", f"Then ask plainly about {'very, ' * 12}plain danger."),
        "the choice 'b' of s01 is the best, and it has 235 characters and the next longest 157, so its length gives it "
        "away; shorten it, or let the others say as much.",
        "- id: s01",
    ),
    "a choice without a reason": (
        "coaching.yml",
        swap("    feedback: Kind words", "    reason: Kind words"),
        "give it id, text, outcome, feedback, and nothing else",
        "- id: s01",
    ),
    "a level that nobody knows": (
        "coaching.yml",
        swap("  level: may\n", "  level: perhaps\n"),
        "level is 'perhaps'; use one of 'may', 'agreed', 'licensed'",
        "- id: explain",
    ),
    "a verdict of a claim that is not there": (
        "coaching.yml",
        swap("claims: [s1-45, s1-46]", "claims: [s1-45, s9-46]"),
        "the claim 's9-46' is not in claims.yml",
        "- id: is-ketamine-therapy-safe",
    ),
    "an amount in a scene": (
        "coaching.yml",
        swap("light on", "take 10 mg"),
        "options holds an amount",
        "- id: s01",
    ),
    "a missing column": ("trials.csv", swap("direction,", ""), "no column 'direction'; add it to the header", "id,"),
    "an unknown column": ("safety.csv", swap("note,", "notes,"), "no column 'note'; add it", "id,"),
    "a number that does not parse": (
        "trials.csv",
        swap(",-7.95,", ",about 8,"),
        "effect is 'about 8', which is no number",
        "murrough2013,",
    ),
    "an effect outside its interval": (
        "trials.csv",
        swap(",-7.95,", ",-27.95,"),
        "-27.95 lies outside its interval",
        "murrough2013,",
    ),
    "half an interval": (
        "trials.csv",
        swap(",-12.71,-3.2,", ",,-3.2,"),
        "half an interval; give both",
        "murrough2013,",
    ),
    "an impossible share": (
        "trials.csv",
        swap(",64,28,", ",164,28,"),
        "treated_pct is '164'; write a share of 100",
        "murrough2013,",
    ),
    "a share that no number of people gives": (
        "trials.csv",
        swap(",55,30,,,,,40,40,", ",56,30,,,,,40,40,"),
        "treated_pct 56 is no whole number of 40 people; give those it is of in treated_n or treated_seen",
        "grunebaum2018,",
    ),
    "a share of those who were seen that does not fit them": (
        "trials.csv",
        swap(",69.3,52.0,,,,,114,109,101,100,", ",69.8,52.0,,,,,114,109,101,100,"),
        "treated_pct 69.8 is no whole number of 101 people",
        "popova2019,",
    ),
    "a share without the number of people in its group": (
        "trials.csv",
        swap(",60,50,,,,,20,20,", ",60,50,,,,,,20,"),
        "treated_pct 60 has no number of people behind it",
        "lii2023,",
    ),
    "more people seen than began": (
        "trials.csv",
        swap(",114,109,101,100,", ",114,109,141,100,"),
        "treated_seen counts 141 of 114 people; no more can be seen than began",
        "popova2019,",
    ),
    "words that count more people than took part": (
        "trials.csv",
        swap("201 of 223: those", "301 of 223: those"),
        "counted tells of 301 people, and 223 took part; mend one of the two numbers",
        "popova2019,",
    ),
    "people missing and no word about it": (
        "trials.csv",
        swap("123 of 137: those still seen", "Those still seen"),
        "some who began were not seen, and nothing says so in words; begin 'counted' with 'N of M'",
        "ochsross2020,",
    ),
    "half a range of an estimate": (
        "trials.csv",
        swap(",45,18,34,56,6,30,", ",45,18,34,,6,30,"),
        "treated_pct has half a range; give both treated_low and treated_high",
        "wilkinson2019,",
    ),
    "an estimate outside its range": (
        "trials.csv",
        swap(",45,18,34,56,6,30,", ",45,18,56,34,6,30,"),
        "treated_pct 45 lies outside its range 56 to 34; mend the three numbers",
        "wilkinson2019,",
    ),
    "a range that is no number": (
        "trials.csv",
        swap(",45,18,34,56,6,30,", ",45,18,34,56,six,30,"),
        "control_low is 'six', which is no number",
        "wilkinson2019,",
    ),
    "a key that does not resolve": (
        "trials.csv",
        swap("murrough2013,murrough2013,", "murrough2013,murrough2014,"),
        "'murrough2014' is not in references.bib",
        "murrough2013,",
    ),
    "a duplicate id": (
        "trials.csv",
        swap("fava2020,fava2020,", "murrough2013,fava2020,"),
        "the id murrough2013 stands here a second time",
        None,
    ),
    "an unverified row for learners": (
        "trials.csv",
        swap("among-patients-with,staff,", "among-patients-with,learner,"),
        "rhee2022 is marked for learners and is not verified; verify it",
        "rhee2022,",
    ),
    "a short row": (
        "trials.csv",
        lambda text: text + "too,short\n",
        "does not have the right number of cells",
        "too,short",
    ),
    "an unknown verdict": (
        "claims.yml",
        swap("verdict: holds\n", "verdict: maybe\n"),
        "verdict is 'maybe'; use one of 'holds', 'limits'",
        None,
    ),
    "a value with a certainty": (
        "claims.yml",
        swap("verdict: value\n  certainty: ''", "verdict: value\n  certainty: high"),
        "has the certainty 'high'; a value has none",
        None,
    ),
    "a claim with no source that poses as a fact": (
        "claims.yml",
        swap("Our view, without a source: roads", "Roads"),
        "s0-04 has no source; add one, or begin its 'why' with 'Our view",
        "- id: s0-04",
    ),
    "a claim's key that does not resolve": (
        "claims.yml",
        swap("[zanos2018]", "[zanos2081]"),
        "'zanos2081' is not in references.bib",
        None,
    ),
    "a missing field": ("claims.yml", swap("  topic: scope\n", ""), "s0-01 has no 'topic'", "- id: s0-01"),
    "no YAML": (
        "claims.yml",
        swap("  why: That is how it should be.", "  why: That: is: how"),
        "not YAML; mend that line",
        None,
    ),
    "a side effect without its comparison": (
        "safety.csv",
        swap(",41,9,", ",41,,"),
        "one percentage stands here without the other",
        "se-dissociation-reported",
    ),
    "an amount of a form taken at home": (
        "safety.csv",
        swap("In another telehealth series", "After 300 mg in another telehealth series"),
        "statement holds an amount of a form that is not for learners",
        "se-at-home-lozenge",
    ),
    "a fact without a source": (
        "parameters.csv",
        swap(",kamp2020,", ",,"),
        "is measured and has no source; name its key",
        "pk-v-ss,",
    ),
    "a sign that names nobody to call": (
        "session.yml",
        swap(
            "sign: blood pressure over the clinic limit\n    call: The clinical team decides; accept the delay",
            "sign: blood pressure over the clinic limit\n    call: ''",
        ),
        "warnings name nobody to call for 'blood pressure over the clinic limit'; write under 'call' who to call",
        "- id: arrival",
    ),
    "minutes in the wrong order": (
        "session.yml",
        swap("low: 30\n    typical: 40\n    high: 60", "low: 50\n    typical: 40\n    high: 60"),
        "peak runs 50, 40, 60; put low, typical and high in order",
        "- id: drip",
    ),
    "minutes that are no numbers": (
        "session.yml",
        swap("low: 30\n    typical: 40", "low: half an hour\n    typical: 40"),
        "which are not three numbers; write digits",
        "- id: drip",
    ),
    "a key of a phase's minutes that does not resolve": (
        "session.yml",
        swap("sources: [rivaposse2018]\n    verified", "sources: [rivaposse2081]\n    verified"),
        "'rivaposse2081' is not in references.bib",
        "- id: dosing",
    ),
    "an amount of a lozenge": (
        "session.yml",
        swap("plain: Dissolves in the mouth.", "plain: 100 mg dissolve in the mouth."),
        "plain holds an amount of a form that is not for learners; take the amount out",
        "- id: lozenge",
    ),
    "an amount of a lozenge among its notes": (
        "session.yml",
        swap("29% in volunteers (wafer)", "29% in volunteers (25 mg wafer)"),
        "gets_in holds an amount of a form that is not for learners",
        "- id: lozenge",
    ),
    "a phase without a responsible person": (
        "session.yml",
        swap("  lead: nurse\n", "  lead: ''\n"),
        "lead is empty; write it",
        None,
    ),
    "a missing section": (
        "session.yml",
        swap("\nlines:", "\nnumbers:"),
        "there is no section 'lines'; add 'lines:'",
        None,
    ),
    "a duplicate DOI": (
        "references.bib",
        swap("doi = {10.1136/bmj-2021-067194}", "doi = {10.1016/j.biopsych.2009.08.038}"),
        "abbar2022 has the same DOI as aanhetrot2010; keep one",
        "@article{abbar2022",
    ),
    "a duplicate key": (
        "references.bib",
        swap("@article{abbott2024,", "@article{abbar2022,"),
        "the key abbar2022 stands here a second time",
        None,
    ),
    "an unknown status": (
        "references.bib",
        swap("status = {secondary}", "status = {sure}"),
        "has the status 'sure'; use one of verified",
        "@article{aanhetrot2010",
    ),
    "a staff note": (
        "references.bib",
        swap("status = {secondary}", "status = {secondary}, annote = {ask}"),
        "has a field 'annote'",
        "@article{aanhetrot2010",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_line_and_its_mend(copy: Path, name: str):
    file, change, said, start = BROKEN[name]
    path = copy / file
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(EvidenceError) as error:
        load(copy)
    sentence = str(error.value)
    assert said in sentence
    assert sentence.startswith(f"{file}, line ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    if start:
        assert f"line {line_of(path.read_text('utf-8'), start)}:" in sentence


def test_a_missing_file_is_named(copy: Path):
    (copy / "safety.csv").unlink()
    with pytest.raises(EvidenceError, match=r"safety\.csv: there is no such file in .*; put it back\."):
        load(copy)


def test_the_base_as_it_is_has_no_fault(copy: Path):
    assert len(load(copy).claims) == 139
