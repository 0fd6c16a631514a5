"""Who beats whom in how many draws, from the places in every draw."""

from __future__ import annotations

import numpy as np

from samvekt.core.ranking.firmness.keys import Order, Whole
from samvekt.core.uncertainty.streams import BLOCK

ROOM = 2**24
"""Bytes one thread may hold of steps; longer rows are compared faster."""


def most_blocks(rows: int) -> int:
    """How many blocks of draws to compare at a time."""
    return max(1, ROOM // (BLOCK * rows * _kind(rows)().itemsize))


def _kind(rows: int) -> type[np.unsignedinteger]:
    return np.uint8 if rows <= 2**8 else np.uint16 if rows <= 2**16 else np.uint32


class Rivals:
    """The step at which each row stands in each of some draws, the same for equals."""

    def __init__(self, rows: int, draws: int) -> None:
        self.step = np.empty((rows, draws), _kind(rows))
        self.done = 0
        self.some_equal = False

    def note(self, found: Order) -> None:
        """Note the steps of one block of draws."""
        draws, rows = found.order.shape
        step = np.broadcast_to(np.arange(rows, dtype=self.step.dtype), (draws, rows))
        if len(found.tied):
            step = step.copy()
            begun = np.maximum.accumulate(np.where(found.fresh, np.arange(rows), 0), axis=1)
            step[found.tied] = begun
            self.some_equal = True
        noted = self.step[:, self.done : self.done + draws]
        noted[found.order, np.arange(draws)[:, np.newaxis]] = step
        self.done += draws

    def wins(self) -> Whole:
        """Twice the number of draws in which a row beats a rival; an equal one counts once."""
        rows = len(self.step)
        step = self.step[:, : self.done]
        wins = np.full((rows, rows), self.done, np.int64)  # beside itself: equal in all
        before = np.empty(self.done, np.bool_)
        for i in range(rows):
            for k in range(i + 1, rows):
                above = np.count_nonzero(np.less(step[i], step[k], out=before))
                below = self.done - above
                if self.some_equal:
                    below = np.count_nonzero(np.less(step[k], step[i], out=before))
                wins[i, k] = self.done + above - below
                wins[k, i] = self.done + below - above
        return wins
