"""What knowing more before choosing is worth, in the units of the case.

The choice is given: the options a ranking puts first today. What is known anew may make others
better, and the average gain from choosing anew is what the knowledge is worth. Because the
choice is not picked from the same draws, the estimate leans neither up nor down.

Given what becomes known, the expected value of an option is exact: it is a sum of products of
independent numbers, so each number that stays unknown counts with its mean. There is no
sampling within samples and no curve to fit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import LabelMismatch, OutOfRange
from samvekt.core.message import message
from samvekt.core.ranking.firmness.blocks import WeightBlocks, weight_blocks
from samvekt.core.tables import Floats, Table, match_or_refuse, position
from samvekt.core.uncertainty.streams import blocks
from samvekt.core.uncertainty.uncertain_table import TableDraws
from samvekt.core.weighing.sampling.draws import WeightDraws

Cells = Collection[tuple[str, str]]
"""Options and criteria whose numbers become known."""


@dataclass(frozen=True, slots=True, eq=False)
class WorthOfKnowing:
    """The average gain from choosing anew with what is known, and its standard error."""

    worth: float  # unit of the table times the unit of the amounts
    standard_error: float
    changes: float  # share of draws in which another choice would be made, 0–1
    chosen: tuple[str, ...]
    draws: int


def worth_of_knowing_all(
    table: TableDraws,
    weight_draws: Floats | WeightDraws,
    chosen: Sequence[str],
    *,
    amounts: Mapping[str, float] | None = None,
) -> WorthOfKnowing:
    """What it would be worth to know every number and every weight before choosing (EVPI).

    Args:
        table: Draws of the values. [any unit; more is better]
        weight_draws: As many draws of the weights.
        chosen: What would be chosen today; as many are chosen anew.
        amounts: What each option's value is multiplied by, for instance people reached; None
            for the value itself. [unit of the case]

    Returns:
        Never below zero. [unit of the table × unit of the amounts]

    Raises:
        LabelMismatch: A name in `chosen` or `amounts` is unknown, or the weights do not fit.
        OutOfRange: Nothing or everything is chosen, or there are fewer than two draws.

    Source:
        Raiffa and Schlaifer (1961) "Applied Statistical Decision Theory";
        docs/methods/one-more-study.md §2.
    """
    gains = _Gains(table, weight_draws, chosen, amounts)
    return gains.summed(gains.values())


def worth_of_knowing(
    table: TableDraws,
    weight_draws: Floats | WeightDraws,
    chosen: Sequence[str],
    *,
    cells: Cells = (),
    weights: bool = False,
    amounts: Mapping[str, float] | None = None,
) -> WorthOfKnowing:
    """What it would be worth to know some of it before choosing (EVPPI): one more study.

    The draws are those of `worth_of_knowing_all`.

    Args:
        table: As for `worth_of_knowing_all`.
        weight_draws: As for `worth_of_knowing_all`.
        chosen: As for `worth_of_knowing_all`.
        cells: The options and criteria whose numbers become known.
        weights: Whether the weights become known.
        amounts: As for `worth_of_knowing_all`.

    Returns:
        Never below zero. [unit of the table × unit of the amounts]

    Raises:
        LabelMismatch: As for `worth_of_knowing_all`, or a cell is unknown.
        OutOfRange: As for `worth_of_knowing_all`.

    Source:
        Raiffa and Schlaifer (1961), as above; docs/methods/one-more-study.md §3.

    Example:
        >>> from samvekt.core.uncertainty.shapes import Steps
        >>> from samvekt.core.uncertainty.uncertain_table import UncertainTable
        >>> cells = [[50], [Steps([0, 80], [0.5, 0.5], best=80)]]
        >>> table = UncertainTable(["ward", "home"], ["gain"], cells)
        >>> draws = table.draws(40_000, np.random.default_rng(1))
        >>> weights, study = np.ones((40_000, 1)), [("home", "gain")]
        >>> known = worth_of_knowing(draws, weights, ["ward"], cells=study)
        >>> round(known.worth), round(known.changes, 1)
        (15, 0.5)
    """
    gains = _Gains(table, weight_draws, chosen, amounts)
    return gains.summed(gains.expected(frozenset(cells), weights))


def draws_of_value(table: TableDraws, weight_draws: Floats | WeightDraws) -> Floats:
    """The value of every option in every draw. [(draw, option)]"""
    weights = weight_blocks(table, weight_draws)
    return np.concatenate(
        [
            np.einsum("dij,dj->di", table.block(number), weights.block(number))
            for number in range(blocks(weights.count))
        ]
    )


class _Gains:
    """What choosing anew gains in each draw."""

    def __init__(
        self,
        table: TableDraws,
        given: Floats | WeightDraws,
        chosen: Sequence[str],
        amounts: Mapping[str, float] | None,
    ) -> None:
        self.table, self.options, self.chosen = table, table.options, tuple(chosen)
        self.weights: WeightBlocks = weight_blocks(table, given)
        self.at = [position(self.options, name) for name in self.chosen]
        if not 0 < len(set(self.at)) == len(self.at) < len(self.options):
            raise OutOfRange(message("Choose at least one option and fewer than all, each once."))
        if self.weights.count < 2:
            raise OutOfRange(message("Ask for at least two draws."))
        self.amount = np.ones(len(self.options))
        if amounts is not None:
            match_or_refuse(amounts, self.options, "options")
            self.amount = np.array([amounts[name] for name in self.options], np.float64)

    def values(self) -> Iterator[Floats]:
        """The value of every option with everything known. [(draw, option)]"""
        for number in range(blocks(self.weights.count)):
            weights = self.weights.block(number)
            yield self.amount * np.einsum("dij,dj->di", self.table.block(number), weights)

    def expected(self, cells: frozenset[tuple[str, str]], know_weights: bool) -> Iterator[Floats]:  # noqa: FBT001
        """The expected value of every option given what is known. [(draw, option)]"""
        mean: Table = self.table.table.mean
        places = [(*cell, *self._place(cell)) for cell in sorted(cells)]
        average = self._mean_weights()
        for number in range(blocks(self.weights.count)):
            drawn = self.weights.block(number)
            weights = drawn if know_weights else np.broadcast_to(average, drawn.shape)
            value = weights @ mean.values.T  # (draw, option)
            for option, criterion, i, j in places:
                known = self.table.cell(number, option, criterion)  # (draw,)
                value[:, i] += weights[:, j] * (known - mean.values[i, j])
            yield self.amount * value

    def summed(self, values: Iterator[Floats]) -> WorthOfKnowing:
        """The mean gain over the draws, its standard error and how often the choice changes."""
        gain = np.concatenate([self._gain(value) for value in values])  # (draw,)
        return WorthOfKnowing(
            worth=float(gain.mean()),
            standard_error=float(gain.std(ddof=1) / np.sqrt(len(gain))),
            changes=float((gain > 0).mean()),
            chosen=self.chosen,
            draws=len(gain),
        )

    def _gain(self, value: Floats) -> Floats:
        k = len(self.at)
        best = -np.partition(-value, k - 1, axis=1)[:, :k]
        # Added in order of size, so that the same options give the same sum.
        own = -np.sort(-value[:, self.at], axis=1)
        gain: Floats = np.maximum(-np.sort(-best, axis=1) - own, 0.0).sum(axis=1)
        return gain

    def _mean_weights(self) -> Floats:
        total = sum(self.weights.block(n).sum(axis=0) for n in range(blocks(self.weights.count)))
        return np.asarray(total / self.weights.count)

    def _place(self, cell: tuple[str, str]) -> tuple[int, int]:
        if cell not in self.table.table.uncertain:
            raise LabelMismatch(
                message("The uncertain numbers"), missing={" – ".join(cell)}, unknown=()
            )
        return position(self.options, cell[0]), position(self.table.criteria, cell[1])
