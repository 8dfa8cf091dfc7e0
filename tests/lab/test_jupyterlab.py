"""The same widget in a real JupyterLab with a kernel, and the static host held against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tools.jupyterlab import run_all, running
from tools.process import ROOT, run

PROBE = ROOT / "tests/lab/probe.mjs"
STATE = {"started": 0, "value": 1, "other": "", "list": [1, 2]}
CELLS = {
    "probe": f"""\
import anywidget, traitlets as t

class Probe(anywidget.AnyWidget):
    _esm = open({str(PROBE)!r}).read()
    started, value = t.Int({STATE["started"]}).tag(sync=True), t.Int({STATE["value"]}).tag(sync=True)
    other, list = t.Unicode({STATE["other"]!r}).tag(sync=True), t.List({STATE["list"]}).tag(sync=True)

probe = Probe()
probe""",
    "roads": "from highways.roads import widget\n\nroads = widget.TwoRoads()\nroads",
    "roads set": "roads.beta = 2.5",
    "roads said": 'print("strictness", roads.beta, "marble", round(roads.u, 2), "probe", probe.started, probe.value)',
    "town": 'town = widget.RoadMap(act="stories", story="nothing")\ntown',
    "town set": 'town.story = "no dose, kept up"',
    "town said": 'print("day", town.day, town.story)',
    "found": "from highways.evidence import widget as evidences\n\nfound = evidences.EvidenceExplorer()\nfound",
    "found set": 'found.view = "points"',
    "found said": 'print("picked", found.trial, "guess", repr(found.guess))',
    "claim": "from highways import evidence\n\nevidence.claim('s1-27')",
    "story": "from highways.glutamate import widget as close\n\nstory = close.Cascade(minutes=40)\nstory",
    "channel": "channel = close.Receptor()\nchannel",
    "brain": "from highways.dmn import widget as dmn\n\nbrain = dmn.DefaultMode()\nbrain",
    "close set": "channel.voltage = -20",
    "close said": 'print("minute", story.minutes, "voltage", channel.voltage, "dose", brain.dose)',
    "day": "from highways.session import widget as sessions\n\nday = sessions.SessionTimeline(minute=40)\nday",
    "course": "from highways.series import widget as weeks\n\ncourse = weeks.SeriesView(day=60)\ncourse",
    "field": "field = weeks.Window(practice=0.6)\nfield",
    "weeks set": 'day.route = "lozenge"',
    "weeks said": 'print("minute", day.minute, "course", course.day, course.steps, "kept up", field.kept_up)',
}
LAST = ".hw-window .hw-say"


@pytest.fixture(scope="module")
def lab(static: object, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One notebook in one JupyterLab; all its cells have run, and nothing in it was drawn with a wrong attribute."""
    with running(tmp_path_factory.mktemp("lab"), list(CELLS.values())) as address:
        # No motion, so that the marble is in its valley as soon as it was let go. High enough that no cell is left out.
        context = browser.new_context(viewport={"width": 1280, "height": 9000}, reduced_motion="reduce")
        context.set_default_timeout(20_000)
        context.tracing.start()
        page = context.new_page()
        drawn_wrong: list[str] = []
        page.on("console", lambda said: " attribute " in said.text and drawn_wrong.append(said.text))
        page.goto(address)
        run_all(page, page.locator(LAST))
        printed(page, "weeks said").to_contain_text("minute")
        yield page
        context.close()
        assert drawn_wrong == []


def cell(page: Page, name: str) -> Locator:
    return page.locator(".jp-CodeCell").nth(list(CELLS).index(name))


def printed(page: Page, name: str) -> object:
    return expect(cell(page, name).locator(".jp-OutputArea-output"))


def rerun(page: Page, name: str, source: str = "") -> None:
    """Run a cell once more, with another source if one is given."""
    cell(page, name).locator(".cm-content").click()
    if source:
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(source)
    page.keyboard.press("Control+Enter")


def test_a_trait_set_in_python_moves_the_picture_and_the_hand_moves_the_trait(lab: Page):
    own = cell(lab, "roads")
    sentence = own.locator(".hw-say")
    expect(sentence).to_contain_text("Two valleys, with a ridge at 54.")
    # It looks as it does in the book: as wide as its cell, with the controls of this act and no others.
    assert own.locator(".hw-hill").bounding_box()["width"] > 700
    expect(own.get_by_role("button", name="Let go")).to_be_hidden()
    surface = own.locator(".hw-surface").get_attribute("d")

    own.get_by_role("slider", name="Strictness").fill("0.5")
    expect(sentence).to_have_text(re.compile("^One valley.* at 48 of 100"))
    assert own.locator(".hw-surface").get_attribute("d") != surface
    rerun(lab, "roads said")
    printed(lab, "roads said").to_contain_text("strictness 0.5 marble 0.48")

    rerun(lab, "roads set", 'roads.act = "let-go"')
    expect(own.get_by_role("radio", name="2 Let go")).to_be_checked()


def test_keys_move_the_widget_and_not_the_notebook(lab: Page):
    """JupyterLab binds single letters and arrows; a widget that did not keep its keys would add or delete cells."""
    cells = lab.locator(".jp-CodeCell").count()
    rerun(lab, "roads set", 'roads.act = "let-go"')
    slider = cell(lab, "roads").get_by_role("slider", name="Where the marble is")
    slider.fill("30")
    slider.focus()
    for key in ("ArrowRight", "ArrowRight", "b", "d", "d"):
        lab.keyboard.press(key)
    assert slider.input_value() == "32"
    assert lab.locator(".jp-CodeCell").count() == cells == len(CELLS)


def test_the_map_obeys_python_and_tells_it(lab: Page):
    town = cell(lab, "town")
    sentence = town.locator(".hw-road-map .hw-say")
    assert town.locator(".hw-paper").bounding_box()["height"] > 250
    town.get_by_role("slider", name="Day").fill("120")
    expect(sentence).to_have_text(
        "The new road holds, on this map. On day 120, 1 of 100 trips get caught; before, it was 75."
    )
    rerun(lab, "town said")
    printed(lab, "town said").to_contain_text("day 120.0 no dose, kept up")
    rerun(lab, "town set", 'town.story = "window only"')
    expect(sentence).to_contain_text("Then the old highway filled again: 75 on day 120.")


def test_the_evidence_obeys_python_and_tells_it(lab: Page):
    found = cell(lab, "found")
    sentence = found.locator(".hw-explorer .hw-say")
    expect(sentence).to_contain_text("All 13 trials are shown.")
    found.locator("[data-id=lii2023]:visible label").click()
    expect(sentence).to_contain_text("The bar includes no difference.")
    # The card stands beside the list, in the look of the book.
    row, card = (found.locator(one).bounding_box() for one in ("[data-id=lii2023]:visible", ".hw-trial"))
    assert card["x"] > row["x"] + row["width"]
    rerun(lab, "found said")
    printed(lab, "found said").to_contain_text("picked lii2023 guess ''")
    rerun(lab, "found set", 'found.view = "people"; found.trial = "wilkinson2019"')
    expect(sentence).to_contain_text(
        "about 45 (34 to 56) had responded with ketamine and about 18 (6 to 30) with a sedative"
    )
    printed(lab, "claim").to_contain_text("verdict: not-shown")


def test_the_close_looks_obey_python_and_tell_it(lab: Page):
    story, brain = cell(lab, "story").locator(".hw-cascade"), cell(lab, "brain").locator(".hw-default-mode")
    expect(story.locator(".hw-say")).to_contain_text("40 min: the drip ends.")
    story.get_by_role("slider", name="Clock").fill("200")
    expect(story.locator(".hw-say")).to_contain_text("14 days:")
    expect(cell(lab, "channel").locator(".hw-receptor .hw-say")).to_contain_text("51 of 100 channels are free")
    brain.get_by_role("slider", name="Dose").fill("1")
    expect(brain.locator(".hw-say")).to_contain_text("20 % weaker")
    rerun(lab, "close said")
    printed(lab, "close said").to_contain_text("minute 20160.0 voltage -20.0 dose 1.0")
    rerun(lab, "close set", 'story.act = "accounts"; story.account = "metabolite"')
    expect(story.locator(".hw-station .hw-state").nth(1)).to_have_text("not used")
    rerun(lab, "close set", 'brain.act = "studies"; brain.account = "midazolam-like"')
    expect(brain.locator(".hw-say")).to_contain_text("25 % weaker")


def test_the_session_and_its_weeks_obey_python_and_tell_it(lab: Page):
    day, course, field = (cell(lab, name) for name in ("day", "course", "field"))
    expect(day.locator(".hw-say").first).to_contain_text("of its own peak")
    expect(course.locator(".hw-say").first).to_contain_text("65 of 100 trips are caught")
    course.get_by_text("A little", exact=True).click()
    day.get_by_role("slider", name="Time").focus()
    lab.keyboard.press("Home")
    field.get_by_text("kept up", exact=True).click()
    expect(field.locator(".hw-say").first).to_contain_text("new road holds")
    rerun(lab, "weeks said")
    printed(lab, "weeks said").to_contain_text("minute -45.0 course 60.0 a little kept up True")
    rerun(lab, "weeks set", 'day.phase = "screening"')
    expect(day.locator(".hw-say").first).to_contain_text("Responsible: a medical prescriber")


def test_the_static_host_does_as_jupyterlab_does(lab: Page, page_with: Callable, open_page: Callable):
    in_lab = lab.locator(".probe-log").first.text_content()
    bundle = run(["node_modules/.bin/esbuild", PROBE, "--bundle", "--format=iife", "--global-name=__hw_t_Probe"]).said
    page = open_page(page_with("t.Probe", STATE, bundle))
    in_host = page.locator(".probe-log").text_content()
    assert in_host.splitlines() == in_lab.splitlines()
    assert "a 3" in in_host, "the probe did not run to its end"
    # What was set after the last save_changes stays in the browser.
    rerun(lab, "roads said")
    printed(lab, "roads said").to_contain_text("probe 1 5")
