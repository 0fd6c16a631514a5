"""Writes the tables of a document as a workbook: numbers as numbers, and no text is a formula."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

from samvekt.core.message import message
from samvekt.language import opened, say
from samvekt.report.blocks import (
    Block,
    Cell,
    Details,
    Document,
    Figure,
    Heading,
    Link,
    Marked,
    Said,
    Table,
)
from samvekt.report.number_formats import number_format
from samvekt.report.signs import seen

Worksheet = Any
"""A sheet of XlsxWriter, which has no types of its own."""

LONGEST_NAME = 31
"""Of a sheet. [signs of UTF-16]"""

SHORTEST_NAME = 12
LONGEST_CELL = 32_767
LONGEST_HEADER = 200
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so would become a formula if someone edited the cell; it is marked as text."""

NARROWEST, WIDEST = 9, 45
"""Of a column. [signs]"""

FILTER = 3
"""The room a button for sorting takes of a heading. [signs]"""

UPRIGHT = 110
"""Wider tables are printed on paper on its side. [signs]"""

LINE, HIGHEST = 12.9, 400
"""The height of a line, and the most a row can have. [points]"""

LOOSE = 0.9
"""How wide a sign of a text is, with the room left at the end of lines, beside a digit."""

FIRST_ROW = 3
"""Above it: the caption, the way back, and room."""

INK, QUIET, TINT, LINK = "#1E2B3C", "#4B5A6B", "#EEF2F6", "#0B5394"


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A table with the name of its sheet and the heading it stands under."""

    name: str
    table: Table
    under: Said


def workbook(document: Document) -> bytes:
    """The tables of the document as .xlsx: a sheet of contents, then one sheet for each table.

    The same document gives the same bytes.
    """
    # XlsxWriter has no types, and is loaded only by those who write workbooks.
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 (as above)

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        _Writer(document, book).write()
    return file.getvalue()


def sheets(document: Document) -> tuple[Sheet, ...]:
    """Every table of the document, in order, with a name no other sheet has."""
    taken = {_contents(document.language).lower(), "history"}
    found = []
    for under, table in _tables(document.blocks, document.title):
        name = _free_name(say(table.caption, document.language), taken)
        taken.add(name.lower())
        found.append(Sheet(name, table, under))
    return tuple(found)


def _tables(blocks: tuple[Block, ...], under: Said) -> Iterator[tuple[Said, Table]]:
    """Tables with the heading they stand under, also those in figures and behind lines."""
    for block in blocks:
        if isinstance(block, Heading):
            under = block.text
        elif isinstance(block, Table):
            yield under, block
        elif isinstance(block, Figure):
            if block.data is not None:
                yield block.title, block.data
        elif isinstance(block, Details):
            yield from _tables(block.blocks, block.summary)
        elif isinstance(block, Marked):
            yield from _tables(block.blocks, under)


def _contents(language: str) -> str:
    return say(message("Contents"), language)


def _free_name(caption: str, taken: set[str]) -> str:
    """A name for a sheet after the caption of its table."""
    wanted = " ".join(FORBIDDEN.sub(" ", seen(caption)).split()).strip("' ") or "–"
    name, count = _whole_words(wanted), 1
    while name.lower() in taken:
        count += 1
        name = f"{_cut(wanted, LONGEST_NAME - len(f' {count}'))} {count}"
    return name


def _whole_words(text: str) -> str:
    """The text, cut between words where that leaves enough to know it by."""
    cut = _cut(text, LONGEST_NAME)
    words = cut.rpartition(" ")[0].rstrip(" ,;.–-'")
    return cut if cut == text or len(words) < SHORTEST_NAME else words


def _cut(text: str, longest: int) -> str:
    """The text, no longer than so many signs of UTF-16, as workbooks count them."""
    units = text.encode("utf-16-le")[: 2 * longest]
    return units.decode("utf-16-le", "ignore").strip("' ")


@dataclass(slots=True)
class _Writer:
    """Writes one workbook in the language of the document."""

    document: Document
    book: Any  # of XlsxWriter
    formats: dict[str, Any] = field(default_factory=dict)

    def write(self) -> None:
        found = sheets(self.document)
        self.describe()
        self.contents(found)
        for sheet in found:
            self.sheet(sheet)

    def say(self, said: Said) -> str:
        return seen(say(said, self.document.language))

    def format(self, **properties: Any) -> Any:
        """A format of cells, made once."""
        wanted = {"font_name": "Arial", "font_size": 10, "valign": "top", **properties}
        return self.formats.setdefault(repr(wanted), None) or self._made(wanted)

    def _made(self, wanted: dict[str, Any]) -> Any:
        made = self.formats[repr(wanted)] = self.book.add_format(wanted)
        return made

    def describe(self) -> None:
        made = self.document.made
        self.book.set_properties(
            {
                "title": _short(self.say(self.document.title)),
                "subject": _short(self.say(self.document.about)),
                "author": _short(seen(self.document.organisation)),
                "created": datetime.combine(made, time()) if made else EARLIEST,
            }
        )
        self.book.set_size(24_000, 14_000)

    # The sheet of contents

    def contents(self, found: tuple[Sheet, ...]) -> None:
        """What the workbook is, and the way to every table."""
        page = self.book.add_worksheet(_contents(self.document.language))
        page.set_column(0, 0, 44)
        page.set_column(1, 1, 70)
        self.printable(page, landscape=False)
        row = self.text(page, 0, 0, self.say(self.document.title), bold=True, font_size=16)
        for line in self.facts():
            row = self.text(page, row, 0, line, font_color=QUIET)
        row += 1
        for column, heading in enumerate((message("Sheet"), message("Table"))):
            self.text(page, row, column, self.say(heading), **HEADING)
        for sheet in found:
            row += 1
            self.lead(page, row, sheet.name, sheet.name)
            under, caption = self.say(sheet.under), self.say(sheet.table.caption)
            self.text(page, row, 1, f"{opened(under)}: {caption}", text_wrap=True)

    def facts(self) -> Iterator[str]:
        """Who made the document, when, and what it is."""
        document, language = self.document, self.document.language
        if about := self.say(document.about):
            yield about
        if who := ", ".join(filter(None, (document.organisation, document.unit))):
            yield seen(who)
        if document.made:
            yield say(message("{date}", date=document.made), language)

    # The sheets of tables

    def sheet(self, sheet: Sheet) -> None:
        """One table, with its heading row kept in sight and ready to be sorted."""
        table = sheet.table
        page = self.book.add_worksheet(sheet.name)
        self.text(page, 0, 0, self.say(table.caption), bold=True, font_size=13)
        back = say(message("Back to the contents"), self.document.language)
        self.lead(page, 1, _contents(self.document.language), back)
        widths = [self.width(table, column) for column in range(len(table.columns))]
        headings = tuple(Cell((column.heading,)) for column in table.columns)
        page.set_row(FIRST_ROW, self.height(headings, [width - FILTER for width in widths]))
        for column, heading in enumerate(table.columns):
            side = TO_THE_RIGHT if heading.numbers else TO_THE_LEFT
            words = opened(self.say(heading.heading))
            self.text(page, FIRST_ROW, column, words, **HEADING, **side)
            page.set_column(column, column, widths[column])
        for row, cells in enumerate(table.rows, FIRST_ROW + 1):
            page.set_row(row, self.height(cells, widths))
            for column, cell in enumerate(cells):
                self.cell(page, row, column, cell, numbers=table.columns[column].numbers)
        last = FIRST_ROW + len(table.rows)
        if table.rows:
            page.autofilter(FIRST_ROW, 0, last, len(table.columns) - 1)
        page.freeze_panes(FIRST_ROW + 1, 1)
        page.repeat_rows(FIRST_ROW)
        self.printable(page, landscape=sum(widths) > UPRIGHT)

    def cell(self, page: Worksheet, row: int, column: int, cell: Cell, *, numbers: bool) -> None:
        """A number with a format that shows what the document shows, or words."""
        side = TO_THE_RIGHT if numbers else TO_THE_LEFT
        text = self.whole(cell)
        shown = number_format(cell, text, self.document.language)
        if shown is not None and cell.value is not None:
            style = self.format(num_format=shown, **TO_THE_RIGHT, **LINES)
            page.write_number(row, column, cell.value, style)
        else:
            self.text(page, row, column, text, text_wrap=True, **side, **LINES)

    def whole(self, cell: Cell) -> str:
        """Every line of a cell as one text."""
        return "\n".join(self.line(line) for line in cell.lines)

    def line(self, line: Said | Link) -> str:
        """A line of a cell; a link shows where it leads, for nothing in the sheet is clicked."""
        if not isinstance(line, Link):
            return self.say(line)
        text, address = self.say(line.text), seen(line.address)
        return text if text == address else f"{text} ({address})"

    def text(self, page: Worksheet, row: int, column: int, text: str, **properties: Any) -> int:
        """Write a text as a text, whatever it begins with; the row below."""
        risky = {"quote_prefix": True} if text.startswith(RISKY) else {}
        style = self.format(**properties, **risky)
        if text:
            page.write_string(row, column, _cell_text(text), style)
        else:
            page.write_blank(row, column, None, style)
        return row + 1

    def lead(self, page: Worksheet, row: int, sheet: str, text: str) -> None:
        """A link to a sheet of the same workbook."""
        name = sheet.replace("'", "''")
        style = self.format(font_color=LINK, underline=1)
        page.write_url(row, 0, f"internal:'{name}'!A1", style, text)

    def width(self, table: Table, column: int) -> float:
        """Wide enough for what stands there, and never so wide that the next is out of sight."""
        heading = max(map(len, self.say(table.columns[column].heading).split() or [""]))
        lines = [
            len(part)
            for row in table.rows
            for line in row[column].lines
            for part in self.line(line).split("\n")
        ]
        return min(max(heading + FILTER, *lines, NARROWEST) + 2, WIDEST)

    def height(self, cells: Sequence[Cell], widths: Sequence[float]) -> float:
        """High enough for the lines of the row: not every program works that out by itself."""
        lines = max(
            sum(max(1, math.ceil(len(part) * LOOSE / width)) for part in text.split("\n"))
            for text, width in zip(map(self.whole, cells), widths, strict=True)
        )
        return min(LINE * lines + 2, HIGHEST)

    def printable(self, page: Worksheet, *, landscape: bool) -> None:
        """A4, one page wide, with the title above and the page below."""
        title = _cut(self.say(self.document.title), LONGEST_HEADER).replace("&", "&&")
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        page.set_header(f"&L&9{_apart(title)}")
        page.set_footer("&R&9&P / &N")
        if landscape:
            page.set_landscape()


EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 (workbooks know no time zone)
HEADING = {
    "bold": True,
    "font_color": INK,
    "bg_color": TINT,
    "bottom": 1,
    "bottom_color": QUIET,
    "text_wrap": True,
}
TO_THE_LEFT: Mapping[str, Any] = MappingProxyType({"align": "left"})
TO_THE_RIGHT: Mapping[str, Any] = MappingProxyType({"align": "right", "indent": 1})
LINES = {"bottom": 1, "bottom_color": "#C9D1DA"}


def _short(text: str) -> str:
    return _cut(" ".join(text.split()), 255)


def _apart(title: str) -> str:
    """A title that begins with a digit would be read as part of the size of the type."""
    return f" {title}" if title[:1].isdigit() else title


CUT = " […]"


def _cell_text(text: str) -> str:
    """A text that fits in a cell; the reader sees where it was cut."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    return _cut(text, LONGEST_CELL - len(CUT)) + CUT
