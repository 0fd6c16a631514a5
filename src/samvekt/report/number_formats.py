"""Number formats of workbooks that show a number as a document does."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from samvekt.language import NO_BREAK_SPACE, number
from samvekt.report.blocks import Cell

LONGEST_FORMAT = 120

WHOLE = r"(?<!\d)(?<!\d[.,\u00a0]){}(?![.,\u00a0]?\d)"
"""A number that is not a part of a longer one."""

SPEC = re.compile(r"(?P<sign>\+?)(?P<thousands>,?)(?:\.\d+(?P<kind>[fg%]))?")


def number_format(cell: Cell, text: str, language: str) -> str | None:
    """How a workbook shows the number as the document does, or None where it cannot.

    Words around the number stand in the format, so that the cell stays a number:

        >>> number_format(Cell(("about 1,250 kr",), 1250.0, ",.0f"), "about 1,250 kr", "en")
        '"about "#,##0" kr"'
    """
    if cell.value is None or not math.isfinite(cell.value):
        return None
    written = number(cell.value, cell.spec, language)
    found = re.search(WHOLE.format(re.escape(written)), text)
    if not found or "\n" in text or len(text) > LONGEST_FORMAT:
        return None
    if written[0] in "<>":  # a share that is not quite none or all
        return _literal(text)
    shown = _digits(cell.value, cell.spec, "" if language == "en" else NO_BREAK_SPACE)
    return shown and _literal(text[: found.start()]) + shown + _literal(text[found.end() :])


def _digits(value: float, spec: str, before_percent: str) -> str | None:
    """The format of the digits themselves; none for a spec no workbook knows."""
    found = SPEC.fullmatch(spec)
    if not found:
        return None
    whole = "#,##0" if found["thousands"] else "0"
    decimals = len(number(value, spec, "en").rstrip("%").partition(".")[2])
    shown = whole + ("." + "0" * decimals if decimals else "")
    if found["kind"] == "%":
        shown += _literal(before_percent) + "%"
    if found["sign"]:
        return f"+{shown};-{shown};+{shown}"
    return "General" if not spec else shown


def _literal(text: str) -> str:
    """Words in a number format: quotes stand outside the quotes."""
    return "".join(f'"{part}"' if n % 2 == 0 else '\\"' for n, part in _numbered(text) if part)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(re.split('(")', text))
