"""Lists from spreadsheets, as CSV: rows of options, judgements or weights, with a mapping step.

Every fault is told at once, with row and column, and nothing is made when there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import Message, message
from samvekt.formats.csv_mapping import (
    FIELDS,
    NEEDED,
    CostColumns,
    Kind,
    ListMapping,
    Source,
    mapping_by_name,
)
from samvekt.formats.dossier.evidence import Cost
from samvekt.formats.dossier.judgements import Judgement, WeightSet
from samvekt.formats.dossier.options import Option
from samvekt.formats.fields import choice_words
from samvekt.formats.list_sheets import NumberCell, Sheet, read_sheet
from samvekt.formats.workbook.vocabulary import Terms
from samvekt.formats.written_numbers import NumberInWords, number_from
from samvekt.reference.faults import Fault, ReadFault, one_fault

__all__ = [
    "READERS",
    "Sheet",
    "judgements_from",
    "kind_of",
    "options_from",
    "read_sheet",
    "weights_from",
]


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
        if isinstance(cell, NumberCell):
            return cell.number
        try:
            return number_from(cell, decimal=decimal)
        except NumberInWords as fault:
            self.fault(row, column, fault.message)
            return None

    def text(self, row: int, source: Source, cells: Mapping[str, str]) -> str | None:
        if source.column is None:
            return source.value
        cell = _stripped(cells.get(source.column, ""))
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


def _stripped(cell: str) -> str:
    return cell if isinstance(cell, NumberCell) else cell.strip()


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
    for name, source in mapping.fields.items():
        if (text := reader.text(row, source, cells)) is not None:
            option[name] = _plain_value(Option, name, text)
        elif name in ("id", "name", "change"):
            column = source.column or name
            reader.fault(row, column, message("The cell is empty, and it is needed."))
    recipients = option.pop("recipients_per_year", None)
    if recipients is not None:
        column = mapping.fields["recipients_per_year"].column or "recipients_per_year"
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
    if name == "price_year" and text.isdigit():
        return int(text)
    return _plain_value(Cost, name, text)


def _plain_value(model: type[BaseModel], name: str, text: str) -> str:
    """The value a word means in a field of choices; other texts as they are."""
    if name == "recipients_per_year":
        return text
    try:
        terms = Terms(choice_words(model, name))
    except KeyError:
        return str(text)
    return terms.value(text) or str(text)


def judgements_from(sheet: Sheet, mapping: ListMapping | None = None) -> list[dict[str, Any]]:
    """The rows as plain judgements; columns assessor, option, criterion, level and more.

    Raises:
        ReadFault: A needed cell is empty or a round is not a number.
    """
    return _records(sheet, "judgements", mapping)


def weights_from(sheet: Sheet, mapping: ListMapping | None = None) -> list[dict[str, Any]]:
    """The rows as plain weight sets: one row for each stakeholder and criterion.

    Raises:
        ReadFault: A needed cell is empty, the points are not a number, or a stakeholder gives
            points to a criterion twice.
    """
    rows = _records(sheet, "weights", mapping)
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


def _records(sheet: Sheet, kind: Kind, mapping: ListMapping | None) -> list[dict[str, Any]]:
    if mapping is None:
        sources: Mapping[str, Source] = {name: Source(column=name) for name in FIELDS[kind]}
    else:
        _refuse_unknown_columns(sheet, mapping)
        sources = mapping.fields
    decimal = mapping.decimal if mapping else "auto"
    reader = _Reader(sheet.where)
    made = [dict(_record(reader, at, kind, sources, decimal)) for at in sheet.rows]
    if reader.faults:
        raise ReadFault(sheet.where, reader.faults)
    return made


_MODELS: Mapping[Kind, type[BaseModel]] = {
    "options": Option,
    "judgements": Judgement,
    "weights": WeightSet,
}
_NUMBERS = ("round", "points")


def _record(
    reader: _Reader,
    at: tuple[int, Mapping[str, str]],
    kind: Kind,
    sources: Mapping[str, Source],
    decimal: str,
) -> Iterator[tuple[str, Any]]:
    row, cells = at
    for name, source in sources.items():
        text = reader.text(row, source, cells)
        column = source.column or name
        if not text:
            if name in NEEDED[kind]:
                reader.fault(row, column, message("The cell is empty, and it is needed."))
        elif name in _NUMBERS:
            amount = reader.number(row, column, text, decimal)
            yield name, _whole(amount)
        elif name == "evidence":
            yield name, [part.strip() for part in text.split(";") if part.strip()]
        else:
            yield name, _plain_value(_MODELS[kind], name, text)


def _whole(amount: float | None) -> float | None:
    return int(amount) if amount is not None and float(amount).is_integer() else amount


READERS: Mapping[Kind, Callable[[Sheet, ListMapping | None], list[dict[str, Any]]]] = {
    "options": options_from,
    "judgements": judgements_from,
    "weights": weights_from,
}
