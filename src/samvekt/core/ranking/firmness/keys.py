"""Orders of scores by sorting whole numbers, with every near-tie found and settled exactly.

A score is turned into a number from 2³⁰ to 2³¹ that falls with it. The lowest bits of the whole
number are overwritten with the option's number, so that one plain sort gives scores and options
together. Draws in which two neighbours come closer than what the lost bits and rounding can
explain are sorted again with more bits: the bits of the float, read as a whole number of 64
bits, are in the same order as the floats. Where even those are too close, the scores are worked
out again with plain arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from samvekt.core.ranking.firmness.loops import Loops
from samvekt.core.tables import Floats

Whole = NDArray[np.signedinteger]

EPSILON = 2.0**-52
LEAST, MOST = 2.0**30 * (1 + 2.0**-10), 2.0**30 * (2 - 2.0**-10)
"""Between these, floats have one exponent and whole parts of 31 bits."""
FEW = 256
"""Up to so many rows, the whole part alone tells nearly all draws apart, and sorts faster."""


class Scored(Protocol):
    """The scores of one block of draws, in a fast form and in an exact one."""

    count: int  # draws
    rounding: int  # what rounding may move `falling` by, in units of the last place

    def falling(self, out: Floats) -> None:
        """Scores as numbers from LEAST to MOST that fall as the score rises. [(draw, option)]"""

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

    def __init__(self, rows: int, draws: int, loops: Loops | None = None) -> None:
        self.loops = loops if rows <= FEW else None
        self.near = np.empty(draws, np.int64)
        self.low = (1 << max(rows - 1, 1).bit_length()) - 1
        self.falling = np.empty((draws, rows))
        self.few = rows <= FEW
        self.keys: Whole = np.empty((draws, rows), np.int32)
        if not self.few:
            self.keys = self.falling.view(np.int64)
        # One number for each key, and not one for each row: long loops are fast ones. Compiled
        # loops need none of it.
        shape = (0, rows) if self.loops is not None else (draws, rows)
        self.numbers = np.tile(np.arange(rows), (shape[0], 1)).astype(self.keys.dtype)
        self.gap = np.empty(shape, self.keys.dtype)
        self.close = np.empty(shape, np.bool_)

    @property
    def room(self) -> NDArray[np.int64]:
        """Room for a whole number for each key, free when the order is known. [(draw, row)]"""
        return self.falling.view(np.int64)

    def sorted(self, scored: Scored, criteria: int) -> Order:
        """The order of every draw of a block; the room it stands in is used again next time."""
        count, close = scored.count, 2 * (self.low + 1) + scored.rounding
        falling, keys = self.falling[:count], self.keys[:count]
        scored.falling(falling)
        if self.few:
            if self.loops is None:
                np.copyto(keys, falling, casting="unsafe")
            else:
                self.loops.keyed(falling, keys, self.low)
            whole = 2 * (self.low + 1) + 2 + (scored.rounding >> 22)
            near = _sort(keys, self, whole)
            near = self._finer(keys, falling, near, close)
        else:
            near = _sort(keys, self, close)
        if not len(near):
            return Order(keys, near, np.empty((0, keys.shape[1]), np.bool_))
        return _settled(keys, near, *scored.exact(near), criteria)

    def _finer(self, keys: Whole, falling: Floats, near: Whole, closest: int) -> Whole:
        """Sort some draws again with all bits of the float; which are still too close."""
        bits = falling[near].view(np.int64)
        bits &= ~self.low
        bits |= np.arange(bits.shape[1])
        bits.sort(axis=1)
        still = (bits[:, 1:] - bits[:, :-1] <= closest).any(axis=1)
        bits &= self.low
        keys[near] = bits
        return near[still]


def _sort(keys: Whole, room: Sorter, closest: int) -> Whole:
    """Sort keys in place and clear them to rows; which draws have neighbours too close.

    Args:
        keys: Falling scores as whole numbers. [(draw, row)]
        room: The rows' numbers, and room for gaps.
        closest: Neighbours no further apart than this may be equal.
    """
    draws, rows = keys.shape
    if room.loops is not None:
        keys.sort(axis=1)
        found = room.loops.cleared(keys, room.low, closest, room.near)
        return room.near[:found].copy()
    keys &= ~room.low
    keys |= room.numbers[:draws]
    keys.sort(axis=1)
    gap, close = room.gap[:draws], room.close[:draws]
    np.subtract(keys.ravel()[1:], keys.ravel()[:-1], out=gap.ravel()[:-1])
    gap[:, -1:] = np.iinfo(gap.dtype).max  # from one draw to the next is no gap
    np.less_equal(gap, closest, out=close)
    near: Whole = np.unique(np.flatnonzero(close.ravel()) // rows)
    keys &= room.low
    return near


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
