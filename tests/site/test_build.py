"""What a build refuses, and what it never publishes: a stale picture."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
import yaml

from highways import execution
from tools.process import ROOT, run

CONF = """\
extensions = ["myst_nb", "sphinxcontrib.katex", "sphinxcontrib.bibtex", "highways.sphinxext"]
bibtex_bibfiles = []
nb_execution_mode = "off"
"""
THEME = "html_theme = 'sphinx_book_theme'\n"  # the build takes out what no page uses of it
TRAITS = "src/highways/static/roads.TwoRoads.mjs"


NOTEBOOK = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_markdown_cell("# A picture"),
        nbformat.v4.new_code_cell(
            "from highways.roads import STEPS, TwoRoads\n"
            "lived = TwoRoads().simulate(practice=STEPS['some'], practice_days=14)\n"
            "f'The new road ends at {100 * lived.at(120):.0f} of 100.'"
        ),
        nbformat.v4.new_code_cell("import uuid\n\nf'Run {uuid.uuid4().hex}.'"),
    ]
)
SETTINGS = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))


def test_what_changes_is_published(tmp_path: Path):
    """A number of the package changes the picture; a style or a template of the book reaches every page, and executes none."""
    shutil.copytree(ROOT / "src/highways", tmp_path / "src/highways", ignore=shutil.ignore_patterns("__pycache__"))
    conf = f"{CONF.replace('off', SETTINGS['execute']['execute_notebooks'])}"
    (tmp_path / "conf.py").write_text(
        conf + THEME + "html_static_path, templates_path = ['own'], ['templates']\n", "utf-8"
    )
    (tmp_path / "index.md").write_text("# Title\n\n```{toctree}\nlesson\n```\n", "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/book.css").write_text("/* a style */", "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/layout.html").write_text(
        "{% extends '!layout.html' %}{% block extrahead %}{{ super() }}<!-- a word -->{% endblock %}", "utf-8"
    )
    nbformat.write(NOTEBOOK, tmp_path / "lesson.ipynb")
    env = {"PYTHONPATH": str(tmp_path / "src")}

    def page(name: str) -> str:
        run(
            ["sphinx-build", "-q", "-D", "exclude_patterns=src,out,jupyter_execute", "-b", "html", ".", "out"],
            tmp_path,
            env,
        )
        return (tmp_path / "out" / name).read_text("utf-8")

    ends = r"The new road ends at (\d+) of 100\."
    assert re.search(ends, page("lesson.html"))[1] == "99"

    parameters = tmp_path / "src/highways/roads/parameters.json"
    data = json.loads(parameters.read_text("utf-8"))
    data["two_roads"]["kappa"]["value"] = 1.9
    parameters.write_text(json.dumps(data), "utf-8")
    changed = page("lesson.html")
    assert re.search(ends, changed)[1] == "0"

    for name, word in {"own/book.css": "a style", "templates/layout.html": "a word"}.items():
        file = tmp_path / name
        file.write_text(file.read_text("utf-8").replace(word, word.replace("a ", "a later ")), "utf-8")
    assert "a later style" in page("_static/book.css")
    lesson = (tmp_path / "out/lesson.html").read_text("utf-8")
    assert "a later word" in lesson
    ran = r"Run \w{32}"
    assert re.search(ran, lesson)[0] == re.search(ran, changed)[0], "what it uses did not change"


def test_a_notebook_runs_again_after_a_change_of_whatever_it_can_see(tmp_path: Path):
    notebook, words = tmp_path / "lesson.ipynb", tmp_path / "page.md"
    notebook.touch()
    states = [execution.state_of([notebook], "package")]
    (tmp_path / "lesson.questions.yml").write_text("check: []", "utf-8")
    states += [execution.state_of([notebook], "package"), execution.state_of([notebook], "another package")]
    assert len(set(states)) == 3
    words.write_text("No code reads this.", "utf-8")
    assert execution.state_of([notebook], "package") == states[1]


WRONG = {
    "class": (
        "```{anywidget} static/roads.ThreeRoads.mjs\n{}\n```",
        "there is no widget 'ThreeRoads' in highways.roads; name",
    ),
    "room": (
        "```{anywidget} static/rods.TwoRoads.mjs\n{}\n```",
        "there is no widget 'TwoRoads' in highways.rods; name",
    ),
    "trait": (f'```{{anywidget}} {TRAITS}\n{{"bta": 1}}\n```', "TwoRoads has no setting 'bta'; it has act, beta, "),
    "value": (f'```{{anywidget}} {TRAITS}\n{{"beta": 9}}\n```', "TwoRoads: .*'beta'.* 6"),
    "json": (f"```{{anywidget}} {TRAITS}\n{{beta: 1}}\n```", "TwoRoads: the body is no JSON .*; write the traits as"),
    "file": ("```{check} nowhere.yml\n```", "nowhere.yml: there is no such file in .*; check the name"),
    "questions": ("```{check} empty.yml\n```", "empty.yml: there are 0 questions; ask 3 to 5"),
    "model": (
        "```{parameters} roads three_roads\n```",
        "no model 'three_roads' in highways.roads, which has two_roads",
    ),
    "picture": (
        "```{picture} roads.map_figure phse\n```",
        "no picture 'phse' in highways.roads.map_figure; name a function",
    ),
    "picture module": ("```{picture} roads.mapfigure phase\n```", "no picture 'phase' in highways.roads.mapfigure"),
    "predict": (
        f"```{{anywidget}} {TRAITS}\n:predict: nowhere.yml\n{{}}\n```",
        "nowhere.yml: there is no such file in .*; check the name",
    ),
    "claim": ("He said so {claim}`s1-72`.", "There is no claim 's1-72': did you mean s1-"),
    "verdict": ("He said so {verdict}`s9-01`.", "There is no claim 's9-01': did you mean"),
    "article": ("```{claims} D\n```", "There is no article 'D'; name A, B or C"),
    "safety": ("```{safety}\nse-dizzyness\n```", "There is no safety row 'se-dizzyness': did you mean se-dizziness"),
    "staff row": (
        "```{safety}\nse-mean-blood-pressure-rise\n```",
        "se-mean-blood-pressure-rise may not be shown: it is marked for the",
    ),
    "staff figure": (
        "```{safety}\ncon-uncontrolled-high-blood-pressure +figure\n```",
        "The figure of con-uncontrolled-high-blood-pressure may not be shown; leave '\\+figure' out",
    ),
    "parameters": ("```{parameters} rods two_roads\n```", "no model 'two_roads' in highways.rods, which has no models"),
}


@pytest.fixture(scope="module")
def refused(static: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a strict build says to a page for each wrong word, and one that is right."""
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "empty.yml").write_text("check: []\n", "utf-8")
    (folder / "index.md").write_text(f"# Title\n\n```{{anywidget}} {TRAITS}\n{{}}\n```\n", "utf-8")
    for name, (page, _) in WRONG.items():
        (folder / f"{name}.md").write_text(f"---\norphan: true\n---\n# Title\n\n{page}\n", "utf-8")
    done = run(["sphinx-build", "-W", "--keep-going", "-q", "-b", "dummy", ".", "out"], folder, check=False)
    assert done.code != 0
    return done.said


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_word_stops_the_build_with_a_sentence(refused: str, name: str):
    said = re.search(rf"{name}\.md:\d+:(.*)", refused)
    assert said, refused
    assert re.search(WRONG[name][1], said[1])


@pytest.mark.sweep
def test_a_broken_evidence_file_stops_the_build_before_any_page(static: Path, tmp_path: Path):
    shutil.copytree(ROOT / "src/highways", tmp_path / "src/highways", ignore=shutil.ignore_patterns("__pycache__"))
    claims = tmp_path / "src/highways/evidence/data/claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("verdict: holds\n", "verdict: perhaps\n", 1), "utf-8")
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    (tmp_path / "index.md").write_text("# Title\n", "utf-8")
    done = run(
        ["sphinx-build", "-b", "dummy", ".", "out"], tmp_path, {"PYTHONPATH": str(tmp_path / "src")}, check=False
    )
    assert done.code != 0
    assert re.search(r"claims\.yml, line \d+: verdict is 'perhaps'; use one of 'holds'", done.said)
    assert "reading sources" not in done.said


def test_a_right_one_does_not(refused: str):
    assert "index.md" not in refused
