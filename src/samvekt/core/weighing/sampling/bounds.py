"""How many times as important one criterion may be as another, and all that follows from it.

In logarithms such bounds are differences, so what follows from them is a shortest path. A
path back to its start that is shorter than nothing is a contradiction; one that is exactly
nothing ties its criteria to fixed proportions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, position

CLOSE = 1e-9
"""Logarithms this close were meant as equal: bounds are given with few digits."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """The first criterion is from `low` to `high` times as important as the second.

    Infinity as `high` means that only the lower bound was said; 0 as `low` the other way.

    Raises:
        OutOfRange: The bounds are not in order, or the two criteria are the same.
    """

    first: str
    second: str
    low: float
    high: float = np.inf

    def __post_init__(self) -> None:
        """Refuse bounds that hold nothing."""
        if not (0 <= self.low <= self.high and self.low < np.inf and self.high > 0):
            raise OutOfRange(
                message(
                    "{first} compared with {second} is from {low} to {high}. Give a lower bound "
                    "that is not above the upper one.",
                    first=self.first,
                    second=self.second,
                    low=self.low,
                    high=self.high,
                )
            )
        if self.first == self.second:
            raise OutOfRange(message("{first} cannot be compared with itself.", first=self.first))


@dataclass(frozen=True, slots=True, eq=False)
class Closed:
    """Bounds with all that follows, after criteria in fixed proportion are put together.

    `most[g, h]` is the logarithm of how many times as heavy group g may be as group h.
    """

    group: NDArray[np.int64]  # (criterion,), the group each belongs to
    part: Floats  # (criterion,), its share of the group's weight
    most: Floats  # (group, group)

    def spread(self, groups: Floats) -> Floats:
        """The weights of the criteria from those of the groups. [(draw, criterion)]"""
        weights: Floats = groups[:, self.group] * self.part
        return weights

    def holds(self, groups: Floats) -> NDArray[np.bool_]:
        """Which draws keep within every bound. [(draw,)]"""
        first, second = np.nonzero(np.isfinite(self.most) & ~np.eye(len(self.most), dtype=bool))
        reach = np.exp(self.most[first, second])  # (bound,)
        within = groups[:, first] <= groups[:, second] * reach * (1 + 1e-12)  # (draw, bound)
        return np.asarray(within.all(axis=1))


def closed(criteria: tuple[str, ...], ratios: Sequence[Ratio]) -> Closed:
    """All that follows from the bounds.

    Raises:
        LabelMismatch: A bound names a criterion that is not among `criteria`.
        OutOfRange: The bounds contradict each other; the error names two criteria they tie.
    """
    most = _shortest(_direct(criteria, ratios))
    _refuse_contradiction(criteria, most)
    tied = most + most.T <= CLOSE  # (criterion, criterion), always itself
    leaders = tied.argmax(axis=1)  # (criterion,), the first criterion it is tied to
    firsts, group = np.unique(leaders, return_inverse=True)
    beside = np.exp(most[np.arange(len(criteria)), leaders])  # (criterion,), against its leader
    total = np.bincount(group, weights=beside)  # (group,)
    scale = np.log(total)
    between = most[np.ix_(firsts, firsts)] + scale[:, np.newaxis] - scale[np.newaxis, :]
    np.fill_diagonal(between, 0.0)
    return Closed(group, beside / total[group], between)


def _direct(criteria: tuple[str, ...], ratios: Sequence[Ratio]) -> Floats:
    most = np.full((len(criteria), len(criteria)), np.inf)
    np.fill_diagonal(most, 0.0)
    for ratio in ratios:
        i, j = position(criteria, ratio.first), position(criteria, ratio.second)
        most[i, j] = min(most[i, j], np.log(ratio.high))
        if ratio.low > 0:
            most[j, i] = min(most[j, i], -np.log(ratio.low))
    return most


def _shortest(most: Floats) -> Floats:
    shortest = most.copy()
    for via in range(len(most)):
        through = shortest[:, via, np.newaxis] + shortest[np.newaxis, via, :]
        shortest = np.minimum(shortest, through)
    return shortest


def _refuse_contradiction(criteria: tuple[str, ...], most: Floats) -> None:
    back = np.diag(most) < -CLOSE
    if back.any():
        tied = tuple(name for name, bad in zip(criteria, back, strict=True) if bad)
        raise OutOfRange(
            message(
                "The bounds between {criteria} contradict each other. Widen one of them.",
                criteria=tied,
            )
        )
