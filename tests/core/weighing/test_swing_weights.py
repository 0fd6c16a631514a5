"""Weights from an order of importance and from ratios."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighing_draws import NAMES

from samvekt.core.errors import OutOfRange
from samvekt.core.weighing.swing import (
    centroid_weights,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    swing_ratios,
)

RULES = [rank_order_centroid, rank_sum, rank_reciprocal]


@pytest.mark.parametrize("n", range(1, 9))
def test_the_centroid_is_the_mean_of_the_corners_of_the_ordered_weights(n):
    """The corners are the equal weights of the first 1, 2 … n; their mean is the centre."""
    corners = [[Fraction(1, k)] * k + [Fraction(0)] * (n - k) for k in range(1, n + 1)]
    centre = [sum(corner[i] for corner in corners) / n for i in range(n)]

    assert centroid_weights(n) == pytest.approx([float(share) for share in centre], abs=1e-15)


def test_the_centroid_is_the_mean_of_random_ordered_weights():
    draws = np.random.default_rng(1).dirichlet(np.ones(5), size=200_000)
    means = -np.sort(-draws, axis=1).mean(axis=0)

    assert centroid_weights(5) == pytest.approx(means, abs=0.002)


def test_ties_share_the_mean_of_the_places_they_span():
    tied = rank_order_centroid({"severity": 1, "benefit": 2, "cost": 2})

    first, second, third = centroid_weights(3)
    assert tied.by_name() == pytest.approx(
        {"severity": first, "benefit": (second + third) / 2, "cost": (second + third) / 2}
    )


@pytest.mark.parametrize("rule", RULES)
def test_all_tied_is_equal_weights(rule):
    assert rule(dict.fromkeys("abcd", 1)).values == pytest.approx([0.25] * 4)


@pytest.mark.parametrize("rule", RULES)
def test_a_missing_place_is_named(rule):
    with pytest.raises(OutOfRange, match="number for benefit is missing"):
        rule({"severity": 1, "benefit": float("nan")})
    with pytest.raises(OutOfRange, match="no criteria"):
        rule({})


@pytest.mark.parametrize("rule", RULES)
@given(places=st.dictionaries(st.sampled_from(NAMES), st.integers(1, 5), min_size=1))
def test_weights_sum_to_one_and_fall_with_the_place(rule, places):
    weights = rule(places)

    assert weights.values.sum() == pytest.approx(1)
    for a in places:
        for b in places:
            if places[a] < places[b]:
                assert weights.of(a) > weights.of(b)
            if places[a] == places[b]:
                assert weights.of(a) == weights.of(b)


@pytest.mark.parametrize("rule", RULES)
@given(places=st.dictionaries(st.sampled_from(NAMES), st.integers(1, 5), min_size=1))
def test_only_the_order_of_the_places_counts(rule, places):
    squared = {name: place**2 + 10 for name, place in reversed(places.items())}

    assert rule(squared).by_name() == pytest.approx(rule(places).by_name())


def test_ratios_are_points_beside_the_most_important():
    weights = swing_ratios({"severity": 100, "benefit": 60, "cost": 40})

    assert weights.by_name() == pytest.approx({"severity": 0.5, "benefit": 0.3, "cost": 0.2})


@pytest.mark.parametrize("highest", [90, 120])
def test_the_most_important_step_must_have_all_its_points(highest):
    with pytest.raises(OutOfRange, match=f"highest number of points is {highest}"):
        swing_ratios({"severity": highest, "benefit": 10})


def test_another_number_for_the_most_important_is_a_choice():
    assert swing_ratios({"a": 10, "b": 5}, most=10).by_name() == pytest.approx(
        {"a": 2 / 3, "b": 1 / 3}
    )
