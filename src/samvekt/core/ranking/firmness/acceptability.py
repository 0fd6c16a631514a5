"""How often each option takes each place, over draws of weights and of the table."""

from __future__ import annotations

import numpy as np

from samvekt.core.ranking.firmness.blocks import (
    AnyDraws,
    AnyTable,
    sorted_table,
    weight_blocks,
)
from samvekt.core.ranking.firmness.confidence import confidence_factors
from samvekt.core.ranking.firmness.engine import Progress, Tally, tally
from samvekt.core.ranking.firmness.keys import Whole
from samvekt.core.ranking.firmness.result import Firmness, standard_error
from samvekt.core.tables import Floats


def rank_acceptability(table: AnyTable, weight_draws: AnyDraws, *, threads: int = 2) -> Floats:
    """The share of draws in which each option takes each place; equal options share equally.

    Args:
        table: Values of the options on the criteria, or draws of such a table. [any unit; more
            speaks for priority]
        weight_draws: Weights that sum to one in each draw, as an array in the order of the
            table's criteria, or as `WeightDraws`, which is matched by name.
            [(draw, criterion)]
        threads: How many to use; the result is the same for any number.

    Returns:
        Shares; rows and columns sum to one. [0–1; (option, place)]

    Raises:
        LabelMismatch: The draws do not weigh exactly the criteria of the table.
        OutOfRange: There are no draws, a draw is not weights that sum to one, or there is
            another number of draws of the table.

    Source:
        Lahdelma and Salminen (2001) "SMAA-2", Operations Research 49(3):444–454;
        docs/methods/rank-acceptability.md §2.

    Example:
        >>> from samvekt.core.tables import Table
        >>> table = Table(("ward", "home"), ("benefit", "severity"), [[1, 0], [0, 1]])
        >>> rank_acceptability(table, np.array([[0.7, 0.3], [0.6, 0.4], [0.5, 0.5], [0.2, 0.8]]))
        array([[0.625, 0.375],
               [0.375, 0.625]])
    """
    weights, rows = weight_blocks(table, weight_draws), sorted_table(table)
    found = tally(rows, weights, central=False, wins=False, threads=threads)
    share: Floats = found.taken[rows.row_of] / weights.count
    return share


def firmness(
    table: AnyTable,
    weight_draws: AnyDraws,
    *,
    pairwise: bool = False,
    threads: int = 2,
    progress: Progress | None = None,
) -> Firmness:
    """How firm the ranking is: places, central weights, confidence, and who beats whom.

    All of it comes from the same draws.

    Args:
        table: As for `rank_acceptability`.
        weight_draws: As for `rank_acceptability`.
        pairwise: Whether to count who beats whom; takes longer with many options.
        threads: How many to use; the result is the same for any number.
        progress: Told how many draws are done, of how many.

    Raises:
        LabelMismatch: As for `rank_acceptability`.
        OutOfRange: As for `rank_acceptability`.

    Source:
        Lahdelma and Salminen (2001), as above; Leskinen, Viitanen, Kangas and Kangas (2006)
        for pairwise winning, Forest Science 52(3):304–312;
        docs/methods/rank-acceptability.md §3–5.

    Example:
        >>> from samvekt.core.tables import Table
        >>> table = Table(("ward", "home"), ("benefit", "severity"), [[1, 0], [0, 1]])
        >>> found = firmness(table, np.array([[0.7, 0.3], [0.5, 0.5]]), pairwise=True)
        >>> found.first, found.winning[0, 1].item()
        (array([0.75, 0.25]), 0.75)
        >>> found.central_weights
        array([[0.63333333, 0.36666667],
               [0.5       , 0.5       ]])
    """
    weights, rows = weight_blocks(table, weight_draws), sorted_table(table)
    found = tally(rows, weights, central=True, wins=pairwise, threads=threads, progress=progress)
    return _labelled(table, rows.row_of, found, weights.count, threads)


def _labelled(table: AnyTable, row_of: Whole, found: Tally, count: int, threads: int) -> Firmness:
    share = found.taken[row_of] / count
    with np.errstate(invalid="ignore", divide="ignore"):
        central = (found.weight_when_first / found.taken[:, :1])[row_of]
    return Firmness(
        options=table.options,
        criteria=table.criteria,
        draws=count,
        share=share,
        standard_error=standard_error(share, count),
        central_weights=central,
        confidence=confidence_factors(table, central, count, threads),
        winning=None if found.wins is None else found.wins[np.ix_(row_of, row_of)] / count,
    )
