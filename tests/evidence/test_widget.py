"""The widgets' Python side: what they carry, what they refuse, and what they are on paper."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from highways import evidence
from highways.evidence.base import load


@pytest.fixture(scope="module")
def widgets(static):
    from highways.evidence import widget

    return widget


def state_of(figure: str) -> dict:
    return json.loads(re.search(r"<script[^>]*>(.*?)</script>", figure)[1])


def test_the_explorer_carries_every_result_that_is_told_in_plain_words(widgets):
    figure = widgets.EvidenceExplorer(view="points", trial="jelovac2025").figure()
    state = state_of(figure)
    assert (state["view"], state["trial"]) == ("points", "jelovac2025")
    rows = {row["id"]: row for row in state["trials"]}
    assert set(rows) == {trial.id for trial in load().trials if trial.happened}
    assert sum(row["forest"] for row in rows.values()) == 13
    for row in rows.values():
        trial = evidence.trial(row["id"])
        assert row["address"] == evidence.source(trial.key).address
        # Only both shares together make a comparison, and only the one scale has a place on it.
        assert (row["treated"] is None) == (row["control"] is None)
        assert (row["effect"] is not None) == (trial.measure == evidence.FOREST)
    assert 'aria-label="Of 100 people, about 46 (34 to 58) responded' in figure
    assert 'aria-label="Thirteen trials with their ranges' in figure


def test_the_explorer_carries_ranges_and_those_who_were_missing(widgets):
    rows = {row["id"]: row for row in state_of(widgets.EvidenceExplorer().figure())["trials"]}
    assert (rows["wilkinson2019"]["treated_range"], rows["wilkinson2019"]["control_range"]) == ([34, 56], [6, 30])
    assert rows["grunebaum2018"]["treated_range"] is None
    popova = rows["popova2019"]
    assert [popova[name] for name in ("treated_began", "treated_seen", "control_began", "control_seen")] == [
        114, 101, 109, 100,
    ]  # fmt: skip
    # Nobody offers to count the missing where none were, or where it is not known in which group they were.
    assert {id for id, row in rows.items() if row["treated_began"] is not None} == {
        "popova2019", "fedgchin2019", "ochsross2020", "anand2023",
    }  # fmt: skip
    assert rows["loo2023"]["who_counted"].startswith("66 of 68")


def test_no_amount_travels_with_a_widget(widgets):
    for figure in (widgets.EvidenceExplorer().figure(), widgets.RiskPicture().figure()):
        assert not re.search(r"\d\s*mg\b", figure)


def test_the_risk_picture_counts_thirteen_effects_on_both_sides(widgets):
    effects = state_of(widgets.RiskPicture().figure())["effects"]
    assert len(effects) == 13
    assert [one["treated"] for one in effects] == sorted((one["treated"] for one in effects), reverse=True)
    words = json.loads(files("highways.evidence").joinpath("risks.words.en.json").read_text("utf-8"))
    assert set(words["effects"]) == {one["id"] for one in effects}


@pytest.mark.parametrize(
    ("name", "setting", "said"),
    [
        ("EvidenceExplorer", {"view": "table"}, "EvidenceExplorer: .*'view'"),
        ("EvidenceExplorer", {"trial": "rhee2022"}, "there is no result 'rhee2022'; choose one of .*murrough2013"),
        ("EvidenceExplorer", {"years": "1999"}, "EvidenceExplorer: .*'years'"),
        ("RiskPicture", {"effect": "se-joy"}, "there is no effect 'se-joy'; choose one of se-dissociation"),
    ],
)
def test_what_cannot_be_shown_is_refused(widgets, name: str, setting: dict, said: str):
    with pytest.raises(ValueError, match=said):
        getattr(widgets, name)(**setting)


def test_every_key_of_the_rows_has_its_words(widgets):
    words = json.loads(files("highways.evidence").joinpath("explorer.words.en.json").read_text("utf-8"))
    for row in state_of(widgets.EvidenceExplorer().figure())["trials"]:
        assert row["drug"] in words["drugs"]
        assert row["group"] in words["groups"]
        assert not row["versus"] or row["versus"] in words["named"].keys() & words["versus"].keys()
        if row["treated"] is not None:
            assert row["versus"], f"{row['id']} has a comparison without a name"
            assert row["outcome"] in words["did"].keys() & words["outcomes"].keys() & words["counted"].keys()
        if row["median_days"] is not None:
            assert row["id"] in words["rows"]
            assert row["median_of"].startswith("half of those")
        if row["forest"]:
            assert row["drug"] in words["forms"]
            assert row["comparator"] in words["comparators"]
