"""What the still draws, as numbers."""

from __future__ import annotations

import math

import matplotlib.pyplot as plt
import pytest

from highways import evidence
from highways.series import figure, lived, simulate


@pytest.fixture
def axes():
    yield plt.figure().add_subplot()
    plt.close("all")


def test_sessions_are_dots_on_their_days(axes):
    figure.sessions(axes, simulate())
    assert axes.lines[0].get_xdata().tolist() == [0, 3, 7, 10, 14, 17]
    axes.clear()
    figure.sessions(axes, lived("spray", stop="goes on"))
    assert max(axes.lines[0].get_xdata()) == 84, "a session beyond the picture is not drawn"


def test_lines_are_those_of_the_model(axes):
    series = simulate()
    figure.weeks(axes, {"six": (series, {})})
    drawn = axes.lines[0].get_ydata()
    assert drawn[0] == pytest.approx(100 * series.before)
    assert drawn[1:] == pytest.approx(100 * series.captured[2::2])


def test_people_and_map_stand_on_one_axis(axes):
    series = simulate()
    study = evidence.trial("murrough2013b").median_days
    people = figure.people(axes, series, study)
    back = figure.halfway(axes, series)
    assert people == series.sessions[-1] + study == axes.lines[0].get_xdata()[0]
    assert back == series.halfway_back() == axes.lines[1].get_xdata()[0]
    assert people < back


def test_where_half_is_not_lost_nothing_is_marked(axes):
    assert figure.halfway(axes, lived("infusions", steps="some")) is None
    assert not axes.lines


def test_the_words_beside_the_still_follow_its_numbers():
    picture = figure.series_view()
    alone, kept, slow = lived(), lived(steps="a little"), lived("none", steps="some")
    for series, said in ((alone, "with no small steps"), (kept, "with a little kept up"), (slow, "with no session")):
        assert f"{100 * series.at(90):.0f} {said}" in picture.alt
    assert (
        f"{100 * alone.at(30):.0f} on day 30; half of the gain is gone by day {math.ceil(alone.halfway_back())}."
        in picture.alt
    )
    assert "18 days after the last session, day 35 here: on this map the gain fades later" in picture.alt


def test_the_sentences_that_are_always_in_view_are_on_paper_too():
    picture = figure.series_view()
    assert figure.FIXED[:2] == (
        "Spacing is your prescriber's decision. This picture leaves out mood and every risk, and risks can add up with sessions.",
        "A picture, not a plan.",
    )
    drawn = picture.svg.split("</title>")[-1]
    for piece in ("Spacing is your prescriber", "A picture, not a plan."):
        assert piece in drawn
        assert piece in picture.alt


def test_what_nobody_knows_lies_between_with_steps_and_without(axes):
    kept, bare = lived(steps="a little"), lived()
    assert figure.unknown(axes, kept, bare) == 22
    band = axes.collections[0].get_paths()[0].vertices
    assert band[:, 0].min() == 22
    assert band[:, 0].max() == 90
    late = band[band[:, 0] == 90][:, 1]
    assert sorted({round(one, 6) for one in late}) == pytest.approx([100 * kept.at(90), 100 * bare.at(90)])
    assert [text.get_text() for text in axes.texts] == ["For people nobody knows"]
    assert "for people nobody knows" in figure.series_view().alt
