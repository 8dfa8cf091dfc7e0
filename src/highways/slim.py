"""Take out of a finished site what none of its pages uses: most of an icon font, and most of a style sheet.

A stock page spends 540 kB on a script that draws five icons, and 65 kB on styles of which it uses a sixth.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont

_ICON = re.compile(r"\.(fa-[\w-]+)(?::before|::before)?\s*\{\s*(?:--fa|content):\s*\"\\([0-9a-f]+)\"")


def words(site: Path) -> set[str]:
    """Every word in the pages and scripts of `site`: any of them may be a class."""
    found: set[str] = set()
    for path in site.rglob("*"):
        if path.suffix in {".html", ".js"} and path.name != "fontawesome.js":
            found.update(re.findall(r"[\w-]+", path.read_text("utf-8", errors="ignore")))
    return found


def icons(site: Path) -> None:
    """Keep in the icon font only the glyphs whose class stands on a page or in a script; drop what else it came with."""
    used = words(site)
    css = (site / "_static/styles/pydata-sphinx-theme.css").read_text("utf-8")
    points = {int(code, 16) for name, code in _ICON.findall(css) if name in used}
    for path in (site / "_static").rglob("fa-*"):
        if path.name == "fa-solid-900.woff2":
            _shrink(path, points)
        elif path.suffix in {".ttf", ".woff2"}:
            path.unlink()
    for path in (site / "_static/scripts").glob("fontawesome.js*"):
        path.unlink()


def _shrink(path: Path, points: set[int]) -> None:
    font = TTFont(path)
    if not points - set(font.getBestCmap()) and len(font.getBestCmap()) == len(points):
        return  # an earlier build has shrunk this file already
    options = subset.Options(flavor="woff2", desubroutinize=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.flavor = "woff2"
    font.save(buffer)
    path.write_bytes(buffer.getvalue())


def styles(site: Path) -> None:
    """Drop from the theme's style sheets every rule that needs a class which no page and no script names."""
    used = words(site)
    for name in ("pydata-sphinx-theme.css", "sphinx-book-theme.css"):
        path = site / "_static/styles" / name
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
    return {
        after.value for before, after in zip(selector, selector[1:], strict=False) if before == "." and after.type == "ident"
    }
