"""The door of the wiring: what comes in is checked, and what is wrong is named in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from highways.dmn import Network, connectivity, load_connectome


@pytest.fixture
def broken(tmp_path: Path) -> Callable[..., Path]:
    """The shipped file after `change` was done to it."""

    def write(change: Callable[[dict], object]) -> Path:
        data = json.loads(files("highways.dmn").joinpath("connectome.json").read_text("utf-8"))
        change(data)
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(data), "utf-8")
        return path

    return write


def full(data: dict) -> None:
    """All rows in place of the upper triangle."""
    whole = np.zeros((68, 68))
    whole[np.triu_indices(68, 1)] = np.concatenate(data["weights"])
    data["weights"] = (whole + whole.T).tolist()


def with_full(change: Callable[[list], object]) -> Callable[[dict], None]:
    return lambda data: (full(data), change(data["weights"]))


def alone(rows: list) -> None:
    """Cut the fibres of the fifth region."""
    for i, row in enumerate(rows):
        row[4] = 0
        rows[4][i] = 0


def put(key: str, *where: int, value: object) -> Callable[[dict], None]:
    def change(data: dict) -> None:
        target = data[key]
        for step in where[:-1]:
            target = target[step]
        target[where[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.pop("licence"), r"mine.json has no licence; add"),
        (put("labels", 0, value="l_insula"), r"name 'l_insula' 2 times; name each region once"),
        (put("labels", 0, value="insula"), r"'insula' has no side; begin it"),
        (put("labels", 0, value="r_elsewhere"), r"'r_elsewhere' has no twin 'l_elsewhere'; every region"),
        (put("weights", 0, 3, value=-1), r"between r_lateralorbitofrontal and r_parstriangularis is negative; give 0"),
        (put("weights", 0, 3, value=float("nan")), r"r_parstriangularis is not a finite number"),
        (lambda data: data["weights"].pop(), r"weights needs 68 rows of 68 numbers or the upper triangle"),
        (with_full(lambda rows: rows[2].__setitem__(2, 5)), r"r_frontalpole and r_frontalpole joins a region to itself"),
        (with_full(lambda rows: rows[2].__setitem__(5, 5)), r"differs from the weight the other way; make both the same"),
        (with_full(alone), r"r_parstriangularis is joined to nothing; give it"),
        (put("fractions", 3, 1, value=0.9), r"fractions of r_medialorbitofrontal are .*; each lies between 0 and 1"),
        (put("fractions", 3, 1, value=-0.1), r"fractions of r_medialorbitofrontal"),
        (put("fractions", 3, value=[1, 0]), r"fractions needs 68 rows of 7 numbers"),
        (put("mni", 7, 0, value=float("inf")), r"mni of r_superiorfrontal has an entry that is not a finite number"),
        (put("mni", 7, 0, value="left"), r"mni needs 68 rows of 3 numbers"),
    ],
)  # fmt: skip
def test_each_fault_has_its_sentence(broken, change, said: str):
    with pytest.raises(ValueError, match=said) as refused:
        load_connectome(broken(change))
    assert "mine.json" in str(refused.value)
    assert str(refused.value).count(". ") == 0, "one sentence"


def test_a_file_that_is_none(tmp_path: Path):
    with pytest.raises(ValueError, match=r"nowhere.json cannot be read"):
        load_connectome(tmp_path / "nowhere.json")
    (tmp_path / "half.json").write_text('{"labels": [', "utf-8")
    with pytest.raises(ValueError, match=r"half.json is not JSON"):
        load_connectome(tmp_path / "half.json")
    (tmp_path / "list.json").write_text("[]", "utf-8")
    with pytest.raises(ValueError, match=r"list.json has no networks, labels"):
        load_connectome(tmp_path / "list.json")


def test_all_rows_say_the_same_as_the_upper_triangle(broken):
    assert np.array_equal(load_connectome(broken(full)).weights, load_connectome().weights)


def test_what_is_shipped():
    wiring = load_connectome()
    assert wiring.weights.shape == (68, 68)
    assert np.count_nonzero(wiring.weights) / wiring.weights.size == pytest.approx(0.4987, abs=1e-4)
    assert "Griffa" in wiring.source
    assert "CC BY 4.0" in wiring.licence
    # Left lies left and the frontal pole in front: a mirrored brain would be drawn the wrong way round.
    place = dict(zip(wiring.labels, wiring.mni, strict=True))
    assert place["l_insula"][0] < 0 < place["r_insula"][0]
    assert place["l_frontalpole"][1] > place["l_cuneus"][1]
    home = dict(zip(wiring.labels, wiring.home, strict=True))
    assert wiring.networks[home["l_precuneus"]] == "Default"
    assert wiring.networks[home["r_pericalcarine"]] == "Visual"


def test_nobody_can_write_to_it():
    with pytest.raises(ValueError, match="read-only"):
        load_connectome().weights[0, 1] = 9
    with pytest.raises(ValueError, match="read-only"):
        connectivity().matrix[0, 1] = 9


def test_another_wiring_gives_another_brain(broken):
    other = load_connectome(broken(put("weights", 0, 3, value=9_000_000)))
    assert not np.allclose(Network().connectivity(connectome=other).matrix, connectivity().matrix)
