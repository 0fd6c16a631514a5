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


def _last_row(found: str) -> int:
    digits = found.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    return int(digits) if digits.isdecimal() else 0
