"""A list or a workbook becomes a round, or part of one: checked as a whole before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from samvekt.core.message import Message, message
from samvekt.formats.csv_lists import READERS, kind_of
from samvekt.formats.csv_mapping import Kind, read_mapping
from samvekt.formats.dossier import Round
from samvekt.formats.list_sheets import Sheet, read_sheet
from samvekt.formats.reading import read_plain, round_from
from samvekt.formats.workbook.opening import looks_like_workbook, open_workbook
from samvekt.formats.workbook.other_lists import list_of
from samvekt.formats.workbook.reading import is_round, round_of
from samvekt.formats.workbook.vocabulary import vocabulary
from samvekt.reference.faults import one_fault
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class Imported:
    """A round from a file, with what was read and what to know about it."""

    round: Round
    kind: Literal["round", "options", "judgements", "weights"]
    counts: Mapping[str, int]
    """Rows read, by what they are; for a list there is one kind."""
    notices: tuple[Message, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows were read in all."""
        return sum(self.counts.values())


def imported(
    file: Path,
    *,
    mapping: Path | None = None,
    into: Path | None = None,
    sheet: str | None = None,
    library: Library | None = None,
) -> Imported:
    """A round from a workbook of ours, or with the rows of a list added.

    Args:
        file: Our workbook, or a list as CSV or in a workbook.
        mapping: Which column is which, for a list with names of its own.
        into: The round to put the rows of a list into; a new one when not given.
        sheet: The sheet of a list in a workbook; the first when not given.
        library: Where criteria sets and scales are found.

    Raises:
        ReadFault: The file, the mapping or the whole they make has faults; all are told.
    """
    if looks_like_workbook(file):
        book = open_workbook(file)
        if is_round(book):
            _refuse_what_is_for_lists(file, mapping=mapping, into=into, sheet=sheet)
            found = round_of(book, library)
            return Imported(found.round, "round", found.counts, found.notices)
        return _from_list(list_of(book, sheet), file, mapping, into, library)
    if sheet is not None:
        raise one_fault(str(file), message("Only a workbook has sheets. Leave --sheet out."))
    return _from_list(read_sheet(file), file, mapping, into, library)


def list_in(file: Path, sheet: str | None = None) -> Sheet:
    """The rows of a list, from CSV or from a workbook of someone's own.

    Raises:
        ReadFault: The file cannot be read as a list.
    """
    if not looks_like_workbook(file):
        return read_sheet(file)
    book = open_workbook(file)
    if is_round(book):
        said = message("This workbook holds a whole round, and needs no mapping.")
        raise one_fault(str(file), said)
    return list_of(book, sheet)


def _refuse_what_is_for_lists(
    file: Path, *, mapping: Path | None, into: Path | None, sheet: str | None
) -> None:
    given = {"--mapping": mapping, "--into": into, "--sheet": sheet}
    named = tuple(name for name, value in given.items() if value is not None)
    if named:
        said = message(
            "The workbook holds a whole round. Leave out {options}; they are for lists.",
            options=named,
        )
        raise one_fault(str(file), said)


def _from_list(
    rows: Sheet, file: Path, mapping: Path | None, into: Path | None, library: Library | None
) -> Imported:
    how = read_mapping(mapping) if mapping else None
    kind = how.kind if how else kind_of(rows)
    if into is None and kind != "options":
        said = message("These rows belong to a round. Name it with --into.")
        raise one_fault(str(file), said)
    content = _starting_point(file) if into is None else _plain_round(into)
    made = _in_our_words(READERS[kind](rows, how), kind, content, library or Library.built_in())
    content[kind] = [*content.get(kind, ()), *made]
    round_ = round_from(content, where=str(file), library=library)
    return Imported(round_, kind, {kind: len(rows.rows)})


def _in_our_words(
    rows: list[dict[str, Any]], kind: Kind, content: Mapping[str, Any], library: Library
) -> list[dict[str, Any]]:
    """Criteria and levels by their keys, also where a list has the words for them."""
    words = vocabulary(content, "nb", library)
    for row in rows if kind != "options" else ():
        if "criterion" in row:
            row["criterion"] = words.criteria.value(row["criterion"]) or row["criterion"]
        if "level" in row:
            row["level"] = words.of_level(row["criterion"]).value(row["level"]) or row["level"]
        if "points" in row:
            points = row["points"].items()
            row["points"] = {words.criteria.value(name) or name: n for name, n in points}
    return rows


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
