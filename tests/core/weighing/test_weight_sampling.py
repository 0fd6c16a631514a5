from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_draws import NAMES, pairs, weights

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.uncertainty.streams import BLOCK, blocks
from samvekt.core.weighing.ahp import RandomIndex, ahp
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.sampling import (
    AnyWeights,
    ComparisonsWithDoubt,
    Exactly,
    Mixture,
    Order,
    PointsWithDoubt,
    Ratio,
    RatioBounds,
    weight_draws,
)
from samvekt.core.weighing.sampling.hit_and_run import Pace
from samvekt.core.weighing.swing import rank_order_centroid
from samvekt.core.weighing.weights import Weights

MANY = 40_000
THREE = ("a", "b", "c")
SHORT = Pace(walks=64, forget=400, thin=10)
STATEMENTS = {
    "any": AnyWeights(THREE),
    "order": Order({"a": 2, "b": 1, "c": 2}),
    "exactly": Exactly(Weights(THREE, [0.2, 0.3, 0.5])),
    "points": PointsWithDoubt(Weights(THREE, [0.2, 0.3, 0.5]), 0.2),
    "comparisons": ComparisonsWithDoubt(
        Comparisons.from_pairs([("a", "b", 2), ("b", "c", 3), ("a", "c", 5)]), 1.5
    ),
    "bounds": RatioBounds(THREE, [Ratio("a", "b", 1, 3), Ratio("b", "c", 0.5, 4)]),
    "walk": RatioBounds(THREE, [Ratio("a", "b", 1, 3)], least=2, pace=SHORT),
    "mixture": Mixture({"one": AnyWeights(THREE), "other": Order({"c": 1, "b": 2, "a": 3})}),
}


def rng(seed=11):
    return np.random.default_rng(seed)


def drawn(statement, count=MANY):
    return weight_draws(statement, count, rng()).values


def within(mean, expected, spread, count=MANY):
    """Within five standard errors."""
    np.testing.assert_allclose(mean, expected, atol=5 * spread / np.sqrt(count), rtol=0)


def rejected(criteria, holds, count=400_000):
    """Draws under nothing at all that happen to fit: slow, and right by definition."""
    even = drawn(AnyWeights(criteria), count)
    return even[holds(*even.T)]


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_draw_is_weights(name):
    values = drawn(STATEMENTS[name], 3000)

    assert values.shape == (3000, 3)
    assert (values >= 0).all()
    np.testing.assert_allclose(values.sum(axis=1), 1, atol=1e-12)


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_same_seed_gives_the_same_draws_block_by_block_and_all_at_once(name):
    draws = weight_draws(STATEMENTS[name], 2 * BLOCK + 5, rng())

    backwards = [draws.block(n) for n in reversed(range(blocks(draws.count)))][::-1]

    np.testing.assert_array_equal(np.concatenate(backwards), draws.values)
    np.testing.assert_array_equal(drawn(STATEMENTS[name], 2 * BLOCK + 5), draws.values)


def test_two_stakeholders_from_one_generator_get_draws_of_their_own():
    source = rng()

    one, other = (weight_draws(AnyWeights(THREE), 5, source).values for _ in range(2))

    assert not np.isin(one, other).any()


def test_draws_under_nothing_are_even_over_the_simplex():
    values = drawn(AnyWeights(NAMES[:4]))

    # Any weight w exceeds t in the share (1 − t)³ of an even cloud over four criteria.
    for t in (0.1, 0.25, 0.5):
        expected = (1 - t) ** 3
        within((values > t).mean(axis=0), expected, np.sqrt(expected * (1 - expected)))


def test_normalised_even_numbers_are_not_even_and_ours_are_not_they():
    ours = drawn(AnyWeights(NAMES))
    even = rng().random(ours.shape)
    leaning = even / even.sum(axis=1, keepdims=True)
    expected = (1 - 0.3) ** 7  # the share in which one of eight weights is above 0.3

    within((ours > 0.3).mean(axis=0), expected, np.sqrt(expected))
    assert ((leaning > 0.3).mean(axis=0) < expected / 5).all()


@given(st.lists(st.integers(1, 3), min_size=2, max_size=5))
@settings(max_examples=15)
def test_the_mean_under_an_order_with_ties_is_the_rank_order_centroid(places):
    order = dict(zip(NAMES, places, strict=False))

    values = drawn(Order(order), 20_000)

    within(values.mean(axis=0), rank_order_centroid(order).values, 0.25, 20_000)


def test_every_draw_under_an_order_keeps_it():
    values = drawn(Order({"a": 3, "b": 1, "c": 2}))

    assert (values[:, 1] >= values[:, 2]).all()
    assert (values[:, 2] >= values[:, 0]).all()


def test_bounds_around_one_criterion_are_drawn_evenly_and_exactly():
    said = RatioBounds(
        ("a", "b", "c", "d"),
        [Ratio("a", "b", 1, 3), Ratio("a", "c", 0.5), Ratio("a", "d", 2, 4)],
    )
    right = rejected(
        said.criteria,
        lambda a, b, c, d: (a >= b) & (a <= 3 * b) & (a >= c / 2) & (a >= 2 * d) & (a <= 4 * d),
    )

    ours = drawn(said)

    assert not said.by_walk
    within(ours.mean(axis=0), right.mean(axis=0), 0.2, len(right))
    within(ours.std(axis=0), right.std(axis=0), 0.2, len(right))


def test_the_random_walk_draws_the_same_cloud_and_has_forgotten_its_start():
    ratios = [Ratio("a", "b", 1, 2), Ratio("b", "c", 1, 2), Ratio("c", "d", 0.5, 3)]
    exact = RatioBounds(("a", "b", "c", "d"), ratios)
    walked = RatioBounds(("a", "b", "c", "d"), ratios, least=2, pace=SHORT)

    one, other = drawn(exact), drawn(walked)

    assert (exact.by_walk, walked.by_walk) == (False, True)
    assert exact.mixing_gap == 0
    assert walked.mixing_gap < 4.5
    within(one.mean(axis=0), other.mean(axis=0), 0.15, MANY / 10)
    within(one.std(axis=0), other.std(axis=0), 0.15, MANY / 10)
    ratio = other[:, :3] / other[:, 1:]
    assert (ratio >= np.array([1, 1, 0.5]) - 1e-9).all()
    assert (ratio <= np.array([2, 2, 3]) + 1e-9).all()


def test_a_full_order_as_bounds_is_the_order():
    said = RatioBounds(NAMES, [Ratio(one, next_, 1) for one, next_ in pairwise(NAMES)])

    places = {name: place for place, name in enumerate(NAMES)}
    within(drawn(said).mean(axis=0), rank_order_centroid(places).values, 0.15)


def test_a_ratio_said_exactly_is_kept_exactly():
    values = drawn(RatioBounds(THREE, [Ratio("a", "b", 2, 2)]))

    np.testing.assert_allclose(values[:, 0], 2 * values[:, 1])
    # a and b together are one side of an even cloud over two groups.
    within(values[:, 2].mean(), 0.5, 0.3)


def test_all_ratios_said_exactly_leave_one_set_of_weights():
    values = drawn(RatioBounds(THREE, [Ratio("a", "b", 2, 2), Ratio("b", "c", 2, 2)]), 10)

    np.testing.assert_allclose(values, np.tile([4 / 7, 2 / 7, 1 / 7], (10, 1)))


def test_bounds_that_contradict_each_other_are_named():
    ratios = [Ratio("a", "b", 2), Ratio("b", "c", 2), Ratio("c", "a", 1)]

    with pytest.raises(OutOfRange, match="a, b, c contradict"):
        RatioBounds(("a", "b", "c", "d"), ratios)


@pytest.mark.parametrize("doubt", [0.05, 0.2, 0.6])
def test_points_keep_their_mean_and_have_the_doubt_that_was_stated(doubt):
    said = np.array([0.1, 0.3, 0.6])

    values = drawn(PointsWithDoubt(Weights(THREE, said), doubt))

    spread = doubt * np.sqrt(said * (1 - said))
    within(values.mean(axis=0), said, spread.max())
    np.testing.assert_allclose(values.std(axis=0), spread, rtol=0.03)


def test_points_without_doubt_are_the_weights_and_zero_stays_zero():
    said = Weights(THREE, [0.0, 0.4, 0.6])

    np.testing.assert_array_equal(drawn(PointsWithDoubt(said, 0), 2), [said.values] * 2)
    assert (drawn(PointsWithDoubt(said, 0.3), 200)[:, 0] == 0).all()


@given(pairs())
@settings(max_examples=20)
def test_comparisons_without_doubt_are_the_ahp_weights(given_):
    made = Comparisons.from_pairs(given_)
    index = RandomIndex("test", dict.fromkeys(range(3, 9), 1.0))

    ours = drawn(ComparisonsWithDoubt(made, 1), 1)[0]

    np.testing.assert_allclose(ours, ahp(made, index).weights.values, atol=1e-9)


def test_missing_comparisons_follow_from_those_that_were_made():
    made = Comparisons.from_pairs([("a", "b", 2), ("b", "c", 2)])

    values = drawn(ComparisonsWithDoubt(made, 1.3), 2000)

    # Two comparisons among three tie all ratios: log(a/c) is the sum of two doubts.
    spread = np.log(values[:, 0] / values[:, 2]).std()
    assert spread == pytest.approx(np.sqrt(2) * np.log(1.3), rel=0.06)
    assert np.log(values[:, 0] / values[:, 2]).mean() == pytest.approx(np.log(4), abs=0.03)


def test_one_draw_in_three_of_a_comparison_is_outside_the_stated_factor():
    made = Comparisons.from_pairs([("a", "b", 3)])

    ratio = np.divide(*drawn(ComparisonsWithDoubt(made, 2)).T)

    inside = ((ratio > 1.5) & (ratio < 6)).mean()
    assert inside == pytest.approx(0.6827, abs=0.01)


def test_a_mixture_is_never_the_mean():
    one, other = (Exactly(Weights(("a", "b"), w)) for w in ([0.9, 0.1], [0.1, 0.9]))

    values = drawn(Mixture({"one": one, "other": other}))

    assert set(values[:, 0].tolist()) == {0.9, 0.1}


def test_a_mixture_follows_its_shares_and_matches_criteria_by_name():
    one = Exactly(Weights(("a", "b"), [0.9, 0.1]))
    other = Exactly(Weights(("b", "a"), [0.7, 0.3]))

    values = drawn(Mixture({"one": one, "other": other}, Weights(("other", "one"), [0.25, 0.75])))

    within((values[:, 0] == 0.9).mean(), 0.75, 0.5)
    assert set(values[:, 0].tolist()) == {0.9, 0.3}


@given(weights(4), st.floats(0, 0.9))
@settings(max_examples=30)
def test_points_are_weights_whatever_the_doubt(said, doubt):
    values = drawn(PointsWithDoubt(said, doubt), 20)

    np.testing.assert_allclose(values.sum(axis=1), 1, atol=1e-9)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: AnyWeights(()),
        lambda: AnyWeights(("a", "a")),
        lambda: Order({"a": -1}),
        lambda: Ratio("a", "a", 1, 2),
        lambda: Ratio("a", "b", 3, 2),
        lambda: Ratio("a", "b", 0, 0),
        lambda: PointsWithDoubt(Weights(("a",), [1.0]), 1.0),
        lambda: ComparisonsWithDoubt(Comparisons.from_pairs([("a", "b", 2)]), 0.5),
        lambda: Mixture({}),
        lambda: weight_draws(AnyWeights(THREE), 0, rng()),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(OutOfRange):
        wrong()


def test_names_that_do_not_fit_are_refused():
    with pytest.raises(LabelMismatch):
        RatioBounds(THREE, [Ratio("a", "x", 1, 2)])
    with pytest.raises(LabelMismatch):
        Mixture({"one": AnyWeights(("a", "b")), "other": AnyWeights(("a", "c"))})
