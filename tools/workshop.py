"""The workshop in a box: one zip that runs from a USB stick on a machine that has a browser, and nothing else.

``python tools/workshop.py [built book] [zip]`` puts the site, the print pack where a browser can make it, and a page for the trainer into
it. The same book gives the same zip.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from tools import pack
from tools.process import ROOT

ZIP = ROOT / "_build/roads-become-highways-workshop.zip"
READ_ME = Path(__file__).with_name("read-me-first.html")
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip: the first that its format knows."""
LEFT_OUT = {".buildinfo", ".built", "objects.inv"}
"""What only the next build reads."""
FOLDER = "roads-become-highways-workshop"
"""What comes out of the zip: one folder, so that it spills nothing."""


def box(site: Path, target: Path) -> bool:
    """Write the zip, and say whether the print pack is in it."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "print-pack.pdf")
        printed = pack.make(site, pdf) is not None
        files = {f"site/{one.relative_to(site).as_posix()}": one.read_bytes() for one in site.rglob("*") if _goes(site, one)}
        if printed:
            files["print-pack.pdf"] = pdf.read_bytes()
    files["READ-ME-FIRST.html"] = read_me(printed).encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return printed


def _goes(site: Path, path: Path) -> bool:
    inside = path.relative_to(site).parts
    return path.is_file() and path.name not in LEFT_OUT and inside[0] not in {"_sources", ".doctrees"}


def read_me(printed: bool) -> str:
    """The page for the trainer; it says where the handouts are, with the PDF or without it."""
    pack_says = (
        '<a href="print-pack.pdf">print-pack.pdf</a>, everything to print, in order.'
        if printed
        else '<a href="site/book/workshop/print-pack.html">The list of handouts</a>: open each, and print it from your browser.'
    )
    return READ_ME.read_text("utf-8").replace("{pack}", pack_says)


def main() -> None:
    """What ``make workshop`` runs."""
    site, target = (Path(one) for one in (sys.argv[1:] or (pack.SITE, ZIP)))
    printed = box(site, target)
    print(f"{target} ({target.stat().st_size / 1e6:.1f} MB) is ready to be copied to a stick.")
    if not printed:
        print("No Chromium is here, so the zip holds no PDF; its read-me says how to print the handouts.")


if __name__ == "__main__":
    main()
