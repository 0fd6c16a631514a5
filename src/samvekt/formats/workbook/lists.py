"""Help at hand in cells: drop-downs, checks of numbers and dates, and prompts with an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samvekt.core.message import Words
from samvekt.formats.workbook.columns import Column
from samvekt.formats.workbook.layout import Sheet
from samvekt.formats.workbook.said import SAID
from samvekt.formats.workbook.sheets import sheet_of
from samvekt.formats.workbook.values import FIRST_DAY, terms_of
from samvekt.formats.workbook.vocabulary import Vocabulary
from samvekt.reference.library import Library

Range = tuple[int, int, int, int]
"""First row and column, last row and column, from zero."""

LONGEST_TITLE, LONGEST_PROMPT = 32, 255
FIRST_FILLED, LAST_FILLED = 5, 3000  # rows of a sheet that others may point to


@dataclass(slots=True)
class Lists:
    """The hidden sheet with the words of every drop-down."""

    sheet: Any
    words: Vocabulary
    library: Library
    _ranges: dict[tuple[str, ...], str] = field(default_factory=dict)
    _levels: str = ""
    _next: int = 0

    def help_with(self, sheet: Any, column: Column, where: Range) -> None:
        """Set what a column offers and checks, with its prompt."""
        checked = {"ignore_blank": True, **self._check(column), **self._prompt(column)}
        sheet.data_validation(*where, checked)

    def finish(self) -> None:
        """Hide the sheet."""
        self.sheet.hide()

    def _prompt(self, column: Column) -> dict[str, str]:
        language = self.words.language
        words = column.words
        parts = [words.help.in_language(language)]
        if column.default is not None:
            default = column.default.in_language(language)
            parts.append(self._said("empty_means").format(default=default))
        elif column.needed:
            parts.append(self._said("must"))
        if example := words.example.in_language(language):
            parts.append(self._said("example").format(example=example))
        while len("\n".join(parts)) > LONGEST_PROMPT:
            parts.pop()
        title = column.label(language)[:LONGEST_TITLE]
        return {"input_title": title, "input_message": "\n".join(parts)}

    def _said(self, key: str) -> str:
        return SAID[key].in_language(self.words.language)

    def _check(self, column: Column) -> dict[str, Any]:
        kind = column.kind
        if kind == "level":
            return self._choice(self._of_criterion(), "not_a_choice")
        if kind == "criterion" and self.words.judged:
            return self._choice(self._range(self.words.judged), "not_a_choice", only=False)
        if (terms := terms_of(column, self.words, {})) is not None:
            listed = terms.listed(self.words.language)
            return self._choice(self._range(listed), "not_a_choice") if listed else _ANY
        if column.suggested:
            return self._choice(self._range(column.suggested), "not_a_choice", only=False)
        if column.refers and kind != "ids":
            return self._choice(self._referred(column.refers), "not_there", only=False)
        return self._number_or_date(column)

    def _number_or_date(self, column: Column) -> dict[str, Any]:
        checks: dict[str, tuple[str, Any, Any, str]] = {
            "number": ("decimal", -1e15, 1e15, "not_a_number"),
            "whole": ("integer", -1_000_000_000, 1_000_000_000, "not_whole"),
            "share": ("decimal", 0, 1, "not_a_share"),
            "date": ("date", FIRST_DAY, date(2200, 12, 31), "not_a_date"),
        }
        if column.kind not in checks:
            return _ANY
        kind, least, most, wrong = checks[column.kind]
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": least,
            "maximum": most,
            **self._refused(wrong),
        }

    def _choice(self, source: str, wrong: str, *, only: bool = True) -> dict[str, Any]:
        kind = "stop" if only else "warning"
        return {"validate": "list", "source": source, **self._refused(wrong), "error_type": kind}

    def _refused(self, key: str) -> dict[str, str]:
        return {"error_title": self._said("wrong"), "error_message": self._said(key)}

    def _range(self, listed: Sequence[str]) -> str:
        """Where these words stand on the hidden sheet; written the first time."""
        key = tuple(listed)
        if key not in self._ranges:
            for at, word in enumerate(key):
                self.sheet.write_string(at, self._next, word)
            self._ranges[key] = _absolute(self.sheet.get_name(), self._next, 1, len(key))
            self._next += 1
        return self._ranges[key]

    def _referred(self, refers: str) -> str:
        kind, _, record = refers.partition(":")
        if kind == "record":
            names = sorted({entry.name for entry in self.library.names(record)})
            return self._range(names)
        found = sheet_of(kind)
        assert isinstance(found, Sheet)  # noqa: S101 (forms hold no ids)
        title: Words = found.title
        return _absolute(title.in_language(self.words.language), 0, FIRST_FILLED, LAST_FILLED)

    def _of_criterion(self) -> str:
        """The levels of the criterion in the same row: a column for each criterion."""
        if not self._levels:
            language = self.words.language
            first, most = self._next, 1
            for at, (key, terms) in enumerate(self.words.levels.items()):
                named = self.words.criteria.word(key, language)
                for row, word in enumerate((named, *terms.listed(language))):
                    self.sheet.write_string(row, first + at, word)
                    most = max(most, row)
            self._next = first + max(len(self.words.levels), 1)
            name, last = self.sheet.get_name(), self._next - 1
            names = f"'{name}'!${_letters(first)}$1:${_letters(last)}$1"
            top = f"'{name}'!${_letters(first)}$1"
            self._levels = f"=OFFSET({top},1,MATCH($C{FIRST_FILLED},{names},0)-1,{most},1)"
        return self._levels


_ANY: dict[str, Any] = {"validate": "any"}


def _absolute(sheet: str, column: int, first: int, last: int) -> str:
    letters = _letters(column)
    return f"='{sheet}'!${letters}${first}:${letters}${last}"


def _letters(column: int) -> str:
    """The letters of a column counted from zero."""
    text = ""
    at = column + 1
    while at:
        at, left = divmod(at - 1, 26)
        text = chr(65 + left) + text
    return text
