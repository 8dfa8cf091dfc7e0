"""A resting brain as a network of 68 regions, and what loosens in it: connectivity in closed form.

Activity spreads along links, dies away, and noise keeps it going; slow fluctuations then go together by

    dx = -(I - A) x dt + noise,    C = (I - A)^-2,    FC_ij = C_ij / sqrt(C_ii C_jj)

    A = g (1 + a_g k) X + r sum_n c_n f_n f_n' - h (1 - a_h k) (d t' + t d') - q (1 - a_q k) u u',    k = c / (c + K)

X is the measured wiring (griffa2019), f_n the membership of network n, d the default mode network, t both attention
networks, u everything alike. Ketamine at level c weakens the cohesion of two networks (c_D = 1 - a_D k, c_S = 1 - a_S k;
adhikari2020); afterwards the links from the back to the front of the midline stay weaker for some days (scheidegger2012).

Healthy adults at rest, and change only. It says nothing of one person, nothing of depression, and nothing of why people
feel better. Python is the truth; model.js is its twin.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from highways.parameters import check_choice, check_range

from .connectome import Connectome, load_connectome
from .parameters import PARAMETERS

Array = NDArray[np.float64]

ACCOUNTS = ("default", "midazolam-like", "global-up")
"""What a dose does. 'default': both networks loosen (adhikari2020, bonhomme2016). 'midazolam-like': a plain sedative;
only the default mode network loosens, and nothing else changes because our facts name no other network. 'global-up':
the finding that goes against the others, links across the whole brain get stronger (driesen2013)."""

MOST = 3000.0
"""Highest effect-site concentration, ng/mL; people no longer respond well before it."""

VISUAL, SOMATOMOTOR, DORSAL, SALIENCE, LIMBIC, CONTROL, DEFAULT = range(7)
"""Columns of the seven networks."""

POSTERIOR = ("posteriorcingulate", "isthmuscingulate", "precuneus")
FRONTAL = ("medialorbitofrontal", "rostralanteriorcingulate", "superiorfrontal")
"""The two ends of the midline, as region names without their side."""

STATISTICS = (
    "default", "mpfc_default", "pcc_mpfc", "salience", "visual", "somatomotor", "frontoparietal", "everything",
    "default_attention_gsr",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Connectivity:
    """How strongly regions go up and down together. All values are correlations from -1 to 1.

    Attributes:
        matrix: (68, 68) symmetric, 1 on the diagonal.
        networks: (7, 7) mean connectivity within and between networks, over pairs of different regions, weighted by
            their fractions.
        default: mean within the default mode network, and so on for the names that follow.
        mpfc_default: middle of the forehead to the rest of the default mode network.
        pcc_mpfc: back of the midline to its front.
        salience, visual, somatomotor, frontoparietal: means within these networks.
        everything: plain mean over all pairs.
        default_attention_gsr: default mode to both attention networks, always with the global signal removed.
    """

    matrix: Array
    networks: Array
    default: float
    mpfc_default: float
    pcc_mpfc: float
    salience: float
    visual: float
    somatomotor: float
    frontoparietal: float
    everything: float
    default_attention_gsr: float

    def change(self, before: Connectivity) -> dict[str, float]:
        """Relative change of each statistic since `before`: -0.2 is 20 % less."""
        return {name: getattr(self, name) / getattr(before, name) - 1 for name in STATISTICS}


def _d(name: str) -> float:
    return PARAMETERS.default("network", name)


@dataclass(frozen=True)
class Network:
    """The model. Every parameter has its symbol, unit, range, kind and source key in parameters.json.

    Attributes:
        drive: g, how strongly the fibres drive activity (0 to 0.8).
        cohesion: r, how strongly networks hold together beyond fibres (0 to 0.25).
        competition: h, between the default mode and the attention networks (0 to 0.25).
        inhibition: q, of the whole cortex together (0 to 0.3).
        compression: power to which fibre strengths are taken (0.3 to 1).
        homotopic: extra link between a region and its twin (0 to 1).
        half_effect: K, level of half the effect (200 to 900 ng/mL).
        default_loss: a_D (0 to 1.5).
        salience_loss: a_S (0 to 1.5).
        competition_loss: a_h (0 to 1).
        inhibition_loss: a_q (0 to 1).
        drive_rise: a_g (0 to 0.1).
        drive_rise_opposite: a_g in the account 'global-up' (0 to 0.1).
        sedative_loss: a_D in the account 'midazolam-like' (0 to 1.5; adhikari2020).
        midline_loss: a_P, of the after-effect (0 to 0.6).

    Raises:
        ValueError: a value outside its range, in one sentence that names the range.
    """

    drive: float = _d("drive")
    cohesion: float = _d("cohesion")
    competition: float = _d("competition")
    inhibition: float = _d("inhibition")
    compression: float = _d("compression")
    homotopic: float = _d("homotopic")
    half_effect: float = _d("half_effect")
    default_loss: float = _d("default_loss")
    salience_loss: float = _d("salience_loss")
    competition_loss: float = _d("competition_loss")
    inhibition_loss: float = _d("inhibition_loss")
    drive_rise: float = _d("drive_rise")
    drive_rise_opposite: float = _d("drive_rise_opposite")
    sedative_loss: float = _d("sedative_loss")
    midline_loss: float = _d("midline_loss")

    def __post_init__(self) -> None:
        PARAMETERS.check("network", vars(self))

    def coupling(
        self,
        concentration: float = 0,
        after_effect: float = 0,
        account: str = "default",
        connectome: Connectome | None = None,
    ) -> Array:
        """A, the (68, 68) matrix of all links. Arguments as in `connectivity`."""
        check_range("concentration", concentration, 0, MOST, "ng/mL")
        check_range("after_effect", after_effect, 0, 1)
        check_choice("account", account, ACCOUNTS)
        wires = _wires(connectome or load_connectome(), self.compression, self.homotopic)
        k = concentration / (concentration + self.half_effect)
        sedative = account == "midazolam-like"
        default = self.cohesion * (1 - (self.sedative_loss if sedative else self.default_loss) * k)
        k = 0.0 if sedative else k  # a sedative leaves all other terms alone
        rise = self.drive_rise_opposite if account == "global-up" else self.drive_rise
        salience = self.cohesion * (1 - self.salience_loss * k)
        midline = 1 - self.midline_loss * after_effect * wires.midline
        return (
            (self.drive * (1 + rise * k) * wires.fibres + default * wires.default) * midline
            + salience * wires.salience
            + self.cohesion * wires.others
            - self.competition * (1 - self.competition_loss * k) * wires.rivals
            - self.inhibition * (1 - self.inhibition_loss * k) / len(wires.fibres)
        )

    def connectivity(
        self,
        concentration: float = 0,
        after_effect: float = 0,
        account: str = "default",
        gsr: bool = False,
        connectome: Connectome | None = None,
    ) -> Connectivity:
        """Connectivity at a level of ketamine, or some days after.

        Args:
            concentration: at the effect site, 0 to 3,000 ng/mL.
            after_effect: w, how much of the after-effect is there, 0 to 1.
            account: one of `ACCOUNTS`.
            gsr: remove the signal that all regions share, as many studies do.
            connectome: the wiring; the shipped one when None.

        Raises:
            ValueError: a value out of range, or settings with which activity would grow without end, or nearly.
        """
        coupling = self.coupling(concentration, after_effect, account, connectome)
        connectome = connectome or load_connectome()
        matrix, removed = _correlations(coupling)
        f = connectome.fractions
        shown = removed if gsr else matrix
        networks = _means(shown, f, f)
        posterior, frontal = _part(connectome, POSTERIOR), _part(connectome, FRONTAL)
        attention = f[:, [DORSAL]] + f[:, [SALIENCE]]
        default = f[:, [DEFAULT]]
        everyone = np.ones((len(f), 1))
        shown.flags.writeable = networks.flags.writeable = False
        return Connectivity(
            matrix=shown,
            networks=networks,
            default=float(networks[DEFAULT, DEFAULT]),
            mpfc_default=float(_means(shown, frontal, default * (1 - frontal))[0, 0]),
            pcc_mpfc=float(_means(shown, posterior, frontal)[0, 0]),
            salience=float(networks[SALIENCE, SALIENCE]),
            visual=float(networks[VISUAL, VISUAL]),
            somatomotor=float(networks[SOMATOMOTOR, SOMATOMOTOR]),
            frontoparietal=float(networks[CONTROL, CONTROL]),
            everything=float(_means(shown, everyone, everyone)[0, 0]),
            default_attention_gsr=float(_means(removed, default, attention)[0, 0]),
        )


def connectivity(
    concentration: float = 0,
    after_effect: float = 0,
    account: str = "default",
    gsr: bool = False,
    connectome: Connectome | None = None,
) -> Connectivity:
    """`Network.connectivity` of the model as it is shipped."""
    return Network().connectivity(concentration, after_effect, account, gsr, connectome)


def wander(matrix: Array, sharpness: float, pull: float = 1.0, connectome: Connectome | None = None) -> Array:
    """Chances of a thought's next step in the widget's picture: along positive links, the stronger the likelier.

    Args:
        matrix: (68, 68) connectivity.
        sharpness: power to which links are taken, 1 to 10.
        pull: factor on steps between two regions of the default mode network, 1 to 50; above 1 it is the loop.

    Returns:
        (68, 68); each row sums to 1, with 0 on the diagonal.
    """
    chances = _steps(matrix, sharpness, pull, connectome or load_connectome())
    return chances / chances.sum(axis=1, keepdims=True)


def inside(matrix: Array, sharpness: float, pull: float = 1.0, connectome: Connectome | None = None) -> float:
    """Of all steps that begin inside the default mode network, the share that stays inside (0 to 1). As in `wander`.

    The walk is reversible, so this is exact and needs no walking: each region is visited in step with its links.
    """
    connectome = connectome or load_connectome()
    home = connectome.home == DEFAULT
    steps = _steps(matrix, sharpness, pull, connectome)[home]
    return float(steps[:, home].sum() / steps.sum())


def _steps(matrix: Array, sharpness: float, pull: float, connectome: Connectome) -> Array:
    check_range("sharpness", sharpness, *PARAMETERS["shown"]["sharpness"]["range"])
    check_range("pull", pull, *PARAMETERS["shown"]["loop_pull"]["range"])
    home = connectome.home == DEFAULT
    steps = np.maximum(matrix, 0) ** sharpness * np.where(np.outer(home, home), pull, 1.0)
    np.fill_diagonal(steps, 0)
    return steps


@dataclass(frozen=True)
class _Wires:
    """What does not change with a dose; (68, 68) each."""

    fibres: Array
    default: Array
    salience: Array
    others: Array
    rivals: Array
    midline: Array


@lru_cache(maxsize=32)
def _wires(connectome: Connectome, compression: float, homotopic: float) -> _Wires:
    weights, labels = connectome.weights, connectome.labels
    fibres = (weights / weights.max()) ** compression
    strength = fibres.sum(axis=1)
    fibres = fibres / np.sqrt(np.outer(strength, strength))
    for i, label in enumerate(labels):
        if label.startswith("r_"):
            twin = labels.index(f"l_{label[2:]}")
            fibres[i, twin] += homotopic
            fibres[twin, i] += homotopic
    fibres = fibres / np.linalg.eigvalsh(fibres)[-1]
    members = connectome.fractions / np.linalg.norm(connectome.fractions, axis=0)
    each = [np.outer(f, f) for f in members.T]
    attention = connectome.fractions[:, DORSAL] + connectome.fractions[:, SALIENCE]
    rivals = np.outer(members[:, DEFAULT], attention / np.linalg.norm(attention))
    midline = _part(connectome, POSTERIOR) @ _part(connectome, FRONTAL).T
    return _Wires(
        fibres=fibres,
        default=each[DEFAULT],
        salience=each[SALIENCE],
        others=sum(one for n, one in enumerate(each) if n not in (DEFAULT, SALIENCE)),
        rivals=rivals + rivals.T,
        midline=midline + midline.T,
    )


def _part(connectome: Connectome, names: tuple[str, ...]) -> Array:
    """(n, 1) 1 for the regions with these names on either side, 0 for all others."""
    return np.array([[float(label[2:] in names)] for label in connectome.labels])


EDGE = 0.01
"""How far all links together must stay below the strength at which activity grows without end. Closer to it, the one mode that
grows drowns the others, and what is left after the global signal is removed is rounding."""


def _correlations(coupling: Array) -> tuple[Array, Array]:
    """FC as it is, and with the global signal removed."""
    decay = np.eye(len(coupling)) - coupling
    try:
        np.linalg.cholesky(decay - EDGE * np.eye(len(coupling)))
    except np.linalg.LinAlgError:
        raise ValueError(
            "With these settings activity would grow without end; lower drive or cohesion, or raise inhibition."
        ) from None
    spread = np.linalg.inv(decay)
    covariance = spread @ spread
    covariance = (covariance + covariance.T) / 2
    shared = covariance.sum(axis=1)
    removed = covariance - np.outer(shared, shared) / shared.sum()
    return _scaled(covariance), _scaled(removed)


def _scaled(covariance: Array) -> Array:
    deviation = np.sqrt(covariance.diagonal())
    matrix = covariance / np.outer(deviation, deviation)
    np.fill_diagonal(matrix, 1.0)
    return matrix


def _means(matrix: Array, left: Array, right: Array) -> Array:
    """Mean of `matrix` over pairs of different regions, weighted by the columns of `left` and of `right`."""
    itself = left.T @ right
    return (left.T @ matrix @ right - itself) / (np.outer(left.sum(axis=0), right.sum(axis=0)) - itself)
