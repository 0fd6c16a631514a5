"""Writes a round, or none yet, as a workbook people can fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.formats.dossier import FORMAT_VERSION, Round
from samvekt.formats.workbook.columns import Column, Steps
from samvekt.formats.workbook.guide import write_explanations, write_guide
from samvekt.formats.workbook.layout import Form, Sheet
from samvekt.formats.workbook.lists import Lists
from samvekt.formats.workbook.said import SAID
from samvekt.formats.workbook.sheet_of_rest import REST
from samvekt.formats.workbook.sheets import ASIDE, ORDER, sheet_of
from samvekt.formats.workbook.style import PROTECTION, Style, for_print, height_for, width_of
from samvekt.formats.workbook.tables import LONGEST_CELL, Tables, tables_of
from samvekt.formats.workbook.values import written
from samvekt.formats.workbook.vocabulary import Vocabulary, vocabulary
from samvekt.formats.writing import plain
from samvekt.reference.faults import path_text
from samvekt.reference.library import Library

HEADING_ROW = 3  # counted from zero, as XlsxWriter does
ROOM = 1000  # rows that are ready to be filled in, below those there are
FORM_ROW = 3
ANSWER = 1  # the column of a form that is filled in
FORM_WIDTHS = (28, 70, 50, 36)


def workbook_of(
    round_: Round | None, language: str, library: Library, *, years: Sequence[int] = ()
) -> bytes:
    """A workbook with the content of a round, or an empty one.

    Args:
        round_: The round, or None for an empty workbook.
        language: The language of sheets, headings and words. [nb, nn or en]
        library: Where criteria sets and scales are found.
        years: Years that shall have columns; those of the round have them in any case.

    Raises:
        OutOfRange: A text of the round is longer than a cell can hold.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 (no types; heavy)

    content = plain(round_) if round_ else {"language": language, **_START}
    wanted = {str(year) for year in (round_.frame.plan_years if round_ else ()) or years}
    content.setdefault("language", "nb")
    tables = tables_of(content, sorted(wanted))
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_numbers": False})
    with book:
        _Writer(book, tables, vocabulary(content, language, library), library).write()
    return held.getvalue()


_START: dict[str, Any] = {"criteria": {"set": "norway-guide-2025"}}
"""What an empty workbook says already."""


@dataclass(slots=True)
class _Writer:
    book: Any
    tables: Tables
    words: Vocabulary
    library: Library

    def write(self) -> None:
        book, language = self.book, self.words.language
        style = Style.of(book)
        title = SAID["workbook"].in_language(language)
        book.set_properties({"title": title, "comments": "Samvekt"})
        sheets = {key: book.add_worksheet(_name(key, language)) for key in ("guide", *ORDER)}
        sheets |= {key: book.add_worksheet(_name(key, language)) for key in ("explanations",)}
        lists = Lists(book.add_worksheet(_name("lists", language)), self.words, self.library)
        write_guide(sheets["guide"], style, language, self.library)
        write_explanations(sheets["explanations"], style, self.words)
        for key in ORDER:
            found = sheet_of(key)
            if isinstance(found, Form):
                _FormWriter(self, sheets[key], style, lists).write(found)
            else:
                _TableWriter(self, sheets[key], style, lists).write(found)
        lists.finish()
        self._mark(book.add_worksheet(_name("meta", language)))
        sheets["guide"].activate()

    def _mark(self, sheet: Any) -> None:
        """Which form and language this is, where nobody changes it by accident."""
        for at, (name, value) in enumerate(
            (("samvekt", str(FORMAT_VERSION)), ("language", self.words.language))
        ):
            sheet.write_string(at, 0, name)
            sheet.write_string(at, 1, value)
        sheet.very_hidden()


def _name(key: str, language: str) -> str:
    title = ASIDE[key] if key in ASIDE else sheet_of(key).title
    return title.in_language(language)


@dataclass(slots=True)
class _TableWriter:
    whole: _Writer
    sheet: Any
    style: Style
    lists: Lists

    def write(self, table: Sheet) -> None:
        columns = self.whole.tables.columns(table)
        language = self.whole.words.language
        rows: Sequence[Mapping[Steps, Any]] = self.whole.tables.rows.get(table.key, ())
        if table is REST:
            rows = [
                {columns[0].steps: path_text(steps), columns[1].steps: value}
                for steps, value in self.whole.tables.rest
            ]
        self._head(table, columns, language)
        for at, row in enumerate(rows):
            self._row(HEADING_ROW + 1 + at, columns, row)
        last = HEADING_ROW + len(rows) + ROOM
        for at, column in enumerate(columns):
            self.lists.help_with(self.sheet, column, (HEADING_ROW + 1, at, last, at))
        self._finish(columns, last)

    def _head(self, table: Sheet, columns: Sequence[Column], language: str) -> None:
        sheet, style = self.sheet, self.style
        sheet.write_string(0, 0, table.title.in_language(language), style.title)
        sheet.write_string(1, 1, table.purpose.in_language(language), style.purpose)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, width_of(column, language), style.open(column))
            if example := column.words.example.in_language(language):
                shown = SAID["example"].in_language(language).format(example=example)
                sheet.write_string(2, at, shown, style.example)
            head = style.heading(needed=column.needed)
            sheet.write_string(HEADING_ROW, at, column.heading(language), head)
        headings = [
            (column.heading(language), width_of(column, language) * 2 // 3) for column in columns
        ]
        for at, height in enumerate((24, 16, 40, height_for(headings, least=2))):
            sheet.set_row(at, height, style.get())  # locked to the end of the row

    def _row(self, at: int, columns: Sequence[Column], row: Mapping[Steps, Any]) -> None:
        context = {steps[-1]: value for steps, value in row.items()}
        texts: list[tuple[str, int]] = []
        for place, column in enumerate(columns):
            if column.steps in row:
                value = written(column, row[column.steps], self.whole.words, context)
                self._cell(at, place, column, value)
                texts.append((str(value), width_of(column, self.whole.words.language)))
        self.sheet.set_row(at, height_for(texts))

    def _cell(self, row: int, at: int, column: Column, value: Any) -> None:
        put_cell(self.sheet, (row, at), value, self.style.open(column, value))

    def _finish(self, columns: Sequence[Column], last: int) -> None:
        sheet = self.sheet
        sheet.freeze_panes(HEADING_ROW + 1, 1)
        sheet.autofilter(HEADING_ROW, 0, last, len(columns) - 1)
        sheet.protect("", PROTECTION)
        sheet.repeat_rows(HEADING_ROW)
        sheet.repeat_columns(0)
        for_print(sheet, sum(width_of(column, self.whole.words.language) for column in columns))


@dataclass(slots=True)
class _FormWriter:
    whole: _Writer
    sheet: Any
    style: Style
    lists: Lists

    def write(self, form: Form) -> None:
        sheet, style, language = self.sheet, self.style, self.whole.words.language
        sheet.write_string(0, 0, form.title.in_language(language), style.title)
        sheet.write_string(1, 0, form.purpose.in_language(language), style.purpose)
        for at, key in enumerate(("field", "answer", "help", "such_as")):
            sheet.set_column(at, at, FORM_WIDTHS[at])
            head = style.heading(needed=at == ANSWER)
            sheet.write_string(FORM_ROW - 1, at, SAID[key].in_language(language), head)
        row = FORM_ROW
        for question in form.rows:
            if question.heading is not None:
                sheet.set_row(row, 26)
                sheet.write_string(row, 0, question.heading.in_language(language), style.part)
                row += 1
            self._question(row, question.column)
            row += 1
        sheet.set_row(0, 24)
        sheet.freeze_panes(FORM_ROW, 1)
        sheet.protect("", {**PROTECTION, "insert_rows": False})
        sheet.repeat_rows(FORM_ROW - 1)
        for_print(sheet)

    def _question(self, row: int, column: Column) -> None:
        sheet, style, words = self.sheet, self.style, self.whole.words
        asked = (
            (0, column.heading(words.language), style.bold),
            (2, column.words.help.in_language(words.language), style.said),
            (3, column.words.example.in_language(words.language), style.quiet),
        )
        for at, text, look in asked:
            sheet.write_string(row, at, text, look)
        value = self.whole.tables.forms.get(column.steps)
        shown: Any = ""
        if value is None:
            sheet.write_blank(row, ANSWER, None, style.open(column))
        else:
            shown = written(column, value, words, {})
            put_cell(sheet, (row, ANSWER), shown, style.open(column, shown))
        texts = [(text, FORM_WIDTHS[at]) for at, text, _ in asked]
        texts.append((str(shown), FORM_WIDTHS[ANSWER]))
        sheet.set_row(row, height_for(texts, least=3 if column.kind == "long" else 1))
        self.lists.help_with(sheet, column, (row, ANSWER, row, ANSWER))


def put_cell(sheet: Any, at: tuple[int, int], value: Any, style: Any) -> None:
    """Write one value; text is always text, never a formula or a link.

    Raises:
        OutOfRange: The text is longer than a cell can hold.
    """
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise OutOfRange(_too_long(sheet.get_name(), value))
        sheet.write_string(*at, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, style)
    else:
        sheet.write_number(*at, value, style)


def _too_long(sheet: str, text: str) -> Message:
    return message(
        "A text for the sheet {sheet} has {length:,} signs, and a cell holds at most {most:,}. "
        "Shorten it. It starts: {start}",
        sheet=sheet,
        length=len(text),
        most=LONGEST_CELL,
        start=text[:60],
    )
