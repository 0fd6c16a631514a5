"""Shortfall: exact where classes hang on it, refused where it makes no sense."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import OutOfRange
from samvekt.core.severity import absolute_shortfall, exact, proportional_shortfall, round_half_up

years = st.floats(0.001, 100)


@given(years, st.floats(0, 1))
def test_nobody_can_lose_more_than_they_had(expected, share_left):
    without, remaining = np.array([expected]), np.array([expected * share_left])

    lost = absolute_shortfall(without, remaining)
    share = proportional_shortfall(without, remaining)

    assert 0 <= lost[0] <= expected
    assert 0 <= share[0] <= 1


@pytest.mark.parametrize(
    ("without", "remaining"), [(10, 11), (10, -1), (np.nan, 1), (10, np.nan), (np.inf, 1)]
)
def test_a_condition_that_adds_health_is_an_error(without, remaining):
    with pytest.raises(OutOfRange, match="between zero and health without it"):
        absolute_shortfall(np.array([20.0, without]), np.array([10.0, remaining]))


def test_a_share_of_nothing_is_refused():
    with pytest.raises(OutOfRange, match="share of nothing"):
        proportional_shortfall(np.array([0.0]), np.array([0.0]))


def test_groups_must_be_the_same():
    with pytest.raises(OutOfRange, match="same groups"):
        absolute_shortfall(np.ones(2), np.ones(3))


@pytest.mark.parametrize(
    ("number", "written"),
    [("16.005", "16.005"), (16.005, "16.005"), (20, "20"), (" 4.91 ", "4.91"), ("1e2", "1E+2")],
)
def test_numbers_are_taken_as_they_are_written(number, written):
    assert str(exact(number)) == written


@pytest.mark.parametrize("number", ["", "four", "1,5", "NaN", float("inf"), float("nan")])
def test_what_is_no_number_is_refused_by_name(number):
    with pytest.raises(OutOfRange, match="not a number"):
        exact(number)


@pytest.mark.parametrize(
    ("number", "rounded"), [("3.995", "4.00"), ("3.9949", "3.99"), ("0.005", "0.01"), ("4", "4.00")]
)
def test_a_half_is_rounded_up(number, rounded):
    assert round_half_up(Decimal(number), 2) == Decimal(rounded)
