"""Figures with low, best and high as what they may be: costs, recipients, good life years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from samvekt.core.tables import Floats
from samvekt.core.uncertainty.pert import Pert
from samvekt.core.uncertainty.streams import blocks
from samvekt.core.uncertainty.uncertain_table import Cell, UncertainTable
from samvekt.formats.dossier.pieces import Estimate


def cell_of(estimate: Estimate | None, size: float = 1.0) -> Cell | None:
    """A number, or a PERT shape where a low or a high is given; None where no best is given.

    An end that is not given is taken to be the best estimate.

    Args:
        estimate: Low, best and high.
        size: What one of its unit is in the unit wanted.
    """
    if estimate is None or estimate.best is None:
        return None
    low, high = estimate.range
    if low == high:
        return estimate.best * size
    return Pert(low * size, estimate.best * size, high * size)


def best_in(cell: Cell) -> float:
    """The best estimate of a cell."""
    return cell if isinstance(cell, (int, float)) else cell.best


def sum_of(cells: Sequence[Cell]) -> Cell:
    """One cell for the sum: its ends and its best are the sums of the parts' own."""
    low, best, high = (
        sum(cell if isinstance(cell, (int, float)) else getattr(cell, end) for cell in cells)
        for end in ("low", "best", "high")
    )
    return float(best) if low == high else Pert(float(low), float(best), float(high))


def uncertain(cells: Mapping[str, Cell]) -> bool:
    """Whether any of the cells is more than a number."""
    return any(not isinstance(cell, (int, float)) for cell in cells.values())


def drawn(
    cells: Mapping[str, Cell], what: str, count: int, rng: np.random.Generator
) -> dict[str, Floats]:
    """Draws of each cell. [(draw,)]

    Args:
        cells: By option.
        what: What they are; it names their streams, so that other draws stay as they are.
        count: How many draws.
        rng: Where the seed is taken from.
    """
    table = UncertainTable(tuple(cells), (what,), [[cell] for cell in cells.values()])
    draws = table.draws(count, rng)
    values = np.concatenate([draws.block(at)[:, :, 0] for at in range(blocks(count))])
    return {name: values[:, at] for at, name in enumerate(cells)}
