"""What nbval does not see: pictures as numbers, exercises beside their solutions, and the tags that nbval obeys."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from highways.dmn import PEAK, connectivity, load_connectome
from highways.glutamate import rates
from highways.roads import STEPS, STORIES, Scenario, TwoRoads, simulate
from tools.process import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LESSON = ROOT / "notebooks/03-when-roads-harden.ipynb"
MAP_LESSON = ROOT / "notebooks/02-roads-become-highways.ipynb"
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def stored(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


@pytest.fixture
def ran(executed: Path, path: Path) -> nbformat.NotebookNode:
    """The notebook as the build of the book ran it."""
    return stored(executed / path.name)


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def tagged(notebook: nbformat.NotebookNode, tag: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if tag in tags(cell)]


def words(cell: nbformat.NotebookNode) -> list[str]:
    """What a cell says in plain text."""
    return [output.get("text") or output["data"]["text/plain"] for output in cell.outputs]


def namespace(path: Path) -> dict:
    """The names that a notebook's code leaves behind, without its widgets' and interact's cells."""
    names: dict = {}
    for cell in stored(path).cells:
        if cell.cell_type == "code" and not {"remove-input", "remove-output"} & set(tags(cell)):
            exec(cell.source, names)
    return names


@every_notebook
def test_only_cells_that_draw_are_kept_from_nbval(ran: nbformat.NotebookNode):
    for cell in tagged(ran, "nbval-ignore-output"):
        kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
        assert kinds & {"text/html", "application/vnd.jupyter.widget-view+json"}, f"{cell.id} draws nothing"


@every_notebook
def test_what_a_picture_says_of_itself_is_what_was_stored(path: Path, ran: nbformat.NotebookNode):
    """A Picture's text is its alt sentence with its numbers, and a widget's its stable name."""
    now = {cell.id: words(cell) for cell in tagged(ran, "nbval-ignore-output")}
    assert now == {cell.id: words(cell) for cell in tagged(stored(path), "nbval-ignore-output")}
    assert now


@every_notebook
def test_stored_outputs_are_lean(path: Path):
    """`make outputs` keeps a diff readable: no picture and no widget state in git."""
    notebook = stored(path)
    assert "widgets" not in notebook.metadata
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert set(output.get("data", {})) <= {"text/plain"}, cell.id


@every_notebook
def test_an_exercise_is_its_solution_with_a_gap(path: Path):
    notebook = stored(path)
    exercises, solutions = tagged(notebook, "exercise"), tagged(notebook, "solution")
    assert len(exercises) == len(solutions) > 0
    for exercise, solution in zip(exercises, solutions, strict=True):
        asked, answered = exercise.source.splitlines(), solution.source.splitlines()
        lines = difflib.ndiff(asked, answered[: len(asked)])
        gone = [line for line in lines if line.startswith("- ")]
        assert gone, "the exercise gives its solution away"
        assert all("..." in line for line in gone), gone


def test_the_solution_is_the_models_ridge(static: Path):
    ridge = namespace(LESSON)["ridge"]
    for beta, kappa in [(2.5, 1.1), (1.3, 0.7), (4.0, 1.8)]:
        assert ridge(beta, kappa) == pytest.approx(TwoRoads(beta=beta, kappa=kappa).separatrix())


def test_the_life_that_the_lesson_draws_is_the_one_it_is_asked_for(static: Path):
    life = namespace(LESSON)["life"]
    for steps, days, window in [("some", 14, 4.0), ("some", 4, 4.0), ("none", 0, 4.0), ("a lot", 60, 0.0)]:
        picture = life(steps, days, window)
        ends = 100 * TwoRoads(window_days=window).simulate(practice=STEPS[steps], practice_days=days).at(120)
        assert str(picture) == f"Picture: The new road ends at {ends:.0f} of 100 on day 120."
        # The line in the picture: its right end is as high as the sentence says.
        heights = curve(picture.svg)
        share = (heights[-1] - heights[0]) / (heights.max() - heights.min())
        lived = TwoRoads(window_days=window).simulate(practice=STEPS[steps], practice_days=days).new
        assert share == pytest.approx((lived[-1] - lived[0]) / (lived.max() - lived.min()), abs=0.02)


def test_the_map_that_the_lesson_draws_is_the_day_it_is_asked_for(static: Path):
    town_on = namespace(MAP_LESSON)["town_on"]
    widths = {}
    for day, story in [(0, "nothing"), (60, "no dose, kept up"), (120, "a little, kept up")]:
        picture = town_on(day, story)
        caught = 100 * simulate(Scenario(**STORIES[story])).at(day)
        assert str(picture) == f"Picture: Day {day}, {story}: {caught:.0f} of 100 trips get caught."
        widths[day] = sum(
            map(float, re.findall(r"stroke: var\(--hw-new-road[^;]*; stroke-width: ([\d.]+)", picture.svg))
        )
    assert widths[0] == 0
    assert widths[60] > 20


def test_the_solution_is_where_the_models_lanes_head_for(static: Path):
    heads_for = namespace(MAP_LESSON)["heads_for"]
    life = simulate(Scenario(practice_minutes=40), days=400)
    assert heads_for(life.traffic[-1]) == pytest.approx(life.strength[-1], abs=0.01)


def test_the_solution_finds_where_the_go_cell_is_busiest(static: Path):
    names = namespace(ROOT / "notebooks/05-the-glutamate-story.ipynb")
    free = np.linspace(0, 20, 4001)
    level, activity = names["peak"](free)
    assert activity == pytest.approx(float(rates(level)[0]))
    assert activity >= rates(free)[0].max()


def test_the_solution_is_the_models_mean_of_a_network(static: Path):
    mean_within = namespace(ROOT / "notebooks/06-the-default-mode-network.ipynb")["mean_within"]
    for network, name in ((6, "default"), (3, "salience"), (0, "visual")):
        state = connectivity(PEAK)
        mine = mean_within(state.matrix, load_connectome().fractions[:, network])
        assert mine == pytest.approx(getattr(state, name))


def curve(svg: str) -> np.ndarray:
    """Heights, upward, along the longest line of a picture."""
    longest = max(re.findall(r'<path d="(M [^"]+)"', svg), key=len)
    return -np.array([float(y) for y in re.findall(r"[ML] [-\d.]+ ([-\d.]+)", longest)])
