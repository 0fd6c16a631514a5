"""Which input moves an option most: each one alone from its low to its high end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from samvekt.core.message import Message, message
from samvekt.core.ranking.firmness.slider import scores_and_places
from samvekt.core.ranking.firmness.stability import chosen_and_others
from samvekt.core.tables import Floats, Table, position
from samvekt.core.uncertainty.uncertain_table import UncertainTable
from samvekt.core.weighing.weights import Weights


@dataclass(frozen=True, slots=True)
class End:
    """How the option stands with one input at one of its ends."""

    input: float
    score: float
    lead: float  # over the best other option; below zero when another is better
    place: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One input, and what it does to the option; `of` is None for a weight."""

    of: str | None  # the option whose number it is
    criterion: str
    low: End
    high: End
    said: Message

    @property
    def swing(self) -> float:
        """How much the lead moves from one end to the other."""
        return abs(self.high.lead - self.low.lead)


def tornado(
    table: UncertainTable,
    weights: Weights,
    *,
    option: str | None = None,
    weight_ranges: Mapping[str, tuple[float, float]] | None = None,
) -> tuple[Bar, ...]:
    """What each input alone does to an option, the largest swing of its lead first.

    All other inputs stay at their best guess. When a weight moves, the other weights keep
    their proportions.

    Args:
        table: The numbers, some of them uncertain.
        weights: As they are now.
        option: Whose score, lead and place to follow; None for the one that is first.
        weight_ranges: The lowest and highest weight to try, by criterion. [0–1]

    Raises:
        LabelMismatch: The weights are not exactly for the criteria, or a name is unknown.
        OutOfRange: There is only one option.

    Source:
        docs/methods/weight-stability.md §4.

    Example:
        >>> from samvekt.core.uncertainty.shapes import Triangular
        >>> table = UncertainTable(["ward", "home"], ["gain"], [[50], [Triangular(10, 40, 70)]])
        >>> bars = tornado(table, Weights(["gain"], [1]))
        >>> [(bar.of, bar.low.place, bar.high.place) for bar in bars]
        [('home', 1, 2)]
    """
    best = table.best_guess
    named = option or best.options[int(chosen_and_others(best, weights, 1)[0][0])]
    position(best.options, named)
    ends = table.low, table.high
    bars = [_cell_bar(best, ends, weights, named, cell) for cell in table.uncertain]
    for criterion, tried in (weight_ranges or {}).items():
        found = [_end(best, with_weight(weights, criterion, to), named, to) for to in tried]
        bars.append(_bar(None, criterion, named, (found[0], found[1])))
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def with_weight(weights: Weights, criterion: str, to: float) -> Weights:
    """The same weights with one of them moved and the others in their proportions.

    Raises:
        OutOfRange: The weight is not from 0 to 1.
    """
    at = position(weights.criteria, criterion)
    rest = np.delete(weights.values, at)
    total = rest.sum()
    part = rest / total if total > 0 else np.full(len(rest), 1 / max(len(rest), 1))
    return Weights(weights.criteria, np.insert((1 - to) * part, at, to))


def _cell_bar(
    best: Table, ends: tuple[Table, Table], weights: Weights, named: str, cell: tuple[str, str]
) -> Bar:
    at = position(best.options, cell[0]), position(best.criteria, cell[1])
    found = []
    for end in ends:
        values = best.values.copy()
        values[at] = end.values[at]
        moved = Table(best.options, best.criteria, values)
        found.append(_end(moved, weights, named, float(values[at])))
    return _bar(*cell, named, (found[0], found[1]))


def _end(table: Table, weights: Weights, named: str, given: float) -> End:
    found = scores_and_places(table, weights)
    at = position(table.options, named)
    score = float(found.score[at])
    others: Floats = np.delete(found.score, at)
    lead = score - float(others.max()) if len(others) else 0.0
    return End(given, score, lead, int(found.place[at]))


def _bar(of: str | None, criterion: str, named: str, ends: tuple[End, End]) -> Bar:
    low, high = ends
    if of is None:
        said = message(
            "When the weight of {criterion} goes from {low:.0%} to {high:.0%}, {named} goes from "
            "place {first} to {second}.",
            criterion=criterion,
            low=low.input,
            high=high.input,
            named=named,
            first=low.place,
            second=high.place,
        )
    else:
        said = message(
            "When {criterion} for {of} goes from {low:.4g} to {high:.4g}, {named} goes from place "
            "{first} to {second}.",
            criterion=criterion,
            of=of,
            low=low.input,
            high=high.input,
            named=named,
            first=low.place,
            second=high.place,
        )
    return Bar(of, criterion, low, high, said)
