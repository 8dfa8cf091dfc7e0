"""The print pack: the pages that book/workshop/pack.yml lists, from the built book, as one PDF on A4.

``python tools/pack.py [built book] [pdf]``. The pages are printed by Chromium from the disk; a list of contents
comes first, and every page has its number. Where there is no browser, one sentence says so and nothing else happens.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter

from highways.workshop import pack
from highways.workshop.words import WORDS
from tools import fonts
from tools.browser import find, launch
from tools.process import ROOT

SITE, PDF = ROOT / "_build/html", ROOT / "_build/print-pack.pdf"

SHEET = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Print pack</title><style>
@page {{ size: A4; margin: {margin} }} body {{ margin: 0; font: 11pt system-ui, "Noto Sans", sans-serif; color: #1f2d3a }}
h1 {{ font: 700 24pt Palatino, "Noto Serif", Georgia, serif }} h2 {{ margin: 14pt 0 4pt; font-size: 12pt; color: #005f5b }}
p {{ display: flex; justify-content: space-between; margin: 3pt 0; border-bottom: 1px dotted #a39a8b }}
small {{ color: #56636e }}
footer {{ height: 297mm; break-after: page; box-sizing: border-box; padding-top: 288.5mm }}
footer {{ text-align: center; font-size: 7.5pt; color: #56636e }}
footer:last-child {{ break-after: auto }}</style>{body}</html>"""


def make(site: Path, pdf: Path) -> int | None:
    """Write the pack, and say how many pages it has; None where there is no browser.

    Raises:
        highways.workshop.pack.PackError: the list is broken.
        FileNotFoundError: a page of the list was not built.
    """
    parts = pack.load(ROOT)
    if find() is None:
        return None
    missing = [page.address for part in parts for page in part.pages if not (site / page.address).exists()]
    if missing:
        raise FileNotFoundError(f"{missing[0]} is not in {site}; build the book first.")
    with tempfile.TemporaryDirectory(prefix="pack-") as folder, sync_playwright() as playwright:
        # Fonts of its own: a sheet that fits its page here fits it on every machine.
        fonts.lay(Path(folder), "Noto Sans")
        browser = launch(playwright, Path(folder))
        printed = {
            page.address: _print(browser, (site / page.address).as_uri()) for part in parts for page in part.pages
        }
        lengths = {address: len(reader.pages) for address, reader in printed.items()}
        # The list of contents comes first, and is as long as itself whatever the numbers in it are.
        front = len(_reader(browser, _contents(parts, lengths, 0)).pages)
        contents = _reader(browser, _contents(parts, lengths, front))
        total = front + sum(lengths.values())
        footers = _reader(browser, _footers(total), margin="0")
        browser.close()
    writer = PdfWriter()
    writer.append(contents, import_outline=False)
    for part in parts:
        chapter = None
        for page in part.pages:
            first = len(writer.pages)
            writer.append(printed[page.address], import_outline=False)
            chapter = chapter or writer.add_outline_item(title=part.title, page_number=first, bold=True)
            writer.add_outline_item(title=page.title, page_number=first, parent=chapter)
    for sheet, footer in zip(writer.pages, footers.pages, strict=True):
        sheet.merge_page(footer)
    # No date and no name of a machine: the same book gives the same pack.
    writer.metadata = {"/Title": "Roads Become Highways: print pack"}
    writer.compress_identical_objects()
    pdf.parent.mkdir(parents=True, exist_ok=True)
    with pdf.open("wb") as file:
        writer.write(file)
    return total


def _print(browser: Browser, address: str) -> PdfReader:
    """A page of the book, as its own print style has it."""
    context = browser.new_context(color_scheme="light", offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True, prefer_css_page_size=False)))
    context.close()
    return reader


def _reader(browser: Browser, body: str, margin: str = "20mm 18mm") -> PdfReader:
    page = browser.new_page()
    page.set_content(SHEET.format(body=body, margin=margin))
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    page.close()
    return reader


def _contents(parts: Iterable[pack.Part], lengths: dict[str, int], front: int) -> str:
    number, lines = front + 1, [f"<h1>{WORDS['pack_contents']}</h1>"]
    for part in parts:
        lines.append(f"<h2>{escape(part.title)}</h2>")
        for page in part.pages:
            lines.append(f"<p><span>{escape(page.title)}{_copies(page)}</span><span>{number}</span></p>")
            number += lengths[page.address]
    return "".join(lines)


def _copies(page: pack.Page) -> str:
    return f" <small>· {escape(page.copies)}</small>" if page.copies else ""


def _footers(total: int) -> str:
    return "".join(f"<footer>{WORDS['pack_footer'].format(n=n, all=total)}</footer>" for n in range(1, total + 1))


def main() -> None:
    """What ``make pack`` runs."""
    site, pdf = (Path(one) for one in (sys.argv[1:] or (SITE, PDF)))
    total = make(site, pdf)
    if total is None:
        print(
            "No Chromium is here, so there is no print pack as PDF; 'Print pack' in the book says how to print its pages."
        )
    else:
        print(f"{total} pages in {pdf}.")


if __name__ == "__main__":
    main()
