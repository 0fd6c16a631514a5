"""Weights and consistency from comparisons two by two."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighing_draws import ANY_INDEX, NAMES, amounts, pairs, weights

from samvekt.core.errors import NotCovered
from samvekt.core.weighing.ahp import RandomIndex, ahp, most_inconsistent_triad, said_against
from samvekt.core.weighing.incomplete import completed
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.perron import principal

HOUSE = Comparisons.from_pairs([("a", "b", 6), ("a", "c", 8), ("b", "c", 4)])


def consistent(weighed, left_out=()):
    return Comparisons.from_pairs(
        [
            (a, b, weighed.of(a) / weighed.of(b))
            for i, a in enumerate(weighed.criteria)
            for b in weighed.criteria[i + 1 :]
            if (a, b) not in left_out
        ],
        weighed.criteria,
    )


@given(weights(criteria=5))
def test_comparisons_that_fit_give_their_weights_back_and_no_inconsistency(weighed):
    result = ahp(consistent(weighed), ANY_INDEX)

    assert result.weights.by_name() == pytest.approx(weighed.by_name(), rel=1e-9)
    assert result.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert result.lambda_max == pytest.approx(5)
    assert result.triad is None


@given(weights(criteria=5))
def test_comparisons_that_fit_are_filled_by_what_follows(weighed):
    a, b, c, d, e = weighed.criteria
    gaps = ((a, c), (b, e), (c, d))

    result = ahp(consistent(weighed, left_out=gaps), ANY_INDEX)

    assert result.weights.by_name() == pytest.approx(weighed.by_name(), rel=1e-6)
    for filled in result.filled:
        follows = weighed.of(filled.first) / weighed.of(filled.second)
        assert filled.ratio == pytest.approx(follows, rel=1e-6)


@given(pairs())
def test_the_weights_are_an_eigenvector_with_sum_one(given_):
    made = Comparisons.from_pairs(given_)
    result = ahp(made, ANY_INDEX)

    assert result.weights.values.sum() == pytest.approx(1)
    assert (result.weights.values > 0).all()
    np.testing.assert_allclose(
        made.ratios @ result.weights.values, result.lambda_max * result.weights.values, rtol=1e-9
    )
    assert result.lambda_max >= len(made.criteria) - 1e-9


@given(pairs(), st.data())
def test_the_order_of_the_criteria_changes_nothing(given_, data):
    made = Comparisons.from_pairs(given_)
    other = Comparisons.from_pairs(given_, data.draw(st.permutations(made.criteria)))

    ours, theirs = ahp(made, ANY_INDEX), ahp(other, ANY_INDEX)

    assert ours.weights.by_name() == pytest.approx(theirs.weights.by_name(), rel=1e-9)
    assert ours.consistency_ratio == pytest.approx(theirs.consistency_ratio, abs=1e-12)


@given(pairs(smallest=4), st.data())
def test_no_other_filling_is_more_consistent(given_, data):
    gaps = data.draw(st.sets(st.sampled_from(given_), min_size=1, max_size=2))
    made = Comparisons.from_pairs([pair for pair in given_ if pair not in gaps])
    whole, filled = completed(made)
    least = principal(whole)[0]

    for one in filled:
        i, j = made.criteria.index(one.first), made.criteria.index(one.second)
        for factor in (0.97, 1.03):
            other = whole.copy()
            other[i, j] *= factor
            other[j, i] = 1 / other[i, j]
            assert principal(other)[0] >= least - 1e-9


def test_a_chain_of_comparisons_is_enough():
    chain = Comparisons.from_pairs([("a", "b", 2), ("b", "c", 3), ("c", "d", 1 / 6)])

    result = ahp(chain, ANY_INDEX)

    assert result.weights.by_name() == pytest.approx(
        {"a": 6 / 16, "b": 3 / 16, "c": 1 / 16, "d": 6 / 16}
    )
    assert result.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert [(one.first, one.second) for one in result.filled] == [
        ("a", "c"),
        ("a", "d"),
        ("b", "d"),
    ]


def test_one_or_two_criteria_always_fit():
    one = ahp(Comparisons(("a",), [[1]]), RandomIndex("none", {}))
    two = ahp(Comparisons.from_pairs([("a", "b", 3)]), RandomIndex("none", {}))

    assert one.weights.by_name() == {"a": 1}
    assert two.weights.by_name() == pytest.approx({"a": 0.75, "b": 0.25})
    assert (two.consistency_ratio, two.random_index, two.triad) == (0, None, None)


def test_the_result_carries_the_name_of_the_random_index():
    result = ahp(HOUSE, RandomIndex("Somebody 1999", {3: 0.5}))

    assert (result.ri_name, result.random_index) == ("Somebody 1999", 0.5)
    assert result.consistency_ratio == pytest.approx(result.consistency_index / 0.5)
    assert str(result.said) == (
        "The consistency ratio is 0.136, by the random indices of Somebody 1999."
    )


def test_a_table_that_does_not_reach_so_far_is_named():
    with pytest.raises(NotCovered, match=r"Short has no number for 3 criteria\. It covers 4, 5"):
        ahp(HOUSE, RandomIndex("Short", {5: 1.1, 4: 0.9}))


def test_the_worst_triad_is_shown_with_what_would_follow():
    worst = most_inconsistent_triad(HOUSE)

    assert worst.criteria == ("a", "b", "c")
    assert worst.ratios == (6, 4, 8)
    assert worst.consistent == 24
    assert worst.inconsistency == pytest.approx(1 - 8 / 24)
    assert str(worst.said) == (
        "These three fit worst: a to b is 6 and b to c is 4, so a to c would be 24; it is 8."
    )


def test_a_triad_nobody_compared_is_not_blamed():
    gap = Comparisons.from_pairs([("a", "b", 9), ("b", "c", 9), ("c", "d", 2), ("b", "d", 9)])

    assert most_inconsistent_triad(gap).criteria == ("b", "c", "d")


@given(pairs())
def test_no_triad_is_worse_than_the_one_shown(given_):
    made = Comparisons.from_pairs(given_)
    worst = most_inconsistent_triad(made)
    shown = 0.0 if worst is None else worst.inconsistency
    n = len(made.criteria)
    by_hand = [
        1
        - min(
            made.ratios[i, k] / (made.ratios[i, j] * made.ratios[j, k]),
            made.ratios[i, j] * made.ratios[j, k] / made.ratios[i, k],
        )
        for i in range(n)
        for j in range(i + 1, n)
        for k in range(j + 1, n)
    ]
    assert shown == pytest.approx(max(by_hand), abs=1e-8)


def test_the_limit_is_a_choice_and_is_said():
    result = ahp(HOUSE, RandomIndex("Saaty 1980", {3: 0.58}))

    assert "is 0.117, and the limit is 0.1. Look first" in str(said_against(result, limit=0.1))
    assert "fit together" in str(said_against(result, limit=0.2))


@given(st.lists(amounts(), min_size=3, max_size=6))
def test_two_opposite_halves_give_opposite_weights(numbers):
    names = NAMES[: len(numbers)]
    ratios = np.array(numbers)[:, None] / np.array(numbers)[None, :]

    there = ahp(Comparisons(names, ratios), ANY_INDEX).weights.values
    back = ahp(Comparisons(names, ratios.T), ANY_INDEX).weights.values

    np.testing.assert_allclose(there * back / (there * back).sum(), 1 / len(names), rtol=1e-6)
