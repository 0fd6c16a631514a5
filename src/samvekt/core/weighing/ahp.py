"""Weights from comparisons two by two (AHP), and how well the comparisons fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import exp, inf, log

import numpy as np

from samvekt.core.errors import NotCovered
from samvekt.core.message import Message, message
from samvekt.core.tables import Floats
from samvekt.core.weighing.incomplete import Filled, completed
from samvekt.core.weighing.pairwise import Comparisons
from samvekt.core.weighing.perron import principal
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True)
class RandomIndex:
    """The mean inconsistency of random comparisons, by number of criteria, and whose table.

    Published tables differ, and so does the consistency ratio; its name goes with the result.
    """

    name: str
    values: Mapping[int, float]  # consistency index by number of criteria

    def of(self, criteria: int) -> float:
        """The index for so many criteria.

        Raises:
            NotCovered: The table does not have this number of criteria.
        """
        if criteria not in self.values:
            raise NotCovered(
                message(
                    "The table of random indices {name} has no number for {criteria} criteria. It "
                    "covers {covered}.",
                    name=self.name,
                    criteria=criteria,
                    covered=tuple(sorted(self.values)),
                )
            )
        return self.values[criteria]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three criteria whose three comparisons fit together worst."""

    criteria: tuple[str, str, str]  # a, b, c
    ratios: tuple[float, float, float]  # a to b, b to c, a to c
    consistent: float  # what a to c would be if it followed from the other two
    inconsistency: float  # Koczkodaj's index: 0 fits, towards 1 contradicts
    said: Message


@dataclass(frozen=True, slots=True, eq=False)
class AhpResult:
    """Weights from comparisons, and what must be known to trust them."""

    weights: Weights
    lambda_max: float
    consistency_index: float
    consistency_ratio: float
    random_index: float | None  # None for one or two criteria, which always fit together
    ri_name: str
    triad: Triad | None  # None when every triad fits
    filled: tuple[Filled, ...]  # the ratios of pairs nobody compared
    said: Message


def ahp(comparisons: Comparisons, random_index: RandomIndex) -> AhpResult:
    """Weights as the principal eigenvector of the comparisons, with their consistency.

    Pairs nobody compared are given the ratios that make the whole most consistent. The triad
    is sought among the comparisons that were made.

    Args:
        comparisons: How many times as important each criterion is as each other.
        random_index: The table to hold the inconsistency against, with its name.

    Raises:
        NotCovered: The table does not have this number of criteria.

    Source:
        Saaty (1977) "A scaling method for priorities in hierarchical structures", Journal of
        Mathematical Psychology 15(3):234–281; docs/methods/ahp.md §3–6.

    Example:
        >>> saaty = RandomIndex("Saaty 1980", {3: 0.58})
        >>> pairs = [("severity", "benefit", 2), ("benefit", "cost", 2), ("severity", "cost", 4)]
        >>> result = ahp(Comparisons.from_pairs(pairs), saaty)
        >>> result.weights.values.round(4), round(result.consistency_ratio, 6)
        (array([0.5714, 0.2857, 0.1429]), 0.0)
    """
    n = len(comparisons.criteria)
    index = random_index.of(n) if n > 2 else None
    whole, filled = completed(comparisons)
    largest, vector = principal(whole)
    # Rounding may leave the eigenvalue a hair below n, where it can never be.
    inconsistency = max(0.0, (largest - n) / (n - 1)) if n > 2 else 0.0
    ratio = 0.0 if index is None else inconsistency / index
    return AhpResult(
        weights=Weights(comparisons.criteria, vector),
        lambda_max=largest,
        consistency_index=inconsistency,
        consistency_ratio=ratio,
        random_index=index,
        ri_name=random_index.name,
        triad=most_inconsistent_triad(comparisons),
        filled=filled,
        said=message(
            "The consistency ratio is {ratio:.3f}, by the random indices of {name}.",
            ratio=ratio,
            name=random_index.name,
        ),
    )


def said_against(result: AhpResult, limit: float) -> Message:
    """Whether the comparisons fit together well enough, by a limit the round has chosen.

    Args:
        result: The weights and their consistency.
        limit: The highest consistency ratio to accept. [ratio]
    """
    if result.consistency_ratio <= limit:
        return message(
            "The comparisons fit together: the consistency ratio is {ratio:.3f}, and the limit is "
            "{limit}.",
            ratio=result.consistency_ratio,
            limit=limit,
        )
    return message(
        "The comparisons contradict each other: the consistency ratio is {ratio:.3f}, and the "
        "limit is {limit}. Look first at the three that fit worst.",
        ratio=result.consistency_ratio,
        limit=limit,
    )


def most_inconsistent_triad(comparisons: Comparisons) -> Triad | None:
    """The three comparisons that fit together worst, or None when all triads fit.

    Source:
        Koczkodaj (1993) "A new definition of consistency of pairwise comparisons",
        Mathematical and Computer Modelling 18(7):79–84; docs/methods/ahp.md §5.
    """
    ratios = comparisons.ratios
    worst, gap = None, 1e-9  # triads closer than rounding fit
    for triad in combinations(range(len(comparisons.criteria)), 3):
        apart = _gap(ratios, triad)
        if gap < apart < inf:
            worst, gap = triad, apart
    return None if worst is None else _triad(comparisons, worst, gap)


def _gap(ratios: Floats, triad: tuple[int, int, int]) -> float:
    """How far a→c is from a→b→c, on a log scale; infinite when one was not compared."""
    a, b, c = triad
    three = float(ratios[a, b]), float(ratios[b, c]), float(ratios[a, c])
    if np.isnan(three).any():
        return inf
    return abs(log(three[0]) + log(three[1]) - log(three[2]))


def _triad(comparisons: Comparisons, triad: tuple[int, int, int], gap: float) -> Triad:
    i, j, k = triad
    a, b, c = (comparisons.criteria[place] for place in triad)
    ratios = comparisons.ratios
    first, second, third = float(ratios[i, j]), float(ratios[j, k]), float(ratios[i, k])
    said = message(
        "These three fit worst: {a} to {b} is {first:.3g} and {b} to {c} is {second:.3g}, so {a} "
        "to {c} would be {consistent:.3g}; it is {third:.3g}.",
        a=a,
        b=b,
        c=c,
        first=first,
        second=second,
        third=third,
        consistent=first * second,
    )
    return Triad((a, b, c), (first, second, third), first * second, 1 - exp(-gap), said)
