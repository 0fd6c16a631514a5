"""Places that equal options share: counted as whole numbers, divided once at the end.

A group of s equal options over s places gives each of them 1/s of each place. What is counted
is how often an option was in a group of a given size from a given place. So the result does
not depend on the order in which draws are added.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from samvekt.core.ranking.firmness.keys import Order, Whole
from samvekt.core.tables import Floats

TOGETHER = 2**21
"""Places written out at a time."""


class SharedPlaces:
    """How often each row was in a group of each size from each place."""

    def __init__(self, options: int) -> None:
        self.base = options + 1
        self.keys = np.empty(0, np.int64)
        self.counts = np.empty(0, np.int64)

    def add(self, rows: Whole, first: Whole, size: Whole, counts: Whole | None = None) -> None:
        """Count groups: whose, from which place (0 is best), and how large."""
        keys = (rows * self.base + first) * self.base + size
        ones = np.ones(len(keys), np.int64) if counts is None else counts
        self._merge(keys, ones)

    def include(self, other: SharedPlaces) -> None:
        """Add what another has counted."""
        self._merge(other.keys, other.counts)

    def spread(self, rows: int, options: int) -> Floats:
        """The share of each place each row has, in draws. [(row, place)]"""
        rest, size = np.divmod(self.keys, self.base)
        row, first = np.divmod(rest, self.base)
        places: Floats = np.zeros(rows * options)
        for some in _parts(size):
            at, part = _shared(row[some] * options + first[some], size[some], self.counts[some])
            places += np.bincount(at, weights=part, minlength=rows * options)
        return places.reshape(rows, options)

    def _merge(self, keys: Whole, counts: Whole) -> None:
        if not len(keys):
            return
        together = np.concatenate([self.keys, keys])
        self.keys, at = np.unique(together, return_inverse=True)
        both = np.concatenate([self.counts, counts])
        summed = np.zeros(len(self.keys), np.int64)
        np.add.at(summed, at, both)
        self.counts = summed


def _parts(size: Whole) -> list[slice]:
    """The groups in parts that are not too large to write out place by place."""
    upto = np.cumsum(size)
    ends = np.searchsorted(upto, np.arange(TOGETHER, upto[-1:].sum() + TOGETHER, TOGETHER), "right")
    cuts = np.unique(np.concatenate([[0], ends, [len(size)]]))
    return [slice(first, last) for first, last in itertools.pairwise(cuts.tolist())]


def _shared(first: Whole, size: Whole, counts: Whole) -> tuple[Whole, Floats]:
    """Every place of every group, and the part of the draws each member has of it."""
    before = np.cumsum(size) - size
    at = np.arange(int(size.sum())) - np.repeat(before - first, size)
    return at, np.repeat(counts / size, size)


def groups_of(order: Whole, fresh: NDArray[np.bool_], alike: Whole) -> tuple[Whole, Whole]:
    """The first place and the size of the group at each step of some orders.

    Args:
        order: Rows from best to worst. [(draw, step)]
        fresh: False where equal to the step before. [(draw, step)]
        alike: How many options each row stands for. [(row,)]

    Returns:
        First place of the group (0 is best), and how many options share it. [(draw, step)]
    """
    many = alike[order]  # (draw, step)
    end = np.cumsum(many, axis=1)
    steps = np.arange(order.shape[1])
    first = np.maximum.accumulate(np.where(fresh, steps, 0), axis=1)  # step the group begins at
    closes = np.ones_like(fresh)
    closes[:, :-1] = fresh[:, 1:]
    last = np.where(closes, steps, order.shape[1])[:, ::-1]
    last = np.minimum.accumulate(last, axis=1)[:, ::-1]  # step the group ends at
    place = np.take_along_axis(end - many, first, axis=1)
    return place, np.take_along_axis(end, last, axis=1) - place


def tied_groups(found: Order, alike: Whole) -> tuple[Whole, Whole]:
    """`groups_of` for the draws with equals."""
    return groups_of(found.order[found.tied], found.fresh, alike)
