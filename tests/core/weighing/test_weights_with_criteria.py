"""Weights with their criteria."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighing_draws import NAMES, amounts, weights

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.weighing.weights import Weights, equal_weights


def test_weights_are_put_in_order_by_name():
    given_ = Weights(("benefit", "severity"), [0.4, 0.6])

    ordered = given_.in_order_of(("severity", "benefit"))

    assert ordered.by_name() == {"severity": 0.6, "benefit": 0.4}
    assert ordered.criteria == ("severity", "benefit")


def test_a_missing_and_an_unknown_criterion_are_named():
    with pytest.raises(LabelMismatch) as mismatch:
        Weights(("benefit", "severity"), [0.4, 0.6]).in_order_of(("benefit", "cost"))

    assert (mismatch.value.missing, mismatch.value.unknown) == ({"cost"}, {"severity"})


def test_a_sum_that_is_not_one_is_refused_and_not_mended():
    with pytest.raises(OutOfRange, match=r"sum to 0\.9000"):
        Weights(("a", "b"), [0.4, 0.5])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([-0.1, 1.1], "a has -0.1"),
        ([float("nan"), 1.0], "number for a is missing"),
        ([0.5, float("inf")], "number for b is missing"),
        ([1.0], "2 criteria and 1 numbers"),
        ([[0.5, 0.5]], "2 criteria and 2 numbers"),
    ],
)
def test_what_cannot_be_a_weight_is_refused_by_name(values, said):
    with pytest.raises(OutOfRange, match=said):
        Weights(("a", "b"), values)


def test_a_name_twice_and_no_names_are_refused():
    with pytest.raises(OutOfRange, match="more than once"):
        Weights(("a", "a"), [0.5, 0.5])
    with pytest.raises(OutOfRange, match="no criteria"):
        Weights((), [])
    with pytest.raises(OutOfRange, match="no criteria"):
        equal_weights(())
    with pytest.raises(OutOfRange, match="more than once"):
        equal_weights(("a", "a"))


def test_all_zero_has_no_proportion():
    with pytest.raises(OutOfRange, match="No criterion has any weight"):
        Weights.in_proportion({"a": 0, "b": 0})


def test_weights_cannot_be_changed_from_outside():
    numbers = np.array([0.5, 0.5])
    kept = Weights(("a", "b"), numbers)

    numbers[0] = 1

    assert kept.of("a") == 0.5
    with pytest.raises(ValueError, match="read-only"):
        kept.values[0] = 1


def test_equal_weights_are_equal():
    assert equal_weights(("a", "b", "c", "d")).values.tolist() == [0.25] * 4


@given(st.dictionaries(st.sampled_from(NAMES), amounts(), min_size=1))
def test_weights_in_proportion_sum_to_one_and_keep_the_ratios(given_):
    weighed = Weights.in_proportion(given_)

    assert weighed.values.sum() == pytest.approx(1)
    first, *_, last = (*given_, *given_)
    ratio = weighed.of(first) / weighed.of(last)
    assert ratio == pytest.approx(given_[first] / given_[last])


@given(
    st.lists(st.floats(0, 1e308), min_size=1, max_size=8).filter(lambda numbers: max(numbers) > 0)
)
def test_numbers_of_any_size_have_a_proportion(numbers):
    weighed = Weights.in_proportion(dict(zip(NAMES, numbers, strict=False)))

    assert np.isfinite(weighed.values).all()


@given(weights(), st.permutations(NAMES[:4]))
def test_the_order_of_the_criteria_changes_no_weight(given_, order):
    assert given_.in_order_of(order).by_name() == given_.by_name()
