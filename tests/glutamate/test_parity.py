"""The JavaScript twin gives the same course as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from highways.glutamate import CHALLENGES, MECHANISMS, PARAMETERS, Dose, blocked, open_of_magnesium, rates, simulate
from highways.kinetics import ROUTES

near = {"rel": 1e-9, "abs": 1e-12}
doses = st.builds(
    Dose,
    size=st.floats(0, 10),
    minutes=st.floats(10, 120),
    days=st.lists(st.floats(0, 3), max_size=3).map(tuple),
    route=st.sampled_from(ROUTES),
)


@given(doses, st.sampled_from(MECHANISMS), st.sampled_from([None, *CHALLENGES]), st.booleans())
@settings(deadline=None, max_examples=40)
def test_a_course(call_twin, dose: Dose, mechanism: str, challenge: str | None, practice: bool):
    chosen = {"mechanism": mechanism, "challenge": challenge, "practice": practice, "days": 5}
    theirs = call_twin("glutamate/model", "simulate", asdict(dose), chosen)
    for name, ours in vars(simulate(dose, **chosen)).items():
        np.testing.assert_allclose(theirs[name], ours, rtol=1e-9, atol=1e-12, err_msg=name)


def test_both_read_the_same_defaults(call_twin):
    np.testing.assert_allclose(
        call_twin("glutamate/model", "simulate")["spines"], simulate().spines, rtol=1e-9, atol=1e-12
    )


@given(st.floats(0, 50), st.floats(0.5, 2))
def test_the_circuit(call_twin, free: float, inhibition: float):
    excite, brake = rates(free, inhibition)
    assert call_twin("glutamate/circuit", "rates", free, inhibition) == {
        "excite": pytest.approx(float(excite), **near),
        "brake": pytest.approx(float(brake), **near),
    }


@given(st.floats(-100, 60), st.floats(0, 10), st.floats(0, 50))
def test_the_receptor(call_twin, voltage: float, magnesium: float, free: float):
    half = PARAMETERS.default("block", "half_pyramidal")
    ours = float(open_of_magnesium(voltage, magnesium))
    assert call_twin("glutamate/receptor", "openOfMagnesium", voltage, magnesium) == pytest.approx(ours, **near)
    assert call_twin("glutamate/receptor", "blocked", free, half) == pytest.approx(float(blocked(free, half)), **near)
