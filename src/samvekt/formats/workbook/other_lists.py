"""A list people have made in a workbook of their own, as rows with the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samvekt.core.message import message
from samvekt.formats.list_sheets import NumberCell, Sheet, with_columns
from samvekt.formats.workbook.broken import said_of, touched_by
from samvekt.formats.workbook.grid import Book, Cell, RawSheet
from samvekt.formats.workbook.places import CellFault, cell_fault
from samvekt.reference.faults import ReadFault, nearest, one_fault


def list_of(book: Book, name: str | None = None) -> Sheet:
    """The rows of one sheet: the one named, else the first with something in it.

    Raises:
        ReadFault: There is no such sheet, it has no rows, or cells are merged or broken.
    """
    sheet = _chosen(book, name)
    if len(sheet.lines) < 2:
        said = message("The list needs a line of column names and at least one row.")
        raise ReadFault(book.where, [cell_fault(said, sheet.title)])
    faults = list(_faults(sheet))
    if faults:
        raise ReadFault(book.where, faults)
    width = max(at for line in sheet.lines for at in line.cells)
    rows = [
        (line.number, [_text(line.cells.get(at)) for at in range(1, width + 1)])
        for line in sheet.lines
    ]
    return with_columns(book.where, rows)


def _chosen(book: Book, name: str | None) -> RawSheet:
    if name is None:
        filled = next((sheet for sheet in book.sheets if sheet.lines), None)
        if filled is None:
            raise one_fault(book.where, message("The workbook is empty."))
        return filled
    titles = {sheet.title: sheet for sheet in book.sheets}
    if name in titles:
        return titles[name]
    near = nearest(name, titles)
    if near:
        said = message("There is no sheet {name}. Did you mean {near}?", name=name, near=near)
        raise one_fault(book.where, said)
    said = message("There is no sheet {name}. There is: {known}.", name=name, known=tuple(titles))
    raise one_fault(book.where, said)


def _faults(sheet: RawSheet) -> Iterator[CellFault]:
    top = sheet.lines[0].number
    for merged in touched_by(sheet, top):
        said = message(
            "The cells {range} are merged. Split them, and write in each of them.", range=merged
        )
        yield cell_fault(said, sheet.title, merged.partition(":")[0])
    for line in sheet.lines:
        for cell in line.cells.values():
            if (said_broken := said_of(cell)) is not None:
                yield cell_fault(said_broken, sheet.title, cell.at)


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{value * 100:.15g} %" if cell.percent else NumberCell.of(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)
