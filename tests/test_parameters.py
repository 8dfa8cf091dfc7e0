"""The one way to refuse a number: too small, too large, none at all; and one clear sentence."""

from __future__ import annotations

import math

import pytest

from highways.parameters import check_choice, check_range


@pytest.mark.parametrize("wrong", [0.19, 6.01, -1e9, math.nan, math.inf, "2", None, True, [2]])
def test_what_is_no_number_in_range_is_refused(wrong: object):
    with pytest.raises(ValueError, match=r"^beta \(strictness\) is .*; choose a number from 0\.2 to 6 days\.$"):
        check_range("beta (strictness)", wrong, 0.2, 6, "days")


@pytest.mark.parametrize("right", [0.2, 3, 6])
def test_the_ends_of_a_range_belong_to_it(right: float):
    check_range("beta", right, 0.2, 6)


def test_a_range_without_an_end_says_so():
    with pytest.raises(ValueError, match=r"day is -1; choose a number of 0 or more days\.$"):
        check_range("day", -1, 0, math.inf, "days")


def test_a_choice_names_all_that_there_are():
    with pytest.raises(ValueError, match="route is 'patch'; choose one of 'drip', 'spray'\\."):
        check_choice("route", "patch", ("drip", "spray"))
