"""The pictures on paper stand where the numbers are."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pytest

from highways import evidence
from highways.evidence import figure, risks
from highways.evidence.base import load


@pytest.fixture
def ax():
    drawing, axes = plt.subplots()
    yield axes
    plt.close(drawing)


def test_the_forest_draws_each_point_and_bar(ax):
    rows = evidence.trials(measure=evidence.FOREST)
    figure.forest(ax, rows)
    drawn = [(list(line.get_xdata()), line.get_ydata()[0]) for line in ax.lines]
    for y, row in enumerate(rows):
        at = [x for x, height in drawn if height == y and x != [0, 0]]
        assert [row.effect] in at
        assert ([row.ci_low, row.ci_high] in at) == (row.forest == "bar")
    left, right = ax.get_xlim()
    assert all(left < one.ci_low and one.ci_high < right for one in rows if one.ci_low is not None)


def test_the_forest_refuses_another_scale(ax):
    with pytest.raises(ValueError, match="feder2014 is no difference on MADRS but 'MD on IES-R'; leave it out"):
        figure.forest(ax, [evidence.trial("feder2014")])


def test_a_hundred_people_are_a_hundred(ax):
    figure.hundred(ax, 18.4, "some")
    # A person is a head and a body, each a closed shape that begins with one move of the pen.
    moves = [int((group.get_path().codes == group.get_path().MOVETO).sum()) for group in ax.patches]
    assert moves == [2 * 18, 2 * 82]


def people_in(group) -> int:
    """How many people a patch draws: a head and a body, each begun with one move of the pen."""
    return int((group.get_path().codes == group.get_path().MOVETO).sum()) // 2


def test_an_estimate_is_drawn_with_its_range(ax):
    figure.hundred(ax, 18, "some", low=6, high=30)
    assert [people_in(group) for group in ax.patches] == [6, 12, 12, 70]
    strength = [group.get_facecolor()[3] for group in ax.patches]
    # Surest below the range, fainter above the estimate, empty beyond the range.
    assert strength[0] > strength[1] > strength[2] > strength[3] == 0


def test_those_who_were_not_seen_stand_above_the_hundred():
    drawing, axes = plt.subplots(1, 2)
    figure.pair(axes, evidence.trial("popova2019"))
    assert [people_in(group) for group in axes[0].patches] == [69, 31, 13]
    assert [people_in(group) for group in axes[1].patches] == [52, 48, 9]
    above = axes[0].patches[-1]
    assert above.get_path().vertices[:, 1].min() > 9.5
    assert above.get_linestyle() != axes[0].patches[0].get_linestyle()
    plt.close(drawing)


def test_a_pair_needs_people_on_both_sides(ax):
    with pytest.raises(ValueError, match="murrough2013b does not count people in both groups"):
        figure.pair([ax, ax], evidence.trial("murrough2013b"))


def test_the_days_stand_at_their_days(ax):
    figure.how_long(ax)
    ends = {line.get_xdata()[-1] for line in ax.lines}
    assert ends == {trial.median_days for trial in load().trials if trial.median_days is not None}
    assert {18, 20, 41} <= ends


def test_the_stills_say_their_numbers():
    for row in risks.rows():
        assert f"{row['treated']:g} and {row['control']:g}" in figure.risks().alt
    assert (
        "about 46 (34 to 58) responded to ketamine beside 1 (0 to 11) with salt water, and about 45 (34 to 56) beside 18 "
        "(6 to 30) with a sedative" in figure.comparison().alt
    )
