"""The content of a round as tables and forms, and back; what no table holds goes to the last sheet.

The way to the tables is checked by going back: what differs then stands in full on the sheet for
other content, so that nothing of a round can be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from samvekt.formats.workbook.columns import Column, Steps
from samvekt.formats.workbook.layout import Sheet
from samvekt.formats.workbook.places import Places, RowRead
from samvekt.formats.workbook.shapes import Cells
from samvekt.formats.workbook.sheets import FORMS, TABLES
from samvekt.formats.workbook.values import json_text
from samvekt.reference.faults import path_text

LONGEST_CELL = 32_767  # signs

Rest = tuple[tuple[Steps, Any], ...]
"""What no table holds: where it belongs, and the content."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A round as it stands in a workbook, before words are chosen."""

    years: tuple[str, ...]
    rows: Mapping[str, tuple[Cells, ...]]  # by sheet
    forms: Mapping[Steps, Any]
    rest: Rest

    def columns(self, sheet: Sheet) -> tuple[Column, ...]:
        """The columns of a sheet, with those of the years the sheet has."""
        used = {
            steps[1] for row in self.rows.get(sheet.key, ()) for steps in row if steps[0] == "years"
        }
        return sheet.columns(sorted({*self.years, *used}, key=int))


def tables_of(content: Mapping[str, Any], years: Sequence[str]) -> Tables:
    """A round's plain content as tables, with columns for these years at least."""
    rows = {sheet.key: tuple(_held(sheet, content)) for sheet in TABLES}
    forms = {
        row.column.steps: value
        for form in FORMS
        for row in form.rows
        if (value := _inside(content, row.column.steps)) is not None
    }
    read_back = {key: [RowRead(key, 0, row, {}) for row in held] for key, held in rows.items()}
    covered = content_of(read_back, forms, Places())
    left = (found for found in _missing(content, covered, ()) if found[0] != ("samvekt",))
    shown = {sheet.key: tuple(_with_usual(sheet, rows[sheet.key])) for sheet in TABLES}
    return Tables(tuple(years), shown, forms, tuple(_short_enough(left)))


def _with_usual(sheet: Sheet, rows: Iterable[Cells]) -> Iterator[Cells]:
    """Rows where what an empty cell means is written out, such as the unit of an amount."""
    usual: Cells = {column.steps: column.usual for column in sheet.fixed if column.usual}
    for row in rows:
        yield {**usual, **row}


def _held(sheet: Sheet, content: Mapping[str, Any]) -> Iterator[Cells]:
    """The rows of a sheet, with the fields it has columns for."""
    fixed = {column.steps for column in sheet.fixed}
    for row in sheet.shape.rows(content):
        yield {
            steps: value
            for steps, value in row.items()
            if steps in fixed or (sheet.years is not None and steps[0] == sheet.years.name)
        }


def content_of(
    rows: Mapping[str, Sequence[RowRead]], forms: Mapping[Steps, Any], places: Places
) -> dict[str, Any]:
    """The plain content that forms and tables make together."""
    content: dict[str, Any] = {}
    for steps, value in forms.items():
        put(content, steps, deepcopy(value))
    for sheet in TABLES:
        sheet.shape.place(content, rows.get(sheet.key, ()), places)
    return content


def put(content: Any, steps: Steps, value: Any) -> None:
    """Put a value where the steps lead; a list takes it at its position or at its end.

    Raises:
        LookupError: The steps lead nowhere.
    """
    for step in steps[:-1]:
        if isinstance(content, list) and step.isdecimal():
            content = content[int(step)]
        elif isinstance(content, dict):
            content = content.setdefault(step, {})
        else:
            raise LookupError(path_text(steps))
    last = steps[-1]
    if isinstance(content, dict):
        content[last] = value
    elif isinstance(content, list) and last.isdecimal() and int(last) <= len(content):
        content[int(last) : int(last) + 1] = [value]
    else:
        raise LookupError(path_text(steps))


def _inside(content: Any, steps: Steps) -> Any:
    for step in steps:
        if not isinstance(content, Mapping):
            return None
        content = content.get(step)
    return content


def _missing(whole: Any, covered: Any, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    """What the tables do not hold, in pieces as small as may be."""
    if isinstance(whole, Mapping) and isinstance(covered, Mapping) and set(covered) <= set(whole):
        for key, value in whole.items():
            yield from _missing(value, covered.get(key, _NOTHING), (*steps, str(key)))
    elif isinstance(whole, list) and isinstance(covered, list) and len(whole) == len(covered):
        for at, (value, held) in enumerate(zip(whole, covered, strict=True)):
            yield from _missing(value, held, (*steps, str(at)))
    elif whole != covered or isinstance(whole, bool) is not isinstance(covered, bool):
        yield steps, whole


_NOTHING = object()


def _short_enough(found: Iterator[tuple[Steps, Any]]) -> Iterator[tuple[Steps, Any]]:
    """Content too long for one cell is divided: first the empty part, then what lies in it."""
    for steps, value in found:
        if not isinstance(value, (dict, list)) or len(json_text(value)) <= LONGEST_CELL:
            yield steps, value
            continue
        yield steps, type(value)()
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        yield from _short_enough((((*steps, str(key)), part) for key, part in inside))
