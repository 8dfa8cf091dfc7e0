"""Take out of a finished site what none of its pages uses: most of an icon font, and most of a style sheet.

A stock page spends 540 kB on a script that draws five icons, and 65 kB on styles of which it uses a sixth.
"""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path

import pydata_sphinx_theme
import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont

# .fa-search,.fa-magnifying-glass{--fa:"\\f002"}
_ICON = re.compile(r"([^{}]*)\{\s*(?:--fa|content):\s*\"\\([0-9a-f]+)\"")


# The theme as it was installed: a site that was built before has been slimmed already.
THEME = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static"
FONT = THEME / "vendor/fontawesome/webfonts/fa-solid-900.woff2"

OURS = {"book.css", "mathml.css"}
"""Style sheets that are written by hand for these pages, and need no trimming."""


def words(site: Path) -> set[str]:
    """Every word in the pages and scripts of `site`: any of them may be a class. The slides have styles of their own."""
    found: set[str] = set()
    for path in site.rglob("*"):
        if path.is_relative_to(site / "slides"):
            continue
        if path.suffix in {".html", ".js"} and path.name != "fontawesome.js":
            found.update(re.findall(r"[\w-]+", path.read_text("utf-8", errors="ignore")))
    return found


def icons(site: Path) -> None:
    """Keep in the icon font only the glyphs whose class stands on a page or in a script; drop what else it came with."""
    used = words(site)
    css = (THEME / "styles/pydata-sphinx-theme.css").read_text("utf-8")
    points = {
        int(code, 16) for names, code in _ICON.findall(css) if used.intersection(re.findall(r"\.(fa-[\w-]+)", names))
    }
    static = site / "_static"
    for path in [*static.rglob("fa-*.ttf"), *static.rglob("fa-*.woff2")]:
        if path.name != FONT.name:
            path.unlink()
    (static / FONT.relative_to(THEME)).write_bytes(_subset(FONT, points))
    for path in {*static.glob("scripts/fontawesome.js*"), *static.rglob("*.map")}:
        path.unlink()


def _subset(path: Path, points: set[int]) -> bytes:
    font = TTFont(path)
    subsetter = subset.Subsetter(subset.Options())
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def styles(site: Path) -> None:
    """Drop from the style sheets of others the rules that need a class which no page and no script names."""
    used = words(site)
    for path in (site / "_static").rglob("*.css"):
        if path.parent.name == "highways" or path.name in OURS:
            continue
        rules = tinycss2.parse_stylesheet(path.read_text("utf-8"), skip_comments=True, skip_whitespace=True)
        path.write_text("".join(_keep(rules, used)), "utf-8")


def _keep(rules: list, used: set[str]) -> list[str]:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _selectors(rule.prelude) if _classes(s) <= used]
            if selectors:
                prelude = ",".join(tinycss2.serialize(s).strip() for s in selectors)
                kept.append(f"{prelude}{{{tinycss2.serialize(rule.content).strip()}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports", "layer"} and rule.content:
            inner = _keep(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), used)
            if inner:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{''.join(inner)}}}")
        elif rule.type != "error":
            kept.append(rule.serialize())
    return kept


def _selectors(prelude: list) -> list[list]:
    """The selectors of a rule, split at its commas."""
    parts: list[list] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _classes(selector: list) -> set[str]:
    """Classes that an element must have for `selector` to match; those inside :is() and :not() do not count."""
    return {after.value for before, after in itertools.pairwise(selector) if before == "." and after.type == "ident"}
