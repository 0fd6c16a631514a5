"""Faults as a reader of the workbook sees them: by sheet and cell, in its words, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samvekt.formats.workbook.broken import is_inside
from samvekt.formats.workbook.columns import Column
from samvekt.formats.workbook.grid import Book
from samvekt.formats.workbook.places import CellFault, Places, cell_fault, steps_of
from samvekt.formats.workbook.recognising import sheet_key
from samvekt.formats.workbook.values import not_known, terms_of
from samvekt.formats.workbook.vocabulary import Vocabulary
from samvekt.reference.faults import Fault

RawCells = dict[tuple[str, str], tuple[Column, str, Mapping[str, Any]]]
"""What was written in cells whose words are checked with the round, and what stood beside."""

_OF_THE_FRAME = {("id",), ("title",), ("frame",), ("criteria",)}


@dataclass(frozen=True, slots=True)
class Seen:
    """Where everything stood when it was read, so that later faults can be told in those terms."""

    book: Book
    places: Places
    merged: Mapping[str, tuple[str, ...]]
    raw: RawCells
    words: Vocabulary
    language: str

    def all_of(self, later: Iterable[Fault]) -> list[Fault]:
        """The faults told already and those of the round, in the order of the workbook."""
        first = self.places.faults
        cells = {fault.path for fault in first}
        rows = {(fault.sheet, _row_of(fault.cell)) for fault in first}
        found: list[Fault] = [*first]
        for fault in later:
            told = self._told(fault)
            if isinstance(told, CellFault):
                whole_row = self.places.is_row(fault.path)
                follows = told.path in cells or (
                    whole_row and (told.sheet, _row_of(told.cell)) in rows
                )
                if follows or self._follows_from_sheet(fault, told):
                    continue
            elif self._without_frame(fault):
                continue
            found.append(told)
        return self._in_order(dict.fromkeys(found))

    def _follows_from_sheet(self, fault: Fault, told: CellFault) -> bool:
        """Whether a column is missing, or the cell lies in a merged range; both are told."""
        merged = self.merged.get(told.sheet, ())
        return self.places.lacks(fault.path) or any(is_inside(told.cell, area) for area in merged)

    def _without_frame(self, fault: Fault) -> bool:
        """Whether a fault only says that the sheet with the frame is missing."""
        there = any(sheet_key(sheet.title) == "frame" for sheet in self.book.sheets)
        return not there and steps_of(fault.path)[:1] in _OF_THE_FRAME

    def _told(self, fault: Fault) -> Fault:
        """A fault of the round as it is seen in the workbook, in the words of its cells."""
        told = self.places.told(fault)
        if isinstance(told, CellFault) and (told.sheet, told.cell) in self.raw:
            column, text, context = self.raw[told.sheet, told.cell]
            terms = terms_of(column, self.words, context)
            if terms is not None and terms.words and terms.value(text) is None:
                return cell_fault(not_known(text, terms, self.language), told.sheet, told.cell)
        return told

    def _in_order(self, faults: Iterable[Fault]) -> list[Fault]:
        order = {sheet.title: at for at, sheet in enumerate(self.book.sheets)}

        def place(fault: Fault) -> tuple[int, int, str]:
            if not isinstance(fault, CellFault):
                return (len(order), 0, "")
            return (order.get(fault.sheet, -1), _row_of(fault.cell), fault.cell)

        return sorted(faults, key=place)


def _row_of(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
