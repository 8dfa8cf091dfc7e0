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
    figure.curves(axes, session, "drip")
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


@pytest.mark.parametrize(("route", "name"), [("lozenge", "Lozenge"), ("swallowed", "Swallowed")])
def test_a_form_that_may_be_taken_at_home_has_the_shape_of_its_level_and_says_what_is_missing(axes, route, name):
    figure.curves(axes, simulate(route=route), route)
    assert axes["level"].lines[0].get_ydata().max() == pytest.approx(1, abs=0.01)
    for silent in ("altered", "pressure"):
        assert not axes[silent].lines
        assert not axes[silent].collections
        assert axes[silent].texts[0].get_text() == f"{name}: not drawn, which does not mean none"
    alt = figure.timeline(route).alt
    assert alt.startswith("One curve of a session with this form")
    assert "fades" not in alt


@pytest.mark.parametrize("route", DAY["begins"])
def test_the_day_has_its_stops_in_order_and_both_lanes(axes, route: str):
    places = figure.day(axes["day"], route)
    assert places == sorted(places)
    assert places[0] == 0
    said = [text.get_text() for text in axes["day"].texts]
    assert {figure.WORDS["watched"], figure.WORDS["no_driving"][route]} <= set(said)
    lanes = [
        line.get_xdata() for line in axes["day"].lines if len(set(line.get_ydata())) == 1 and line.get_ydata()[0] < -1
    ]
    start = float(figure.share_of(0))
    assert lanes[0] == pytest.approx([start, places[-1]]), "watched until the way home"
    assert lanes[1] == pytest.approx([start, 1]), "no driving to bedtime and beyond"


@pytest.mark.parametrize("route", DAY["begins"])
def test_no_name_of_a_step_lies_on_another_or_on_a_line_that_leads_to_one(route: str):
    shown = plt.figure(figsize=(6.6, 6.7))
    ax = shown.add_axes((0.05, 0.05, 0.9, 0.4))
    with style():
        figure.day(ax, route)
    draw = shown.canvas.get_renderer()
    names = [one for one in ax.texts if re.match(r"[3-8] [A-Z]", one.get_text())]
    assert len(names) == 6
    boxes = [one.get_window_extent(draw) for one in names]
    leaders = [one for one in ax.lines if len(set(one.get_xdata())) == 1 and len(one.get_xdata()) == 2]
    lines = [one.get_window_extent(draw) for one in leaders]
    assert len(lines) == 6
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :]), names[i].get_text()
        assert not any(box.x0 + 1 < line.x0 < box.x1 and line.y0 < box.y1 and line.y1 > box.y0 for line in lines)
    plt.close(shown)


def test_the_words_beside_the_still_follow_its_numbers():
    session = simulate()
    alt = figure.timeline().alt
    top = session.pressure.mid.argmax()
    assert f"up by about {session.pressure.mid[top]:.0f} mmHg" in alt
    assert "In this model" in alt
    assert "No driving for 24 hours, and not before a good sleep." in alt
    assert "No driving until the next day, after a good sleep." in figure.timeline("nasal esketamine").alt
    assert not re.search(r"mmHg|\bmg\b", figure.timeline("swallowed").alt)


def test_on_paper_every_stop_names_who_is_responsible_and_who_to_call():
    items = re.findall(r"<li>(.*?)</li>", figure.steps("drip"))
    assert len(items) == 12
    for item, phase in zip(items, figure.WORDS["phases"].values(), strict=True):
        assert f"<strong>{phase['who']}</strong>" in item
        assert item.count("<span>") == len(phase["warnings"])
        assert "{" not in item, "every number is filled in"
    assert "a drip can be stopped" in figure.steps("drip")
    assert "can be stopped" not in figure.steps("nasal esketamine")
    assert figure.WORDS["shape_only"].split(":")[0] in figure.notes("lozenge")
    assert "half to twice" in figure.notes("drip")
