"""A list of strategies with cost and effect, from CSV."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from samvekt.core.message import Message, message
from samvekt.formats.csv_lists import Sheet, read_sheet
from samvekt.formats.written_numbers import NumberInWords, number_from
from samvekt.reference.faults import Fault, ReadFault

COLUMNS = ("strategy", "cost", "effect")


@dataclass(frozen=True, slots=True)
class Strategies:
    """Names, costs and effects in the order of the list."""

    names: tuple[str, ...]
    cost: tuple[float, ...]
    effect: tuple[float, ...]


def read_strategies(path: Path) -> Strategies:
    """The strategies of a CSV file with the columns strategy, cost and effect.

    Raises:
        ReadFault: A column, a name or a number is missing; every fault has row and column.
    """
    sheet = read_sheet(path)
    missing = tuple(name for name in COLUMNS if name not in sheet.columns)
    if missing:
        said = message(
            "The list lacks the columns {missing}. It has: {columns}.",
            missing=missing,
            columns=sheet.columns,
        )
        raise ReadFault(sheet.where, [Fault(said)])
    faults: list[Fault] = []
    names = _names(sheet, faults)
    cost, effect = (_numbers(sheet, column, faults) for column in COLUMNS[1:])
    if faults:
        raise ReadFault(sheet.where, faults)
    return Strategies(names, cost, effect)


def _names(sheet: Sheet, faults: list[Fault]) -> tuple[str, ...]:
    names: list[str] = []
    for row, cells in sheet.rows:
        name = cells.get("strategy", "").strip()
        if not name:
            faults.append(_at(row, "strategy", message("The cell is empty, and it is needed.")))
        elif name in names:
            said = message("“{name}” is used before. Each must have a name of its own.", name=name)
            faults.append(_at(row, "strategy", said))
        names.append(name)
    return tuple(names)


def _numbers(sheet: Sheet, column: str, faults: list[Fault]) -> tuple[float, ...]:
    return tuple(_number(row, column, cells.get(column, ""), faults) for row, cells in sheet.rows)


def _number(row: int, column: str, cell: str, faults: list[Fault]) -> float:
    try:
        found = number_from(cell)
    except NumberInWords as error:
        faults.append(_at(row, column, error.message))
        return 0.0  # never used: a fault stops the reading
    if found is None:
        faults.append(_at(row, column, message("The cell is empty, and it is needed.")))
        return 0.0
    return found


def _at(row: int, column: str, said: Message) -> Fault:
    return Fault(message("Row {row}, column {column}: {fault}", row=row, column=column, fault=said))
