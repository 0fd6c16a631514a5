"""Reads a workbook people have filled in: whole and checked, or not at all, with every fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samvekt.core.errors import InputError
from samvekt.core.message import LANGUAGES, Message, message
from samvekt.formats.dossier import FORMAT_VERSION, Round
from samvekt.formats.reading import round_from
from samvekt.formats.workbook.broken import said_of, touched_by
from samvekt.formats.workbook.cell_numbers import CellProblem
from samvekt.formats.workbook.columns import Column, Steps
from samvekt.formats.workbook.grid import Book, Cell, Line, RawSheet
from samvekt.formats.workbook.layout import Form, Sheet
from samvekt.formats.workbook.opening import open_workbook
from samvekt.formats.workbook.places import CellFault, Places, RowRead, cell_fault, steps_of
from samvekt.formats.workbook.recognising import (
    Heading,
    answer_column,
    heading_of,
    part_headings,
    plain_heading,
    questions,
    sheet_key,
    titles,
)
from samvekt.formats.workbook.seen import RawCells, Seen
from samvekt.formats.workbook.sheet_of_rest import REST
from samvekt.formats.workbook.sheets import ASIDE, FORMS, ORDER, TABLES, sheet_of
from samvekt.formats.workbook.tables import content_of, put
from samvekt.formats.workbook.values import read
from samvekt.formats.workbook.vocabulary import Vocabulary, vocabulary
from samvekt.reference.faults import Fault, ReadFault, nearest, one_fault
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class WorkbookRead:
    """A round from a workbook, with what its reader should know."""

    round: Round
    counts: Mapping[str, int]
    """Rows read from each sheet that had any, by the key of the sheet."""
    notices: tuple[Message, ...]


def is_round(book: Book) -> bool:
    """Whether a workbook holds a round in our form, and not a list of someone's own."""
    keys = {sheet_key(sheet.title) for sheet in book.sheets} - set(ASIDE) - {None}
    return "frame" in keys or len(keys) > 1


def read_workbook(path: Path, library: Library | None = None) -> WorkbookRead:
    """The round in a workbook.

    Raises:
        ReadFault: Something is wrong; the error holds every fault with its sheet and cell.
    """
    return round_of(open_workbook(path), library)


def round_of(book: Book, library: Library | None = None) -> WorkbookRead:
    """The round in a workbook that is opened.

    Raises:
        ReadFault: Something is wrong; the error holds every fault with its sheet and cell.
    """
    return _Reader(book, library or Library.built_in()).run()


@dataclass(slots=True)
class _Reader:
    book: Book
    library: Library
    places: Places = field(default_factory=Places)
    notices: list[Message] = field(default_factory=list)
    forms: dict[Steps, Any] = field(default_factory=dict)
    rows: dict[str, list[RowRead]] = field(default_factory=dict)
    raw: RawCells = field(default_factory=dict)
    merged: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: Vocabulary = field(default_factory=Vocabulary)
    language: str = "nb"

    def run(self) -> WorkbookRead:
        self._refuse_other_versions()
        sheets = self._sheets()
        for form in FORMS:
            if form.key in sheets:
                self._form(form, sheets[form.key])
        self._terms(sheets)
        for table in (*TABLES, REST):
            if table.key in sheets:
                self._table(table, sheets[table.key])
        content = content_of(self.rows, self.forms, self.places)
        if "frame" in sheets:  # so that each question left open is told by itself
            content = {"frame": {}, "criteria": {}, **content}
        self._rest(content)
        return self._checked({"samvekt": FORMAT_VERSION, **content})

    def fault(self, said: Message, sheet: RawSheet, cell: str = "") -> None:
        self.places.faults.append(cell_fault(said, sheet.title, cell))

    def _marks(self) -> dict[str, str]:
        """What the hidden sheet says of format and language."""
        for sheet in self.book.sheets:
            if sheet_key(sheet.title) == "meta":
                pairs = (list(line.cells.values()) for line in sheet.lines)
                return {str(p[0].value): str(p[1].value) for p in pairs if len(p) > 1}
        return {}

    def _refuse_other_versions(self) -> None:
        marks = self._marks()
        version = marks.get("samvekt", "1").removesuffix(".0")
        if version.isdecimal() and int(version) > FORMAT_VERSION:
            said = message(
                "The file has format version {version}; this Samvekt reads up to {known}. "
                "Update it.",
                version=int(version),
                known=FORMAT_VERSION,
            )
            raise one_fault(self.book.where, said)
        self.language = marks.get("language", "nb")
        if self.language not in LANGUAGES:
            self.language = "nb"

    def _sheets(self) -> dict[str, RawSheet]:
        """Our sheets by key; what is neither ours nor empty is a fault."""
        found: dict[str, RawSheet] = {}
        for sheet in self.book.sheets:
            key = sheet_key(sheet.title)
            if key is None and sheet.lines:
                self._unknown_sheet(sheet)
            elif key in found and sheet.lines:
                self.fault(message("There is a sheet of this kind already. Keep one."), sheet)
            elif key is not None and key not in ASIDE:
                found[key] = sheet
        if "frame" not in found:
            title = sheet_of("frame").title.in_language(self.language)
            self.places.faults.append(
                CellFault(message("The sheet is missing, and it is needed."), title, sheet=title)
            )
        return found

    def _unknown_sheet(self, sheet: RawSheet) -> None:
        ours = {folded: key for folded, key in titles().items() if key in ORDER}
        near = nearest(sheet.title.casefold(), ours)
        said = (
            message(
                "This sheet is not one of ours. Did you mean “{near}”? Else take it out.",
                near=sheet_of(ours[near]).title.in_language(self.language),
            )
            if near
            else message("This sheet is not one of ours. Take it out, or empty it.")
        )
        self.fault(said, sheet)

    def _terms(self, sheets: Mapping[str, RawSheet]) -> None:
        """The words of the round; criteria of its own stand on the last sheet."""
        content = content_of({}, self.forms, Places())
        if "rest" in sheets:
            aside = _Reader(self.book, self.library, language=self.language)
            aside._table(REST, sheets["rest"])
            for row in aside.rows.get("rest", ()):
                steps = steps_of(str(next(iter(row.values.values()), "")))
                if steps[:1] == ("criteria",):
                    _put_quietly(content, steps, list(row.values.values())[-1])
        self.words = vocabulary(content, self.language, self.library)

    def _form(self, form: Form, sheet: RawSheet) -> None:
        self._tell_hidden(sheet)
        at = answer_column(sheet)
        if at is None:
            said = message("The columns for questions and answers are missing. Put them back.")
            self.fault(said, sheet)
            return
        self._refuse_merged(sheet, at[0])
        words = Vocabulary(self.language)
        for line in sheet.lines:
            if line.number > at[0]:
                self._answer(form, sheet, line, at[1:], words)

    def _answer(
        self, form: Form, sheet: RawSheet, line: Line, at: tuple[int, int], words: Vocabulary
    ) -> None:
        asked, answer = line.cells.get(at[0]), line.cells.get(at[1])
        text = plain_heading(str(asked.value)) if asked else ""
        question = questions(form.key).get(text)
        if question is None:
            if answer is not None and text not in set(part_headings(form)):
                self._unknown_question(form, sheet, text, answer)
            return
        cell = f"{_letters(at[1])}{line.number}"
        column = question.column
        self.places.add_place(column.steps, sheet.title, cell)
        if column.steps in self.forms:
            self.fault(message("This question stands more than once. Keep one."), sheet, cell)
        elif answer is not None:
            value = self._value(column, answer, sheet, words, {})
            if value is not _NOTHING:
                self.forms[column.steps] = value

    def _unknown_question(self, form: Form, sheet: RawSheet, text: str, answer: Cell) -> None:
        near = nearest(text, questions(form.key))
        said = (
            message(
                "There is no question “{text}” here. Did you mean “{near}”?",
                text=text[:60],
                near=questions(form.key)[near].column.label(self.language),
            )
            if near
            else message("The answer belongs to no question. Take it out.")
        )
        self.fault(said, sheet, answer.at)

    def _table(self, table: Sheet, sheet: RawSheet) -> None:
        if not sheet.lines:
            return
        self._tell_hidden(sheet)
        heading = heading_of(table, sheet)
        if heading is None:
            wanted = tuple(c.label(self.language) for c in table.fixed if c.needed)
            said = message("The row of headings is missing. It has: {columns}.", columns=wanted)
            self.fault(said, sheet)
            return
        self._refuse_merged(sheet, heading.row)
        lines = [line for line in sheet.lines if line.number > heading.row]
        self._headings(table, sheet, heading, lines)
        letters = {column.steps: _letters(at) for at, column in heading.columns.items()}
        order = {column.key: at for at, column in enumerate(table.fixed)}
        columns = sorted(heading.columns.items(), key=lambda found: order.get(found[1].key, 999))
        self.rows[table.key] = [
            row for line in lines if (row := self._row(sheet, line, columns, letters)) is not None
        ]

    def _headings(
        self, table: Sheet, sheet: RawSheet, heading: Heading, lines: Sequence[Line]
    ) -> None:
        """Tell of headings that are unknown, come twice, or are missing."""
        known = tuple(column.label(self.language) for column in table.fixed)
        for at, text in heading.unknown.items():
            near = nearest(plain_heading(text), {name.casefold(): name for name in known})
            original = next((name for name in known if name.casefold() == near), None)
            said = (
                message(
                    "The column “{text}” is not one of ours. Did you mean “{near}”?",
                    text=text[:60],
                    near=original,
                )
                if original
                else message(
                    "The column “{text}” is not one of ours. Take it out. Ours are: {known}.",
                    text=text[:60],
                    known=known,
                )
            )
            self.fault(said, sheet, f"{_letters(at)}{heading.row}")
        for at in heading.twice:
            said = message("This column stands more than once. Keep one.")
            self.fault(said, sheet, f"{_letters(at)}{heading.row}")
        self._stray_cells(sheet, heading, lines)
        there = {column.steps for column in heading.columns.values()}
        for column in table.fixed if lines else ():
            if column.needed and column.steps not in there:
                said = message("The column “{name}” is missing.", name=column.label(self.language))
                self.fault(said, sheet, f"A{heading.row}")
                self.places.lacking.add((sheet.title, column.steps))

    def _stray_cells(self, sheet: RawSheet, heading: Heading, lines: Sequence[Line]) -> None:
        """What stands below no heading is told once for each column."""
        told = {*heading.columns, *heading.unknown, *heading.twice}
        for line in lines:
            for at, cell in line.cells.items():
                if at not in told:
                    told.add(at)
                    said = message("This cell has no heading above it. Take it out.")
                    self.fault(said, sheet, cell.at)

    def _row(
        self,
        sheet: RawSheet,
        line: Line,
        columns: Sequence[tuple[int, Column]],
        letters: Mapping[Steps, str],
    ) -> RowRead | None:
        values: dict[Steps, Any] = {}
        context: dict[str, Any] = {}
        filled = False
        for at, column in columns:
            cell = line.cells.get(at)
            if cell is None:
                continue
            filled = True
            value = self._value(column, cell, sheet, self.words, context)
            if value is not _NOTHING:
                values[column.steps] = context[column.steps[-1]] = value
        return RowRead(sheet.title, line.number, values, letters) if filled else None

    def _value(
        self,
        column: Column,
        cell: Cell,
        sheet: RawSheet,
        words: Vocabulary,
        context: Mapping[str, Any],
    ) -> Any:
        """The value of a cell, or nothing when it has a fault, which is told."""
        if column.kind in {"criterion", "level", "severity_level", "part"}:
            self.raw[sheet.title, cell.at] = (column, str(cell.value), dict(context))
        try:
            broken = said_of(cell)
            if broken is not None:
                raise CellProblem(broken)
            return read(column, cell, words, context)
        except CellProblem as problem:
            self.fault(problem.said, sheet, cell.at)
            return _NOTHING

    def _refuse_merged(self, sheet: RawSheet, heading: int) -> None:
        self.merged[sheet.title] = touched_by(sheet, heading)
        for found in self.merged[sheet.title]:
            said = message(
                "The cells {range} are merged. Split them, and write in each of them.", range=found
            )
            self.fault(said, sheet, found.partition(":")[0])

    def _tell_hidden(self, sheet: RawSheet) -> None:
        hidden = tuple(str(line.number) for line in sheet.lines if line.number in sheet.hidden)
        if hidden:
            shown = (*hidden[:10], "…") if len(hidden) > 10 else hidden
            self.notices.append(
                message(
                    "Hidden rows on the sheet {sheet} were read too: {rows}.",
                    sheet=sheet.title,
                    rows=shown,
                )
            )

    def _rest(self, content: dict[str, Any]) -> None:
        """Content no table has room for goes where it says."""
        path, held = (column.steps for column in REST.fixed)
        for row in self.rows.get("rest", ()):
            steps = steps_of(str(row.values.get(path, "")))
            if not steps or held not in row.values:
                self.places.fault(row, held, message("The row needs both a place and content."))
                continue
            if not _put_quietly(content, steps, row.values[held]):
                self.places.fault(row, path, message("This place is not in the round."))
            elif self.places.of(".".join(steps)) is None or len(steps) < 3:
                self.places.add_cell(steps, row, held)

    def _checked(self, content: dict[str, Any]) -> WorkbookRead:
        """The round, or every fault there is, in the order of the workbook."""
        made: Round | None = None
        later: Sequence[Fault] = ()
        try:
            made = round_from(content, where=self.book.where, library=self.library)
        except ReadFault as several:
            later = several.faults
        except InputError as wrong:
            later = [Fault(wrong.message)]
        seen = Seen(self.book, self.places, self.merged, self.raw, self.words, self.language)
        found = seen.all_of(later)
        if found or made is None:
            raise ReadFault(self.book.where, found)
        counts = {key: len(rows) for key, rows in self.rows.items() if rows}
        return WorkbookRead(made, counts, tuple(self.notices))


_NOTHING = object()


def _put_quietly(content: dict[str, Any], steps: Steps, value: Any) -> bool:
    try:
        put(content, steps, value)
    except (LookupError, ValueError, TypeError):
        return False
    return True


def _letters(column: int) -> str:
    """The letters of a column counted from one."""
    text = ""
    while column:
        column, left = divmod(column - 1, 26)
        text = chr(65 + left) + text
    return text
