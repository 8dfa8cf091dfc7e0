"""A copy of everything, and back: whole and ours, or nothing changes and one sentence says why."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

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
WRONG = {"huge", "damaged", "foreign", "newer", "unknown"}
TRY = """
import { bringBack, copied } from "./learning/transfer.js";
window.bring = (text) => bringBack(highwaysMemory, text);
window.copy = () => JSON.stringify(copied(highwaysMemory, new Date()));
window.fill = (records) => {
  localStorage.clear();
  Object.entries(records).forEach(([key, value]) => highwaysMemory.set(key, value));
};
window.kept = () => ({ ...localStorage });
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("transfer") / "try.js"
    args = ["--bundle", "--format=iife", f"--outfile={out}", "--log-level=error"]
    esbuild = ROOT / "node_modules/.bin/esbuild"
    subprocess.run([esbuild, *args], cwd=ROOT / "src/highways", input=TRY.encode(), check=True)
    return out


@pytest.fixture
def desk(visit: Callable[..., Page], bundle: Path) -> Page:
    """A page that can bring a copy back, with some records."""
    page = visit("empty")
    page.add_script_tag(path=bundle)
    page.evaluate("records => fill(records)", HERE)
    return page


def bring(page: Page, file: object) -> object:
    return page.evaluate("text => bring(text)", file if isinstance(file, str) else json.dumps(file))


def kept(page: Page) -> dict:
    return {key.removeprefix("highways:"): json.loads(text) for key, text in page.evaluate("kept()").items()}


def test_a_copy_is_added_and_nothing_is_taken_away(desk):
    keys = bring(desk, GOOD)
    assert sorted(keys) == [
        "answers/lesson:00000001",
        "finished/lesson",
        "finished/second",
        "keep/notes",
        "note/one~2",
    ]
    assert kept(desk) == HERE | {
        "finished/lesson": {"at": 2000},
        "finished/second": {"at": 2000},
        "answers/lesson:00000001": GOOD["records"]["answers/lesson:00000001"],
        "note/one~2": GOOD["records"]["note/one"],
        "keep/notes": True,
    }
    # A second time brings nothing more.
    before = kept(desk)
    assert bring(desk, GOOD) == []
    assert kept(desk) == before


def test_a_copy_of_everything_brings_everything_back(desk):
    desk.evaluate("highwaysMemory.set('keep/notes', true)")
    before, copy_ = kept(desk), desk.evaluate("copy()")
    assert json.loads(copy_)["version"] == 1
    desk.evaluate("highwaysMemory.clear()")
    assert kept(desk) == {}
    bring(desk, copy_)
    assert kept(desk) == before


def test_that_nothing_is_kept_stays_on_its_device(desk):
    assert "keep/anything" not in json.loads(desk.evaluate("copy()"))["records"]
    file = GOOD | {"records": GOOD["records"] | {"keep/anything": False}}
    assert isinstance(bring(desk, file), list)
    assert "keep/anything" not in kept(desk)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("", "damaged"),
        (json.dumps(GOOD)[:-20], "damaged"),
        ("null", "foreign"),
        ("[]", "foreign"),
        ({"bookmarks": []}, "foreign"),
        (GOOD | {"format": "other"}, "foreign"),
        (GOOD | {"version": 2}, "newer"),
        (GOOD | {"version": 0}, "unknown"),
        (GOOD | {"version": "1"}, "unknown"),
        (GOOD | {"records": []}, "damaged"),
        (GOOD | {"made": "once"}, "damaged"),
        (GOOD | {"records": GOOD["records"] | {"finished/x": True}}, "damaged"),
        (GOOD | {"records": GOOD["records"] | {"surprise/x": 1}}, "damaged"),
        ('{"format": "roads-become-highways", "version": 1, "made": "2026", "records": {"__proto__": 1}}', "damaged"),
        (" " * 2_000_001, "huge"),
    ],
)
def test_another_file_changes_nothing(desk, file: object, why: str):
    assert bring(desk, file) == why
    assert kept(desk) == HERE
    assert len([end for end in WORDS["wrong"][why].split(". ") if end]) <= 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good copy in which one thing, at any depth, is another."""
    file = copy.deepcopy(GOOD)
    at = file
    while True:
        steps = list(at) if isinstance(at, dict) else list(range(len(at)))
        step = draw(st.sampled_from(steps))
        if isinstance(at[step], dict | list) and at[step] and draw(st.booleans()):
            at = at[step]
            continue
        if isinstance(at, dict) and draw(st.booleans()):
            at[draw(st.text(max_size=12))] = at.pop(step)
        else:
            at[step] = draw(JSON)
        return json.dumps(file)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        mutated(),
        JSON.map(json.dumps),
        st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "replace")),
        st.integers(0, len(json.dumps(GOOD)) - 1).map(lambda n: json.dumps(GOOD)[:n]),
    )
)
def test_whatever_the_file_holds_nothing_that_is_here_is_lost(desk, file: str):
    desk.evaluate("records => fill(records)", HERE)
    result, after = bring(desk, file), kept(desk)
    if isinstance(result, str):
        assert result in WRONG
        assert after == HERE
        return
    assert {key for key in after if after[key] != HERE.get(key)} == set(result)
    assert after["note/one"] == HERE["note/one"]
    assert after["guess/00000001"] == "step"
    assert after["finished/lesson"]["at"] >= 1000
    assert HERE["answers/lesson:00000001"][0] in after["answers/lesson:00000001"]


@pytest.mark.parametrize("writes", [0, 1, 2, 4])
def test_when_there_is_no_room_for_all_of_it_everything_is_as_it_was(desk, writes: int):
    desk.evaluate("localStorage.setItem('highways:note/broken', '{')")
    before = desk.evaluate("kept()")
    desk.evaluate(
        """room => { const real = Storage.prototype.setItem; let left = room;
             Storage.prototype.setItem = function (key, text) {
               if (localStorage.getItem(key) === null && left-- <= 0 && !(key in window.before))
                 throw new DOMException("full", "QuotaExceededError");
               real.call(this, key, text); }; window.before = { ...localStorage }; }""",
        writes,
    )
    crowd = {f"finished/more-{n}": {"at": 1} for n in range(5)}
    assert bring(desk, GOOD | {"records": GOOD["records"] | crowd}) == "full"
    assert desk.evaluate("kept()") == before
    assert desk.evaluate("highwaysMemory.kept") == "device"


# The desk itself -----------------------------------------------------------------------------------------------------


@pytest.fixture
def page(visit) -> Page:
    page = visit("kept")
    for key, value in HERE.items():
        page.evaluate("([key, value]) => highwaysMemory.set(key, value)", [key, value])
    return page


def listed(page: Page) -> list[str]:
    return page.locator(".hw-kept ul li").all_text_contents()


def test_it_lists_in_words_what_is_kept(page):
    assert listed(page) == [
        "1 lesson marked as finished",
        "the place where you stopped reading",
        "your tries at 1 question",
        "1 guess",
        "1 private note",
    ]


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


def test_the_switch_deletes_only_when_it_is_sure(page):
    box = page.get_by_role("checkbox", name="Keep nothing on this device")
    box.click()
    expect(box).not_to_be_checked()
    assert len(listed(page)) == 5
    page.get_by_role("button", name="Yes, delete it all").click()
    expect(box).to_be_checked()
    assert listed(page) == ["Nothing yet."]
    expect(page.get_by_text("This browser keeps nothing of the course now.")).to_be_visible()
    page.reload()
    expect(box).to_be_checked()
    box.click()
    expect(page.get_by_text("From now on this browser keeps your place")).to_be_visible()
    assert page.evaluate("highwaysMemory.kept") == "device"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps(GOOD), "The copy is back. New here: 2 lessons marked as finished, your tries at 1 question"),
        (json.dumps(GOOD | {"version": 9}), WORDS["wrong"]["newer"]),
        ("\ufffd", WORDS["wrong"]["damaged"]),
        ("x" * 2_000_001, WORDS["wrong"]["huge"]),
        ("{}", WORDS["wrong"]["foreign"]),
    ],
)
def test_a_chosen_file_gets_one_sentence(page, content: str, said: str):
    before = page.evaluate("({...localStorage})")
    file = {"name": "copy.json", "mimeType": "application/json", "buffer": content.encode("utf-8")}
    page.get_by_label("Bring a copy back").set_input_files(file)
    expect(page.locator(".hw-kept-said")).to_contain_text(said)
    assert said.startswith("The copy") or page.evaluate("({...localStorage})") == before


def test_where_nothing_can_be_kept_it_says_so(visit):
    page = visit(
        "kept", before="Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };"
    )
    page.evaluate("highwaysMemory.set('finished/lesson', {at: 5})")
    expect(page.get_by_text("This browser keeps nothing of the course now.")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(page, theme: str):
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    page.get_by_role("button", name="Delete everything").click()
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document).then((all) => all.violations.map((one) => [one.id, one.nodes[0].html]))")
    assert found == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
