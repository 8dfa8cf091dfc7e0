"""A copy of everything in a browser: a file that is saved, one that is chosen, and axe; the rest is in tests/js/learning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sweeping import first

from tools.process import ROOT

WORDS = json.loads((ROOT / "src/highways/learning/own.words.en.json").read_text("utf-8"))["kept"]
HERE = {
    "finished/lesson": {"at": 1000},
    "place": {"doc": "lesson", "title": "A lesson", "at": 1000},
    "answers/lesson:00000001": [{"at": 10, "right": False}],
    "guess/00000001": "step",
    "note/one": {"at": 5, "prompt": "What would you like?", "text": "To sleep."},
}
GOOD = {
    "format": "roads-become-highways",
    "version": 1,
    "made": "2026-11-14T09:00:00.000Z",
    "records": {
        "finished/lesson": {"at": 2000},
        "finished/second": {"at": 2000},
        "place": {"doc": "second", "title": "A second one", "at": 500},
        "answers/lesson:00000001": [{"at": 10, "right": False}, {"at": 20, "right": True}],
        "guess/00000001": "bit",
        "note/one": {"at": 6, "prompt": "What would you like?", "text": "To walk."},
    },
}


@pytest.fixture
def page(visit) -> Page:
    page = visit("kept")
    for key, value in HERE.items():
        page.evaluate("([key, value]) => highwaysMemory.set(key, value)", [key, value])
    return page


def listed(page: Page) -> list[str]:
    return page.locator(".hw-kept ul li").all_text_contents()


def test_deleting_asks_once_and_offers_a_copy_first(page):
    said = page.locator(".hw-kept-said")
    delete = page.get_by_role("button", name="Delete everything")
    delete.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("Delete all that this course keeps")
    page.get_by_role("button", name="No, keep it").click()
    expect(said).to_have_text("Nothing was deleted.")
    expect(delete).to_be_focused()
    delete.click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save a copy first").click()
    saved = json.loads(Path(saving.value.path()).read_text("utf-8"))
    assert saving.value.suggested_filename == "roads-become-highways.json"
    assert saved["records"] == HERE
    page.get_by_role("button", name="Yes, delete it all").click()
    expect(said).to_have_text("Everything that this course kept in this browser is deleted.")
    assert listed(page) == ["Nothing yet."]
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(GOOD), "The copy is back. New here: 2 lessons marked as finished, your tries at 1 question"),
        ("\ufffd", WORDS["wrong"]["damaged"]),
    ],
)
def test_a_chosen_file_gets_one_sentence(page, content: str, said: str):
    before = page.evaluate("({...localStorage})")
    file = {"name": "copy.json", "mimeType": "application/json", "buffer": content.encode("utf-8")}
    page.get_by_label("Bring a copy back").set_input_files(file)
    expect(page.locator(".hw-kept-said")).to_contain_text(said)
    assert said.startswith("The copy") or page.evaluate("({...localStorage})") == before


@pytest.mark.parametrize("theme", first(["light", "dark"]))
def test_axe_finds_nothing(page, theme: str):
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    page.get_by_role("button", name="Delete everything").click()
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document).then((all) => all.violations.map((one) => [one.id, one.nodes[0].html]))")
    assert found == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
