"""Discounting: later never counts more, and steps join without a jump."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.economics import StepwiseDiscount, annuity, discount_weights, flat, present_value
from samvekt.core.errors import OutOfRange

NORWAY = StepwiseDiscount(((0, 0.04), (40, 0.03), (75, 0.02)))
times = st.floats(0, 200)


def test_rates_compound_across_their_steps():
    by_hand = 1 / (1.04**40 * 1.03**35 * 1.02**0.5)

    assert NORWAY.weights([75.5])[0] == pytest.approx(by_hand, rel=1e-12)


@given(times, times)
def test_later_never_counts_more(one, other):
    early, late = sorted((one, other))

    weights = NORWAY.weights([early, late])

    assert 0 < weights[1] <= weights[0] <= 1


@given(times, st.floats(0, 0.5))
def test_a_flat_rate_is_the_textbook_formula(time, rate):
    assert discount_weights([time], flat(rate))[0] == pytest.approx((1 + rate) ** -time, rel=1e-9)


@pytest.mark.parametrize("start", [40, 75])
def test_steps_join_without_a_jump(start):
    before, after = NORWAY.weights([start - 1e-9, start + 1e-9])

    assert before == pytest.approx(after, rel=1e-8)


@pytest.mark.parametrize(
    "steps",
    [(), ((1, 0.04),), ((0, 0.04), (40, 0.03), (40, 0.02)), ((0, 4.0),), ((0, -0.01),)],
)
def test_steps_with_holes_or_impossible_rates_are_refused(steps):
    with pytest.raises(OutOfRange):
        StepwiseDiscount(steps)


@pytest.mark.parametrize("time", [-1.0, float("nan")])
def test_the_past_is_not_discounted(time):
    with pytest.raises(OutOfRange, match="below zero"):
        NORWAY.weights([1.0, time])


def test_the_middle_lies_between_the_start_and_the_end():
    values = [
        present_value([100, 100, 100], NORWAY, timing=when) for when in ("start", "middle", "end")
    ]

    assert values == sorted(values, reverse=True)
    assert values[2] == pytest.approx(100 * annuity(3, 0.04))


def test_a_missing_amount_is_named_by_its_year():
    with pytest.raises(OutOfRange, match="year 1"):
        present_value([100, float("nan")], NORWAY)


@given(st.integers(0, 60), st.floats(0.001, 0.3))
def test_an_annuity_is_the_sum_of_its_years(years, rate):
    assert annuity(years, rate) == pytest.approx(sum((1 + rate) ** -(np.arange(years) + 1.0)))


@pytest.mark.parametrize(("years", "rate"), [(-1, 0.04), (5, -0.1), (5, 4), (np.inf, 0.04)])
def test_an_impossible_annuity_is_refused(years, rate):
    with pytest.raises(OutOfRange, match="annuity"):
        annuity(years, rate)
