"""What a build refuses, and what it never publishes: a stale picture."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tools.process import BUILD, copy_tree, run

CONF = """\
extensions = ["myst_nb", "sphinxcontrib.katex", "sphinxcontrib.bibtex", "highways.sphinxext"]
bibtex_bibfiles = []
nb_execution_mode = "off"
"""
TRAITS = "src/highways/static/roads.TwoRoads.mjs"


@pytest.mark.timeout(1200)  # three whole builds, beside whatever the other worker does
def test_what_changes_is_published(static: Path, tmp_path: Path):
    """A number of the package changes the picture; a style or a template of the book reaches every page."""
    copy_tree(tmp_path)
    env = {"PYTHONPATH": str(tmp_path / "src")}
    lesson = tmp_path / "_build/html/notebooks/03-when-roads-harden.html"
    ends = r'aria-label="The new road ends at (\d+) of 100 on day 120\."'

    run(BUILD, tmp_path, env)
    assert re.search(ends, lesson.read_text("utf-8"))[1] == "99"

    parameters = tmp_path / "src/highways/roads/parameters.json"
    data = json.loads(parameters.read_text("utf-8"))
    data["two_roads"]["kappa"]["value"] = 1.9
    parameters.write_text(json.dumps(data), "utf-8")
    run(BUILD, tmp_path, env)
    assert re.search(ends, lesson.read_text("utf-8"))[1] == "0"

    later = {"_static/book.css": "/* a later style */", "_templates/education.html": "<!-- a later word -->"}
    for name, word in later.items():
        with (tmp_path / "book" / name).open("a") as file:
            file.write(word)
    run(BUILD, tmp_path, env)
    assert "a later style" in (tmp_path / "_build/html/_static/book.css").read_text("utf-8")
    assert "a later word" in (tmp_path / "_build/html/index.html").read_text("utf-8")


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


def test_a_broken_evidence_file_stops_the_build_before_any_page(static: Path, tmp_path: Path):
    copy_tree(tmp_path)
    claims = tmp_path / "src/highways/evidence/data/claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("verdict: holds\n", "verdict: perhaps\n", 1), "utf-8")
    done = run(BUILD, tmp_path, {"PYTHONPATH": str(tmp_path / "src")}, check=False)
    assert done.code != 0
    assert re.search(r"claims\.yml, line \d+: verdict is 'perhaps'; use one of 'holds'", done.said)
    assert "reading sources" not in done.said


def test_a_right_one_does_not(refused: str):
    assert "index.md" not in refused
