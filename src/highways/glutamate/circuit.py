"""Two cells that hold each other: one that excites, and a brake cell that it drives.

    E = e_a + e_n g_P + (a_E + n_E g_P) E - w_I gamma I,    I = i_0 + (a_I + n_I g_I) E,    g = 1 - block

Ketamine blocks the brake cell's receptors at lower levels than the other's, so a little of it lets E rise and a lot makes
it fall. `inhibition` (gamma) above 1 mimics a calming medicine of the benzodiazepine kind. Without drug E = I = 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .parameters import PARAMETERS
from .receptor import blocked

Array = NDArray[np.float64]
_P = PARAMETERS.values_of("circuit")
_B = PARAMETERS.values_of("block")


def rates(free: ArrayLike, inhibition: float = 1.0) -> tuple[Array, Array]:
    """How active the exciting cell and the brake cell are, each as a multiple of no drug and no other medicine.

    Args:
        free: ketamine that is not bound, µM, any shape.
        inhibition: strength of the brake, as a multiple.
    """
    free = np.asarray(free, float)
    left_brake = 1 - blocked(free, _B["half_interneuron"])
    left_excite = 1 - blocked(free, _B["half_pyramidal"])
    brake = _P["brake"] * inhibition
    own = _P["self_other"] + _P["self_nmda"] * left_excite
    onto_brake = _P["brake_other"] + _P["brake_nmda"] * left_brake
    drive = _P["drive_other"] + _P["drive_nmda"] * left_excite
    excite = np.maximum((drive - brake * _P["brake_base"]) / (1 - own + brake * onto_brake), 0)
    return excite, np.maximum(_P["brake_base"] + onto_brake * excite, 0)
