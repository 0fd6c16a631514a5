"""How often an option is first with its own central weights, when only the table is in doubt."""

from __future__ import annotations

import numpy as np

from samvekt.core.ranking.firmness.blocks import AnyTable, plain_sums
from samvekt.core.ranking.firmness.engine import in_order
from samvekt.core.ranking.firmness.keys import EPSILON
from samvekt.core.tables import Floats, Table
from samvekt.core.uncertainty.streams import blocks

TOGETHER = 2**20
"""Scores held at a time."""


def confidence_factors(table: AnyTable, central: Floats, draws: int, threads: int = 1) -> Floats:
    """Share of the table's draws in which each option is first with its central weights.

    Options equal at the top share a draw equally. A table that is certain is one draw.

    Args:
        table: The table or its draws, the same as the central weights come from.
        central: Central weights; not a number where never first. [(option, criterion)]
        draws: How many draws there are of the table, where it is drawn.
        threads: How many to use; changes nothing but the time.

    Returns:
        Not a number where never first. [0–1; (option,)]

    Source:
        Lahdelma and Salminen (2001), §3; docs/methods/rank-acceptability.md §4.
    """
    ever = np.flatnonzero(~np.isnan(central[:, 0]))
    confidence = np.full(len(central), np.nan)
    if isinstance(table, Table):
        confidence[ever] = _firsts(table.values[np.newaxis], central, ever)
        return confidence
    drawn = table

    def work(number: int) -> Floats:
        return _firsts(drawn.block(number), central, ever)

    total = np.zeros(len(ever))
    for firsts in in_order(work, range(blocks(draws)), threads):
        total += firsts
    confidence[ever] = total / draws
    return confidence


def _firsts(values: Floats, central: Floats, ever: np.ndarray) -> Floats:
    """In how many of these draws each of `ever` is first. [(ever,)]"""
    options, criteria = values.shape[1:]
    size = plain_sums(central[ever], np.abs(values).max(axis=0, keepdims=True))[0].max(axis=1)
    allowed = 2 * (criteria + 3) * EPSILON * size  # (ever,)
    step = max(1, TOGETHER // max(options * len(ever), 1))
    total = np.zeros(len(ever))
    for first in range(0, len(values), step):
        score = values[first : first + step] @ central[ever].T  # (draw, option, ever)
        best = score >= score.max(axis=1, keepdims=True) - allowed
        own = best[:, ever, np.arange(len(ever))]  # (draw, ever)
        total += (own / best.sum(axis=1)).sum(axis=0)
    return total
