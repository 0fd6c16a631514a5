"""Small workbooks for tests, with cells changed as people change them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samvekt.formats.dossier import Round
from samvekt.formats.workbook.reading import WorkbookRead, read_workbook
from samvekt.formats.workbook.writing import workbook_of
from samvekt.reference.faults import ReadFault
from samvekt.reference.library import Library

HEADING, FIRST = 4, 5
LIBRARY = Library.built_in()
ROUND: dict[str, Any] = {
    "samvekt": 1,
    "id": "prove",
    "title": "En prøve",
    "frame": {"level": "administrative", "profile": "practice", "plan_years": [2027, 2028]},
    "criteria": {"set": "norway-guide-2025"},
    "options": [
        {
            "id": "A",
            "name": "Første",
            "change": "start",
            "recipients_per_year": 10,
            "costs": [{"years": {"2027": 100, "2028": 100}, "price_year": 2026}],
        },
        {"id": "B", "name": "Andre", "change": "expand"},
    ],
    "evidence": [{"id": "kilde", "kind": "budget", "source": "Budsjettet"}],
    "assessors": [{"id": "v1", "role": "professional"}],
    "judgements": [{"assessor": "v1", "option": "A", "criterion": "benefit", "level": "large"}],
    "limits": {"groups": [{"name": "To", "options": ["A", "B"], "minimum_share": 0.2}]},
    "weights": [{"stakeholder": "Rådet", "method": "points", "points": {"benefit": 100}}],
    "follow_up": [{"indicator": "Fall", "due": "2028-03-01"}],
}

Change = Callable[[Workbook], object]


def book(language: str = "nb", content: dict[str, Any] | None = None) -> Workbook:
    """A small round as a workbook that can be changed."""
    round_ = Round.model_validate(content or ROUND)
    return openpyxl.load_workbook(BytesIO(workbook_of(round_, language, LIBRARY)))


def at(sheet: Worksheet, heading: str, row: int = FIRST) -> Any:
    """The cell under a heading."""
    for cell in sheet[HEADING]:
        if cell.value is not None and str(cell.value).startswith(heading):
            return sheet.cell(row, cell.column)
    raise KeyError(heading)


def saved(changed: Workbook, path: Path) -> WorkbookRead:
    """The workbook saved and read."""
    changed.save(path)
    return read_workbook(path, LIBRARY)


def faults(changed: Workbook, path: Path) -> list[str]:
    """Every fault of a workbook, in English."""
    with pytest.raises(ReadFault) as found:
        saved(changed, path)
    return [str(said).partition(", ")[2] for said in found.value.messages]
