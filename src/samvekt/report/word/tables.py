"""Tables in WordprocessingML: a repeated heading row, widths after content, words for the blind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from samvekt.core.message import message
from samvekt.language import opened, say
from samvekt.report.blocks import Cell, Column, Link, Said, Table
from samvekt.report.word.page import Page
from samvekt.report.word.runs import attribute, paragraph
from samvekt.report.word.widths import Fit, Row, Wish, fitted, measured, wish

NORMAL, SMALL = 9.0, 7.5
"""The sizes of type in tables. [points]"""

TALL = 14
"""A row of more lines may be divided between two pages, and asks for a wider page."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How a table is set: on which page, in which type, with which widths."""

    page: Page
    size: float
    fit: Fit


def plain(said: Said | Link, language: str) -> str:
    """What a reader reads, whether it leads anywhere or not."""
    return say(said.text if isinstance(said, Link) else said, language)


def layout(block: Table, language: str, page: Page) -> Layout:
    """The calmest setting that holds every word: upright and large, else small, else lying."""
    rows = [[[plain(line, language) for line in cell.lines] for cell in row] for row in block.rows]
    wishes = [
        wish(
            opened(say(column.heading, language)),
            [row[n] for row in rows],
            number=column.numbers,
        )
        for n, column in enumerate(block.columns)
    ]
    lengths = [
        [[measured(part) for line in lines for part in line.split("\n")] for lines in row]
        for row in rows
    ]
    return _chosen(wishes, lengths, page)


def _chosen(wishes: Sequence[Wish], rows: Sequence[Row], page: Page) -> Layout:
    pages = [page] + ([page.lying] if page.lying else [])
    tried = [
        Layout(each, size, fitted(wishes, rows, each.width, size))
        for each in pages
        for size in (NORMAL, SMALL)
    ]
    calm = [one for one in tried if one.fit.fits]
    return calm[0] if calm else tried[-1]


def kept_together(lines: Sequence[float]) -> tuple[bool, ...]:
    """Which rows stay on the page of the next: all of a short table, else both its ends.

    Example:
        >>> kept_together([1.0] * 3), kept_together([5.0] * 5)
        ((True, True, False), (True, False, False, True, False))
    """
    last = len(lines) - 1
    short = sum(lines) <= TALL
    return tuple(
        n < last and (short or (n in {0, last - 1} and line <= TALL))
        for n, line in enumerate(lines)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A table about to be written: its layout, its styles and who writes the text."""

    layout: Layout
    language: str
    styles: Mapping[str, str]
    runs: Callable[..., str]  # a line of text as runs
    edge: str = ""  # borders the table has beside those of its style

    def table(self, block: Table) -> str:
        """The table as one element."""
        widths = self.layout.fit.widths
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        keeps = kept_together(self.layout.fit.lines)
        rows = "".join(
            self._row(block, row, lines, keep=keep)
            for row, lines, keep in zip(block.rows, self.layout.fit.lines, keeps, strict=True)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["samvekt tabell"]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{self.edge}'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(say(block.caption, self.language))}"/>'
            f'<w:tblDescription w:val="{attribute(_described(block, self.language))}"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{self._heading(block)}{rows}</w:tbl>"
        )

    def _heading(self, block: Table) -> str:
        """The first row, which Word repeats on every page."""
        style = self.styles[f"samvekt tabellhode{self._small}"]
        cells = "".join(
            _cell(width, paragraph(style, self.runs(column.heading, heads=True), _side(column)))
            for width, column in zip(self.layout.fit.widths, block.columns, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, block: Table, row: Sequence[Cell], lines: float, *, keep: bool) -> str:
        whole = "" if lines > TALL else "<w:trPr><w:cantSplit/></w:trPr>"
        cells = "".join(
            _cell(width, self._cell(column, cell, first=n == 0, keep=keep))
            for n, (width, column, cell) in enumerate(
                zip(self.layout.fit.widths, block.columns, row, strict=True)
            )
        )
        return f"<w:tr>{whole}{cells}</w:tr>"

    def _cell(self, column: Column, cell: Cell, *, first: bool, keep: bool) -> str:
        """The lines of a cell; an empty one holds an empty paragraph, as Word demands."""
        style = self.styles[f"samvekt tabelltekst{self._small}"]
        lines = [self.runs(line, opens=first and n == 0) for n, line in enumerate(cell.lines)]
        properties = ("<w:keepNext/>" if keep else "") + _side(column)
        return "".join(paragraph(style, line, properties) for line in lines or [""])

    @property
    def _small(self) -> str:
        return " liten" if self.layout.size == SMALL else ""


def _cell(width: int, inner: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _side(column: Column) -> str:
    return '<w:jc w:val="right"/>' if column.numbers else ""


def _described(block: Table, language: str) -> str:
    """What the table holds, for those who hear it before they go in."""
    headings = tuple(opened(say(column.heading, language)) for column in block.columns)
    return say(
        message("Rows: {rows}. Columns: {columns}.", rows=len(block.rows), columns=headings),
        language,
    )
