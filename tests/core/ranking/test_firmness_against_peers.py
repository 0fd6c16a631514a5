"""The same shares as pymcdm's public functions give, to the last digit."""

import numpy as np
from firmness_cases import simple_draws, table_of, tables
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.helpers import rankdata
from pymcdm.methods import WSM

from samvekt.core.ranking import rank_acceptability


def as_they_are(column, cost=False):
    del cost
    return column


def by_pymcdm(table, draws):
    """Share of each place by scoring and ranking each draw; a mean rank is shared places."""
    method, m = WSM(as_they_are), len(table.options)
    share = np.zeros((m, m))
    for weights in draws:
        score = method(table.values, weights, np.ones(len(weights)), validation=False)
        rank = rankdata(score, reverse=True)
        for i in range(m):
            equal = int((rank == rank[i]).sum())
            first = round(rank[i] - (equal + 1) / 2)
            share[i, first : first + equal] += 1 / equal
    return share / len(draws)


def test_random_tables_and_even_weights_give_the_same_to_the_last_digit():
    for seed in range(5):
        source = np.random.default_rng(seed)
        table = table_of(source.random((60, 7)))
        draws = source.dirichlet(np.ones(7), 400)

        np.testing.assert_array_equal(rank_acceptability(table, draws), by_pymcdm(table, draws))


@given(
    tables(options=(2, 8), criteria=(2, 5), numbers=st.integers(0, 3).map(float)),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=60)
def test_tables_with_many_ties_give_the_same(table, seed):
    draws = simple_draws(table, seed, count=30)

    np.testing.assert_allclose(
        rank_acceptability(table, draws), by_pymcdm(table, draws), atol=1e-12
    )
