"""Cohorts: nobody is lost, and corrections weigh what they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.economics import (
    accumulated,
    age_adjusted,
    cohort_trace,
    flat,
    probability_from_rate,
    within_cycle_weights,
)
from samvekt.core.errors import OutOfRange

MOVES = [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.0, 0.0, 1.0]]
STATES = ["well", "ill", "dead"]


@given(st.integers(1, 40))
def test_nobody_is_lost_or_made(cycles):
    trace = cohort_trace(STATES, MOVES, [800, 200, 0], cycles=cycles)

    np.testing.assert_allclose(trace.occupancy.sum(axis=1), 1000)
    assert trace.cycles == cycles
    assert (np.diff(trace.occupancy[:, 2]) >= 0).all()


def test_probabilities_may_change_from_cycle_to_cycle():
    stay, all_die = np.eye(2), np.array([[0.0, 1.0], [0.0, 1.0]])

    trace = cohort_trace(["well", "dead"], [stay, all_die], [1.0, 0.0], cycles=2)

    np.testing.assert_array_equal(trace.occupancy[:, 0], [1, 1, 0])


def test_midway_is_the_mean_of_start_and_end():
    trace = cohort_trace(STATES, MOVES, [1, 0, 0], cycles=3)

    mean = (trace.per_cycle("start") + trace.per_cycle("end")) / 2

    np.testing.assert_allclose(trace.per_cycle("middle"), mean)


def test_half_cycle_correction_is_counting_midway_when_nothing_is_discounted():
    trace = cohort_trace(STATES, MOVES, [1, 0, 0], cycles=5)
    payoff = [10.0, 4.0, 0.0]

    corrected = accumulated(trace.occupancy, payoff, within_cycle_weights(5, "half-cycle"))

    assert corrected == pytest.approx(accumulated(trace.per_cycle("middle"), payoff, np.ones(5)))


@given(st.integers(1, 60))
def test_corrections_count_each_cycle_once(cycles):
    assert within_cycle_weights(cycles, "half-cycle").sum() == pytest.approx(cycles)
    if cycles % 2 == 0:
        assert within_cycle_weights(cycles, "simpson").sum() == pytest.approx(cycles)
        even = within_cycle_weights(cycles, "simpson-from-end")
        np.testing.assert_array_equal(even, within_cycle_weights(cycles, "simpson"))


def test_simpsons_rule_is_exact_for_a_parabola():
    times = np.arange(5.0)

    assert within_cycle_weights(4, "simpson") @ times**2 == pytest.approx(4**3 / 3)


def test_an_odd_number_of_cycles_is_refused_by_simpsons_rule_only():
    with pytest.raises(OutOfRange, match="even number"):
        within_cycle_weights(75, "simpson")

    assert within_cycle_weights(75, "simpson-from-end").sum() == pytest.approx(75 - 1 / 3)


def test_a_payoff_may_change_with_time():
    trace = cohort_trace(STATES, MOVES, [1, 0, 0], cycles=2)
    payoff = np.array([[1.0, 0, 0], [0.0, 0, 0]])

    assert accumulated(trace.per_cycle("start"), payoff, flat(0.03).weights([0, 1])) == 1


@pytest.mark.parametrize(
    ("moves", "start", "cycles"),
    [
        ([[0.7, 0.2, 0.2], *MOVES[1:]], [1, 0, 0], 2),
        ([[1.2, -0.2, 0.0], *MOVES[1:]], [1, 0, 0], 2),
        (MOVES, [1, 0], 2),
        (MOVES, [1, 0, -1], 2),
        (MOVES, [1, 0, 0], 0),
        ([[1.0]], [1, 0, 0], 2),
        ([[float("nan"), 1, 0], *MOVES[1:]], [1, 0, 0], 2),
    ],
)
def test_models_that_do_not_fit_are_refused(moves, start, cycles):
    with pytest.raises(OutOfRange):
        cohort_trace(STATES, moves, start, cycles=cycles)


def test_a_row_that_does_not_sum_to_one_is_named():
    with pytest.raises(OutOfRange, match="leaving ill"):
        cohort_trace(STATES, [MOVES[0], [0.5, 0.4, 0.0], MOVES[2]], [1, 0, 0], cycles=1)


@pytest.mark.parametrize(
    ("payoff", "weights"), [([1.0], [1, 1]), ([1, 1, 1], [1]), ([1, 1, np.nan], [1, 1])]
)
def test_payoffs_and_weights_must_fit(payoff, weights):
    trace = cohort_trace(STATES, MOVES, [1, 0, 0], cycles=2)

    with pytest.raises(OutOfRange, match="each state"):
        accumulated(trace.per_cycle("end"), payoff, weights)


@given(st.floats(0, 5), st.floats(0.1, 3))
def test_a_probability_from_a_rate_is_a_probability_and_two_years_are_one_after_another(
    rate, years
):
    once, twice = (float(probability_from_rate(rate, years=each)) for each in (years, 2 * years))

    assert 0 <= once <= twice <= 1
    assert twice == pytest.approx(1 - (1 - once) ** 2, abs=1e-12)


def test_a_negative_rate_is_refused():
    with pytest.raises(OutOfRange, match="from zero up"):
        probability_from_rate(-0.1)


def test_utilities_follow_the_general_population():
    np.testing.assert_allclose(
        age_adjusted(0.6, [0.9, 0.8, 0.7], start_age=0), 0.6 * np.array([1, 8 / 9, 7 / 9])
    )


@pytest.mark.parametrize("start_age", [-1, 1, 3])
def test_a_norm_that_does_not_reach_the_age_is_refused(start_age):
    with pytest.raises(OutOfRange, match="norm"):
        age_adjusted(0.6, [0.9, float("nan"), 0.7], start_age=start_age)
