"""A matplotlib figure as a picture that a page can read aloud, print, and show in the dark."""

from __future__ import annotations

import hashlib
import html
import io
import re

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from .palette import COLOURS, style


class Picture:
    """An inline SVG of `figure` with `alt`, the sentence that stands for it when it cannot be seen.

    Colours of the light palette become theme variables, so the same picture serves dark mode.
    The figure is closed: a notebook shows the picture and no second copy of it.
    """

    def __init__(self, figure: Figure, alt: str) -> None:
        if not alt.strip():
            raise ValueError("A picture needs `alt`: one sentence that says what can be seen in it.")
        self.alt = alt
        self.svg = _themed(_svg(figure), alt)
        plt.close(figure)

    def _repr_html_(self) -> str:
        return f'<div class="hw-picture">{self.svg}</div>'

    def __repr__(self) -> str:
        return f"Picture: {self.alt}"


def _svg(figure: Figure) -> str:
    buffer = io.StringIO()
    with style():  # text stays text
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def _themed(svg: str, alt: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    svg = _named_apart(svg, alt)
    # Let the page choose the typeface; the size stays.
    svg = re.sub(r"font: ((?:bold |700 )?)([\d.]+)px [^;\"]*", r"font: \g<1>\2px var(--hw-sans, sans-serif)", svg)
    # A hundredth of a point is finer than any screen, and half the weight.
    svg = re.sub(r"\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), svg)
    svg = re.sub(r"\n\s*", " ", svg)
    for name, colour in COLOURS.items():
        svg = re.sub(re.escape(colour), f"var(--hw-{name.replace('_', '-')}, {colour})", svg, flags=re.I)
    label = f'role="img" aria-label="{html.escape(alt)}"'
    return re.sub(r'<svg [^>]*?viewBox="([^"]+)"[^>]*>', rf'<svg {label} viewBox="\1">', svg, count=1)


def _named_apart(svg: str, alt: str) -> str:
    """Names that nothing refers to go, and the others become this picture's own: a page may hold several pictures."""
    own = hashlib.sha1((alt + svg).encode(), usedforsecurity=False).hexdigest()[:6]
    asked = set(re.findall(r'(?:url\(|href=")#([^")]+)', svg))
    svg = re.sub(r' id="([^"]*)"', lambda found: f' id="{own}-{found[1]}"' if found[1] in asked else "", svg)
    return re.sub(r'(url\(|href=")#', rf"\g<1>#{own}-", svg)
