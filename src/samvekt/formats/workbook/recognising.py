"""Which sheet, column and question is which: in any of our languages and in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from samvekt.core.message import LANGUAGES
from samvekt.formats.dossier.pieces import Estimate
from samvekt.formats.fields import words_of
from samvekt.formats.workbook.columns import PARTS, Column
from samvekt.formats.workbook.grid import Line, RawSheet
from samvekt.formats.workbook.layout import FieldRow, Form, Sheet
from samvekt.formats.workbook.said import SAID
from samvekt.formats.workbook.sheet_of_rest import REST
from samvekt.formats.workbook.sheets import ASIDE, FORMS, TABLES
from samvekt.formats.workbook.vocabulary import folded

_LATEST_HEADING = 30  # rows from the top
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
_YEAR = re.compile(
    r"(?P<before>.*?)\s*\b(?P<year>(?:19|20|21)\d\d|2200)\b(?:\.0)?\s*[,:]?\s*(?P<part>.*)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of headings of a sheet: its number, and which column is which."""

    row: int
    columns: Mapping[int, Column]
    unknown: Mapping[int, str]  # headings that are none of ours
    twice: tuple[int, ...] = ()  # columns that are there already


@cache
def titles() -> Mapping[str, str]:
    """Sheets by their title in any language."""
    ours: tuple[Sheet | Form, ...] = (*FORMS, *TABLES, REST)
    known = [*((sheet.key, sheet.title) for sheet in ours), *ASIDE.items()]
    return {
        folded(title.in_language(language)): key for key, title in known for language in LANGUAGES
    }


def sheet_key(title: str) -> str | None:
    """The sheet a title names, if it is one of ours."""
    return titles().get(folded(title))


def plain_heading(text: str) -> str:
    """A heading without its unit and its star."""
    return folded(_UNIT.sub("", text.strip().removesuffix("*").strip()))


@cache
def _by_heading(key: str) -> Mapping[str, Column]:
    table = next(sheet for sheet in (*TABLES, REST) if sheet.key == key)
    return _named(table.fixed)


def _named(columns: Iterable[Column]) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in columns:
        for language in LANGUAGES:
            found.setdefault(folded(column.label(language)), column)
        found.setdefault(folded(column.key), column)
    return found


@cache
def _parts() -> Mapping[str, str]:
    """Low, best and high of an estimate, by the words for them."""
    named = {"": "best"}
    for part in PARTS:
        words = words_of(Estimate, part).label
        named |= {folded(words.in_language(language)): part for language in LANGUAGES}
        named[part] = part
    return named


def column_of(table: Sheet, text: str) -> Column | None:
    """The column a heading names."""
    heading = plain_heading(text)
    return _by_heading(table.key).get(heading) or _year_column(table, heading)


def _year_column(table: Sheet, heading: str) -> Column | None:
    found = _YEAR.fullmatch(heading)
    if table.years is None or found is None:
        return None
    words = words_of(table.years.model, table.years.name).label
    before = {folded(words.in_language(language)) for language in LANGUAGES} | {""}
    part = _parts().get(found["part"])
    if found["before"] not in before or part is None:
        return None
    wanted = part if table.years.estimates else ""
    dated = (column for column in table.columns((found["year"],)) if column.year)
    return next((column for column in dated if column.part == wanted), None)


def heading_of(table: Sheet, sheet: RawSheet) -> Heading | None:
    """The row of headings: the first that is more ours than not."""
    best: Heading | None = None
    for line in sheet.lines:
        if line.number > _LATEST_HEADING:
            break
        found = _heading(table, line)
        if found.columns and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _heading(table: Sheet, line: Line) -> Heading:
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    twice: list[int] = []
    taken: set[str] = set()
    for at, cell in line.cells.items():
        text = str(cell.value)
        column = column_of(table, text)
        if column is None:
            unknown[at] = text
        elif column.key in taken:
            twice.append(at)
        else:
            taken.add(column.key)
            columns[at] = column
    return Heading(line.number, columns, unknown, tuple(twice))


@cache
def questions(key: str) -> Mapping[str, FieldRow]:
    """The questions of a form by their label in any language."""
    form = next(form for form in FORMS if form.key == key)
    named = {row.column.key: row for row in form.rows}
    return {text: named[column.key] for text, column in _named(r.column for r in form.rows).items()}


def answer_column(sheet: RawSheet) -> tuple[int, int, int] | None:
    """Row of headings, column of questions and column of answers of a form."""
    asked, answered = (
        {folded(SAID[key].in_language(language)) for language in LANGUAGES}
        for key in ("field", "answer")
    )
    for line in sheet.lines:
        named = {plain_heading(str(cell.value)): at for at, cell in line.cells.items()}
        question = next((at for text, at in named.items() if text in asked), None)
        answer = next((at for text, at in named.items() if text in answered), None)
        if question is not None and answer is not None:
            return line.number, question, answer
    return None


def part_headings(form: Form) -> Iterator[str]:
    """The headings inside a form, which are no questions."""
    for row in form.rows:
        if row.heading is not None:
            yield from (folded(row.heading.in_language(language)) for language in LANGUAGES)
