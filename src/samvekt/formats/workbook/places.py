"""Where each part of a round stands in a workbook, so that a fault names its sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samvekt.core.message import Message, message
from samvekt.formats.workbook.columns import Steps
from samvekt.reference.faults import Fault

_STEP = re.compile(r"\.?([^.\[\]]+)|\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class CellFault(Fault):
    """One thing that is wrong in a cell; `path` is written as Tiltak!C7."""

    sheet: str = ""
    cell: str = ""

    def told(self, where: str) -> Message:
        """The fault with the name of the file, the sheet and the cell in front."""
        if not self.cell:
            return message(
                "{where}, sheet {sheet}: {fault}", where=where, sheet=self.sheet, fault=self.said
            )
        return message(
            "{where}, sheet {sheet}, cell {cell}: {fault}",
            where=where,
            sheet=self.sheet,
            cell=self.cell,
            fault=self.said,
        )


def cell_fault(said: Message, sheet: str, cell: str = "") -> CellFault:
    """A fault in a cell, or in a sheet as a whole."""
    return CellFault(said, path=f"{sheet}!{cell}" if cell else sheet, sheet=sheet, cell=cell)


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row as it was read: its values, and the letters of the columns the sheet has."""

    sheet: str
    number: int
    values: Mapping[Steps, Any]
    letters: Mapping[Steps, str]

    def cell(self, steps: Steps) -> str:
        """The cell of a field; the first of the row where the sheet has no column for it."""
        letter = self.letters.get(steps) or next(iter(self.letters.values()), "A")
        return f"{letter}{self.number}"


@dataclass(slots=True)
class Places:
    """Where the parts of a round stand, and what is found wrong while they are put in place."""

    faults: list[CellFault] = field(default_factory=list)
    lacking: set[tuple[str, Steps]] = field(default_factory=set)
    """Columns a sheet should have had; told once, and not for each row."""
    _rows: dict[Steps, RowRead] = field(default_factory=dict)
    _cells: dict[Steps, tuple[str, str]] = field(default_factory=dict)

    def add_row(self, steps: Steps, row: RowRead) -> None:
        """A part of the round is made by this row."""
        self._rows[steps] = row

    def add_cell(self, steps: Steps, row: RowRead, at: Steps) -> None:
        """A value of the round stands in one cell of a row."""
        self._cells[steps] = (row.sheet, row.cell(at))

    def add_place(self, steps: Steps, sheet: str, cell: str) -> None:
        """A value of the round stands in this cell."""
        self._cells[steps] = (sheet, cell)

    def fault(self, row: RowRead, steps: Steps, said: Message) -> None:
        """Something is wrong with one field of a row."""
        if (row.sheet, steps) not in self.lacking:
            self.faults.append(cell_fault(said, row.sheet, row.cell(steps)))

    def of(self, path: str) -> tuple[str, str] | None:
        """Sheet and cell of a path such as options[3].costs[0].years[2027]."""
        steps = steps_of(path)
        for known in range(len(steps), 0, -1):
            start, rest = steps[:known], steps[known:]
            if start in self._cells:
                return self._cells[start]
            if start in self._rows:
                row = self._rows[start]
                return row.sheet, row.cell(_nearest_column(rest, row))
        return next((at for known, at in self._cells.items() if known[: len(steps)] == steps), None)

    def lacks(self, path: str) -> bool:
        """Whether a path belongs in a column the sheet does not have."""
        steps = steps_of(path)
        for known in range(len(steps), 0, -1):
            row = self._rows.get(steps[:known])
            if row is not None:
                return (row.sheet, steps[known:]) in self.lacking
        return False

    def is_row(self, path: str) -> bool:
        """Whether a path is a whole row, and not one of its cells."""
        return steps_of(path) in self._rows

    def told(self, fault: Fault) -> Fault:
        """The fault with sheet and cell in place of its path, where they are known."""
        found = self.of(fault.path) if fault.path else None
        return cell_fault(fault.said, *found) if found else fault


def steps_of(path: str) -> Steps:
    """The steps of a path as `path_text` writes it.

    Example:
        >>> steps_of("options[3].costs[0].years[2027]")
        ('options', '3', 'costs', '0', 'years', '2027')
    """
    return tuple(plain or bracketed for plain, bracketed in _STEP.findall(path))


def _nearest_column(rest: Steps, row: RowRead) -> Steps:
    """The column that holds most of the steps left."""
    if not rest:
        return ()
    above = (steps for steps in row.letters if steps == rest[: len(steps)])
    below = (steps for steps in row.letters if steps[: len(rest)] == rest)
    return max(above, key=len, default=next(below, ()))
