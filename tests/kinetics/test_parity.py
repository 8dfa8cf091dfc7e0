"""The JavaScript twin gives the same levels as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from highways.kinetics import ROUTES, Dose, potency, simulate


@given(
    st.builds(
        Dose,
        size=st.floats(0, 10),
        minutes=st.floats(1, 240),
        days=st.lists(st.floats(0, 2), max_size=3).map(tuple),
        kg=st.floats(30, 200),
        route=st.sampled_from(ROUTES),
        share=st.none() | st.floats(0.02, 1),
    ),
    st.floats(0.5, 10),
)
@settings(deadline=None, max_examples=100)
def test_levels(call_twin, dose: Dose, step: float):
    theirs = call_twin("kinetics/model", "simulate", asdict(dose), 30, step)
    for name, ours in vars(simulate(dose, hours=30, step=step)).items():
        np.testing.assert_allclose(theirs[name], ours, rtol=1e-9, atol=1e-12, err_msg=name)


def test_both_read_the_same_defaults(call_twin):
    np.testing.assert_allclose(
        call_twin("kinetics/model", "simulate")["effect"], simulate().effect, rtol=1e-9, atol=1e-12
    )


@given(st.sampled_from(ROUTES), st.floats(0, 10))
@settings(deadline=None, max_examples=20)
def test_shapes_and_potency(call_twin, route: str, size: float):
    levels = simulate(Dose(size, route=route), hours=6, step=5)
    theirs = call_twin("kinetics/model", "shape", levels.venous.tolist())
    if isinstance(theirs, dict):
        theirs = list(theirs.values())
    np.testing.assert_allclose(theirs, levels.shape(), rtol=1e-9, atol=1e-12)
    assert call_twin("kinetics/model", "potency", route) == potency(route)
