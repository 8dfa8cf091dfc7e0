"""The facts of a session: what comes out of the door, what stays behind it, and that nobody is left without a number to call."""

from __future__ import annotations

import re

import pytest
import yaml

from highways import evidence
from highways.evidence.base import DATA, NotShownError
from highways.session import DAY

WRITTEN = yaml.safe_load((DATA / "session.yml").read_text("utf-8"))
PHASES = [
    "screening", "preparation", "arrival", "dosing", "peak", "return", "observation", "going-home", "first-24h", "days-1-3",
    "integration-week", "next-session",
]  # fmt: skip


def test_everything_comes_out_in_order():
    assert [one.id for one in evidence.phases()] == PHASES
    assert [one.id for one in evidence.routes()] == ["drip", "injection", "lozenge", "nasal-esketamine", "swallowed"]
    assert len(evidence.series()) == 12
    assert {one.region for one in evidence.lines()} == {
        "United States", "Canada", "United Kingdom and Ireland", "Australia", "New Zealand",
    }  # fmt: skip


def test_the_drawn_day_has_phases_and_routes_of_the_facts():
    for route, begins in DAY["begins"].items():
        assert evidence.load().find("routes", route.replace(" ", "-"))
        assert list(begins) == PHASES[2:8]


@pytest.mark.parametrize("phase", evidence.phases(), ids=lambda one: one.id)
def test_somebody_is_responsible_and_every_sign_names_who_to_call(phase: evidence.Phase):
    assert phase.lead
    assert phase.warnings
    for one in phase.warnings:
        who = r"(911 in the US and Canada, 112 in Europe|988|[Cc]linic|[Pp]rescriber|[Tt]herapist|clinical team)"
        assert re.search(who, one.call), one.sign


def test_minutes_that_nobody_verified_are_no_numbers():
    for name, spans in (("phases", ("minutes",)), ("routes", ("onset", "peak", "lasts", "watched", "gets_in"))):
        for row in WRITTEN[name]:
            shown = evidence.load().find(name, row["id"])
            for span in spans:
                verified = row[span] is not None and row[span]["verified"] == "yes"
                assert (getattr(shown, span) is not None) == verified, (row["id"], span)
    assert {one.id for one in evidence.phases() if one.minutes} == {"preparation", "dosing", "observation", "first-24h"}
    drip = evidence.routes(id="drip")[0]
    assert (drip.peak.low, drip.peak.typical, drip.peak.high) == (30, 40, 60)
    assert str(drip.watched) == "60 to 120"


def test_a_span_that_rests_on_a_memory_alone_does_not_come_out(copy):
    path = copy / "session.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("sources: [rivaposse2018, acevedodiaz2020, psychcongress2019]", "sources: [zhou2021]"),
        "utf-8",
    )
    assert evidence.load(copy).routes[0].peak is None


def test_only_confirmed_lines_come_out():
    held = evidence.load().held_back["lines"]
    assert set(held) == {"eu", "elsewhere", "elsewhere-list"}
    with pytest.raises(NotShownError, match=r"eu may not be shown: it was not verified \(partial\); verify it"):
        evidence.load().find("lines", "eu")
    numbers = " ".join(one.call for one in evidence.lines())
    for number in ("911", "988", "116 123", "13 11 14", "1737"):
        assert number in numbers


def test_amounts_of_forms_that_may_be_taken_at_home_stand_nowhere():
    for route in evidence.routes():
        at_home = route.id in ("lozenge", "swallowed")
        assert (route.dose is None) == at_home
        assert not (at_home and re.search(r"\d\s*mg", repr(route)))
    assert not re.search(r"staff_note|audience|droracle|wolfson2018consent", (DATA / "session.yml").read_text("utf-8"))


def test_only_the_drip_can_be_stopped():
    assert [one.id for one in evidence.routes(stoppable=True)] == ["drip"]


def test_records_read_well():
    route = evidence.routes(id="nasal-esketamine")[0]
    lines = repr(route).splitlines()
    assert lines[:2] == ["Route", "  id: nasal-esketamine"]
    assert max(map(len, lines)) <= 76
    assert "US: TRD with an oral antidepressant" in str(route.approval)
    assert (
        repr(evidence.lines(region="Canada"))
        == "Canada: 911 for medical emergency; call or text 9-8-8 for suicide and crisis"
    )
    shown = repr(evidence.phases(id="dosing")[0]).replace("\n    ", " ")
    assert f"{evidence.load().to_ring.said('emergency')}: Emergency services" in re.sub(r"\s+", " ", shown)
    assert str(evidence.series(id="relapse-trd")[0]).startswith("relapse-trd: Without maintenance, half of those")


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("phases", "observashun", "There is no phase 'observashun': did you mean observation"),
        ("series", "relapse-tr", "There is no fact of a series 'relapse-tr': did you mean relapse-trd"),
    ],
)
def test_a_wrong_name_gets_one_sentence(kind: str, name: str, said: str):
    with pytest.raises(evidence.EvidenceError, match=said):
        evidence.load().find(kind, name)
