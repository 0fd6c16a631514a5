"""What a cell holds, both ways: a value as people see it, and what they wrote as a value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from samvekt.core.message import Message, message
from samvekt.formats.workbook.cell_numbers import (
    CellProblem,
    is_number,
    number_of,
    number_shown,
    share_of,
    text_of,
    whole_of,
    wholes_of,
)
from samvekt.formats.workbook.columns import Column, Kind
from samvekt.formats.workbook.dates import NoDate, date_from
from samvekt.formats.workbook.grid import Cell
from samvekt.formats.workbook.vocabulary import Terms, Vocabulary

AS_JSON = "json:"
"""Stands before a text that a cell cannot carry as it is."""

FIRST_DAY = date(1950, 1, 1)
"""Earlier days are written as text: a spreadsheet makes one of a year typed as a date, 2026."""


_CHANGED = re.compile(r"x005F_|_x000D_", re.IGNORECASE)
_SHORT_NAME = re.compile(r"[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9_.\-]*")
_CURRENCY = re.compile(r"[kM]?[A-Z]{3}")
_SERIAL = range(20_000, 90_000)


def written(column: Column, value: Any, words: Vocabulary, row: Mapping[str, Any]) -> Any:
    """A value as it stands in a cell: a text, a number or a date.

    Args:
        column: The column of the cell.
        value: The value, as the plain content of a round has it.
        words: The words of the round.
        row: The other values of the row that matter, by the last step of their columns.
    """
    shown = _shown(column, value, words, row)
    try:
        if shown != "" and _same(read(column, Cell("", shown), words, row), value):
            return shown
    except CellProblem:
        pass
    return _as_json(value)


def read(column: Column, cell: Cell, words: Vocabulary, row: Mapping[str, Any]) -> Any:
    """The value of a cell that is not empty.

    Raises:
        CellProblem: The column cannot take it.
    """
    if isinstance(cell.value, str) and cell.value.startswith(AS_JSON):
        return _from_json(cell.value.removeprefix(AS_JSON))
    if column.kind == "json":
        return _from_json(text_of(cell))
    if column.kind in _BY_TERMS:
        return _term(column, cell, words, row)
    if column.suggested:
        return _unit(cell)
    return _READERS[column.kind](cell, words)


def _as_json(value: Any) -> str:
    return AS_JSON + json_text(value)


def json_text(value: Any) -> str:
    """JSON that a cell can carry, with letters as they are."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.replace("_", r"\u005f") if _CHANGED.search(text) else text


def _from_json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        said = message("This is not JSON. Put back what stood here.")
        raise CellProblem(said) from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _same(read_back: Any, value: Any) -> bool:
    """Equal, and not true for 1 or a lost sign of a text."""
    return (type(read_back) is type(value) and bool(read_back == value)) or (
        is_number(read_back) and is_number(value) and read_back == value
    )


def _shown(column: Column, value: Any, words: Vocabulary, row: Mapping[str, Any]) -> Any:
    terms = terms_of(column, words, row)
    if terms is not None:
        plain = str(value).lower() if isinstance(value, bool) else value
        return terms.word(plain, words.language)
    if column.kind in _WRITERS:
        return _WRITERS[column.kind](value, words)
    if is_number(value):
        return number_shown(value, words.language)
    return _as_json(value) if _CHANGED.search(value) else value


def _listed(value: Sequence[Any], _: Vocabulary) -> str:
    return "; ".join(map(str, value))


def _ordered(value: Sequence[Sequence[str]], _: Vocabulary) -> str:
    return " > ".join(" = ".join(group) for group in value)


def _criteria_ordered(value: Sequence[Sequence[str]], words: Vocabulary) -> str:
    named = [[words.criteria.word(name, words.language) for name in group] for group in value]
    return _ordered(named, words)


def _day(value: str, _: Vocabulary) -> date | str:
    day = date.fromisoformat(value)
    return day if day >= FIRST_DAY else value


def _json(value: Any, _: Vocabulary) -> str:
    return json_text(value)


_WRITERS: Mapping[Kind, Callable[[Any, Vocabulary], Any]] = {
    "ids": _listed,
    "wholes": _listed,
    "order": _ordered,
    "criteria_order": _criteria_ordered,
    "date": _day,
    "json": _json,
}


def _exact_text(cell: Cell, _: Vocabulary) -> str:
    return text_of(cell)


def _name(cell: Cell, _: Vocabulary) -> str:
    return _short_name(text_of(cell).strip())


def _short_name(text: str) -> str:
    if not _SHORT_NAME.fullmatch(text):
        said = message(
            "“{written}” cannot be an id. Use letters, digits, hyphens, points and underscores, "
            "without blanks.",
            written=text[:60],
        )
        raise CellProblem(said)
    return text


def _municipality(cell: Cell, _: Vocabulary) -> str:
    """Four digits, also when a spreadsheet has taken the first one away."""
    text = text_of(cell).strip()
    if not text.isdecimal() or len(text) > 4:
        raise CellProblem(message("A municipality number has four digits."))
    return text.zfill(4)


def _unit(cell: Cell) -> str:
    text = text_of(cell).strip()
    if not _CURRENCY.fullmatch(text):
        said = message("Write kNOK, MNOK or NOK, or another currency with three capital letters.")
        raise CellProblem(said)
    return text


def _names(cell: Cell, _: Vocabulary) -> list[str]:
    parts = re.split(r"[;,\n]", text_of(cell))
    return [_short_name(part.strip()) for part in parts if part.strip()]


def _date(cell: Cell, _: Vocabulary) -> str:
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _late_enough(value).isoformat()
    if isinstance(value, (int, float)) and int(value) in _SERIAL:
        said = message(
            "The number {number:,} stands here. Format the cell as a date.", number=value
        )
        raise CellProblem(said)
    try:
        return date_from(text_of(cell)).isoformat()
    except NoDate as problem:
        raise CellProblem(problem.said) from None


def _late_enough(day: date) -> date:
    if day < FIRST_DAY:
        said = message(
            "The date {day} is long ago. If a year or another number was meant, it has become a "
            "date. Write it like 22.11.2026.",
            day=day,
        )
        raise CellProblem(said)
    return day


def _order(cell: Cell, _: Vocabulary) -> list[list[str]]:
    return [
        [name.strip() for name in group.split("=") if name.strip()]
        for group in re.split(r"[>\n]", text_of(cell))
    ]


def _criteria_order(cell: Cell, words: Vocabulary) -> list[list[str]]:
    return [[words.criteria.value(name) or name for name in group] for group in _order(cell, words)]


_READERS: Mapping[Kind, Callable[[Cell, Vocabulary], Any]] = {
    "text": _exact_text,
    "long": _exact_text,
    "id": _name,
    "ids": _names,
    "municipality": _municipality,
    "whole": whole_of,
    "wholes": wholes_of,
    "number": number_of,
    "share": share_of,
    "date": _date,
    "order": _order,
    "criteria_order": _criteria_order,
}

_BY_TERMS: Mapping[Kind, Callable[[Column, Vocabulary, Mapping[str, Any]], Terms]] = {
    "flag": lambda column, words, row: words.flags,  # noqa: ARG005 (one shape for all)
    "choice": lambda column, words, row: column.choices,  # noqa: ARG005 (one shape)
    "criterion": lambda column, words, row: words.criteria,  # noqa: ARG005 (one shape)
    "level": lambda column, words, row: words.of_level(row.get("criterion")),  # noqa: ARG005 (one shape)
    "severity_level": lambda column, words, row: words.severity,  # noqa: ARG005 (one shape)
    "assessment": lambda column, words, row: words.assessments,  # noqa: ARG005 (one shape)
    "part": lambda column, words, row: words.parts,  # noqa: ARG005 (one shape)
}

CLOSED: frozenset[Kind] = frozenset({"flag", "choice"})
"""Kinds where nothing but the known words is a value; the others are checked with the round."""


def terms_of(column: Column, words: Vocabulary, row: Mapping[str, Any]) -> Terms | None:
    """The words a column takes, where it takes words of a list."""
    return _BY_TERMS[column.kind](column, words, row) if column.kind in _BY_TERMS else None


def _term(column: Column, cell: Cell, words: Vocabulary, row: Mapping[str, Any]) -> Any:
    terms = _BY_TERMS[column.kind](column, words, row)
    text = _flag_text(cell) if column.kind == "flag" else text_of(cell)
    value = terms.value(text)
    if value is None and column.kind in CLOSED:
        raise CellProblem(not_known(text, terms, words.language))
    if column.kind == "flag":
        return value == "true"
    return text.strip() if value is None else value


def _flag_text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, (bool, int, float)) and value in {0, 1}:
        return "true" if value else "false"
    text = text_of(cell).strip()
    return {"sann": "true", "usann": "false"}.get(text.casefold(), text)


def not_known(text: str, terms: Terms, language: str) -> Message:
    """Says that a word is not one of those possible, with the nearest that is."""
    near = terms.near(text, language)
    if near:
        return message(
            "“{written}” is not one of the choices. Did you mean “{near}”?",
            written=text[:60],
            near=near,
        )
    return message(
        "“{written}” is not one of the choices: {choices}.",
        written=text[:60],
        choices=terms.listed(language),
    )
