"""Weights from points that share out a total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighing_draws import NAMES

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.weighing.points import hierarchical_weights, point_allocation

TWO = {"need": {"severity": 70, "size": 30}, "outcome": {"effect": 100}}


def test_points_become_shares():
    weights = point_allocation({"severity": 50, "benefit": 30, "cost": 20}, total=100)

    assert weights.by_name() == pytest.approx({"severity": 0.5, "benefit": 0.3, "cost": 0.2})


def test_missing_points_are_counted():
    with pytest.raises(OutOfRange, match=r"sum to 85 of 100\. Share out 15 more"):
        point_allocation({"severity": 50, "benefit": 35}, total=100)


def test_points_too_many_are_counted():
    with pytest.raises(OutOfRange, match=r"sum to 102\.5 of 100\. Take back 2\.5"):
        point_allocation({"severity": 60, "benefit": 42.5}, total=100)


def test_a_missing_or_negative_number_is_named():
    with pytest.raises(OutOfRange, match="number for benefit is missing"):
        point_allocation({"severity": 100, "benefit": float("nan")}, total=100)
    with pytest.raises(OutOfRange, match="benefit has -10"):
        point_allocation({"severity": 110, "benefit": -10}, total=100)


def test_thirds_may_be_written_with_decimals_enough():
    assert point_allocation(dict.fromkeys("abc", 100 / 3), total=100).of("a") == pytest.approx(
        1 / 3
    )
    with pytest.raises(OutOfRange, match=r"Share out 0\.1 more"):
        point_allocation(dict.fromkeys("abc", 33.3), total=100)


def test_domain_times_criterion():
    weights = hierarchical_weights({"need": 60, "outcome": 40}, TWO, total=100)

    assert weights.by_name() == pytest.approx({"severity": 0.42, "size": 0.18, "effect": 0.4})


def test_domains_are_matched_by_name():
    turned = hierarchical_weights({"outcome": 40, "need": 60}, TWO, total=100)

    assert turned.of("severity") == pytest.approx(0.42)
    with pytest.raises(LabelMismatch) as mismatch:
        hierarchical_weights({"need": 60, "cost": 40}, TWO, total=100)
    assert (mismatch.value.missing, mismatch.value.unknown) == ({"cost"}, {"outcome"})


def test_the_domain_with_points_missing_is_named():
    with pytest.raises(OutOfRange, match=r"points of the domains sum to 90"):
        hierarchical_weights({"need": 60, "outcome": 30}, TWO, total=100)
    with pytest.raises(OutOfRange, match=r"points in outcome sum to 90"):
        hierarchical_weights(
            {"need": 60, "outcome": 40}, {**TWO, "outcome": {"effect": 90}}, total=100
        )


def test_a_criterion_in_two_domains_is_refused():
    with pytest.raises(OutOfRange, match="size stand more than once"):
        hierarchical_weights(
            {"need": 60, "outcome": 40}, {**TWO, "outcome": {"size": 100}}, total=100
        )


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(sum))
def test_one_domain_is_the_same_as_no_domain(numbers):
    points = dict(zip(NAMES, numbers, strict=False))
    total = sum(numbers)

    flat = point_allocation(points, total)
    inside = hierarchical_weights({"all": total}, {"all": points}, total)

    assert inside.by_name() == pytest.approx(flat.by_name())
