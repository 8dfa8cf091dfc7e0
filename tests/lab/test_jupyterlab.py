"""The same widget in a real JupyterLab with a kernel, and the static host held against it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tools.jupyterlab import run_all, running
from tools.process import ROOT, run

PROBE = ROOT / "tests/lab/probe.mjs"
STATE = {"started": 0, "value": 1, "other": "", "list": [1, 2]}
CELLS = [
    f"""\
import anywidget, traitlets as t

class Probe(anywidget.AnyWidget):
    _esm = open({str(PROBE)!r}).read()
    started, value = t.Int({STATE["started"]}).tag(sync=True), t.Int({STATE["value"]}).tag(sync=True)
    other, list = t.Unicode({STATE["other"]!r}).tag(sync=True), t.List({STATE["list"]}).tag(sync=True)

probe = Probe()
probe""",
    "from highways.roads import widget\n\nroads = widget.TwoRoads()\nroads",
    "roads.beta = 2.5",
    'print("strictness", roads.beta, "marble", round(roads.u, 2), "probe", probe.started, probe.value)',
]


MAP_CELLS = [
    'from highways.roads import widget\n\ntown = widget.RoadMap(act="stories", story="nothing")\ntown',
    'town.story = "no dose, kept up"',
    'print("day", town.day, town.story)',
]


EVIDENCE_CELLS = [
    "from highways.evidence import widget\n\nfound = widget.EvidenceExplorer()\nfound",
    'found.view = "points"',
    'print("picked", found.trial, "guess", repr(found.guess))',
    "from highways import evidence\n\nevidence.claim('s1-27')",
]


CLOSE_LOOK_CELLS = [
    "from highways.glutamate import widget\n\nstory = widget.Cascade(minutes=40)\nstory",
    "channel = widget.Receptor()\nchannel",
    "from highways.dmn import widget as dmn\n\nbrain = dmn.DefaultMode()\nbrain",
    "channel.voltage = -20",
    'print("minute", story.minutes, "voltage", channel.voltage, "dose", brain.dose)',
]


WEEKS_CELLS = [
    "from highways.session import widget\n\nday = widget.SessionTimeline(minute=40)\nday",
    "from highways.series import widget\n\ncourse = widget.SeriesView(day=60)\ncourse",
    "field = widget.Window(practice=0.6)\nfield",
    'day.route = "lozenge"',
    'print("minute", day.minute, "course", course.day, course.steps, "kept up", field.kept_up)',
]


@pytest.fixture(scope="module")
def lab(static: object, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A notebook in JupyterLab; all its cells have run."""
    with notebook(browser, tmp_path_factory.mktemp("lab"), CELLS, ".hw-two-roads .hw-say") as page:
        yield page


@contextlib.contextmanager
def notebook(browser: Browser, folder: Path, cells: list[str], ready: str) -> Iterator[Page]:
    """A notebook with `cells`, all of them run until `ready` is there; nothing may be drawn with a wrong attribute."""
    with running(folder, cells) as address:
        # No motion, so that the marble is in its valley as soon as it was let go.
        context = browser.new_context(viewport={"width": 1280, "height": 2600}, reduced_motion="reduce")
        context.set_default_timeout(20_000)
        page = context.new_page()
        drawn_wrong: list[str] = []
        page.on("console", lambda said: " attribute " in said.text and drawn_wrong.append(said.text))
        page.goto(address)
        run_all(page, page.locator(ready))
        yield page
        context.close()
        assert drawn_wrong == []


def printed(page: Page, cell: int = 3) -> object:
    return expect(page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea-output"))


def rerun(page: Page, cell: int, source: str = "") -> None:
    """Run a cell once more, with another source if one is given."""
    page.locator(".jp-CodeCell .cm-content").nth(cell).click()
    if source:
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(source)
    page.keyboard.press("Control+Enter")


def test_a_trait_set_in_python_moves_the_picture_and_the_hand_moves_the_trait(lab: Page):
    sentence = lab.locator(".hw-two-roads .hw-say")
    expect(sentence).to_contain_text("Two valleys, with a ridge at 54.")
    # It looks as it does in the book: as wide as its cell, with the controls of this act and no others.
    assert lab.locator(".hw-hill").bounding_box()["width"] > 700
    expect(lab.get_by_role("button", name="Let go")).to_be_hidden()
    surface = lab.locator(".hw-surface").get_attribute("d")

    lab.get_by_role("slider", name="Strictness").fill("0.5")
    expect(sentence).to_have_text(re.compile("^One valley.* at 48 of 100"))
    assert lab.locator(".hw-surface").get_attribute("d") != surface
    rerun(lab, 3)
    printed(lab).to_contain_text("strictness 0.5 marble 0.48")

    rerun(lab, 2, 'roads.act = "let-go"')
    expect(lab.get_by_role("radio", name="2 Let go")).to_be_checked()


def test_the_map_obeys_python_and_tells_it(static: object, browser: Browser, tmp_path: Path):
    with notebook(browser, tmp_path, MAP_CELLS, ".hw-road-map .hw-say") as page:
        sentence = page.locator(".hw-road-map .hw-say")
        assert page.locator(".hw-paper").bounding_box()["height"] > 250
        page.locator(".hw-road-map").get_by_role("slider", name="Day").fill("120")
        expect(sentence).to_have_text(
            "The new road holds, on this map. On day 120, 1 of 100 trips get caught; before, it was 75."
        )
        rerun(page, 2)
        printed(page, 2).to_contain_text("day 120.0 no dose, kept up")
        rerun(page, 1, 'town.story = "window only"')
        expect(sentence).to_contain_text("Then the old highway filled again: 75 on day 120.")


def test_the_evidence_obeys_python_and_tells_it(static: object, browser: Browser, tmp_path: Path):
    with notebook(browser, tmp_path, EVIDENCE_CELLS, ".hw-explorer .hw-say") as page:
        sentence = page.locator(".hw-explorer .hw-say")
        expect(sentence).to_contain_text("All 13 trials are shown.")
        page.locator("[data-id=lii2023]:visible label").click()
        expect(sentence).to_contain_text("The bar includes no difference.")
        # The card stands beside the list, in the look of the book.
        row, card = (page.locator(one).bounding_box() for one in ("[data-id=lii2023]:visible", ".hw-trial"))
        assert card["x"] > row["x"] + row["width"]
        rerun(page, 2)
        printed(page, 2).to_contain_text("picked lii2023 guess ''")
        rerun(page, 1, 'found.view = "people"; found.trial = "wilkinson2019"')
        expect(sentence).to_contain_text("45 had responded with ketamine and 18 with a sedative")
        printed(page, 3).to_contain_text("verdict: not-shown")


def test_the_close_looks_obey_python_and_tell_it(static: object, browser: Browser, tmp_path: Path):
    with notebook(browser, tmp_path, CLOSE_LOOK_CELLS, ".hw-cascade .hw-say") as page:
        sentence = page.locator(".hw-cascade .hw-say")
        expect(sentence).to_contain_text("40 min: the drip ends.")
        page.locator(".hw-cascade").get_by_role("slider", name="Clock").fill("200")
        expect(sentence).to_contain_text("14 days:")
        expect(page.locator(".hw-receptor .hw-say")).to_contain_text("51 of 100 channels are free")
        brain = page.locator(".hw-default-mode")
        brain.get_by_role("slider", name="Dose").fill("1")
        expect(brain.locator(".hw-say")).to_contain_text("20 % weaker")
        rerun(page, 4)
        printed(page, 4).to_contain_text("minute 20160.0 voltage -20.0 dose 1.0")
        rerun(page, 3, 'story.act = "accounts"; story.account = "metabolite"')
        expect(page.locator(".hw-cascade .hw-station .hw-state").nth(1)).to_have_text("not used")
        rerun(page, 3, 'brain.act = "studies"; brain.account = "midazolam-like"')
        expect(brain.locator(".hw-say")).to_contain_text("25 % weaker")


def test_the_session_and_its_weeks_obey_python_and_tell_it(static: object, browser: Browser, tmp_path: Path):
    with notebook(browser, tmp_path, WEEKS_CELLS, ".hw-window .hw-say") as page:
        day, course, field = (
            page.locator(f"{one} .hw-say").first for one in (".hw-session", ".hw-series-view", ".hw-window")
        )
        expect(day).to_contain_text("of its own peak")
        expect(course).to_contain_text("65 of 100 trips are caught")
        page.locator(".hw-series-view").get_by_text("A little", exact=True).click()
        page.locator(".hw-session").get_by_role("slider", name="Time").focus()
        page.keyboard.press("Home")
        page.locator(".hw-window").get_by_text("kept up", exact=True).click()
        expect(field).to_contain_text("new road holds")
        rerun(page, 4)
        printed(page, 4).to_contain_text("minute -45.0 course 60.0 a little kept up True")
        rerun(page, 3, 'day.phase = "screening"')
        expect(day).to_contain_text("Responsible: a medical prescriber")


def test_keys_move_the_widget_and_not_the_notebook(lab: Page):
    """JupyterLab binds single letters and arrows; a widget that did not keep its keys would add or delete cells."""
    cells = lab.locator(".jp-CodeCell").count()
    slider = lab.get_by_role("slider", name="Where the marble is")
    slider.fill("30")
    slider.focus()
    for key in ("ArrowRight", "ArrowRight", "b", "d", "d"):
        lab.keyboard.press(key)
    assert slider.input_value() == "32"
    assert lab.locator(".jp-CodeCell").count() == cells


def test_the_static_host_does_as_jupyterlab_does(lab: Page, page_with: Callable, open_page: Callable):
    in_lab = lab.locator(".probe-log").first.text_content()
    bundle = run(["node_modules/.bin/esbuild", PROBE, "--bundle", "--format=iife", "--global-name=__hw_t_Probe"]).said
    page = open_page(page_with("t.Probe", STATE, bundle))
    in_host = page.locator(".probe-log").text_content()
    assert in_host.splitlines() == in_lab.splitlines()
    assert "a 3" in in_host, "the probe did not run to its end"
    printed(lab).to_contain_text("probe 1 5")  # what was set after the last save_changes stays in the browser
