"""The zip as a trainer meets it: unpacked in an empty folder, from a disk, with the network off."""

from __future__ import annotations

import re
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from highways.workshop import pack
from tools import pack as printer
from tools import workshop
from tools.process import ROOT, run

# Printing the pack takes half a minute, and each of its sheets is printed in tests/fonts and tests/site as well.
pytestmark = pytest.mark.sweep

BEGINS_WITH = {"Role-play cards": "Coach Scene 1.", "A support agreement": "Our support agreement"}
"""What stands at the top where a sheet prints without the heading of its page."""

TO_CUT = {
    f"book/{one}.html"
    for one in ("coaching/sheets/cards-to-hold-up", "workshop/sheets/scope-cards", "workshop/sheets/session-strips")
}
"""Sheets that take as many pages as they have cards."""


@pytest.fixture(scope="module")
def zipped(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "box.zip"
    # A program of its own, as make runs it: here a browser is being driven already.
    said = run([sys.executable, "-m", "tools.workshop", book, target]).said
    assert "is ready to be copied to a stick" in said
    assert "no PDF" not in said, "a browser is here, so the pack is in it"
    return target


@pytest.fixture(scope="module")
def unpacked(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    (one,) = folder.iterdir()
    return one


def test_it_opens_from_a_stick_without_a_network(unpacked: Path, browser: Browser):
    context = browser.new_context(offline=True)
    asked, wrong = [], []
    page = context.new_page()
    page.on("request", lambda one: asked.append(one.url))
    page.on("requestfailed", lambda one: one.failure == "net::ERR_ABORTED" or wrong.append(one.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((unpacked / "READ-ME-FIRST.html").as_uri())
    page.get_by_role("link", name="The course", exact=True).click()
    expect(page.get_by_role("button", name="Send 100 trips")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="half day").first.click()
    page.wait_for_function("window.Reveal?.isReady()")
    page.evaluate("location.hash = '#/let-the-roads-grow'")
    expect(page.locator("section.present:not(.stack) .hw-widget.is-live")).to_be_visible()
    context.close()
    assert wrong == []
    assert [one for one in asked if not one.startswith(("file:", "data:", "blob:"))] == []


def test_every_link_of_the_read_me_leads_to_a_file(unpacked: Path):
    html = (unpacked / "READ-ME-FIRST.html").read_text("utf-8")
    ways = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert len(ways) > 8
    assert [way for way in ways if not (unpacked / way.split("#")[0]).exists()] == []


def test_the_read_me_prints_on_one_page(unpacked: Path, browser: Browser, tmp_path: Path):
    page = browser.new_page()
    page.goto((unpacked / "READ-ME-FIRST.html").as_uri())
    (tmp_path / "one.pdf").write_bytes(page.pdf(format="A4"))
    page.close()
    assert len(PdfReader(tmp_path / "one.pdf").pages) == 1


def test_the_pack_has_every_page_of_its_list_and_says_where(unpacked: Path):
    reader = PdfReader(unpacked / "print-pack.pdf")
    # Type has one letter for 'fi'; a reader sees two.
    texts = [" ".join(unicodedata.normalize("NFKC", page.extract_text()).split()) for page in reader.pages]
    titles = [page.title for part in pack.load(ROOT) for page in part.pages]
    assert len(texts) > 20
    for title in titles:
        said = re.search(rf"{re.escape(title)}(?: · \D+?)?\s*(\d+)", " ".join(texts[:2]))  # the list may take two
        assert said, f"{title} is not in the list of contents"
        begins = BEGINS_WITH.get(title, title)
        assert begins in texts[int(said[1]) - 1], f"{title} does not begin on page {said[1]}"
    for number, text in enumerate(texts, 1):
        assert f"{number} of {len(texts)}" in text
    outline = [one.title for entry in reader.outline for one in (entry if isinstance(entry, list) else [entry])]
    assert set(titles) <= set(outline)


def test_each_sheet_takes_one_page_of_the_pack(unpacked: Path):
    """The page after a sheet's own is where the next of the list begins."""
    reader = PdfReader(unpacked / "print-pack.pdf")
    begins = {}
    for entry in reader.outline:
        for one in entry if isinstance(entry, list) else [entry]:
            begins[one.title] = reader.get_destination_page_number(one)
    pages = [page for part in pack.load(ROOT) for page in part.pages]
    sheets = [page.title for page in pages if "/sheets/" in page.address and page.address not in TO_CUT]
    assert len(sheets) > 8
    first = sorted({*begins.values(), len(reader.pages)})
    lengths = {title: first[first.index(begins[title]) + 1] - begins[title] for title in sheets}
    assert {title: length for title, length in lengths.items() if length != 1} == {}


def test_the_same_book_gives_the_same_zip(book: Path, zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without the PDF, which takes a while: its own sameness is that of its bytes in two packs."""
    monkeypatch.setattr(workshop.pack, "make", lambda site, pdf: None)
    for name in ("one.zip", "two.zip"):
        assert workshop.box(book, tmp_path / name) is False
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(zipped) as archive:
        entries = archive.infolist()
    assert {one.date_time for one in entries} == {workshop.LONG_AGO}
    assert not any(one.filename.startswith("/") or ".." in one.filename for one in entries)


def test_nothing_in_it_names_this_machine(unpacked: Path):
    """Nor who built it; in a PDF most things are compressed, so each is unpacked."""
    own = [str(ROOT).encode(), f"{Path.home()}/".encode()]
    held: dict[str, bytes] = {
        str(path): path.read_bytes()
        for path in unpacked.rglob("*")
        if path.suffix in {".html", ".js", ".css", ".json", ".webmanifest", ".svg"}
    }
    reader = PdfReader(unpacked / "print-pack.pdf")
    for number in range(1, reader.trailer["/Size"]):
        thing = reader.get_object(number)
        held[f"print-pack.pdf, object {number}"] = (
            thing.get_data() if hasattr(thing, "get_data") else str(thing).encode()
        )
    assert len(held) > 200
    assert [(name, one) for name, data in held.items() for one in own if one in data] == []


def test_without_a_browser_the_read_me_says_how_to_print(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printer, "find", lambda: None)
    assert workshop.box(book, tmp_path / "box.zip") is False
    with zipfile.ZipFile(tmp_path / "box.zip") as archive:
        names = archive.namelist()
        said = archive.read(f"{workshop.FOLDER}/READ-ME-FIRST.html").decode()
    assert not any(name.endswith(".pdf") for name in names)
    assert "site/book/workshop/print-pack.html" in said
    assert "print-pack.pdf" not in said
