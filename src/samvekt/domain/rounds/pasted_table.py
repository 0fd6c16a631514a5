"""The table in what was pasted from a spreadsheet: its cells, and the row that names the columns.

People paste what the sheet shows: a title above the table, merged headings over several columns,
empty columns at the end, line breaks inside cells.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds.words import FIELD_WORDS

MOST_ROWS = 500
MOST_SIGNS = 1_000_000
MOST_ABOVE = 10
"""How many rows may stand above the one that names the columns."""

Row = list[str]
FieldOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Table:
    """What was pasted, as a table.

    Attributes:
        headings: The names of the columns as they were pasted.
        fields: The field of each column; None for a column whose name is not known, or came before.
        rows: The cells below, each row as wide as the headings.
    """

    headings: tuple[str, ...]
    fields: tuple[str | None, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(pasted: str, field_of: FieldOf, needed: Sequence[str]) -> Table:
    """The table in a pasted text.

    Args:
        pasted: What was pasted.
        field_of: The field a heading names, or None.
        needed: Fields there must be a column for.

    Raises:
        NotPossible: There are no rows, too many, or no row that names the columns.
    """
    filled = [row for row in _cells(pasted) if any(row)]
    if len(filled) < 2:
        raise NotPossible(message("Paste a row of column names and at least one row more."))
    place = _row_of_headings(filled, field_of)
    fields = _fields(filled[place], field_of)
    if not set(needed) <= set(fields):
        raise NotPossible(
            message(
                "One row must name the columns, and there must be columns for {names}.",
                names=tuple(FIELD_WORDS[name] for name in needed),
            )
        )
    rows = filled[place + 1 :]
    if not rows:
        raise NotPossible(message("Paste a row of column names and at least one row more."))
    if len(rows) > MOST_ROWS:
        raise NotPossible(message("Paste {most} rows at most at a time.", most=MOST_ROWS))
    width = max(len(filled[place]), *(len(row) for row in rows))
    wide = [_as_wide(row, width) for row in (filled[place], *rows)]
    kept = [at for at in range(width) if any(row[at] for row in wide)]
    fields = [*fields, *[None] * (width - len(fields))]
    headings, *cells = ([row[at] for at in kept] for row in wide)
    return Table(tuple(headings), tuple(fields[at] for at in kept), tuple(map(tuple, cells)))


def _cells(pasted: str) -> list[Row]:
    if len(pasted) > MOST_SIGNS:
        raise NotPossible(message("That is too much at once. Paste fewer rows."))
    text = pasted.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = "\t" if "\t" in text else ";"
    try:
        return _read(text, delimiter, quotes=True)
    except csv.Error:  # a mark of quotation that is no more than that
        pass
    try:
        return _read(text, delimiter, quotes=False)
    except csv.Error:
        raise NotPossible(
            message("The rows cannot be read. Copy them from the sheet again.")
        ) from None


def _read(text: str, delimiter: str, *, quotes: bool) -> list[Row]:
    lines = io.StringIO(text, newline="")
    read = (
        csv.reader(lines, delimiter=delimiter, strict=True)
        if quotes
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    return [[cell.strip() for cell in row] for row in read]


def _row_of_headings(rows: Sequence[Row], field_of: FieldOf) -> int:
    """The row that names most columns, among the first."""
    named = [sum(field_of(cell) is not None for cell in row) for row in rows[: MOST_ABOVE + 1]]
    return named.index(max(named))


def _fields(headings: Row, field_of: FieldOf) -> list[str | None]:
    found: list[str | None] = []
    for heading in headings:
        field = field_of(heading)
        found.append(None if field in found else field)
    return found


def _as_wide(row: Row, width: int) -> Row:
    return [*row, *[""] * (width - len(row))]
