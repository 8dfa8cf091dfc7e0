"""What is printed to be filled in, in each of five interface fonts: one page of A4 and of Letter, with some of it left."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sweeping import first

from highways.coaching import agreement
from tools import fonts
from tools.process import ROOT

# Cards and strips to cut are as many pages as they take.
LOOSE = {"cards-to-hold-up", "scope-cards", "session-strips"}
SHEETS = sorted(path.relative_to(ROOT) for path in ROOT.glob("book/*/sheets/*.md") if path.stem not in LOOSE)
# Millimetres, and those that both margins of a sheet take from the height.
FORMATS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
MARGINS = 18
# Of the height between the margins a sheet takes no more: a printer that feeds crookedly, or a font a little wider, still works.
SHARE = 0.97
LONGEST = {
    part: max(ids, key=lambda id, part=part: len(agreement.WORDS["parts"][part]["options"][id]))
    for part, ids in agreement.PARTS.items()
} | {"does": [one["id"] for one in agreement.activities()], "country": "other"}
AGREEMENTS = {"longest": LONGEST, "numbers": LONGEST | {"country": "australia"}, "empty": {}}


def pages_of(page: Page, share: float, format: str) -> int:
    """How many pages of that width it takes where only `share` of the height is there."""
    width, height = FORMATS[format]
    printed = page.pdf(width=f"{width}mm", height=f"{MARGINS + share * (height - MARGINS)}mm")
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.fixture(scope="module", params=first(fonts.INTERFACES))
def reader(request: pytest.FixtureRequest, launch: Callable[..., Browser]) -> Iterator[Page]:
    """A page that is used again and again, in a browser with that interface font."""
    browser = launch(request.param)
    yield browser.new_page()
    browser.close()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_takes_one_page_and_leaves_some_of_it(reader: Page, site: str, sheet: Path):
    reader.goto(f"{site}/{sheet.with_suffix('.html')}", wait_until="load")
    assert {format: pages_of(reader, SHARE, format) for format in FORMATS} == {"A4": 1, "Letter": 1}
    assert pages_of(reader, 0.3, "A4") > 1, "the measure would see a second page"


@pytest.fixture(scope="module")
def pact(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict], str]:
    """The address of a page with an agreement of these choices."""
    folder = tmp_path_factory.mktemp("agreement")
    shutil.copytree(static, folder, dirs_exist_ok=True)

    def write(choices: dict) -> str:
        state = json.dumps({"choices": choices, "activities": agreement.activities(), "lines": agreement.lines()})
        name = f"agreement-{len(choices)}-{choices.get('country')}.html"
        look = "".join(f'<link rel="stylesheet" href="{one}.css">' for one in ("highways", "coaching"))
        (folder / name).write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>{look}<script defer src="host.js">'
            f'</script><style>body {{ margin: 0 }}</style><main><figure class="hw-widget" data-hw-widget="coaching.Agreement">'
            f'<script type="application/json">{state}</script><div class="hw-still"></div></figure></main></html>',
            "utf-8",
        )
        return (folder / name).as_uri()

    return write


@pytest.mark.parametrize("choices", AGREEMENTS)
def test_an_agreement_takes_one_page_and_leaves_some_of_it(reader: Page, pact: Callable, choices: str):
    reader.goto(pact(AGREEMENTS[choices]))
    reader.locator(".is-live .hw-inner").wait_for()
    assert {format: pages_of(reader, SHARE, format) for format in FORMATS} == {"A4": 1, "Letter": 1}


def test_the_blank_form_takes_one_page_as_well(reader: Page, site: str):
    """What is printed without JavaScript, and in the pack: every wording, to tick by hand."""
    context = reader.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/book/coaching/support-agreement.html")
    assert {format: pages_of(page, SHARE, format) for format in FORMATS} == {"A4": 1, "Letter": 1}
    context.close()
