"""Points, and comparisons two by two, from someone who says how sure the numbers are."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats
from samvekt.core.weighing.incomplete import completed
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True)
class PointsWithDoubt:
    """Weights from points, with a stated doubt around them; their mean is what was said.

    A criterion with weight w gets the standard deviation doubt · √(w(1 − w)): with a doubt of
    0.1, a weight of 50 % is 50 ± 5 and one of 5 % is 5 ± 2. No weight gets below zero, and one
    that is zero stays so.

    Args:
        weights: As the points say, from `Weights.in_proportion` or another method.
        doubt: 0 for none, towards 1 for any single criterion taking everything. [0–1]

    Raises:
        OutOfRange: The doubt is not from 0 to below 1.

    Source:
        The Dirichlet distribution, with the sum of its parameters 1/doubt² − 1;
        docs/methods/weight-sampling.md §5.

    Example:
        >>> said = Weights(("benefit", "severity"), [0.3, 0.7])
        >>> draws = PointsWithDoubt(said, 0.1).draw(np.random.default_rng(1), 10_000)
        >>> draws.mean(axis=0).round(2), draws.std(axis=0).round(3)
        (array([0.3, 0.7]), array([0.046, 0.046]))
    """

    weights: Weights
    doubt: float

    def __post_init__(self) -> None:
        """Refuse a doubt that is none."""
        if not 0 <= self.doubt < 1:
            raise OutOfRange(
                message("The doubt is {doubt}. Give 0 up to, but not, 1.", doubt=self.doubt)
            )

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is weighed."""
        return self.weights.criteria

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """Gamma numbers, whose shapes are in proportion to the weights, divided by their sum."""
        said = self.weights.values
        if self.doubt < 1e-6:  # below this the draws differ from the weights in the last digits
            return np.tile(said, (count, 1))
        amounts = np.zeros((count, len(said)))
        above = said > 0
        amounts[:, above] = rng.dirichlet((1 / self.doubt**2 - 1) * said[above], count)
        return amounts


@dataclass(frozen=True, slots=True)
class ComparisonsWithDoubt:
    """Comparisons two by two with a stated doubt: each draw doubts every comparison anew.

    Args:
        comparisons: How many times as important each criterion is as each other.
        factor: In about two draws of three a comparison is within this factor of what was
            said; 1 is no doubt, 2 from half to double. [ratio]

    Raises:
        OutOfRange: The factor is below one.

    Source:
        Lognormal ratios, as in Hahn (2003) "Decision making with uncertain judgments", Decision
        Sciences 34(3):443–471, and the principal eigenvector as in `ahp`;
        docs/methods/weight-sampling.md §6.

    Example:
        >>> said = Comparisons.from_pairs([("severity", "benefit", 3)])
        >>> ComparisonsWithDoubt(said, 1).draw(np.random.default_rng(1), 1)
        array([[0.75, 0.25]])
    """

    comparisons: Comparisons
    factor: float
    _logs: Floats = field(init=False, repr=False, compare=False)  # (criterion, criterion)

    def __post_init__(self) -> None:
        """Fill in the pairs nobody compared, once."""
        if not 1 <= self.factor < np.inf:
            raise OutOfRange(
                message("The factor of doubt is {factor}. Give 1 or more.", factor=self.factor)
            )
        object.__setattr__(self, "_logs", np.log(completed(self.comparisons)[0]))

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is weighed."""
        return self.comparisons.criteria

    def draw(self, rng: np.random.Generator, count: int) -> Floats:
        """The principal eigenvector of the doubted comparisons, for each draw."""
        doubts = self._doubts(rng, count)  # (draw, criterion, criterion), logarithms
        return principal_vectors(np.exp(self._logs + doubts))

    def _doubts(self, rng: np.random.Generator, count: int) -> Floats:
        """How far each comparison is off; pairs nobody compared follow from those that were."""
        n = len(self.criteria)
        made = ~np.isnan(self.comparisons.ratios)
        first, second = np.nonzero(np.triu(made, 1))
        off = log(self.factor) * rng.standard_normal((count, len(first)))  # (draw, pair)
        doubts = np.zeros((count, n, n))
        doubts[:, first, second], doubts[:, second, first] = off, -off
        if not made.all():
            graph = np.diag(made.sum(axis=1) - 1.0) - (made & ~np.eye(n, dtype=bool))
            level = doubts.sum(axis=2) @ np.linalg.pinv(graph)  # (draw, criterion)
            follows = level[:, :, np.newaxis] - level[:, np.newaxis, :]
            doubts = np.where(made, doubts, follows)
        return doubts


def principal_vectors(ratios: Floats) -> Floats:
    """The principal eigenvector of each positive matrix, with sum one. [(draw, criterion)]

    Repeated multiplication; it stops when no weight moves by more than rounding.
    """
    vectors = np.full(ratios.shape[:2], 1 / ratios.shape[1])  # (draw, criterion)
    for _ in range(1000):
        longer = (ratios @ vectors[:, :, np.newaxis])[:, :, 0]
        longer /= longer.sum(axis=1, keepdims=True)
        moved = np.abs(longer - vectors).max(initial=0)
        vectors = longer
        if moved < 1e-14:
            break
    return vectors
