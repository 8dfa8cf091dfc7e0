"""What every page and the site's root get so that the course can be kept on a device: icons, a manifest, a plain page.

The service worker itself is written by tools/offline.mjs, after the book is built.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from docutils import nodes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path as Curve
from sphinx.application import Sphinx

from highways.ui.palette import PALETTES

WORDS = json.loads(Path(__file__).with_name("words.en.json").read_text("utf-8"))
BUILDER = "html"
"""Slides and other outputs lie inside this one's folder and are kept with it."""

# What an icon is for, and its size in pixels. A phone cuts 'maskable' and 'touch' to its own shape, so their ground fills the
# square and their picture keeps to the middle.
ICONS = (("any", 192), ("any", 512), ("maskable", 512), ("touch", 180))
_SAFE = 0.7
_BOX = 32  # the favicon's viewBox


def draw(favicon: str, path: Path, size: int, cut: bool) -> None:
    """Draw the favicon, a rounded square with two roads (M and C commands), as a PNG of `size` by `size` pixels."""
    figure = Figure(figsize=(size / 100, size / 100), dpi=100)
    figure.patch.set_alpha(0)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, _BOX), ylim=(_BOX, 0))
    axes.set_axis_off()
    scale = _SAFE if cut else 1
    ground, corner = re.search(r'<rect[^>]*rx="(\d+)"[^>]*fill="([^"]+)"', favicon).group(2, 1)
    round_ = f"round,pad=0,rounding_size={0.01 if cut else corner}"
    axes.add_patch(FancyBboxPatch((0, 0), _BOX, _BOX, boxstyle=round_, facecolor=ground, linewidth=0))
    for shape, colour, width in re.findall(r'<path d="([^"]+)"[^>]*stroke="([^"]+)" stroke-width="([\d.]+)"', favicon):
        numbers = [float(one) for one in re.findall(r"[\d.]+", shape)]
        points = [
            [_BOX / 2 + scale * (value - _BOX / 2) for value in pair]
            for pair in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        curve = Curve(points, [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4])
        points_wide = float(width) * scale * size / _BOX * 72 / 100
        axes.add_patch(
            PathPatch(
                curve, facecolor="none", edgecolor=colour, linewidth=points_wide, capstyle="round", joinstyle="round"
            )
        )
    figure.savefig(path, dpi=100, transparent=True)


def manifest() -> dict[str, object]:
    """The web app manifest; addresses are relative, so the course may lie in any folder of a host."""
    icons = [{"src": "_static/favicon.svg", "sizes": "any", "type": "image/svg+xml"}]
    for purpose, size in ICONS:
        if purpose != "touch":  # Apple's phones read it from the page
            one = {"src": f"_static/icons/{purpose}-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            icons.append(one | {"purpose": purpose})
    return {name: WORDS["manifest"][name] for name in ("name", "short_name", "description")} | {
        "lang": "en",
        "start_url": "./index.html",
        "scope": "./",
        "display": "minimal-ui",  # with a way back, since pages lead into each other
        "theme_color": PALETTES["light"]["paper"],
        "background_color": PALETTES["light"]["paper"],
        "icons": icons,
    }


_MISSING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="_static/favicon.svg">
<style>
:root{{{light}}}
@media (prefers-color-scheme:dark){{:root{{{dark}}}}}
body{{margin:0 auto;padding:2rem 1.25rem;max-width:38rem;font:1.1rem/1.6 system-ui,sans-serif}}
body{{color:var(--ink);background:var(--paper)}}
h1{{font-family:Georgia,serif;line-height:1.2}}
a{{display:inline-block;padding:.6rem 0;color:var(--new_road)}}
a.help{{color:var(--highway);font-weight:600}}
a:focus-visible{{outline:3px solid var(--person);outline-offset:2px}}
</style></head><body><main><h1>{title}</h1><p>{why}</p><p><a href="index.html">{course}</a></p>
<p>{safety}<br><a class="help" href="book/start/safety-first.html#help-now">{help}</a></p></main></body></html>
"""


def missing() -> str:
    """The page for an address that is not kept here; it needs no other file, because nobody knows what else is missing."""
    colours = {
        mode: ";".join(f"--{name}:{palette[name]}" for name in ("paper", "ink", "new_road", "highway", "person"))
        for mode, palette in PALETTES.items()
    }
    return _MISSING.format(**colours, **{name: html.escape(text) for name, text in WORDS["missing"].items()})


def finish_page(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """The script that keeps the course, and what phones read when a page is put on the home screen."""
    if app.builder.name != BUILDER:
        return
    app.add_js_file("highways/offline.page.js", loading_method="defer")
    icon = context["pathto"]("_static/icons/touch-180.png", True)
    paper = "".join(
        f'<meta name="theme-color" media="(prefers-color-scheme: {mode})" content="{palette["paper"]}"/>'
        for mode, palette in PALETTES.items()
    )
    context["metatags"] = f'{context.get("metatags", "")}\n{paper}<link rel="apple-touch-icon" href="{icon}"/>'


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Write what lies beside the pages."""
    site = Path(app.outdir)
    drawn = site / "_static/favicon.svg"
    # A few pages that somebody builds by themselves have no icon, and are no course to keep.
    if exception is not None or app.builder.name != BUILDER or not drawn.exists():
        return
    icons = site / "_static/icons"
    icons.mkdir(parents=True, exist_ok=True)
    favicon = drawn.read_text("utf-8")
    for purpose, size in ICONS:
        draw(favicon, icons / f"{purpose}-{size}.png", size, cut=purpose != "any")
    (site / "manifest.webmanifest").write_text(json.dumps(manifest(), indent=1), "utf-8")
    (site / "offline.html").write_text(missing(), "utf-8")


def setup(app: Sphinx) -> None:
    """Called by highways.sphinxext."""
    app.connect("html-page-context", finish_page)
    app.connect("build-finished", finish)
