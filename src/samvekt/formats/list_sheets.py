"""The rows of a list as they stand in a file: CSV here, a sheet of a workbook elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from samvekt.core.message import message
from samvekt.reference.faults import Fault, ReadFault, one_fault
from samvekt.reference.safe_yaml import read_bytes

LARGEST_LIST = 20_000_000  # bytes
MOST_ROWS = 100_000


class NumberCell(str):
    """A cell a spreadsheet holds as a number: nobody has to guess what its signs mean."""

    __slots__ = ("number",)
    number: float

    @classmethod
    def of(cls, number: float) -> NumberCell:
        """The cell as text, with its number beside."""
        whole = isinstance(number, float) and number.is_integer() and abs(number) < 1e15
        made = cls(int(number) if whole else number)
        made.number = number
        return made


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a list, each with the number people see in their spreadsheet."""

    where: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


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
    return with_columns(where, found)


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


def with_columns(where: str, found: Sequence[tuple[int, list[str]]]) -> Sheet:
    """The rows by the names in the first of them.

    Raises:
        ReadFault: A column name stands twice or is missing, or a row has too many cells.
    """
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
