"""The map of a small town: places, lanes, and where trips begin, go round and arrive.

A town is a JSON file. The one that ships with this package is ``town.json``, a picture that was drawn by a seeded
program. Its fields, for N places and M one-way lanes:

    pts      N pairs: where each place is, x to the right and y upward
    edges    M pairs of places: the lane leads from the first to the second
    cues     places where trips begin ('something happens'), equally many from each
    dest     places where they arrive ('on with your day')
    ring     the places of the loop, in the order in which it goes round
    aff      M numbers above 0: how inviting a lane is, apart from its width
    w_rigid  M strengths from 0 to 1: the map on day 0
    path     M numbers: passes per trip on each lane when trips are steered on purpose, from the cues to a destination
"""

from __future__ import annotations

import heapq
import json
import math
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
FIELDS = ("pts", "edges", "cues", "dest", "ring", "aff", "w_rigid", "path")
TOLERANCE = 1e-3
"""Numbers in a file are rounded; whole trips may be short by this much."""

WIDE = 0.2
"""A lane of the rigid map that is this wide or wider is drawn as a road."""


@dataclass(frozen=True, eq=False)
class Town:
    """A map, ready for `simulate`. Make one with `Town.load`.

    Attributes:
        places: N x 2, where each place is.
        tail: M, the place where each lane begins.
        head: M, the place where it leads.
        cues, destinations, ring: indices of places; the ring in the order in which it goes round.
        affordance: M, how inviting each lane is apart from its width (above 0).
        rigid: M, strengths on day 0 (0 to 1).
        practised: M, passes per trip when trips are steered on purpose to a destination.

    Raises:
        ValueError: a map on which trips could get lost, in one sentence that says where.
    """

    places: Array
    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    cues: NDArray[np.int64]
    destinations: NDArray[np.int64]
    ring: NDArray[np.int64]
    affordance: Array
    rigid: Array
    practised: Array
    name: str = field(default="the map", repr=False)

    @classmethod
    def load(cls, path: str | Path | None = None) -> Town:
        """The shipped map, or the one in the file `path`.

        Raises:
            ValueError: no such file, no JSON, or a map that no trip could cross.
        """
        name = "town.json" if path is None else str(path)
        try:
            text = (
                files(__package__).joinpath(name).read_text("utf-8") if path is None else Path(path).read_text("utf-8")
            )
        except OSError as error:
            raise ValueError(f"{name} cannot be read ({error.strerror}); check the name.") from None
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            raise ValueError(f"{name} is no JSON: {error.msg} in line {error.lineno}; mend that line.") from None
        missing = [one for one in FIELDS if not isinstance(data, dict) or one not in data]
        if missing:
            raise ValueError(f"{name} lacks {', '.join(missing)}; a map has {', '.join(FIELDS)}.")
        return cls._read(data, name)

    @classmethod
    def _read(cls, data: dict, name: str) -> Town:
        places = _numbers(name, "pts", data["pts"], (None, 2))
        lanes = _numbers(name, "edges", data["edges"], (None, 2))
        n, m = len(places), len(lanes)
        for i, lane in enumerate(lanes):
            _places(name, f"lane {i} (edges)", lane, n)
        spots = {
            one: _places(name, one, _numbers(name, one, data[one], (None,)), n) for one in ("cues", "dest", "ring")
        }
        aff, rigid, path = (_numbers(name, one, data[one], (m,)) for one in ("aff", "w_rigid", "path"))
        tail, head = lanes.astype(int).T
        return cls(places, tail, head, spots["cues"], spots["dest"], spots["ring"], aff, rigid, path, name)

    def __post_init__(self) -> None:
        pairs = list(zip(self.tail.tolist(), self.head.tolist(), strict=True))
        for i, (a, b) in enumerate(pairs):
            if a == b:
                raise ValueError(f"{self.name}: lane {i} leads from place {a} to itself; join two places.")
            if pairs.index((a, b)) != i:
                raise ValueError(f"{self.name}: lane {i} from {a} to {b} is there twice; drop one of the two.")
        for kind in ("cues", "destinations", "ring"):
            spots = getattr(self, kind).tolist()
            if not spots or len(set(spots)) < len(spots):
                raise ValueError(f"{self.name}: {kind} must name at least one place, and each once; they are {spots}.")
        if both := set(self.destinations.tolist()) & {*self.cues.tolist(), *self.ring.tolist()}:
            raise ValueError(
                f"{self.name}: place {min(both)} is a destination and a cue or part of the ring at once; drop one of the two."
            )
        if np.any(self.affordance <= 0) or np.any((self.rigid < 0) | (self.rigid > 1)) or np.any(self.practised < 0):
            raise ValueError(f"{self.name}: aff must be above 0, w_rigid from 0 to 1, and path 0 or more.")
        for a, b in zip(self.ring, np.roll(self.ring, -1), strict=True):
            if (a, b) not in pairs:
                raise ValueError(f"{self.name}: the ring has no lane from place {a} to place {b}; add it to edges.")
        ways_out = set(self.tail.tolist()) | set(self.destinations.tolist())
        if dead := [i for i in range(len(self.places)) if i not in ways_out]:
            raise ValueError(f"{self.name}: no lane leads out of place {dead[0]}; add one to edges.")
        for cue in self.cues.tolist():
            away, _ = self._search(cue)
            if not any(np.isfinite(away[one]) for one in self.destinations):
                raise ValueError(f"{self.name}: no way leads from cue {cue} to any destination; add lanes to edges.")
            if not any(np.isfinite(away[one]) for one in self.ring):
                raise ValueError(f"{self.name}: no way leads from cue {cue} to the ring; add lanes to edges.")
        ends = self.source + self.arriving(self.practised) - self.leaving(self.practised)
        ends[self.destinations] = 0
        if np.any(np.abs(ends) > TOLERANCE):
            place = int(np.abs(ends).argmax())
            raise ValueError(f"{self.name}: path loses or makes trips at place {place}; let go on what comes in there.")

    @cached_property
    def length(self) -> Array:
        """M, the length of each lane."""
        return np.hypot(*(self.places[self.head] - self.places[self.tail]).T)

    @cached_property
    def source(self) -> Array:
        """N, the share of trips that begin at each place; 1 in all."""
        source = np.zeros(len(self.places))
        source[self.cues] = 1 / len(self.cues)
        return source

    @cached_property
    def in_ring(self) -> NDArray[np.bool_]:
        """M, whether both ends of a lane are places of the ring."""
        return np.isin(self.tail, self.ring) & np.isin(self.head, self.ring)

    @cached_property
    def into_ring(self) -> NDArray[np.bool_]:
        """M, whether a lane leads into the ring from outside."""
        return ~np.isin(self.tail, self.ring) & np.isin(self.head, self.ring)

    @cached_property
    def open(self) -> NDArray[np.bool_]:
        """M, whether trips go on along a lane: nobody leaves a destination."""
        return ~np.isin(self.tail, self.destinations)

    @cached_property
    def old_highway(self) -> NDArray[np.bool_]:
        """M, the wide lanes of the rigid map that lead into the loop, and the loop itself."""
        wide = self.rigid >= WIDE
        reached = set(self.ring.tolist())
        while more := set(self.tail[wide & np.isin(self.head, list(reached))].tolist()) - reached:
            reached |= more
        return wide & np.isin(self.head, list(reached))

    def leaving(self, traffic: Array) -> Array:
        """N, the sum of `traffic` (M) on the lanes that leave each place."""
        return np.bincount(self.tail, traffic, len(self.places))

    def arriving(self, traffic: Array) -> Array:
        """N, the sum of `traffic` (M) on the lanes that lead to each place."""
        return np.bincount(self.head, traffic, len(self.places))

    def way_in(self, cue: int) -> tuple[int, list[int]]:
        """The place where the shortest way from `cue` comes to the ring, and the lanes of that way."""
        away, by = self._search(cue)
        place = entry = int(self.ring[np.argmin(away[self.ring])])
        lanes = []
        while place != cue:
            lanes.insert(0, by[place])
            place = int(self.tail[by[place]])
        return entry, lanes

    def _search(self, start: int) -> tuple[Array, dict[int, int]]:
        """Length of the shortest way from `start` to each place, and the lane by which it comes there (Dijkstra)."""
        lanes_from: dict[int, list[int]] = {}
        for lane in np.flatnonzero(self.open).tolist():
            lanes_from.setdefault(int(self.tail[lane]), []).append(lane)
        away, by = np.full(len(self.places), math.inf), {}
        away[start] = 0
        queue = [(0.0, start)]
        while queue:
            so_far, place = heapq.heappop(queue)
            if so_far > away[place]:
                continue
            for lane in lanes_from.get(place, []):
                there, total = int(self.head[lane]), so_far + self.length[lane]
                if total < away[there]:
                    away[there], by[there] = total, lane
                    heapq.heappush(queue, (total, there))
        return away, by


def _numbers(name: str, what: str, value: object, shape: tuple[int | None, ...]) -> Array:
    """An array of finite numbers of that shape, or one clear sentence."""
    try:
        array = np.array(value, float)
    except (TypeError, ValueError):
        array = np.array(math.nan)
    fits = array.ndim == len(shape) and all(want in (None, have) for want, have in zip(shape, array.shape, strict=True))
    if fits and np.all(np.isfinite(array)):
        return array
    size = " x ".join("N" if one is None else str(one) for one in shape)
    raise ValueError(f"{name}: {what} must hold {size} finite numbers; look for a gap, a word or a NaN in it.")


def _places(name: str, what: str, values: Array, n: int) -> NDArray[np.int64]:
    for value in values:
        if value != int(value) or not 0 <= value < n:
            raise ValueError(f"{name}: {what} names place {value:g}, but places run from 0 to {n - 1}.")
    return values.astype(int)
