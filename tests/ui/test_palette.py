"""One palette: enough contrast, the same in CSS and in matplotlib, and pictures that follow it."""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pytest

from highways.ui import Picture, style
from highways.ui.palette import PALETTES


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", PALETTES)
@pytest.mark.parametrize("name", ["ink", "muted", "highway", "new_road", "person", "window_edge"])
def test_what_is_written_can_be_read(mode: str, name: str):
    assert contrast(PALETTES[mode][name], PALETTES[mode]["paper"]) >= 4.5


def test_both_modes_name_the_same_colours():
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()


def test_every_colour_reaches_the_style_sheet(static):
    css = (static / "highways.css").read_text("utf-8").lower()
    for mode in PALETTES.values():
        for name, colour in mode.items():
            assert f"--hw-{name.replace('_', '-')}:{colour.lower()}" in css


def test_a_picture_follows_the_theme_and_can_be_read_aloud():
    with style():
        figure, axes = plt.subplots()
        axes.plot([0, 1])
        axes.set_title("A title")
    svg = Picture(figure, 'A line that says "up" & away.').svg
    assert 'role="img" aria-label="A line that says &quot;up&quot; &amp; away."' in svg
    assert "var(--hw-new-road, #005F5B)" in svg
    assert ">A title</text>" in svg, "text should stay text"
    assert plt.get_fignums() == [], "a notebook would show the figure a second time"


def test_the_same_figure_gives_the_same_picture():
    def draw() -> str:
        with style():
            figure, axes = plt.subplots()
            axes.plot([0, 1, 0])
            axes.fill_between([0, 1], [0, 1])
        return Picture(figure, "A peak.").svg

    assert draw() == draw()


def test_two_pictures_share_no_name_and_every_reference_is_met():
    def draw(alt: str) -> str:
        with style():
            figure, axes = plt.subplots()
            axes.plot([0, 1], marker="o")
            axes.imshow([[0, 1], [1, 0]])
        return Picture(figure, alt).svg

    names = [set(re.findall(r' id="([^"]+)"', one)) for one in (draw("One."), draw("Two."))]
    assert names[0]
    assert not names[0] & names[1]
    asked = set(re.findall(r'(?:url\(|href=")#([^")]+)', draw("One.")))
    assert asked == names[0]


def test_a_picture_without_words_is_refused():
    with pytest.raises(ValueError, match="one sentence that says what can be seen"):
        Picture(plt.figure(), " ")
    plt.close("all")
