"""The sheets people read: how to fill in a workbook, and what every column asks for."""

from __future__ import annotations

from typing import Any

from samvekt.formats.workbook.style import Style
from samvekt.formats.workbook.vocabulary import Vocabulary
from samvekt.reference.library import Library


def write_guide(sheet: Any, style: Style, language: str, library: Library) -> None:
    """How to fill in the workbook."""
    sheet.write_string(0, 0, "Veiledning", style.title)


def write_explanations(sheet: Any, style: Style, words: Vocabulary) -> None:
    """Every column of every sheet."""
    sheet.write_string(0, 0, "Forklaringer", style.title)
