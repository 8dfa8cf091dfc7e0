"""The wiring that the model stands on: 68 regions, how strongly they are joined, and the networks they belong to.

One file for both languages, connectome.json; its source and its licence stand in its own header. A group average of
healthy adults (source key griffa2019), and nothing that could be said of one person.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

FRACTION_SUM = 1.005
"""The fractions of a region are rounded to three digits, so seven of them may exceed 1 by a little."""

_NEEDED = ("networks", "labels", "mni", "fractions", "weights", "unit", "source", "licence")


@dataclass(frozen=True, eq=False)
class Connectome:
    """A checked group connectome. Arrays cannot be written to.

    Attributes:
        labels: region names; 'r_' or 'l_' says the side, and every region has its twin on the other.
        weights: (n, n) strength of the fibres between two regions, 0 or more, symmetric, arbitrary units.
        fractions: (n, 7) share of each region that lies in each network, 0 to 1; the rest lies in none.
        networks: names of the seven networks, in the order of the columns of `fractions`.
        mni: (n, 3) centre of each region in mm: to the right, to the front, up.
        source: where the data come from.
        licence: what is known of their licence.
    """

    labels: tuple[str, ...]
    weights: Array
    fractions: Array
    networks: tuple[str, ...]
    mni: Array
    source: str
    licence: str

    @property
    def home(self) -> NDArray[np.int64]:
        """(n,) The network that holds the largest share of each region, as a column of `fractions`."""
        return self.fractions.argmax(axis=1)


@cache
def load_connectome(path: str | Path | None = None) -> Connectome:
    """Read and check a connectome.

    Args:
        path: a file of the same form; None for the one that comes with the package.

    Raises:
        ValueError: one sentence that names the file, what is wrong in it, and what to do.
    """
    file = files(__package__).joinpath("connectome.json") if path is None else Path(path)
    name = file.name
    try:
        data = json.loads(file.read_text("utf-8"))
    except OSError:
        raise ValueError(
            f"{name} cannot be read; give the path of a connectome, or none for the shipped one."
        ) from None
    except ValueError:
        raise ValueError(f"{name} is not JSON; copy it anew from the package.") from None
    missing = [key for key in _NEEDED if key not in data] if isinstance(data, dict) else list(_NEEDED)
    if missing:
        raise ValueError(f"{name} has no {', '.join(missing)}; add what is missing, as in the shipped connectome.json.")
    labels = tuple(data["labels"])
    _check_labels(name, labels)
    weights = _square(name, data["weights"], data["unit"], labels)
    fractions = _table(name, "fractions", data["fractions"], labels, len(data["networks"]))
    mni = _table(name, "mni", data["mni"], labels, 3)
    _check_fractions(name, fractions, labels)
    for array in (weights, fractions, mni):
        array.flags.writeable = False
    return Connectome(labels, weights, fractions, tuple(data["networks"]), mni, data["source"], data["licence"])


def _check_labels(name: str, labels: tuple[str, ...]) -> None:
    for label in labels:
        if labels.count(label) > 1:
            raise ValueError(f"{name}: labels name {label!r} {labels.count(label)} times; name each region once.")
        twin = {"r_": "l_", "l_": "r_"}.get(label[:2], "") + label[2:]
        if twin == label[2:]:
            raise ValueError(f"{name}: the label {label!r} has no side; begin it with 'r_' or 'l_'.")
        if twin not in labels:
            raise ValueError(f"{name}: the region {label!r} has no twin {twin!r}; every region needs both sides.")


def _square(name: str, weights: list, unit: float, labels: tuple[str, ...]) -> Array:
    """The whole matrix, from an upper triangle or from all rows."""
    n = len(labels)
    if [len(row) for row in weights] == list(range(n - 1, 0, -1)):
        whole = np.zeros((n, n))
        whole[np.triu_indices(n, 1)] = np.concatenate(weights)
        whole = whole + whole.T
    else:
        whole = _table(name, "weights", weights, labels, n, " or the upper triangle without the diagonal")
    for wrong, what, remedy in (
        (~np.isfinite(whole), "is not a finite number", "give a number"),
        (whole < 0, "is negative", "give 0 or more"),
        (
            whole != whole.T,
            "differs from the weight the other way",
            "make both the same: fibres have no direction here",
        ),
        (np.diag(whole.diagonal() != 0), "joins a region to itself", "set the diagonal to 0"),
    ):
        if wrong.any():
            i, j = np.argwhere(wrong)[0]
            raise ValueError(f"{name}: the weight between {labels[i]} and {labels[j]} {what}; {remedy}.")
    if not whole.any(axis=1).all():
        alone = labels[int(np.flatnonzero(~whole.any(axis=1))[0])]
        raise ValueError(f"{name}: the region {alone} is joined to nothing; give it a weight or leave it out.")
    return whole * unit


def _table(name: str, key: str, rows: list, labels: tuple[str, ...], columns: int, otherwise: str = "") -> Array:
    wanted = f"needs {len(labels)} rows of {columns} numbers{otherwise}"
    try:
        table = np.array(rows, float)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: {key} {wanted}; mend the rows that have more, fewer or something else.") from None
    if table.shape != (len(labels), columns):
        found = " x ".join(map(str, table.shape))
        raise ValueError(f"{name}: {key} {wanted}, and it is {found}; mend it, or the labels.")
    if key != "weights" and not np.isfinite(table).all():
        row = int(np.argwhere(~np.isfinite(table))[0][0])
        raise ValueError(f"{name}: {key} of {labels[row]} has an entry that is not a finite number; give a number.")
    return table


def _check_fractions(name: str, fractions: Array, labels: tuple[str, ...]) -> None:
    for row, label in zip(fractions, labels, strict=True):
        if row.min() < 0 or row.max() > 1 or row.sum() > FRACTION_SUM:
            raise ValueError(
                f"{name}: the fractions of {label} are {', '.join(f'{one:g}' for one in row)}; "
                "each lies between 0 and 1, and together they are 1 at most."
            )
    if not fractions.any(axis=0).all():
        raise ValueError(f"{name}: a network has no region; give every network a fraction of at least one.")
