"""The course's colours for matplotlib: one palette file feeds CSS, JavaScript and Python."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from importlib.resources import files

import matplotlib as mpl

PALETTES: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("palette.json").read_text("utf-8"))
"""Colour by mode ('light' or 'dark') and name, as hexadecimal strings."""

COLOURS = PALETTES["light"]
"""The light palette. `Picture` turns these into theme variables, so a figure follows dark mode."""


def style() -> AbstractContextManager[None]:
    """A matplotlib context that draws in the course's look: ``with style(): fig, ax = plt.subplots()``."""
    return mpl.rc_context(
        {
            "figure.facecolor": "none",
            "axes.facecolor": "none",
            "savefig.facecolor": "none",
            "axes.edgecolor": COLOURS["muted"],
            "axes.labelcolor": COLOURS["ink"],
            "axes.titlecolor": COLOURS["ink"],
            "axes.titlesize": 12,
            "axes.titlelocation": "left",
            "axes.titleweight": "bold",
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.prop_cycle": mpl.cycler(color=[COLOURS[c] for c in ("new_road", "highway", "person", "muted")]),
            "font.family": "sans-serif",
            "font.size": 11,
            "lines.linewidth": 2.5,
            "lines.solid_capstyle": "round",
            "path.simplify_threshold": 0.3,
            "text.color": COLOURS["ink"],
            "xtick.color": COLOURS["muted"],
            "ytick.color": COLOURS["muted"],
            "xtick.labelcolor": COLOURS["muted"],
            "ytick.labelcolor": COLOURS["muted"],
            "legend.frameon": False,
            "svg.fonttype": "none",
            "svg.hashsalt": "highways",
            "figure.constrained_layout.use": True,
        }
    )
