"""The room's pictures in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch, Polygon

from highways.ui import COLOURS, Picture, style

from .connectome import load_connectome
from .model import CONTROL, DEFAULT, DORSAL, LIMBIC, SALIENCE, SOMATOMOTOR, VISUAL, Connectivity, connectivity
from .parameters import PEAK

NETWORKS = {
    DEFAULT: ("Default mode", "net_default"),
    CONTROL: ("Control", "net_control"),
    SALIENCE: ("Salience", "net_salience"),
    DORSAL: ("Attention", "net_dorsal"),
    LIMBIC: ("Limbic", "net_limbic"),
    SOMATOMOTOR: ("Movement and touch", "net_somatomotor"),
    VISUAL: ("Vision", "net_visual"),
}
"""Plain name and colour of each network, in the order of every picture."""

ORDER = np.array(sorted(range(68), key=lambda i: (list(NETWORKS).index(load_connectome().home[i]), i)))
"""Rows of a matrix: by network, then from one side to the other."""

FULL = 0.8
"""A correlation of this size has the full colour."""


def constellation(ax: Axes, result: Connectivity, drawn: int = 60) -> list[tuple[int, int]]:
    """Draw, on `ax`, the left half of the brain from the side, with the links that are strongest at rest.

    Returns:
        The pairs of regions whose links are drawn; thickness is the connectivity of `result`.
    """
    wiring = load_connectome()
    spots = np.column_stack([-wiring.mni[:, 1], wiring.mni[:, 2]])  # the front to the left
    left = [i for i, label in enumerate(wiring.labels) if label.startswith("l_")]
    rest = connectivity().matrix
    pairs = sorted(((i, j) for i in left for j in left if i < j), key=lambda pair: -rest[pair])
    own = [pair for pair in pairs if all(wiring.fractions[i, DEFAULT] >= 0.25 for i in pair)]
    pairs = pairs[:drawn] + [pair for pair in own[:40] if pair not in pairs[:drawn]]
    ax.add_patch(Polygon(_around(spots[left]), facecolor="none", edgecolor=COLOURS["lane"], linewidth=1))
    for i, j in pairs:
        same = wiring.home[i] == wiring.home[j]
        strength = float(result.matrix[i, j])
        ax.plot(
            *spots[[i, j]].T,
            color=COLOURS[NETWORKS[wiring.home[i]][1] if same else "lane"],
            linewidth=max(0.3, 6 * strength**2),
            alpha=min(1.0, max(0.12, 1.25 * strength)),
        )
    for i in left:
        ax.plot(
            *spots[i], "o", markersize=6, color=COLOURS[NETWORKS[wiring.home[i]][1]], markeredgecolor=COLOURS["paper"]
        )
    ax.set(aspect="equal", xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    for x, side in ((0, "front"), (1, "back")):
        ax.text(
            x,
            -0.02,
            side,
            transform=ax.transAxes,
            ha=("left", "right")[x],
            va="top",
            fontsize=9,
            color=COLOURS["muted"],
        )
    return pairs


def matrix(ax: Axes, result: Connectivity, names: bool = True) -> None:
    """Draw the connectivity of `result` on `ax` as a square with a row for each region, in blocks by network.

    `names` says whether the networks are named beside it.
    """
    home = load_connectome().home[ORDER]
    tint = np.array([to_rgb(COLOURS[NETWORKS[n][1]]) for n in home])
    cells = np.empty((len(ORDER), len(ORDER), 4))
    cells[..., :3] = np.where((home[:, None] == home)[..., None], tint[:, None], to_rgb(COLOURS["ink"]))
    # In steps that the eye cannot tell apart: the picture travels inside the page, and so weighs half.
    cells[..., 3] = np.round(20 * np.clip(result.matrix[np.ix_(ORDER, ORDER)] / FULL, 0, 1) ** 1.5) / 20
    np.fill_diagonal(cells[..., 3], 0)
    ax.imshow(cells, interpolation="none")
    ax.set(xticks=[], yticks=[])
    if names:
        ax.set_yticks([float(np.flatnonzero(home == n).mean()) for n in NETWORKS])
        _name(ax)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)


def bars(ax: Axes, results: dict[str, Connectivity], before: Connectivity | None = None) -> dict[str, np.ndarray]:
    """Draw, on `ax`, the change inside each network for each of `results`, beside each other.

    Args:
        ax: where to draw.
        results: connectivity by the name it goes under.
        before: what it is compared with; the brain at rest when None.

    Returns:
        (7,) change in per cent by name, in the order of `NETWORKS`.
    """
    rest = np.diag((before or connectivity()).networks)
    places = np.arange(len(NETWORKS))
    height = 0.8 / len(results)
    # Shades and hatching, not hues: the hues belong to the networks.
    looks = [{"alpha": 1.0}, {"alpha": 0.45}, {"alpha": 0.9, "fill": False, "hatch": "////"}]
    changes, handles = {}, []
    for k, (name, result) in enumerate(results.items()):
        change = 100 * (np.diag(result.networks) / rest - 1)[list(NETWORKS)]
        colours = [COLOURS[colour] for _, colour in NETWORKS.values()]
        place = places + (k - (len(results) - 1) / 2) * height
        ax.barh(place, change, height=0.9 * height, color=colours, edgecolor=colours, linewidth=0.6, **looks[k % 3])
        handles.append(Patch(facecolor=COLOURS["muted"], edgecolor=COLOURS["muted"], label=name, **looks[k % 3]))
        for y, one in zip(place, change, strict=True):
            side = -1 if one < 0 else 1
            ax.text(
                one + side,
                y,
                _signed(one),
                fontsize=8,
                va="center",
                ha="right" if side < 0 else "left",
            )
        changes[name] = change
    ax.axvline(0, color=COLOURS["muted"], linewidth=1)
    ax.set(yticks=places, ylim=(len(places) - 0.5, -0.5), xlabel="change inside each network, %")
    _name(ax)
    low, high = min(c.min() for c in changes.values()), max(c.max() for c in changes.values())
    ax.set_xlim(min(low, 0) - 5, max(high, 0) + 5)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.legend(handles=handles, fontsize=9, loc="upper center", bbox_to_anchor=(0.42, -0.15), ncols=len(results))
    return changes


def _name(ax: Axes) -> None:
    """Name the networks at the ticks of `ax`, each in its colour."""
    ax.set_yticklabels([name for name, _ in NETWORKS.values()])
    for label, (_, colour) in zip(ax.get_yticklabels(), NETWORKS.values(), strict=True):
        label.set_color(COLOURS[colour])


def default_mode() -> Picture:
    """The widget's story on paper: the brain at rest and at a dose of 1, its links, and what three accounts say."""
    rest, ketamine = connectivity(), connectivity(PEAK)
    results = {
        "ketamine": ketamine,
        "a plain sedative": connectivity(PEAK, account="midazolam-like"),
        "the opposite finding": connectivity(PEAK, account="global-up"),
    }
    with style():
        figure, axes = plt.subplot_mosaic(
            [["rest", "dose"], ["links", "links at a dose"], ["bars", "bars"]],
            figsize=(7.0, 8.6),
            height_ratios=[0.9, 1.15, 1.75],
        )
        for name, result, title in (("rest", rest, "At rest"), ("dose", ketamine, "Ketamine, a dose of 1")):
            constellation(axes[name], result)
            axes[name].set_title(title, fontsize=11)
        matrix(axes["links"], rest, names=False)
        matrix(axes["links at a dose"], ketamine, names=False)
        axes["bars"].set_title("Change in this model of healthy adults", fontsize=11)
        changes = bars(axes["bars"], results)
    said = {name: _signed(change[0]) for name, change in changes.items()}
    salience, vision = (changes["ketamine"][list(NETWORKS).index(n)] for n in (SALIENCE, VISUAL))
    everything = 100 * (results["the opposite finding"].everything / rest.everything - 1)
    return Picture(
        figure,
        "Two brains from the side, as dots with lines: at rest, and at the dose that most infusion trials used, where "
        "many lines are thinner; below them the same links as squares. At the bottom, the change inside seven networks "
        "in this model. Inside the "
        f"default mode network it is {said['ketamine']} % with ketamine, {said['a plain sedative']} % with a plain sedative, and "
        f"{said['the opposite finding']} % where links across the whole brain rise by {everything:.0f} %. With ketamine salience "
        f"changes by {_signed(salience)} % and vision by {_signed(vision)} %.",
    )


def _signed(percent: float) -> str:
    whole = round(percent)
    return f"{whole:+d}".replace("-", "−") if whole else "0"


def _around(spots: np.ndarray) -> np.ndarray:
    """A soft shape around points: in every direction as far as they reach, rounded."""
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    out = np.column_stack([np.cos(angles), np.sin(angles)])
    middle = spots.mean(axis=0)
    reach = (np.maximum((spots - middle) @ out.T, 0) ** 14).sum(axis=0) ** (1 / 14) + 5
    return middle + reach[:, None] * out
