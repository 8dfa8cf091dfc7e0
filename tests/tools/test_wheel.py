"""The package as pip gets it: it carries its bundles, so that installing it needs no Node."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from tools.process import copy_tree, run

pytestmark = pytest.mark.sweep


@pytest.fixture(scope="module")
def wheel(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from a copy without bundles or Node's packages, as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    copy_tree(folder / "source")
    for bundle in (folder / "source/src/highways/static").iterdir():
        bundle.unlink()
    run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", folder, folder / "source"])
    return next(folder.glob("highways-*.whl"))


def test_the_wheel_carries_what_the_sources_make(wheel: Path, static: Path):
    with zipfile.ZipFile(wheel) as archive:
        carried = {Path(name).name: archive.read(name) for name in archive.namelist() if "/static/" in name}
        names = set(archive.namelist())
    assert carried == {path.name: path.read_bytes() for path in static.iterdir()}
    described = ("roads", "kinetics", "glutamate", "dmn", "session", "series")
    rooms = {f"highways/{room}/parameters.json" for room in described}
    data = {f"highways/{name}.json" for name in ("roads/town", "dmn/connectome", "series/regions")}
    assert rooms | data <= names
    assert {
        f"highways/{name}" for name in ("glossary/marked.json", "glossary/words.en.json", "search/words.en.json")
    } <= names
    assert {"highways/evidence/data/references.bib", "highways/evidence/data/session.yml"} <= names


def test_it_installs_and_shows_a_widget_where_there_is_no_node(wheel: Path, tmp_path: Path):
    # Its own folder of packages before this environment's: nothing is fetched, and the editable copy is not used.
    run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", tmp_path / "site", wheel])
    program = (
        "import shutil, highways; from highways.roads.widget import TwoRoads; "
        "print(highways.__file__, shutil.which('node'), TwoRoads(beta=2.5).figure()[:60])"
    )
    empty = tmp_path / "no-tools"
    empty.mkdir()
    said = run(
        [sys.executable, "-c", program],
        tmp_path,
        {"PATH": str(empty), "PYTHONPATH": str(tmp_path / "site"), "HOME": os.environ.get("HOME", str(tmp_path))},
    ).said
    assert str(tmp_path / "site") in said
    assert " None <figure" in said
