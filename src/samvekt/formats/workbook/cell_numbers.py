"""Numbers in cells: as people write them, as spreadsheets hold them, and what is told apart."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from samvekt.core.message import Message, message
from samvekt.formats.workbook.grid import Cell
from samvekt.formats.workbook.vocabulary import Vocabulary
from samvekt.formats.written_numbers import NumberInWords, number_from

SMALLEST, LARGEST = 2.3e-308, 9.9e307  # what a spreadsheet can hold
_MONEY = re.compile(r"(?i)\b(kr|kroner|nok|knok|mnok)\b|,-$")
_TWO_WAYS_IN_ENGLISH = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")


class CellProblem(Exception):
    """A cell holds something its column cannot take; the sentence says what to do."""

    def __init__(self, said: Message) -> None:
        self.said = said
        super().__init__(str(said))


def text_of(cell: Cell) -> str:
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


def number_shown(value: float, language: str) -> float | str:
    """The number, or its digits as text when a spreadsheet would cut them."""
    exact = float(f"{value:.16G}") == value
    if exact and (value == 0 or SMALLEST < abs(value) < LARGEST):
        return value
    text = repr(value)
    return text if language == "en" else text.replace(".", ",")


def is_number(value: Any) -> bool:
    """Whether a value is a number, and not true or false."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def number_of(cell: Cell, words: Vocabulary) -> float:
    """A plain number; a percentage is a fault here.

    Raises:
        CellProblem: It is no number, or could be two.
    """
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


def share_of(cell: Cell, words: Vocabulary) -> float:
    """A share from 0 to 1, also written as 12 %.

    Raises:
        CellProblem: It is no share.
    """
    if isinstance(cell.value, str) and cell.value.strip().endswith("%"):
        bare = cell.value.strip().removesuffix("%")
        return _hundredth(_number_in(bare, words))
    share = _plain_number(cell, words)
    if share > 1:
        raise CellProblem(message("A share is at most 100%. Write it like 20%."))
    return share


def _hundredth(number: float) -> float:
    try:
        return float(Decimal(repr(number)) / 100)
    except InvalidOperation:
        raise CellProblem(message("This must be a number.")) from None


def whole_of(cell: Cell, words: Vocabulary) -> int:
    """A whole number.

    Raises:
        CellProblem: It is none.
    """
    number = number_of(cell, words)
    if not float(number).is_integer():
        raise CellProblem(message("This must be a whole number."))
    return int(number)


def wholes_of(cell: Cell, words: Vocabulary) -> list[int]:
    """Whole numbers with semicolons between.

    Raises:
        CellProblem: One of them is none.
    """
    if not isinstance(cell.value, str):
        return [whole_of(cell, words)]
    parts = re.split(r"[;,\n]", cell.value)
    return [whole_of(Cell(cell.at, part), words) for part in parts if part.strip()]
