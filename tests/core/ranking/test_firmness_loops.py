"""The compiled loops and NumPy count the same, to the last digit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samvekt.core.ranking.firmness import firmness, loops
from samvekt.core.tables import Table


@pytest.fixture
def loaded():
    found = loops.load()
    yield found
    loops.load.cache_clear()


def random_case(options, draws, seed, *, ties):
    rng = np.random.default_rng(seed)
    values = rng.random((options, 4))
    if ties:
        values = np.round(values * 4) / 4
    names = [f"o{at}" for at in range(options)]
    return Table(names, ("a", "b", "c", "d"), values), rng.dirichlet(np.ones(4), draws)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("options", [2, 7, 200, 300])
def test_compiled_or_not_the_result_is_the_same(options, ties, loaded):
    table, weights = random_case(options, 3_000, 7, ties=ties)
    compiled = firmness(table, weights)
    loops.load.cache_clear()

    plain = firmness(table, weights)

    assert loaded is not None
    np.testing.assert_array_equal(compiled.share, plain.share)
    np.testing.assert_array_equal(compiled.central_weights, plain.central_weights)


def test_small_work_does_not_load_the_compiled_loops():
    loops.load.cache_clear()
    table, weights = random_case(5, 100, 1, ties=False)

    firmness(table, weights)

    assert loops.load.cache_info().currsize == 0


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(2, 9), st.integers(1, 12))
def test_the_loops_as_python_do_what_numpy_does(seed, rows, draws):
    falling = np.random.default_rng(seed).integers(2**30, 2**31 - 1, (draws, rows)).astype(float)
    low, keys = 15, np.empty((draws, rows), np.int64)
    near, starts = np.empty(draws, np.int64), np.zeros((rows, rows), np.int64)

    loops.keyed(falling, keys, low)
    keys.sort(axis=1)
    close = (np.diff(keys, axis=1) <= 1000).any(axis=1)
    found = loops.cleared(keys, low, 1000, near)
    loops.counted(keys, starts)

    np.testing.assert_array_equal(near[:found], np.flatnonzero(close))
    np.testing.assert_array_equal(starts.sum(axis=1), np.full(rows, draws))
    np.testing.assert_array_equal(np.sort(keys, axis=1), np.tile(np.arange(rows), (draws, 1)))
