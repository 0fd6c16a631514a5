"""One block of draws at a time: its weights, and its scores for a fixed or a drawn table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.ranking.firmness.keys import LEAST, MOST, Whole
from samvekt.core.tables import Floats, Table, match_or_refuse
from samvekt.core.uncertainty.streams import BLOCK, size_of
from samvekt.core.uncertainty.uncertain_table import TableDraws
from samvekt.core.weighing.sampling.draws import WeightDraws

AnyTable = Table | TableDraws
AnyDraws = Floats | WeightDraws
TOGETHER = 2**19
"""Products asked of one matrix multiplication; more would set the library's own threads off."""
RANGE = MOST - LEAST


@dataclass(frozen=True, slots=True, eq=False)
class WeightBlocks:
    """Draws of weights in the order of a table's criteria, checked as they come."""

    given: AnyDraws
    columns: tuple[int, ...]
    count: int

    def block(self, number: int) -> Floats:
        """The weights of one block. [(draw, criterion)]"""
        if not isinstance(self.given, WeightDraws):
            return self.given[number * BLOCK : number * BLOCK + size_of(number, self.count)]
        weights = self.given.block(number)
        return weights[:, list(self.columns)]


def weight_blocks(table: AnyTable, given: AnyDraws) -> WeightBlocks:
    """Match the draws to the criteria of the table.

    Raises:
        LabelMismatch: The draws do not weigh exactly the criteria of the table.
        OutOfRange: There are no draws, a weight is negative or missing, a draw does not sum to
            one, or there is another number of draws of the table.
    """
    if isinstance(given, WeightDraws):
        match_or_refuse(given.criteria, table.criteria, "weights")
        columns = tuple(given.criteria.index(name) for name in table.criteria)
        found = WeightBlocks(given, columns, given.count)
    else:
        values = np.ascontiguousarray(given, dtype=np.float64)
        _refuse_no_weights(values, len(table.criteria))
        found = WeightBlocks(values, (), len(values))
    if isinstance(table, TableDraws) and table.count != found.count:
        raise OutOfRange(
            message(
                "There are {tables} draws of the table and {weights} of the weights. Draw as many "
                "of each.",
                tables=table.count,
                weights=found.count,
            )
        )
    return found


def _refuse_no_weights(values: Floats, criteria: int) -> None:
    if values.ndim != 2 or values.shape[1] != criteria or not len(values):
        raise OutOfRange(
            message(
                "The weight draws have the shape {shape}. Give at least one row, with one number "
                "for each of the {criteria} criteria.",
                shape=" × ".join(str(n) for n in values.shape),
                criteria=criteria,
            )
        )
    # Written so that a missing number is refused too.
    if not (values.min() >= 0 and np.abs(values.sum(axis=1) - 1).max() <= 1e-9):
        raise OutOfRange(
            message("Every draw of weights must have numbers of 0 or more that sum to 1.")
        )


class FixedTable:
    """A table that is the same in every draw, with rows that are alike taken together.

    Attributes:
        values: The rows that differ. [(row, criterion)]
        row_of: Which of them each option has. [(option,)]
        alike: How many options have each. [(row,)]
    """

    def __init__(self, table: Table) -> None:
        plain = table.values + 0.0  # a negative zero is zero
        self.values, self.row_of, self.alike = np.unique(
            plain, axis=0, return_inverse=True, return_counts=True
        )
        self.row_of = self.row_of.reshape(-1)
        self.criteria = len(table.criteria)
        low, span = _range_of(self.values)
        self._falling = np.ascontiguousarray((MOST - RANGE * ((self.values - low) / span)).T)
        self.rounding = _rounding(self.values, span, self.criteria)

    def scored(self, number: int, weights: Floats) -> FixedScores:
        """The scores of one block."""
        del number
        return FixedScores(self, weights)

    def multiplied(self, weights: Floats, out: Floats) -> None:
        """Weights times the falling values, a piece at a time."""
        step = max(4, TOGETHER // max(self._falling.size, 1))
        for first in range(0, len(weights), step):
            piece = slice(first, first + step)
            np.matmul(weights[piece], self._falling, out=out[piece])


class FixedScores:
    """The scores of one block of draws for a fixed table."""

    def __init__(self, table: FixedTable, weights: Floats) -> None:
        self.table, self.weights = table, weights
        self.count, self.rounding = len(weights), table.rounding

    def falling(self, out: Floats) -> None:
        """The scores as falling numbers."""
        self.table.multiplied(self.weights, out)

    def exact(self, rows: Whole) -> tuple[Floats, Floats]:
        """The sums in the order of the criteria, as a plain loop would add them."""
        return plain_sums(self.weights[rows], self.table.values[np.newaxis])


class DrawnTable:
    """A table that is drawn anew together with the weights."""

    def __init__(self, draws: TableDraws) -> None:
        self.draws = draws
        self.criteria = len(draws.criteria)
        self.row_of = np.arange(len(draws.options))
        self.alike = np.ones(len(draws.options), np.int64)

    def scored(self, number: int, weights: Floats) -> DrawnScores:
        """The scores of one block."""
        return DrawnScores(self.draws.block(number), weights)


class DrawnScores:
    """The scores of one block of draws of weights and table together."""

    def __init__(self, values: Floats, weights: Floats) -> None:
        self.values, self.weights = values, weights
        self.count = len(weights)
        self.score, self.size = plain_sums(weights, values)
        self._low, self._span = _range_of(self.score)
        self.rounding = _rounding(self.size, self._span, values.shape[2])

    def falling(self, out: Floats) -> None:
        """The scores as falling numbers."""
        np.subtract(self.score, self._low, out=out)
        out *= -RANGE / self._span
        out += MOST

    def exact(self, rows: Whole) -> tuple[Floats, Floats]:
        """The sums as they are."""
        return self.score[rows], self.size[rows]


def plain_sums(weights: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Weighted sums added criterion by criterion, and the sums of the sizes of their terms.

    Nothing here depends on how many draws are asked for at a time, and options that are alike
    get exactly the same number.

    Args:
        weights: [(draw, criterion)]
        values: [(draw or 1, option, criterion)]

    Returns:
        Both [(draw, option)].
    """
    score = np.zeros((len(weights), values.shape[1]))
    size = np.zeros_like(score)
    for j in range(weights.shape[1]):
        term = weights[:, j, np.newaxis] * values[:, :, j]  # (draw, option)
        score += term
        size += np.abs(term, out=term)
    return score, size


def _range_of(numbers: Floats) -> tuple[float, float]:
    """The lowest number and the span. [unit of the numbers]

    Equal numbers are given a span of one. A span no number can hold is infinite; then all keys
    come out equal, and every draw is settled exactly.
    """
    low, high = float(numbers.min()), float(numbers.max())
    span = high - low
    return (0.0, np.inf) if span == np.inf else (low, span or 1.0)


def _rounding(numbers: Floats, span: float, terms: int) -> int:
    """What rounding may move a key by, in units of its last place."""
    largest = max(abs(float(numbers.min())), abs(float(numbers.max())))
    return int(min((terms + 8) * (4 + 4 * (largest / span)), 2.0**50))


def sorted_table(table: AnyTable) -> FixedTable | DrawnTable:
    """The table in the form the engine wants."""
    return FixedTable(table) if isinstance(table, Table) else DrawnTable(table)
