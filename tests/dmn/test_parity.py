"""The JavaScript twin gives the same numbers as Python: relative 1e-9, absolute 1e-12."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from highways.dmn import ACCOUNTS, PARAMETERS, STATISTICS, Network, after_effect, connectivity, inside

PARAMETER_SETS = st.fixed_dictionaries(
    {}, optional={name: st.floats(*entry["range"]) for name, entry in PARAMETERS["network"].items()}
)
near = {"rel": 1e-9, "abs": 1e-12}


@given(PARAMETER_SETS, st.floats(0, 3000), st.floats(0, 1), st.sampled_from(ACCOUNTS), st.booleans())
@settings(deadline=None, max_examples=60)
def test_connectivity(call_twin, parameters, concentration, after, account, gsr):
    try:
        ours = Network(**parameters).connectivity(concentration, after, account, gsr)
    except ValueError:
        assume(False)
    theirs = call_twin("dmn/model", "connectivity", concentration, after, account, gsr, parameters)
    assert theirs["matrix"] == pytest.approx(ours.matrix.ravel(), **near)
    assert theirs["networks"] == pytest.approx(ours.networks.ravel(), **near)
    for name in STATISTICS:
        assert theirs[name] == pytest.approx(getattr(ours, name), **near), name


@given(st.floats(0, 3000), st.floats(1, 10), st.floats(1, 50))
@settings(deadline=None, max_examples=20)
def test_the_wandering_thought(call_twin, concentration, sharpness, pull):
    matrix = connectivity(concentration).matrix
    theirs = call_twin("dmn/model", "inside", matrix.ravel().tolist(), sharpness, pull)
    assert theirs == pytest.approx(inside(matrix, sharpness, pull), **near)


@given(st.floats(0, 14))
@settings(deadline=None)
def test_the_after_effect(call_twin, day):
    assert call_twin("dmn/model", "afterEffect", day) == pytest.approx(after_effect(day), **near)
