"""Lists from spreadsheets, as CSV: rows of options, judgements or weights, with a mapping step.

Every fault is told at once, with row and column, and nothing is made when there is one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from samvekt.core.message import Message, message
from samvekt.formats.csv_mapping import CostColumns, ListMapping, Source, mapping_by_name
from samvekt.formats.written_numbers import NumberInWords, number_from
from samvekt.reference.faults import Fault, ReadFault, one_fault
from samvekt.reference.safe_yaml import read_bytes

LARGEST_LIST = 20_000_000  # bytes
MOST_ROWS = 100_000

Kind = Literal["options", "judgements", "weights"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a list, each with the number people see in their spreadsheet."""

    where: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(slots=True)
class _Reader:
    """Takes values out of cells and collects what is wrong with them."""

    where: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int, column: str, said: Message) -> None:
        self.faults.append(
            Fault(
                message("Row {row}, column {column}: {fault}", row=row, column=column, fault=said)
            )
        )

    def number(self, row: int, column: str, cell: str, decimal: str) -> float | None:
        try:
            return number_from(cell, decimal=decimal)
        except NumberInWords as fault:
            self.fault(row, column, fault.message)
            return None

    def text(self, row: int, source: Source, cells: Mapping[str, str]) -> str | None:
        if source.column is None:
            return source.value
        cell = cells.get(source.column, "").strip()
        if not source.values:
            return cell or source.otherwise
        if cell in source.values:
            return source.values[cell]
        if source.otherwise is None and cell:
            known = tuple(sorted(source.values))
            self.fault(
                row,
                source.column,
                message(
                    "“{cell}” is not in the mapping. Known values: {known}.", cell=cell, known=known
                ),
            )
        return source.otherwise


def read_sheet(path: Path) -> Sheet:
    """The rows of a CSV file: UTF-8, with comma, semicolon or tab between columns.

    Raises:
        ReadFault: No rows, a column name twice or missing, a row with too many cells.
        InputError: The file cannot be read at all.
    """
    where = str(path)
    text = _decoded(read_bytes(path, limit=LARGEST_LIST), where)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        found = [(lines.line_num, cells) for cells in lines if any(cell.strip() for cell in cells)]
    except csv.Error:
        said = message("Line {line} has a quotation mark out of place.", line=lines.line_num)
        raise one_fault(where, said) from None
    if len(found) < 2:
        said = message("The list needs a line of column names and at least one row.")
        raise one_fault(where, said)
    if len(found) > MOST_ROWS:
        said = message("The list has more than {most:,} rows. Divide it.", most=MOST_ROWS)
        raise one_fault(where, said)
    return _with_columns(where, found)


def _decoded(content: bytes, where: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = message("The file is not UTF-8. In Excel, choose “CSV UTF-8” when you save.")
        raise one_fault(where, said) from None
    if "\0" in text:
        said = message("The file is not text. In Excel, choose “CSV UTF-8” when you save.")
        raise one_fault(where, said)
    return text


def _with_columns(where: str, found: Sequence[tuple[int, list[str]]]) -> Sheet:
    columns = tuple(name.strip() for name in found[0][1])
    faults = [
        Fault(message("The column name “{name}” stands more than once.", name=name))
        for name in sorted({name for name in columns if columns.count(name) > 1})
    ]
    rows = []
    for number, cells in found[1:]:
        if any(cell.strip() for cell in cells[len(columns) :]):
            said = message("Row {row} has more cells than there are columns.", row=number)
            faults.append(Fault(said))
        rows.append((number, dict(zip(columns, cells, strict=False))))
    if faults:
        raise ReadFault(where, faults)
    return Sheet(where, columns, tuple(rows))


def kind_of(sheet: Sheet) -> Kind:
    """What the rows are, by the names of their columns."""
    if {"assessor", "level"} <= set(sheet.columns):
        return "judgements"
    if {"stakeholder", "points"} <= set(sheet.columns):
        return "weights"
    return "options"


def options_from(sheet: Sheet, mapping: ListMapping | None = None) -> list[dict[str, Any]]:
    """The rows as plain options; a blank cell is left out, never made zero.

    Raises:
        ReadFault: Something is wrong; the error holds every fault with row and column.
    """
    mapping = mapping or mapping_by_name(sheet.columns)
    _refuse_unknown_columns(sheet, mapping)
    reader = _Reader(sheet.where)
    made = [_option(reader, row, cells, mapping) for row, cells in sheet.rows]
    _refuse_repeated(reader, sheet, [option.get("id") for option in made])
    if reader.faults:
        raise ReadFault(sheet.where, reader.faults)
    return made


def _refuse_unknown_columns(sheet: Sheet, mapping: ListMapping) -> None:
    missing = sorted(mapping.columns() - set(sheet.columns))
    if missing:
        said = message(
            "The mapping names columns the list does not have: {missing}. It has: {columns}.",
            missing=tuple(missing),
            columns=sheet.columns,
        )
        raise one_fault(sheet.where, said)


def _refuse_repeated(reader: _Reader, sheet: Sheet, names: Sequence[object]) -> None:
    seen: dict[object, int] = {}
    for (row, _), name in zip(sheet.rows, names, strict=True):
        if name is None:
            continue  # told as an empty cell
        if name in seen:
            said = message(
                "Row {row} has the same id as row {first}: {name}.",
                row=row,
                first=seen[name],
                name=str(name),
            )
            reader.faults.append(Fault(said))
        else:
            seen[name] = row


def _option(
    reader: _Reader, row: int, cells: Mapping[str, str], mapping: ListMapping
) -> dict[str, Any]:
    option: dict[str, Any] = {}
    for name, source in mapping.options.items():
        if (text := reader.text(row, source, cells)) is not None:
            option[name] = text
        elif name in ("id", "name", "change"):
            column = source.column or name
            reader.fault(row, column, message("The cell is empty, and it is needed."))
    recipients = option.pop("recipients_per_year", None)
    if recipients is not None:
        column = mapping.options["recipients_per_year"].column or "recipients_per_year"
        amount = reader.number(row, column, recipients, mapping.decimal)
        option |= {} if amount is None else {"recipients_per_year": amount}
    costs = [
        cost
        for columns in mapping.costs
        if (cost := _cost(reader, row, cells, columns, mapping.decimal)) is not None
    ]
    return option | ({"costs": costs} if costs else {})


def _cost(
    reader: _Reader, row: int, cells: Mapping[str, str], columns: CostColumns, decimal: str
) -> dict[str, Any] | None:
    first = reader.number(row, "first_year", reader.text(row, columns.first_year, cells) or "", ".")
    amounts = {
        int(first) + at: amount
        for at, column in enumerate(columns.years)
        if first is not None
        and (amount := reader.number(row, column, cells.get(column, ""), decimal)) is not None
    }
    if not amounts:
        return None
    cost: dict[str, Any] = {"unit": columns.unit, "years": amounts}
    for name, source in columns.fields().items():
        if (text := reader.text(row, source, cells)) is not None:
            cost[name] = _cost_field(name, text)
    return cost


def _cost_field(name: str, text: str) -> Any:
    if name == "evidence":
        return [text]
    return int(text) if name == "price_year" and text.isdigit() else text


def judgements_from(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows as plain judgements; columns assessor, option, criterion, level and more.

    Raises:
        ReadFault: A needed cell is empty or a round is not 1 or 2.
    """
    return _records(
        sheet,
        needed=("assessor", "option", "criterion", "level"),
        more=("round", "certainty", "reason"),
        numbers=("round",),
    )


def weights_from(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows as plain weight sets: one row for each stakeholder and criterion.

    Raises:
        ReadFault: A needed cell is empty, the points are not a number, or a stakeholder gives
            points to a criterion twice.
    """
    rows = _records(
        sheet, needed=("stakeholder", "criterion", "points"), more=("method",), numbers=("points",)
    )
    _refuse_points_twice(sheet, [(row["stakeholder"], row["criterion"]) for row in rows])
    sets: dict[str, dict[str, Any]] = {}
    for row in rows:
        entry = sets.setdefault(
            row["stakeholder"],
            {
                "stakeholder": row["stakeholder"],
                "method": row.get("method", "points"),
                "points": {},
            },
        )
        entry["points"][row["criterion"]] = row["points"]
    return list(sets.values())


def _refuse_points_twice(sheet: Sheet, pairs: Sequence[tuple[str, str]]) -> None:
    seen: set[tuple[str, str]] = set()
    faults = []
    for (row, _), pair in zip(sheet.rows, pairs, strict=True):
        if pair in seen:
            said = message(
                "Row {row} gives points from {stakeholder} to {criterion} once more. Keep one.",
                row=row,
                stakeholder=pair[0],
                criterion=pair[1],
            )
            faults.append(Fault(said))
        seen.add(pair)
    if faults:
        raise ReadFault(sheet.where, faults)


def _records(
    sheet: Sheet, *, needed: Sequence[str], more: Sequence[str], numbers: Sequence[str]
) -> list[dict[str, Any]]:
    reader = _Reader(sheet.where)
    made = [
        dict(_record(reader, row, cells, needed=needed, more=more, numbers=numbers))
        for row, cells in sheet.rows
    ]
    if reader.faults:
        raise ReadFault(sheet.where, reader.faults)
    return made


def _record(
    reader: _Reader,
    row: int,
    cells: Mapping[str, str],
    *,
    needed: Sequence[str],
    more: Sequence[str],
    numbers: Sequence[str],
) -> Iterator[tuple[str, Any]]:
    for name in (*needed, *more):
        cell = cells.get(name, "").strip()
        if not cell and name in needed:
            reader.fault(row, name, message("The cell is empty, and it is needed."))
        elif cell and name in numbers:
            amount = reader.number(row, name, cell, "auto")
            yield name, int(amount) if amount is not None and amount.is_integer() else amount
        elif cell:
            yield name, cell


READERS: Mapping[str, Callable[[Sheet], list[dict[str, Any]]]] = {
    "judgements": judgements_from,
    "weights": weights_from,
}
