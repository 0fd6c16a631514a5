"""Orders of scores by sorting whole numbers, with every near-tie found and settled exactly.

A score from 0 to 1 is turned into a float from 1 to 2 that falls with it. Its bits, read as a
whole number, are in the same order. The lowest bits are overwritten with the option's number,
so that one plain sort of whole numbers gives scores and options together; with 200 options it
keeps 44 bits of the score. Draws in which two neighbours come closer than what the lost bits
and rounding can explain are set aside and worked out again with plain arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from samvekt.core.tables import Floats

Whole = NDArray[np.int64]

EPSILON = 2.0**-52
NEAR_ONE, NEAR_TWO = 1 + 2.0**-10, 2 - 2.0**-10


class Scored(Protocol):
    """The scores of one block of draws, in a fast form and in an exact one."""

    count: int  # draws
    rounding: int  # what rounding may move a key by, in units of the last place

    def falling(self, out: Floats) -> None:
        """Scores as numbers from 1 to 2 that fall as the score rises. [(draw, option)]"""

    def exact(self, rows: Whole) -> tuple[Floats, Floats]:
        """Scores of some draws by plain arithmetic, and what rounding is relative to."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The options of every draw from best to worst, and the draws in which some are equal."""

    order: Whole  # (draw, place); rows of `tied` are in order too, equals in any order
    tied: Whole  # (tied draw,), which draws
    fresh: NDArray[np.bool_]  # (tied draw, place): False where equal to the one before


class Sorter:
    """Room for sorting blocks of draws over and over; one for each thread."""

    def __init__(self, options: int, draws: int) -> None:
        self.options = options
        self.low = (1 << max(options - 1, 1).bit_length()) - 1
        self.falling = np.empty((draws, options))
        self.gap = np.empty((draws, max(options - 1, 0)), np.int64)
        self.numbers = np.arange(options)

    def sorted(self, scored: Scored, criteria: int) -> Order:
        """The order of every draw of a block.

        The keys are cleared to option numbers in place; the result is overwritten next time.
        """
        falling = self.falling[: scored.count]
        scored.falling(falling)
        keys = falling.view(np.int64)
        keys &= ~self.low
        keys |= self.numbers
        keys.sort(axis=1)
        near = self._near(keys, 2 * (self.low + 1) + scored.rounding)
        keys &= self.low
        if not len(near):
            return Order(keys, near, np.empty((0, self.options), np.bool_))
        return _settled(keys, near, *scored.exact(near), criteria)

    def _near(self, keys: Whole, margin: int) -> Whole:
        """The draws in which two neighbours may be equal. [(near draw,)]"""
        if self.options < 2:
            return np.empty(0, np.int64)
        gap = self.gap[: len(keys)]
        np.subtract(keys[:, 1:], keys[:, :-1], out=gap)
        if gap.min() > margin:
            return np.empty(0, np.int64)
        return np.flatnonzero(gap.min(axis=1) <= margin)


def _settled(keys: Whole, near: Whole, score: Floats, size: Floats, criteria: int) -> Order:
    """Order the near draws by their exact scores, and find who is equal."""
    order = np.argsort(-score, axis=1, kind="stable")
    keys[near] = order
    fresh = fresh_in_order(
        np.take_along_axis(score, order, axis=1),
        np.take_along_axis(size, order, axis=1),
        criteria,
    )
    some = ~fresh.all(axis=1)
    return Order(keys, near[some], fresh[some])


def fresh_in_order(score: Floats, size: Floats, criteria: int) -> NDArray[np.bool_]:
    """Which scores of a falling order are below the one before by more than rounding.

    A sum of n products in double precision is off by at most n + 1 units of rounding times the
    sum of their sizes, and a weight or value written with decimals by one more each. Scores
    that this can explain are equal.

    Args:
        score: From best to worst. [(draw, place)]
        size: The sum of the sizes of each score's terms. [(draw, place)]
        criteria: How many terms a score has.

    Returns:
        False where a score is equal to the one before. [(draw, place)]
    """
    fresh = np.ones(score.shape, np.bool_)
    allowed = (criteria + 3) * EPSILON * (size[:, 1:] + size[:, :-1])
    fresh[:, 1:] = score[:, :-1] - score[:, 1:] > allowed
    return fresh
