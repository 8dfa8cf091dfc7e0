"""What the pictures draw, as numbers, and what stands beside them on paper."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from highways.session import DAY, figure, simulate
from highways.ui import style


@pytest.fixture
def axes():
    with style():
        _, drawn = plt.subplot_mosaic([["level"], ["altered"], ["pressure"], ["day"]])
        yield drawn
    plt.close("all")


def test_the_curves_are_the_models_with_their_bands(axes):
    session = simulate()
    figure.curves(axes, session)
    drawn = axes["level"].lines[0]
    assert drawn.get_ydata().max() == pytest.approx(1, abs=0.01)
    place = figure.share_of(session.minute[session.level_shape.argmax()])
    assert drawn.get_xdata()[drawn.get_ydata().argmax()] == pytest.approx(float(place), abs=0.01)
    for name, band in (("altered", session.altered), ("pressure", session.pressure)):
        assert axes[name].lines[0].get_ydata().max() == pytest.approx(band.mid.max(), rel=1e-3)
        edges = axes[name].collections[0].get_paths()[0].vertices[:, 1]
        assert edges.max() == pytest.approx(band.high.max(), rel=1e-3)
        at_the_top = np.interp(session.minute[band.mid.argmax()], session.minute, band.low)
        assert np.any(np.isclose(edges, at_the_top, rtol=1e-3)), "the lower edge is drawn too"


def test_a_lozenge_has_a_shape_and_no_blood_pressure(axes):
    figure.curves(axes, simulate(route="lozenge"))
    assert axes["altered"].lines[0].get_ydata().max() == 1
    assert not axes["altered"].collections
    assert not axes["pressure"].lines
    assert axes["pressure"].texts[0].get_text() == figure.WORDS["not_drawn"]
    assert axes["altered"].get_title(loc="left") == figure.WORDS["curves"]["altered_shape"]


@pytest.mark.parametrize("route", DAY["begins"])
def test_the_day_has_its_stops_in_order_and_both_lanes(axes, route: str):
    places = figure.day(axes["day"], route)
    assert places == sorted(places)
    assert places[0] == 0
    said = [text.get_text() for text in axes["day"].texts]
    assert {figure.WORDS["watched"], figure.WORDS["no_driving"]} <= set(said)
    lanes = [
        line.get_xdata() for line in axes["day"].lines if len(set(line.get_ydata())) == 1 and line.get_ydata()[0] < -1
    ]
    start = float(figure.share_of(0))
    assert lanes[0] == pytest.approx([start, places[-1]]), "watched until the way home"
    assert lanes[1] == pytest.approx([start, 1]), "no driving to bedtime and beyond"


def test_the_words_beside_the_still_follow_its_numbers():
    session = simulate()
    alt = figure.timeline().alt
    top = session.pressure.mid.argmax()
    assert f"up by about {session.pressure.mid[top]:.0f} mmHg" in alt
    assert "In this model" in alt
    assert figure.WORDS["no_driving"] in alt
    assert not re.search(r"mmHg|\bmg\b", figure.timeline("swallowed").alt)


def test_on_paper_every_stop_names_who_is_responsible_and_who_to_call():
    items = re.findall(r"<li>(.*?)</li>", figure.stops())
    assert len(items) == 12
    for item, phase in zip(items, figure.WORDS["phases"].values(), strict=True):
        assert f"<strong>{phase['who']}</strong>" in item
        assert item.count("<span>") == len(phase["warnings"])
        assert "{" not in item, "every number is filled in"
    assert figure.WORDS["shape_only"].split(":")[0] in figure.notes("lozenge")
    assert "half to twice" in figure.notes("drip")
