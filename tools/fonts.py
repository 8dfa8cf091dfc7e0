"""Fonts that the tests bring along, and how they are drawn: what is installed on a machine decides nothing.

A folder holds the fonts of one interface and a fontconfig file of its own, which Chromium is started with. The letters beyond
its Latin ones come from DejaVu, which is in every folder. Only Linux asks fontconfig; elsewhere a browser takes what it has.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from fontTools.ttLib import TTFont

from tools.process import ROOT

# An interface, and the serif that stands beside it: npm's packages and the weights that such machines have. Arimo and
# Tinos have the widths of Liberation Sans and Serif, which no package brings; they are called by the names of those here.
NOTO_SERIF = ("Noto Serif", "noto-serif", (400, 600, 700))
INTERFACES = {
    "DejaVu Sans": [],  # with DejaVu Serif: both come with matplotlib, and with every letter
    "Liberation Sans": [("Liberation Sans", "arimo", (400, 700)), ("Liberation Serif", "tinos", (400, 700))],
    "Roboto": [("Roboto", "roboto", (400, 700)), NOTO_SERIF],
    "Open Sans": [("Open Sans", "open-sans", (400, 600, 700, 800)), NOTO_SERIF],
    "Noto Sans": [("Noto Sans", "noto-sans", (400, 600, 700, 800)), NOTO_SERIF],
}
# The widest of them: what fits with it fits with the others, as a rule.
WIDEST = "DejaVu Sans"

CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir><cachedir>{folder}/cache</cachedir>
  {plain}
  {aliases}
  {settled}
</fontconfig>
"""
# Where no kind is asked for, or none that is here, it is that of the interface: what machines say as well.
PLAIN = """<match target="pattern">
  <test qual="all" name="family" compare="not_eq"><string>sans-serif</string></test>
  <test qual="all" name="family" compare="not_eq"><string>serif</string></test>
  <test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
  <edit name="family" mode="append_last"><string>sans-serif</string></edit></match>"""
ALIAS = """<match target="pattern"><test qual="any" name="family"><string>{name}</string></test>
  <edit name="family" mode="assign" binding="strong"><string>{family}</string><string>DejaVu Sans</string></edit></match>"""
# Outlines as they were drawn, in grey: no hinting, no colours at the edges.
SETTLED = """<match target="{target}">
  <edit name="antialias" mode="assign"><bool>true</bool></edit><edit name="hinting" mode="assign"><bool>false</bool></edit>
  <edit name="autohint" mode="assign"><bool>false</bool></edit>
  <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
  <edit name="rgba" mode="assign"><const>none</const></edit><edit name="lcdfilter" mode="assign"><const>lcdnone</const></edit>
</match>"""


def lay(folder: Path, interface: str = WIDEST) -> None:
    """Fill `folder` with the fonts of an interface and with ``fonts.conf``.

    Raises:
        FileNotFoundError: the packages of package.json are not installed.
    """
    import matplotlib

    folder.mkdir(parents=True, exist_ok=True)
    for font in Path(matplotlib.get_data_path(), "fonts/ttf").glob("DejaVuS*.ttf"):
        if "Display" not in font.name:
            shutil.copyfile(font, folder / font.name)
    for family, package, weights in INTERFACES[interface]:
        for weight in weights:
            for style in ("normal", "italic"):
                name = f"{package}-latin-{weight}-{style}"
                font = TTFont(ROOT / f"node_modules/@fontsource/{package}/files/{name}.woff2")
                _call(font, family, weight, style)
                font.flavor = None
                font.save(folder / f"{name}.ttf")
    serif = next((family for family, *_ in INTERFACES[interface] if "Serif" in family), "DejaVu Serif")
    names = {"system-ui": interface, "sans-serif": interface, "serif": serif, "monospace": "DejaVu Sans Mono"}
    aliases = "\n  ".join(ALIAS.format(name=name, family=family) for name, family in names.items())
    settled = "\n  ".join(SETTLED.format(target=target) for target in ("pattern", "font"))
    config = CONFIG.format(folder=folder, plain=PLAIN, aliases=aliases, settled=settled)
    (folder / "fonts.conf").write_text(config, "utf-8")


def _call(font: TTFont, family: str, weight: int, style: str) -> None:
    """Write the family and the weight into a font: files cut for the web leave some of it out, or tell it another way."""
    look = {400: "Regular", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}[weight]
    look += " Italic" if style == "italic" else ""
    names = font["name"]
    names.names = []
    for id, text in {1: family, 2: look, 4: f"{family} {look}", 6: f"{family}-{look}".replace(" ", "")}.items():
        names.setName(text, id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold, italic = weight >= 700, style == "italic"
    font["OS/2"].fsSelection = (
        font["OS/2"].fsSelection & ~0x61 | 0x20 * bold | italic | 0x40 * (not bold and not italic)
    )
    font["head"].macStyle = bold | italic << 1
