"""A list becomes part of a round: the round is checked as a whole before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samvekt.core.message import message
from samvekt.formats.csv_lists import READERS, kind_of, options_from, read_sheet
from samvekt.formats.csv_mapping import read_mapping
from samvekt.formats.dossier import Round
from samvekt.formats.reading import read_plain, round_from
from samvekt.reference.faults import one_fault
from samvekt.reference.library import Library


def imported(
    list_file: Path,
    *,
    mapping: Path | None = None,
    into: Path | None = None,
    library: Library | None = None,
) -> tuple[Round, str, int]:
    """A round with the rows of a list added.

    Args:
        list_file: The list, as CSV.
        mapping: Which column is which, for a list of options with names of its own.
        into: The round to put the rows into; a new one when not given.
        library: Where criteria sets and scales are found.

    Returns:
        The round, what the rows are (options, judgements, weights), and how many rows.

    Raises:
        ReadFault: The list, the mapping or the whole they make has faults; all are told.
    """
    sheet = read_sheet(list_file)
    kind = kind_of(sheet)
    if kind == "options":
        rows = options_from(sheet, read_mapping(mapping) if mapping else None)
    else:
        rows = READERS[kind](sheet)
    if into is None and kind != "options":
        raise one_fault(
            str(list_file),
            message("These rows belong to a round. Name it with --into."),
        )
    content = _starting_point(list_file) if into is None else _plain_round(into)
    content[kind] = [*content.get(kind, ()), *rows]
    return round_from(content, where=str(list_file), library=library), kind, len(sheet.rows)


def _plain_round(path: Path) -> dict[str, Any]:
    content = read_plain(path)
    if not isinstance(content, dict):
        raise one_fault(str(path), message("A round starts with named keys."))
    return content


def _starting_point(list_file: Path) -> dict[str, Any]:
    return {
        "samvekt": 1,
        "id": "import",
        "title": list_file.stem,
        "frame": {"level": "administrative", "profile": "practice"},
        "criteria": {"set": "norway-guide-2025"},
    }
