"""What cannot be read in a cell whatever its column: errors, unfinished formulas, merged cells."""

from __future__ import annotations

from samvekt.core.message import Message, message
from samvekt.formats.workbook.grid import Cell, RawSheet


def said_of(cell: Cell) -> Message | None:
    """What is wrong with a cell in itself, if anything is."""
    if cell.error:
        return message(
            "The cell shows {error}. Mend the formula, or write the value.", error=str(cell.value)
        )
    if cell.unfinished:
        return message(
            "The formula has no stored value. Open the workbook in a spreadsheet program and save "
            "it, or write the value."
        )
    return None


def touched_by(sheet: RawSheet, row: int) -> tuple[str, ...]:
    """Merged ranges that reach a row or those below it."""
    return tuple(found for found in sheet.merged if _last_row(found) >= row)


def is_inside(cell: str, found: str) -> bool:
    """Whether a cell lies in a range.

    Example:
        >>> is_inside("B6", "A5:C7"), is_inside("D6", "A5:C7")
        (True, False)
    """
    first, _, last = found.partition(":")
    column, row = _position(cell)
    (left, top), (right, bottom) = _position(first), _position(last or first)
    return left <= column <= right and top <= row <= bottom


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(cell.removeprefix(letters) or 0)


def _last_row(found: str) -> int:
    digits = found.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    return int(digits) if digits.isdecimal() else 0
