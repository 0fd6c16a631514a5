"""How a workbook looks: colours that never mean anything alone, widths that suit, neat prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samvekt.formats.workbook.columns import Column, Kind

DARK = "#1E4D5C"  # headings that must be filled in
LIGHT = "#DCEAEE"  # other headings
PAPER = "#FFF9E0"  # cells to fill in
QUIET = "#5B6770"  # examples and explanations
LINE = "#C9D3D7"
FONT = "Calibri"

WIDTHS: Mapping[Kind, int] = {
    "text": 26,
    "long": 46,
    "id": 13,
    "municipality": 13,
    "ids": 20,
    "whole": 12,
    "wholes": 24,
    "number": 14,
    "share": 13,
    "date": 14,
    "flag": 13,
    "choice": 20,
    "criterion": 22,
    "level": 18,
    "severity_level": 18,
    "assessment": 30,
    "part": 34,
    "order": 50,
    "criteria_order": 50,
    "json": 90,
}


def width_of(column: Column, language: str) -> int:
    """How wide a column is: as its kind asks, and never so that a word of its heading is cut."""
    longest = max(len(word) for word in column.heading(language).split())
    return max(13 if column.suggested else WIDTHS[column.kind], longest + 3)


AS_TEXT: frozenset[Kind] = frozenset(
    {"text", "id", "municipality", "ids", "wholes", "order", "criteria_order"}
)
"""Kinds a spreadsheet must leave as they are typed: 1-2 is no date here."""

PROTECTION = {
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}
"""What people may do on a locked sheet; there is no password."""


@dataclass(frozen=True, slots=True)
class Style:
    """The formats of a workbook, made once each."""

    book: Any
    _made: dict[tuple[tuple[str, Any], ...], Any]

    @classmethod
    def of(cls, book: Any) -> Style:
        """The formats of a new workbook."""
        return cls(book, {})

    def get(self, **wanted: Any) -> Any:
        """The format with these properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            plain = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
            self._made[key] = self.book.add_format({**plain, **wanted})
        return self._made[key]

    @property
    def title(self) -> Any:
        """The name of a sheet at its top."""
        return self.get(bold=True, font_size=15, font_color=DARK, text_wrap=False)

    @property
    def purpose(self) -> Any:
        """What a sheet is for."""
        return self.get(font_color=QUIET, text_wrap=False)

    @property
    def example(self) -> Any:
        """An example above a column."""
        return self.get(italic=True, font_size=9, font_color=QUIET, valign="bottom")

    @property
    def part(self) -> Any:
        """A heading inside a form or a guide."""
        return self.get(bold=True, font_size=12, font_color=DARK, text_wrap=False, valign="bottom")

    @property
    def bold(self) -> Any:
        """What a row is about."""
        return self.get(bold=True, border=1, border_color=LINE)

    @property
    def said(self) -> Any:
        """Explanations in a table."""
        return self.get(border=1, border_color=LINE)

    @property
    def quiet(self) -> Any:
        """Examples in a table."""
        return self.get(border=1, border_color=LINE, italic=True, font_color=QUIET)

    @property
    def link(self) -> Any:
        """A way to another sheet."""
        return self.get(border=1, border_color=LINE, font_color="#0B5394", underline=1)

    def heading(self, *, needed: bool) -> Any:
        """The heading of a column."""
        colours = (
            {"bg_color": DARK, "font_color": "#FFFFFF"}
            if needed
            else {"bg_color": LIGHT, "font_color": "#10272F"}
        )
        return self.get(bold=True, border=1, border_color=LINE, valign="vcenter", **colours)

    def open(self, column: Column, value: Any = None) -> Any:
        """A cell to fill in; numbers stand to the right, a little from the next column."""
        counted = column.kind in {"number", "whole", "share", "date"}
        side = {"align": "right", "indent": 1} if counted else {}
        return self.get(
            **side,
            locked=False,
            bg_color=PAPER,
            border=1,
            border_color=LINE,
            num_format=number_format(column, value),
            text_wrap=not counted,
        )


PRINTED = 210  # signs across a page, still large enough to read
LINE_HEIGHT = 13.5  # points
TALLEST = 240.0


def height_for(texts: Iterable[tuple[str, int]], *, least: int = 1) -> float:
    """How tall a row must be for these texts, each in a column of so many signs."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(max(lines, least) * LINE_HEIGHT + 3, TALLEST)


def _lines(text: str, width: int) -> int:
    """Lines a text takes when it is broken between words; a little too many does no harm."""
    room = max(width * 1.1, 4)
    return sum(1 + int(len(part) / room) for part in text.split("\n"))


def for_print(sheet: Any, width: int = 0) -> None:
    """A4 on its side, with name and page at the bottom; a wide sheet goes over several pages."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1 + width // PRINTED, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")


def number_format(column: Column, value: Any = None) -> str:
    """How numbers, dates and texts of a column are shown."""
    if column.kind in AS_TEXT or isinstance(value, str):
        return "@" if column.kind in AS_TEXT else "General"
    if column.kind == "date":
        return "dd.mm.yyyy"
    if column.kind == "share":
        return "0%" if value is None or float(value * 100).is_integer() else "0.0###%"
    if column.kind == "whole":
        return "0"
    if column.kind == "number" and isinstance(value, (int, float)):
        return "#,##0" if float(value).is_integer() else "#,##0.0#########"
    return "General"
