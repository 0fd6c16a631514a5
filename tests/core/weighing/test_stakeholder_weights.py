"""Stakeholders' weights side by side, never averaged."""

import numpy as np
import pytest
from hypothesis import given
from weighing_draws import weights

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.weighing import stakeholders
from samvekt.core.weighing.stakeholders import (
    StakeholderWeights,
    distances_between,
    furthest_apart,
    importance_agreement,
    importance_agreements,
    range_by_criterion,
    weight_distance,
)
from samvekt.core.weighing.weights import Weights, equal_weights

THREE = StakeholderWeights(
    {
        "users": Weights(("severity", "benefit", "cost"), [0.5, 0.4, 0.1]),
        "council": Weights(("cost", "benefit", "severity"), [0.5, 0.3, 0.2]),
        "staff": Weights(("severity", "benefit", "cost"), [0.5, 0.3, 0.2]),
    }
)


def test_the_share_that_must_move_is_half_the_differences():
    a, b = Weights(("x", "y"), [0.5, 0.5]), Weights(("y", "x"), [0.25, 0.75])

    assert weight_distance(a, b) == pytest.approx(0.25)


def test_the_two_furthest_apart_are_named():
    pair = furthest_apart(THREE)

    assert (pair.first, pair.second) == ("users", "council")
    assert pair.distance == pytest.approx(0.4)
    assert "40% of the weight" in str(pair.said)
    assert furthest_apart(StakeholderWeights({"one": equal_weights("ab")})) is None


def test_who_gives_most_and_least_is_told_with_ties_and_widest_first():
    ranges = range_by_criterion(THREE)

    assert [one.criterion for one in ranges] == ["cost", "severity", "benefit"]
    severity = ranges[1]
    assert (severity.most_by, severity.least_by) == (("users", "staff"), ("council",))
    assert str(severity.said) == (
        "severity weighs most for users, staff (50%) and least for council (20%)."
    )


def test_a_criterion_all_weigh_alike_is_said_to_be_so():
    alike = StakeholderWeights({"one": equal_weights("ab"), "two": equal_weights("ba")})

    assert str(range_by_criterion(alike)[0].said) == "a weighs the same for all: 50%."


def test_weights_of_other_criteria_are_refused():
    with pytest.raises(LabelMismatch):
        StakeholderWeights({"one": equal_weights("ab"), "two": equal_weights("ac")})
    with pytest.raises(LabelMismatch):
        weight_distance(equal_weights("ab"), equal_weights("abc"))
    with pytest.raises(OutOfRange):
        StakeholderWeights({})


def test_nothing_here_makes_a_mean_of_weights():
    offered = [name for name in vars(stakeholders) if not name.startswith("_")]

    assert not [name for name in offered if "mean" in name or "average" in name or "pool" in name]


def test_equal_orders_agree_opposite_orders_do_not_and_equal_weights_have_none():
    falling = Weights(("a", "b", "c"), [0.6, 0.3, 0.1])
    rising = Weights(("a", "b", "c"), [0.1, 0.2, 0.7])

    assert importance_agreement(falling, falling) == pytest.approx(1)
    assert importance_agreement(falling, rising) == pytest.approx(-1)
    assert importance_agreement(falling, equal_weights("abc")) is None


def test_ties_count_as_in_tau_b():
    tied = Weights(("a", "b", "c"), [0.4, 0.4, 0.2])
    falling = Weights(("a", "b", "c"), [0.5, 0.3, 0.2])

    assert importance_agreement(tied, falling) == pytest.approx(2 / np.sqrt(2 * 3))


def test_agreements_that_cannot_be_told_are_not_numbers():
    table = importance_agreements(
        StakeholderWeights({"equal": equal_weights("ab"), "other": Weights("ab", [0.6, 0.4])})
    )

    assert np.isnan(table.values).tolist() == [[True, True], [True, False]]


@given(weights(), weights(), weights())
def test_the_distance_is_a_metric(a, b, c):
    ab, bc, ac = weight_distance(a, b), weight_distance(b, c), weight_distance(a, c)

    assert weight_distance(a, a) == 0
    assert 0 <= ab <= 1
    assert ab == pytest.approx(weight_distance(b, a))
    assert ac <= ab + bc + 1e-12
    if ab < 1e-15:
        assert a.by_name() == pytest.approx(b.by_name(), abs=1e-12)


@given(weights(), weights(), weights())
def test_the_table_of_distances_is_symmetric_and_holds_the_furthest(a, b, c):
    sets = StakeholderWeights({"a": a, "b": b, "c": c})
    table = distances_between(sets)

    np.testing.assert_allclose(table.values, table.values.T)
    assert furthest_apart(sets).distance == pytest.approx(table.values.max())
    assert table.stakeholders == ("a", "b", "c")


@given(weights(), weights())
def test_stakeholders_are_compared_by_name_of_criterion(a, b):
    turned = b.in_order_of(b.criteria[::-1])

    assert weight_distance(a, turned) == pytest.approx(weight_distance(a, b))
    assert importance_agreement(a, turned) == importance_agreement(a, b)
