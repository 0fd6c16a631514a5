"""A table in which some cells are not known exactly, and draws of the whole table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats, Table, position, refuse_twice
from samvekt.core.uncertainty.shapes import Shape
from samvekt.core.uncertainty.streams import Key, Seed, size_of, stream

Cell = float | Shape


@dataclass(frozen=True, slots=True, eq=False)
class UncertainTable:
    """For every option on every criterion a number, or the shape of what it may be.

    The cells are drawn independently of each other.

    Raises:
        OutOfRange: The labels and the cells do not have the same shape, or a label stands twice.
        MissingNumber: A certain cell is empty or infinite.

    Source:
        docs/methods/uncertain-figures.md §2.

    Example:
        >>> from samvekt.core.uncertainty.shapes import Triangular
        >>> table = UncertainTable(["ward", "home"], ["benefit"], [[40], [Triangular(0, 30, 90)]])
        >>> table.mean.column("benefit"), table.uncertain
        (array([40., 40.]), (('home', 'benefit'),))
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]  # (option, criterion)

    def __init__(
        self, options: Sequence[str], criteria: Sequence[str], cells: Sequence[Sequence[Cell]]
    ) -> None:
        """Copy and check."""
        object.__setattr__(self, "options", tuple(options))
        object.__setattr__(self, "criteria", tuple(criteria))
        object.__setattr__(self, "cells", tuple(tuple(row) for row in cells))
        refuse_twice(self.options)
        refuse_twice(self.criteria)
        rows = {len(row) for row in self.cells}
        if len(self.cells) != len(self.options) or rows - {len(self.criteria)}:
            raise OutOfRange(
                message(
                    "There must be one cell for each of the {options} options on each of the "
                    "{criteria} criteria.",
                    options=len(self.options),
                    criteria=len(self.criteria),
                )
            )
        self.best_guess  # noqa: B018 — refuses certain cells that are no numbers

    @property
    def best_guess(self) -> Table:
        """Every cell at its best guess."""
        return self._table("best")

    @property
    def mean(self) -> Table:
        """Every cell at its mean."""
        return self._table("mean")

    @property
    def low(self) -> Table:
        """Every cell at its lowest."""
        return self._table("low")

    @property
    def high(self) -> Table:
        """Every cell at its highest."""
        return self._table("high")

    @property
    def uncertain(self) -> tuple[tuple[str, str], ...]:
        """The options and criteria whose number is not known exactly."""
        return tuple(
            (option, criterion)
            for option, row in zip(self.options, self.cells, strict=True)
            for criterion, cell in zip(self.criteria, row, strict=True)
            if not isinstance(cell, (int, float))
        )

    def draws(self, count: int, rng: np.random.Generator) -> TableDraws:
        """So many draws of the whole table, made block by block when asked for."""
        return TableDraws(self, count, Seed.of(rng))

    def _table(self, what: str) -> Table:
        numbers = [
            [cell if isinstance(cell, (int, float)) else getattr(cell, what) for cell in row]
            for row in self.cells
        ]
        return Table(self.options, self.criteria, numbers)


@dataclass(frozen=True, slots=True, eq=False)
class TableDraws:
    """Draws of a table, made again each time a block is asked for: memory stays small.

    Draw number d is the same whatever else is asked for; each cell has a stream of its own, so
    a cell keeps its draws when others are changed, added or reordered.

    Raises:
        OutOfRange: There is not at least one draw.
    """

    table: UncertainTable
    count: int
    _base: Floats
    _cells: tuple[tuple[int, int, Shape, Key], ...]

    def __init__(self, table: UncertainTable, count: int, seed: Seed) -> None:
        """Note the uncertain cells and the key of each one's stream."""
        if count < 1:
            raise OutOfRange(message("Ask for at least one draw."))
        cells = tuple(
            (i, j, cell, seed.key("cell", table.options[i], table.criteria[j]))
            for i, row in enumerate(table.cells)
            for j, cell in enumerate(row)
            if not isinstance(cell, (int, float))
        )
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "count", count)
        object.__setattr__(self, "_base", table.best_guess.values)
        object.__setattr__(self, "_cells", cells)

    @property
    def options(self) -> tuple[str, ...]:
        """The options of the table."""
        return self.table.options

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria of the table."""
        return self.table.criteria

    def block(self, number: int) -> Floats:
        """The draws of one block. [(draw, option, criterion)]"""
        size = size_of(number, self.count)
        values = np.broadcast_to(self._base, (size, *self._base.shape)).copy()
        for i, j, shape, key in self._cells:
            values[:, i, j] = shape.quantile(stream(key, number).random(size))
        return values

    def cell(self, number: int, option: str, criterion: str) -> Floats:
        """The draws of one cell in one block, the same as in `block`. [(draw,)]"""
        at = position(self.options, option), position(self.criteria, criterion)
        size = size_of(number, self.count)
        for i, j, shape, key in self._cells:
            if (i, j) == at:
                return shape.quantile(stream(key, number).random(size))
        return np.full(size, self._base[at])
