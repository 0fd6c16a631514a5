"""Scores and places for one set of weights, quick enough to follow a hand on a slider."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samvekt.core.ranking.firmness.blocks import plain_sums
from samvekt.core.ranking.firmness.keys import fresh_in_order
from samvekt.core.tables import Floats, Table
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Each option's score and place, in the order of the options."""

    options: tuple[str, ...]
    score: Floats  # (option,)
    place: NDArray[np.int64]  # (option,), 1 is best; equal options share the better place


def scores_and_places(table: Table, weights: Weights) -> Places:
    """The weighted sums and the places they give.

    Raises:
        LabelMismatch: The weights are not exactly for the criteria of the table.

    Source:
        docs/methods/rank-acceptability.md §7.

    Example:
        >>> table = Table(("ward", "home", "day"), ("need", "gain"), [[9, 3], [3, 9], [0, 0]])
        >>> found = scores_and_places(table, Weights(("gain", "need"), [0.5, 0.5]))
        >>> found.score, found.place
        (array([6., 6., 0.]), array([1, 1, 3]))
    """
    ordered = weights.in_order_of(table.criteria).values
    score, size = plain_sums(ordered[np.newaxis], table.values[np.newaxis])
    order = np.argsort(-score, axis=1, kind="stable")
    fresh = fresh_in_order(
        np.take_along_axis(score, order, axis=1),
        np.take_along_axis(size, order, axis=1),
        len(table.criteria),
    )
    steps = np.arange(len(table.options))
    place = np.empty(len(table.options), np.int64)
    place[order[0]] = 1 + np.maximum.accumulate(np.where(fresh[0], steps, 0))
    return Places(table.options, score[0], place)
