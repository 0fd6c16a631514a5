"""Weights and comparisons to test with."""

from __future__ import annotations

from hypothesis import strategies as st

from samvekt.core.weighing.ahp import RandomIndex
from samvekt.core.weighing.weights import Weights

NAMES = tuple("abcdefgh")
ANY_INDEX = RandomIndex("test", dict.fromkeys(range(3, 9), 1.0))
SAATY_SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9]


def amounts(smallest: float = 0.01) -> st.SearchStrategy[float]:
    return st.floats(smallest, 100, allow_nan=False)


@st.composite
def weights(draw, criteria: int = 4) -> Weights:
    names = draw(st.permutations(NAMES[:criteria]))
    return Weights.in_proportion({name: draw(amounts()) for name in names})


@st.composite
def pairs(draw, smallest: int = 3, largest: int = 6) -> list[tuple[str, str, float]]:
    """A ratio for every pair, each in a direction of its own."""
    names = NAMES[: draw(st.integers(smallest, largest))]
    return [
        (a, b, draw(st.sampled_from(SAATY_SCALE)))
        for i, a in enumerate(names)
        for b in names[i + 1 :]
    ]
