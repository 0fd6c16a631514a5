"""The matrix of comparisons, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from weighing_draws import pairs

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.weighing.pairwise import Comparisons


def test_named_pairs_fill_both_halves():
    made = Comparisons.from_pairs([("b", "a", 4), ("a", "c", 2), ("b", "c", 8)], "abc")

    assert made.ratios.tolist() == [[1, 0.25, 2], [4, 1, 8], [0.5, 0.125, 1]]
    assert made.missing == ()


def test_without_an_order_the_criteria_come_as_they_first_appear():
    assert Comparisons.from_pairs([("b", "a", 4), ("a", "c", 2)]).criteria == ("b", "a", "c")


def test_pairs_nobody_compared_are_listed():
    made = Comparisons.from_pairs([("a", "b", 2), ("b", "c", 2)], "abc")

    assert made.missing == (("a", "c"),)


def test_the_same_pair_twice_must_fit():
    fits = Comparisons.from_pairs([("a", "b", 4), ("b", "a", 0.25), ("a", "b", 4)])

    assert fits.ratios[0, 1] == 4
    with pytest.raises(OutOfRange, match=r"b compared with a is 0\.25, but a compared with b is 2"):
        Comparisons.from_pairs([("a", "b", 4), ("b", "a", 0.5)])


def test_two_directions_that_do_not_fit_are_named():
    with pytest.raises(
        OutOfRange, match=r"tea compared with wine is 2, but wine compared with tea"
    ):
        Comparisons(("tea", "wine"), [[1, 2], [1 / 3, 1]])


def test_rounded_reciprocals_are_let_through_only_when_asked():
    rounded = [[1, 3], [0.33, 1]]

    assert Comparisons(("a", "b"), rounded, within=0.02).ratios[1, 0] == 0.33
    with pytest.raises(OutOfRange):
        Comparisons(("a", "b"), rounded)


@pytest.mark.parametrize("ratio", [0, -2, float("inf")])
def test_a_ratio_that_is_not_above_zero_is_named(ratio):
    with pytest.raises(OutOfRange, match=r"a compared with b is .* above 0"):
        Comparisons.from_pairs([("a", "b", ratio)])
    with pytest.raises(OutOfRange, match=r"a compared with b is .* above 0"):
        Comparisons(("a", "b"), [[1, ratio], [1, 1]])


def test_nan_is_no_answer_in_a_named_pair():
    with pytest.raises(OutOfRange, match="a compared with b is nan"):
        Comparisons.from_pairs([("a", "b", float("nan"))])


def test_one_half_missing_is_refused():
    with pytest.raises(OutOfRange, match="a compared with b"):
        Comparisons(("a", "b"), [[1, float("nan")], [2, 1]])


def test_a_criterion_beside_itself_is_one():
    with pytest.raises(OutOfRange, match="b compared with itself"):
        Comparisons(("a", "b"), [[1, 2], [0.5, 3]])
    with pytest.raises(OutOfRange, match="a compared with itself"):
        Comparisons.from_pairs([("a", "a", 2), ("a", "b", 2)])


def test_criteria_nothing_ties_together_are_named():
    with pytest.raises(OutOfRange, match="Nothing compares c, d with a"):
        Comparisons.from_pairs([("a", "b", 2), ("c", "d", 3)])


def test_an_unknown_criterion_and_a_wrong_shape_are_refused():
    with pytest.raises(LabelMismatch) as mismatch:
        Comparisons.from_pairs([("a", "x", 2)], "ab")
    assert mismatch.value.unknown == {"x"}
    with pytest.raises(OutOfRange, match="shape 1 × 2"):
        Comparisons(("a", "b"), [[1, 2]])
    with pytest.raises(OutOfRange, match="shape"):
        Comparisons((), np.ones((0, 0)))
    with pytest.raises(OutOfRange, match="more than once"):
        Comparisons(("a", "a"), [[1, 2], [0.5, 1]])


@given(pairs())
def test_the_matrix_is_reciprocal(given_):
    ratios = Comparisons.from_pairs(given_).ratios

    np.testing.assert_allclose(ratios * ratios.T, 1)
