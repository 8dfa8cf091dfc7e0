"""A map on which trips could get lost is refused in one sentence; a good one is read whole."""

from __future__ import annotations

import copy
import json
import math
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from highways.roads import Scenario, Town, simulate

SHIPPED = json.loads(files("highways.roads").joinpath("town.json").read_text("utf-8"))
# Two cues, a ring of three, one destination.
SMALL = {
    "pts": [[0, 0], [0, 1], [1, 0], [2, 0], [1.5, 1], [3, 1]],
    "edges": [[0, 2], [1, 4], [2, 3], [3, 4], [4, 2], [3, 5], [4, 5], [1, 2]],
    "cues": [0, 1],
    "dest": [5],
    "ring": [2, 3, 4],
    "aff": [1] * 8,
    "w_rigid": [0.5] * 8,
    "path": [0.5, 0.5, 0.5, 0, 0, 0.5, 0.5, 0],
}


def test_the_shipped_map_is_the_one_that_was_measured():
    town = Town.load()
    assert (len(town.places), len(town.tail), len(town.ring)) == (49, 234, 6)
    assert town.source.sum() == 1
    # What is drawn as the old highway: the ring, and three of the four ways that lead there.
    assert set(town.ring.tolist()) <= set(town.head[town.old_highway].tolist())
    assert len(set(town.cues.tolist()) & set(town.tail[town.old_highway].tolist())) == 3
    assert not np.any(town.old_highway & (town.practised > 0)), "no lane is the old road and the new one"


def test_a_map_of_ones_own_is_simulated(tmp_path: Path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(SMALL), "utf-8")
    town = Town.load(path)
    alone = simulate(Scenario(), town)
    steered = simulate(Scenario(practice_minutes=60), town)
    assert steered.captured[-1] < alone.captured[-1]
    assert alone.strength.shape == (241, 8)


def wrong(change: Callable[[dict], object]) -> dict:
    data = copy.deepcopy(SMALL)
    change(data)
    return data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (wrong(lambda d: d.pop("ring")), "lacks ring; a map has pts, edges,"),
        ([1, 2], "lacks pts, edges, cues,"),
        (wrong(lambda d: d["edges"].append([0, 17])), "lane 8 (edges) names place 17, but places run from 0 to 5."),
        (wrong(lambda d: d["edges"].__setitem__(0, [0, 0.5])), "lane 0 (edges) names place 0.5"),
        (wrong(lambda d: d["edges"].__setitem__(0, [2, 2])), "lane 0 leads from place 2 to itself; join two places."),
        (wrong(lambda d: d["edges"].__setitem__(7, [0, 2])), "lane 7 from 0 to 2 is there twice; drop one of the two."),
        (wrong(lambda d: d["pts"].__setitem__(0, [0, math.nan])), "pts must hold N x 2 finite numbers"),
        (wrong(lambda d: d["pts"].__setitem__(0, [0])), "pts must hold N x 2 finite numbers"),
        (wrong(lambda d: d["aff"].pop()), "aff must hold 8 finite numbers"),
        (wrong(lambda d: d["w_rigid"].__setitem__(0, "wide")), "w_rigid must hold 8 finite numbers"),
        (wrong(lambda d: d["w_rigid"].__setitem__(0, 1.2)), "aff must be above 0, w_rigid from 0 to 1"),
        (wrong(lambda d: d["aff"].__setitem__(0, 0)), "aff must be above 0"),
        (wrong(lambda d: d.update(cues=[])), "cues must name at least one place, and each once; they are []."),
        (wrong(lambda d: d.update(ring=[2, 3, 3])), "ring must name at least one place, and each once"),
        (
            wrong(lambda d: d.update(cues=[0, 5])),
            "place 5 is a destination and a cue or part of the ring at once; drop one of the two.",
        ),
        (wrong(lambda d: d.update(dest=[5, 4])), "place 4 is a destination and a cue or part of the ring at once"),
        (wrong(lambda d: d.update(ring=[4, 3, 2])), "the ring has no lane from place 4 to place 3; add it to edges."),
        (
            wrong(lambda d: d["path"].__setitem__(5, 0)),
            "path loses or makes trips at place 3; let go on what comes in there.",
        ),
        (
            wrong(lambda d: (d["pts"].append([4, 4]), d["edges"].__setitem__(7, [1, 6]))),
            "no lane leads out of place 6; add one to edges.",
        ),
        (
            wrong(lambda d: (d["edges"].__setitem__(5, [3, 2]), d["edges"].__setitem__(6, [4, 3]))),
            "no way leads from cue 0 to any destination; add lanes to edges.",
        ),
    ],
)
def test_a_wrong_map_is_one_clear_sentence(tmp_path: Path, data: object, sentence: str):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(ValueError, match=f"^{re.escape(str(path))}.*{re.escape(sentence)}"):
        Town.load(path)


def test_a_file_that_is_no_map_is_named(tmp_path: Path):
    with pytest.raises(ValueError, match=r"nowhere\.json cannot be read \(No such file.*\); check the name\."):
        Town.load(tmp_path / "nowhere.json")
    (tmp_path / "half.json").write_text('{"pts": [', "utf-8")
    with pytest.raises(ValueError, match=r"half\.json is no JSON: .* in line 1; mend that line\."):
        Town.load(tmp_path / "half.json")
