"""Tables, draws and a slow count of places to test firmness with."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import strategies as st

from samvekt.core.tables import Table


def table_of(values) -> Table:
    values = np.asarray(values, float)
    options, criteria = values.shape
    return Table(
        [f"option {i}" for i in range(options)], [f"criterion {j}" for j in range(criteria)], values
    )


@st.composite
def tables(draw, options=(1, 6), criteria=(1, 4), numbers=None) -> Table:
    m, n = draw(st.integers(*options)), draw(st.integers(*criteria))
    anything = st.floats(-1e6, 1e6) | st.integers(0, 3).map(float)
    cell = anything if numbers is None else numbers
    return table_of([[draw(cell) for _ in range(n)] for _ in range(m)])


def even_draws(table, seed, count=50):
    return np.random.default_rng(seed).dirichlet(np.ones(len(table.criteria)), size=count)


def simple_draws(table, seed, count=50):
    """Weights in sixteenths: sums of small whole numbers are exact, and ties are many."""
    n = len(table.criteria)
    return np.random.default_rng(seed).multinomial(16, np.full(n, 1 / n), size=count) / 16


def slow_shares(table, draws):
    """Places counted one draw and one option at a time, equals sharing equally."""
    share = np.zeros((len(table.options), len(table.options)))
    for weights in draws:
        score = [
            math.fsum(w * v for w, v in zip(weights, row, strict=True)) for row in table.values
        ]
        for i, own in enumerate(score):
            better = sum(other > own for other in score)
            equal = sum(other == own for other in score)
            share[i, better : better + equal] += 1 / equal
    return share / len(draws)
