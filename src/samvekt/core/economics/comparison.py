"""Which options are worth their cost: the frontier, and two options side by side."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samvekt.core.errors import LabelMismatch, MissingNumber, OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.tables import Floats, refuse_twice

Status = Literal["ND", "ED", "D"]
"""On the frontier (ND), extendedly dominated (ED), dominated (D)."""


@dataclass(frozen=True, slots=True)
class IcerRow:
    """One option in an incremental analysis.

    `inc_cost`, `inc_effect` and `icer` are against the option before it on the frontier,
    and none for the cheapest and for what is off the frontier. `compared_with` names that
    option; for a dominated one, the option that is better; for an extendedly dominated
    one, the two it lies between.
    """

    strategy: str
    cost: float
    effect: float
    inc_cost: float | None
    inc_effect: float | None
    icer: float | None
    status: Status
    reason: Message
    compared_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IcerTable:
    """All options: the frontier by rising cost, then those beside it, by rising cost."""

    rows: tuple[IcerRow, ...]

    @property
    def frontier(self) -> tuple[str, ...]:
        """The options worth choosing between, cheapest first."""
        return tuple(row.strategy for row in self.rows if row.status == "ND")

    def row(self, strategy: str) -> IcerRow:
        """The row of one option.

        Raises:
            LabelMismatch: No option has that name.
        """
        for row in self.rows:
            if row.strategy == strategy:
                return row
        raise LabelMismatch(message("The options"), missing={strategy}, unknown=())


@dataclass(frozen=True, slots=True)
class _Point:
    name: str
    cost: float
    effect: float


def icer_table(
    strategies: Sequence[str], cost: Sequence[float] | Floats, effect: Sequence[float] | Floats
) -> IcerTable:
    """What each further good life year costs, from the cheapest option upwards.

    An option that costs as much as another or more, and gives no more, is dominated (D).
    One that gives less for the money than a mix of two others is extendedly dominated
    (ED). Options with equal steps both stay. The order given does not matter: equal
    options are taken by name.

    Args:
        strategies: The names of the options.
        cost: Cost of each option. [kroner; (option,)]
        effect: Effect of each option. [QALY; (option,)]

    Returns:
        A row for each option, with its status and why.

    Raises:
        MissingNumber: A cost or effect is missing; the error names the option.
        OutOfRange: There are no options, a name stands twice, or the sizes differ.

    Source:
        docs/methods/cost-effectiveness.md §2.

    Example:
        >>> table = icer_table(["usual", "new"], [1000, 9000], [1.0, 1.5])
        >>> table.row("new").icer
        16000.0
    """
    points = sorted(
        _labelled(strategies, cost, effect),
        key=lambda point: (point.cost, -point.effect, point.name),
    )
    candidates, dominated = _without_dominated(points)
    frontier = _without_extendedly_dominated(candidates)
    extended = [point for point in candidates if point not in frontier]
    return IcerTable(
        (
            *_frontier_rows(frontier),
            *(_extended_row(point, frontier) for point in extended),
            *(_dominated_row(point, better) for point, better in dominated),
        )
    )


def _without_dominated(points: list[_Point]) -> tuple[list[_Point], list[tuple[_Point, _Point]]]:
    """What is left, and each dominated point with the one that is better; by rising cost."""
    kept: list[_Point] = [points[0]]
    dominated: list[tuple[_Point, _Point]] = []
    for point in points[1:]:
        if point.effect <= kept[-1].effect:
            dominated.append((point, kept[-1]))
        else:
            kept.append(point)
    return kept, dominated


def _without_extendedly_dominated(points: list[_Point]) -> list[_Point]:
    """Drop every point whose step is dearer than the next, until none is."""
    while True:
        steps = [_ratio(low, high) for low, high in itertools.pairwise(points)]
        dearer = {at for at in range(1, len(steps)) if steps[at - 1] > steps[at]}
        if not dearer:
            return points
        points = [point for at, point in enumerate(points) if at not in dearer]


def _frontier_rows(frontier: list[_Point]) -> list[IcerRow]:
    cheapest = message("The cheapest option. The others are compared with it, step by step.")
    rows = [_row(frontier[0], "ND", cheapest)]
    for low, high in itertools.pairwise(frontier):
        icer = _ratio(low, high)
        said = message(
            "Compared with {cheaper}, each good life year gained costs {icer:,.0f} kroner.",
            cheaper=low.name,
            icer=icer,
        )
        steps = (high.cost - low.cost, high.effect - low.effect, icer)
        rows.append(_row(high, "ND", said, (low.name,), steps))
    return rows


def _extended_row(point: _Point, frontier: list[_Point]) -> IcerRow:
    below = max((p for p in frontier if p.effect < point.effect), key=lambda p: p.effect)
    above = min((p for p in frontier if p.effect > point.effect), key=lambda p: p.effect)
    said = message(
        "A mix of {below} and {above} gives as many good life years for less money.",
        below=below.name,
        above=above.name,
    )
    return _row(point, "ED", said, (below.name, above.name))


def _dominated_row(point: _Point, better: _Point) -> IcerRow:
    if (point.cost, point.effect) == (better.cost, better.effect):
        said = message("The same cost and effect as {other}.", other=better.name)
    else:
        said = message(
            "{better} costs no more and gives at least as many good life years.", better=better.name
        )
    return _row(point, "D", said, (better.name,))


def _row(
    point: _Point,
    status: Status,
    reason: Message,
    compared_with: tuple[str, ...] = (),
    steps: tuple[float, float, float] | tuple[None, None, None] = (None, None, None),
) -> IcerRow:
    inc_cost, inc_effect, icer = steps
    return IcerRow(
        strategy=point.name,
        cost=point.cost,
        effect=point.effect,
        inc_cost=inc_cost,
        inc_effect=inc_effect,
        icer=icer,
        status=status,
        reason=reason,
        compared_with=compared_with,
    )


def _ratio(low: _Point, high: _Point) -> float:
    return (high.cost - low.cost) / (high.effect - low.effect)


def _labelled(
    strategies: Sequence[str], cost: Sequence[float] | Floats, effect: Sequence[float] | Floats
) -> list[_Point]:
    names = tuple(strategies)
    if not names or not len(names) == len(cost) == len(effect):
        raise OutOfRange(
            message(
                "There are {options} options, {costs} costs and {effects} effects. Give one cost "
                "and one effect for each option.",
                options=len(names),
                costs=len(cost),
                effects=len(effect),
            )
        )
    refuse_twice(names)
    for column, numbers in ((message("cost"), cost), (message("effect"), effect)):
        for name, number in zip(names, numbers, strict=True):
            if not np.isfinite(number):
                raise MissingNumber(row=name, column=column)
    return [_Point(*row) for row in zip(names, map(float, cost), map(float, effect), strict=True)]
