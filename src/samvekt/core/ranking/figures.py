"""What was measured: a number for every option on every criterion, or an explicit blank."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from samvekt.core.errors import MissingNumber
from samvekt.core.ranking.levels import refuse_wrong_shape
from samvekt.core.tables import Table, position, refuse_twice


@dataclass(frozen=True, slots=True)
class Figures:
    """A number for each option on each criterion; None where the number is not known.

    A complete `Table` is the same thing without blanks.

    Raises:
        OutOfRange: A label stands twice, or a row or cell is missing.
        MissingNumber: A number is infinite or not a number; a blank is written None.

    Example:
        >>> figures = Figures(("ward", "home"), ("hours freed",), ((120.0,), (None,)))
        >>> figures.row("home")
        {'hours freed': None}
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    numbers: tuple[tuple[float | None, ...], ...]  # (option, criterion)

    def __init__(
        self,
        options: Sequence[str],
        criteria: Sequence[str],
        numbers: Sequence[Sequence[float | None]],
    ) -> None:
        """Copy and check."""
        object.__setattr__(self, "options", tuple(options))
        object.__setattr__(self, "criteria", tuple(criteria))
        object.__setattr__(self, "numbers", tuple(tuple(row) for row in numbers))
        refuse_twice(self.options)
        refuse_twice(self.criteria)
        refuse_wrong_shape(self.options, self.criteria, self.numbers)
        for option, row in zip(self.options, self.numbers, strict=True):
            for criterion, number in zip(self.criteria, row, strict=True):
                if number is not None and not math.isfinite(number):
                    raise MissingNumber(row=option, column=criterion)

    def row(self, option: str) -> dict[str, float | None]:
        """The numbers of one option by criterion."""
        return dict(zip(self.criteria, self.numbers[position(self.options, option)], strict=True))


def figures_of(table: Table) -> Figures:
    """A complete table as figures without blanks."""
    return Figures(table.options, table.criteria, table.values.tolist())
