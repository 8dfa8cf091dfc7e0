"""The model of drug levels against section 4 of models.md, and what must always hold: mass balance and linearity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from highways.kinetics import Dose, simulate

doses = st.builds(Dose, size=st.floats(0.01, 10), minutes=st.floats(1, 240), kg=st.floats(30, 200))


def test_the_level_peaks_when_the_drip_ends():
    levels = simulate()
    assert 225 <= levels.venous.max() <= 237, "models.md: 231 ng/mL in a vein"
    assert 236 <= levels.effect.max() <= 248, "models.md: 242 ng/mL at the effect site"
    assert 40 <= levels.minute[levels.venous.argmax()] <= 43


def test_a_miss_the_peak_is_above_the_published_mean():
    """185 ng/mL is quoted, within 100 to 250: the model is inside the range and a quarter above the mean (zanos2018)."""
    peak = simulate().venous.max()
    assert 185 < peak < 250


def test_it_halves_in_about_three_hours_at_the_end_and_faster_before():
    levels = simulate()
    late = np.interp([480, 720], levels.minute, levels.venous)
    assert 180 <= 240 * np.log(2) / np.log(late[0] / late[1]) <= 188, "models.md: 184 min"
    early = (levels.minute >= 120) & (levels.minute <= 480)
    slope = np.polyfit(levels.minute[early], np.log(levels.venous[early]), 1)[0]
    assert 158 <= -np.log(2) / slope <= 168, "models.md: 163 min when fitted from 2 to 8 h"


@given(doses)
def test_nothing_is_lost_and_nothing_is_made(dose: Dose):
    levels = simulate(dose, hours=12, step=2)
    given_by = np.clip(levels.minute / dose.minutes, 0, 1) * dose.milligrams
    np.testing.assert_allclose(levels.inside + levels.cleared, given_by, rtol=1e-9, atol=1e-9)
    assert min(levels.inside.min(), levels.norketamine.min(), levels.effect.min()) >= -1e-9


@given(doses, st.floats(0.1, 1))
def test_twice_the_dose_is_twice_the_level(dose: Dose, part: float):
    smaller = Dose(dose.size * part, dose.minutes, dose.days, dose.kg)
    for name in ("arterial", "venous", "effect", "norketamine"):
        ours, theirs = (getattr(simulate(one, hours=6, step=5), name) for one in (dose, smaller))
        np.testing.assert_allclose(theirs, part * ours, rtol=1e-9, atol=1e-12)


def test_two_doses_add_up():
    both = simulate(Dose(days=(0, 1)), hours=48, step=2).effect
    one = simulate(hours=48, step=2).effect
    later = np.concatenate([np.zeros(720), one[:-720]])
    np.testing.assert_allclose(both, one + later, rtol=1e-9, atol=1e-12)


def test_a_coarser_step_gives_the_same_levels():
    """The steps are exact, so only the number of points may change."""
    np.testing.assert_allclose(simulate(step=1).effect[::5], simulate(step=5).effect, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"size": -1}, r"size .* is -1; choose a number from 0 to 10"),
        ({"minutes": 0}, r"minutes .* choose a number from 1 to 240 minutes"),
        ({"kg": "heavy"}, r"kg .* 'heavy'; choose a number from 30 to 200 kg"),
        ({"days": 3}, r"days is 3; list the days"),
        ({"days": (0, -2)}, r"each of days is -2"),
    ],
)
def test_a_bad_dose_is_refused_in_one_sentence(wrong: dict, said: str):
    with pytest.raises(ValueError, match=said):
        Dose(**wrong)


def test_a_bad_length_is_refused():
    with pytest.raises(ValueError, match=r"step is 0; choose a number from 0.1 to 10 minutes"):
        simulate(step=0)
