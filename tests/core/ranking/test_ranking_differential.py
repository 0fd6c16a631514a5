"""Weighted sums and places beside two other packages, on random numbers.

Their conventions differ from ours and from each other: pymcdm gives tied options the mean of the
places they share, scikit-criteria gives them the same place and the next one the place after
without a hole. Ours share the better place, and the next one is counted from all before it.
"""

import numpy as np
import pymcdm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.methods import WSM
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel

from samvekt.core.ranking.additive import additive_ranking_of_figures, weighted_sums
from samvekt.core.ranking.compare import mean_places
from samvekt.core.ranking.figures import figures_of
from samvekt.core.ranking.value_function import ValueFunction
from samvekt.core.tables import Table
from samvekt.core.weighing.weights import Weights


@st.composite
def weighed_tables(draw):
    """Values 0–100 of some options on some criteria, ties included, and weights."""
    options, criteria = draw(st.integers(2, 8)), draw(st.integers(2, 5))
    cells = st.integers(1, 100).map(float) if draw(st.booleans()) else st.sampled_from([25.0, 75.0])
    numbers = [[draw(cells) for _ in range(criteria)] for _ in range(options)]
    parts = [draw(st.integers(1, 9)) for _ in range(criteria)]
    names = tuple(f"c{n}" for n in range(criteria))
    table = Table(tuple(f"o{n}" for n in range(options)), names, numbers)
    return table, Weights.in_proportion(dict(zip(names, parts, strict=True)))


def _as_they_are(column, cost):  # no normalisation: the values have fixed anchors
    return column


def ranked(table, weights):
    straight = ValueFunction(((0.0, 0.0), (100.0, 100.0)))
    return additive_ranking_of_figures(
        figures_of(table), dict.fromkeys(table.criteria, straight), weights
    )


@settings(max_examples=60)
@given(weighed_tables())
def test_the_sums_are_those_of_scikit_criteria(case):
    table, weights = case
    ours = weighted_sums(table, weights)

    matrix = mkdm(table.values, [max] * len(table.criteria), weights=weights.values)
    theirs = WeightedSumModel().evaluate(matrix)

    np.testing.assert_allclose(list(ours.values()), theirs.e_.score, rtol=1e-12)


@settings(max_examples=60)
@given(weighed_tables())
def test_the_sums_and_mean_places_are_those_of_pymcdm(case):
    table, weights = case
    ours = ranked(table, weights)
    theirs = WSM(normalization_function=_as_they_are)(
        table.values, weights.values, np.ones(len(table.criteria)), validation=False
    )

    scores = [ours.of(option).score for option in table.options]
    np.testing.assert_allclose(scores, theirs, rtol=1e-12)
    theirs_ranked = pymcdm.helpers.rrankdata(np.round(theirs, 9))
    places = mean_places(ours.places, table.options)
    assert [places[option] for option in table.options] == list(theirs_ranked)


def test_a_tie_keeps_its_hole_where_scikit_criteria_closes_it():
    table = Table(("a", "b", "c"), ("x", "y"), [[50, 50], [50, 50], [10, 10]])
    weights = Weights(("x", "y"), [0.5, 0.5])

    theirs = WeightedSumModel().evaluate(mkdm(table.values, [max, max], weights=weights.values))

    assert list(ranked(table, weights).places.values()) == [1, 1, 3]
    assert list(theirs.rank_) == [1, 1, 2]


@pytest.mark.parametrize("seed", range(3))
def test_a_large_table_is_summed_as_by_a_matrix_product(seed):
    rng = np.random.default_rng(seed)
    numbers = rng.uniform(0, 100, size=(200, 12))
    names = tuple(f"c{n}" for n in range(12))
    weights = Weights.in_proportion(dict(zip(names, rng.uniform(0.1, 1, 12), strict=True)))
    table = Table(tuple(f"o{n}" for n in range(200)), names, numbers)

    ranking = ranked(table, weights)

    expected = numbers @ weights.values
    order = [table.options[n] for n in np.argsort(-expected, kind="stable")]
    assert list(ranking.options) == order
