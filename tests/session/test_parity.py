"""The JavaScript twin gives the same session as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from highways.session import ROUTES, altered_state, pressure_rise, simulate


@given(st.sampled_from(ROUTES), st.floats(0.5, 14), st.floats(0.5, 10))
@settings(deadline=None, max_examples=60)
def test_a_session(call_twin, route: str, hours: float, step: float):
    ours = vars(simulate(route=route, hours=hours, step=step))
    theirs = call_twin("session/model", "simulate", route, hours, step)
    for name in ("minute", "level_shape"):
        np.testing.assert_allclose(theirs[name], ours[name], rtol=1e-9, atol=1e-12, err_msg=name)
    for name in ("altered", "pressure"):
        assert (theirs[name] is None) == (ours[name] is None)
        for edge, values in vars(ours[name]).items() if ours[name] else ():
            np.testing.assert_allclose(theirs[name][edge], values, rtol=1e-9, atol=1e-12, err_msg=f"{name} {edge}")


@given(st.floats(0, 3000))
def test_what_a_level_does(call_twin, level: float):
    near = {"rel": 1e-9, "abs": 1e-12}
    assert call_twin("session/model", "alteredState", level) == pytest.approx(float(altered_state(level)), **near)
    assert call_twin("session/model", "pressureRise", level) == pytest.approx(float(pressure_rise(level)), **near)
