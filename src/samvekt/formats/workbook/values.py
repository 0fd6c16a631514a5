"""What a cell holds, both ways: a value as people see it, and what they wrote as a value."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from samvekt.core.message import Message, message
from samvekt.formats.workbook.columns import Column, Kind
from samvekt.formats.workbook.dates import NoDate, date_from
from samvekt.formats.workbook.grid import Cell
from samvekt.formats.workbook.vocabulary import Terms, Vocabulary
from samvekt.formats.written_numbers import NumberInWords, number_from

AS_JSON = "json:"
"""Stands before a text that a cell cannot carry as it is."""

FIRST_DAY = date(1900, 3, 1)
"""Earlier days are written as text, since spreadsheets do not agree on them."""

SMALLEST, LARGEST = 2.3e-308, 9.9e307  # what a spreadsheet can hold

_CHANGED = re.compile(r"x005F_|_x000D_", re.IGNORECASE)
_MONEY = re.compile(r"(?i)\b(kr|kroner|nok|knok|mnok)\b|,-$")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_TWO_WAYS_IN_ENGLISH = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_SERIAL = range(20_000, 90_000)


class CellProblem(Exception):
    """A cell holds something its column cannot take; the sentence says what to do."""

    def __init__(self, said: Message) -> None:
        self.said = said
        super().__init__(str(said))


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
        return _from_json(_text(cell))
    if column.kind in _BY_TERMS:
        return _term(column, cell, words, row)
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
        _is_number(read_back) and _is_number(value) and read_back == value
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _shown(column: Column, value: Any, words: Vocabulary, row: Mapping[str, Any]) -> Any:
    terms = terms_of(column, words, row)
    if terms is not None:
        plain = str(value).lower() if isinstance(value, bool) else value
        return terms.word(plain, words.language)
    if column.kind in _WRITERS:
        return _WRITERS[column.kind](value, words)
    if _is_number(value):
        return _number_shown(value, words.language)
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


def _number_shown(value: float, language: str) -> float | str:
    """The number, or its digits as text when a spreadsheet would cut them."""
    exact = float(f"{value:.16G}") == value
    if exact and (value == 0 or SMALLEST < abs(value) < LARGEST):
        return value
    text = repr(value)
    return text if language == "en" else text.replace(".", ",")


def _text(cell: Cell) -> str:
    """A cell as text: 2027 and not 2027.0, dates as people write them."""
    value = cell.value
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, datetime) and value.time() == time():
        return f"{value:%d.%m.%Y}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace("_x000D_\n", "\n").replace("\r\n", "\n")


def _exact_text(cell: Cell, _: Vocabulary) -> str:
    return _text(cell)


def _name(cell: Cell, _: Vocabulary) -> str:
    return _text(cell).strip()


def _municipality(cell: Cell, _: Vocabulary) -> str:
    """Four digits, also when a spreadsheet has taken the first one away."""
    text = _text(cell).strip()
    return text.zfill(4) if text.isdecimal() else text


def _names(cell: Cell, _: Vocabulary) -> list[str]:
    parts = re.split(r"[;,\n]", _text(cell))
    return [part.strip() for part in parts if part.strip()]


def _number(cell: Cell, words: Vocabulary) -> float:
    if cell.percent:
        said = message("A percentage stands here, and a plain number is needed.")
        raise CellProblem(said)
    return _plain_number(cell, words)


def _plain_number(cell: Cell, words: Vocabulary) -> float:
    value = cell.value
    if isinstance(value, bool):
        raise CellProblem(message("This must be a number."))
    if isinstance(value, (date, time)):
        said = message("A date stands here, and a number is needed. Format the cell as a number.")
        raise CellProblem(said)
    if isinstance(value, (int, float)):
        return value
    return _number_in(str(value), words)


def _number_in(text: str, words: Vocabulary) -> float:
    bare = text.strip()
    if bare.endswith("%"):
        said = message("A percentage stands here, and a plain number is needed.")
        raise CellProblem(said)
    if _MONEY.search(bare):
        said = message(
            "“{written}” has a unit. Write the number only, in the unit of the column.",
            written=bare[:60],
        )
        raise CellProblem(said)
    two_ways = _TWO_WAYS_IN_ENGLISH if words.language == "en" else _TWO_WAYS
    if two_ways.fullmatch(bare):
        said = message(
            "“{written}” can be read in two ways. Write it without a sign between thousands.",
            written=bare[:60],
        )
        raise CellProblem(said)
    try:
        found = number_from(bare)
    except NumberInWords as fault:
        raise CellProblem(fault.message) from None
    if found is None or not math.isfinite(found):
        raise CellProblem(message("This must be a number."))
    return found


def _share(cell: Cell, words: Vocabulary) -> float:
    if isinstance(cell.value, str) and cell.value.strip().endswith("%"):
        bare = cell.value.strip().removesuffix("%")
        return _hundredth(_number_in(bare, words))
    return _plain_number(cell, words)


def _hundredth(number: float) -> float:
    try:
        return float(Decimal(repr(number)) / 100)
    except InvalidOperation:
        raise CellProblem(message("This must be a number.")) from None


def _whole(cell: Cell, words: Vocabulary) -> int:
    number = _number(cell, words)
    if not float(number).is_integer():
        raise CellProblem(message("This must be a whole number."))
    return int(number)


def _wholes(cell: Cell, words: Vocabulary) -> list[int]:
    if not isinstance(cell.value, str):
        return [_whole(cell, words)]
    return [_whole(Cell(cell.at, part), words) for part in _names(cell, words)]


def _date(cell: Cell, _: Vocabulary) -> str:
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and int(value) in _SERIAL:
        said = message(
            "The number {number:,} stands here. Format the cell as a date.", number=value
        )
        raise CellProblem(said)
    try:
        return date_from(_text(cell)).isoformat()
    except NoDate as problem:
        raise CellProblem(problem.said) from None


def _order(cell: Cell, _: Vocabulary) -> list[list[str]]:
    return [
        [name.strip() for name in group.split("=") if name.strip()]
        for group in re.split(r"[>\n]", _text(cell))
    ]


def _criteria_order(cell: Cell, words: Vocabulary) -> list[list[str]]:
    return [[words.criteria.value(name) or name for name in group] for group in _order(cell, words)]


_READERS: Mapping[Kind, Callable[[Cell, Vocabulary], Any]] = {
    "text": _exact_text,
    "long": _exact_text,
    "id": _name,
    "ids": _names,
    "municipality": _municipality,
    "whole": _whole,
    "wholes": _wholes,
    "number": _number,
    "share": _share,
    "date": _date,
    "order": _order,
    "criteria_order": _criteria_order,
}

_BY_TERMS: Mapping[Kind, Callable[[Column, Vocabulary, Mapping[str, Any]], Terms]] = {
    "flag": lambda column, words, row: words.flags,  # noqa: ARG005 (one shape for all)
    "choice": lambda column, words, row: column.choices,  # noqa: ARG005
    "criterion": lambda column, words, row: words.criteria,  # noqa: ARG005
    "level": lambda column, words, row: words.of_level(row.get("criterion")),  # noqa: ARG005
    "severity_level": lambda column, words, row: words.severity,  # noqa: ARG005
    "assessment": lambda column, words, row: words.assessments,  # noqa: ARG005
    "part": lambda column, words, row: words.parts,  # noqa: ARG005
}

CLOSED: frozenset[Kind] = frozenset({"flag", "choice"})
"""Kinds where nothing but the known words is a value; the others are checked with the round."""


def terms_of(column: Column, words: Vocabulary, row: Mapping[str, Any]) -> Terms | None:
    """The words a column takes, where it takes words of a list."""
    return _BY_TERMS[column.kind](column, words, row) if column.kind in _BY_TERMS else None


def _term(column: Column, cell: Cell, words: Vocabulary, row: Mapping[str, Any]) -> Any:
    terms = _BY_TERMS[column.kind](column, words, row)
    text = _flag_text(cell) if column.kind == "flag" else _text(cell)
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
    text = _text(cell).strip()
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
