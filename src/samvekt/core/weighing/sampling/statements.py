"""What a stakeholder said of the weights: nothing, an order, or exact weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import numpy as np

from samvekt.core.tables import Floats
from samvekt.core.weighing.weights import Weights, checked_numbers, equal_weights


class Statement(Protocol):
    """All weights that fit what was said, and how to draw among them."""

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is weighed."""

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """So many draws; each is weights that sum to one. [(draw, criterion)]"""


@dataclass(frozen=True, slots=True)
class AnyWeights:
    """Nothing was said: all weights that sum to one are equally likely.

    Even numbers divided by their sum are *not* that; they lean towards equal weights.

    Raises:
        OutOfRange: There are no criteria, or a name stands twice.

    Source:
        Devroye (1986) "Non-Uniform Random Variate Generation", Springer, ch. XI.4;
        docs/methods/weight-sampling.md §2.

    Example:
        >>> AnyWeights(("benefit", "severity")).draw(np.random.default_rng(1), 1).sum()
        np.float64(1.0)
    """

    criteria: tuple[str, ...]

    def __init__(self, criteria: Sequence[str]) -> None:
        """Check the names."""
        object.__setattr__(self, "criteria", equal_weights(criteria).criteria)

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """Exponential numbers divided by their sum."""
        return even_on_simplex(rng, count, len(self.criteria))


@dataclass(frozen=True, slots=True)
class Order:
    """Only an order was said: all weights that fit it are equally likely.

    Criteria with the same place are those nobody has put in order among themselves. To say
    that two matter exactly alike, use `RatioBounds` from 1 to 1. The mean of the draws is the
    rank-order centroid.

    Args:
        places: 1 for the most important, 2 for the next …; only the order counts.

    Raises:
        OutOfRange: There are no criteria, or a place is missing or negative.

    Source:
        Barron and Barrett (1996), Management Science 42(11):1515–1523;
        docs/methods/weight-sampling.md §3.

    Example:
        >>> draw = Order({"severity": 1, "benefit": 2}).draw(np.random.default_rng(1), 1)[0]
        >>> bool(draw[0] > draw[1])
        True
    """

    places: Mapping[str, float]

    def __post_init__(self) -> None:
        """Copy, lock and check."""
        checked_numbers(tuple(self.places), tuple(self.places.values()))
        object.__setattr__(self, "places", MappingProxyType(dict(self.places)))

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is weighed."""
        return tuple(self.places)

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """Even draws sorted, and shuffled among criteria with the same place."""
        places = np.array(list(self.places.values()))
        sorted_weights = -np.sort(-even_on_simplex(rng, count, len(places)), axis=1)
        # A random number beside each place decides who comes first among equals.
        among = rng.random((count, len(places)))
        by_place = np.lexsort((among, np.broadcast_to(places, among.shape)), axis=1)
        weights = np.empty_like(sorted_weights)
        np.put_along_axis(weights, by_place, sorted_weights, axis=1)
        return weights


@dataclass(frozen=True, slots=True)
class Exactly:
    """The weights were said exactly, and there is no doubt about them.

    Example:
        >>> Exactly(Weights(("benefit",), [1.0])).draw(np.random.default_rng(1), 2)
        array([[1.],
               [1.]])
    """

    weights: Weights

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is weighed."""
        return self.weights.criteria

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """The same weights every time; the generator is not used."""
        del rng
        return np.tile(self.weights.values, (count, 1))


def even_on_simplex(rng: np.random.Generator, count: int, criteria: int) -> Floats:
    """Weights that sum to one, all equally likely. [(draw, criterion)]"""
    amounts = rng.standard_exponential((count, criteria))
    amounts /= amounts.sum(axis=1, keepdims=True)
    return amounts
