"""What a round can be started from: a title, a template, an example, a dossier, a workbook."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings
from django.utils import timezone

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.people.actions.belonging import in_addresses
from samvekt.domain.rounds.local_records import in_force
from samvekt.formats.beginning import Beginning
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.reading import LARGEST_FILE, read_round, round_from
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.round_template import RoundTemplateContent
from samvekt.reference.library import Library
from samvekt.reference.record import Record
from samvekt.reference.safe_yaml import load_json, load_yaml

LARGEST_UPLOAD = LARGEST_FILE  # what is exported can be brought in again
LARGEST_UNPACKED = 50_000_000  # bytes
MEGABYTE = 1_000_000
MOST_ROWS, MOST_COLUMNS = 1_000, 60
DOSSIERS = (".yaml", ".yml", ".json")
WORKBOOKS = (".xlsx",)


@dataclass(frozen=True, slots=True)
class Example:
    """A real round that one may start from."""

    name: str
    title: str
    language: str
    options: int


def blank(title: str, *, profile: str, level: str, language: str, library: Library) -> Dossier:
    """A round with a title and nothing more."""
    return _begun(Beginning(level, profile), title, language, library)


def from_template(
    template: RoundTemplateContent, title: str, *, language: str, library: Library
) -> Dossier:
    """A round framed as a template says, for the years from the next one."""
    first_year = timezone.localdate().year + 1
    return _begun(Beginning.of(template, first_year), title, language, library)


def templates(library: Library) -> tuple[Record[RoundTemplateContent], ...]:
    """The templates in force today, those of the organisation itself first."""
    found = in_force(library, RoundTemplateContent.kind, timezone.localdate())
    return tuple(sorted(found, key=lambda one: (one.status != "local", one.name)))


def _begun(beginning: Beginning, title: str, language: str, library: Library) -> Dossier:
    content = beginning.content(name=in_addresses(title), title=title, language=language)
    return round_from(content, where=title, library=library)


def examples() -> tuple[Example, ...]:
    """The rounds that come with the program."""
    return tuple(_told(path, path.stat().st_mtime_ns) for path in _files())


def example(name: str) -> Dossier | None:
    """One of them by its name."""
    return next((read_round(path) for path in _files() if path.stem == name), None)


def _files() -> Iterator[Path]:
    folder: Path = settings.ENVIRONMENT.examples
    yield from sorted(folder.glob("*.yaml"))


@lru_cache(maxsize=100)
def _told(path: Path, changed: int) -> Example:  # noqa: ARG001 (a changed file is read again)
    """An example in short. It is read once in each process: a page asks for all of them."""
    dossier = read_round(path)
    return Example(path.stem, dossier.title, dossier.language, len(dossier.options))


def from_dossier(name: str, content: bytes, library: Library) -> Dossier:
    """The round in a file that was sent.

    Raises:
        ReadFault: Something is wrong; every fault is told.
    """
    load = load_json if PurePath(name).suffix.lower() == ".json" else load_yaml
    return round_from(load(content, where=name, limit=LARGEST_UPLOAD), where=name, library=library)


def from_workbook(name: str, content: bytes, library: Library) -> Dossier | None:
    """The round in a workbook of our form; None when it holds a list of someone's own.

    Raises:
        ReadFault: Something is wrong; every fault is told with its sheet and cell.
        NotPossible: It is no workbook, or too large.
    """
    from samvekt.formats.workbook.opening import open_workbook  # noqa: PLC0415 (heavy, seldom used)
    from samvekt.formats.workbook.reading import is_round, round_of  # noqa: PLC0415 (the same)

    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "workbook.xlsx"
        there.write_bytes(content)
        try:
            book = open_workbook(there)
            return round_of(book, library).round if is_round(book) else None
        except ReadFault as error:
            raise ReadFault(name, error.faults) from None


def rows_of_workbook(content: bytes) -> str:
    """The first sheet of a workbook as rows with tabs between, as if they were pasted.

    Raises:
        NotPossible: It is no workbook, or too large.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 (heavy, and seldom used)

    _refuse_too_large(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = list(
            book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        )
    except Exception:  # the reader of workbooks has no family of errors
        raise NotPossible(message("The workbook cannot be read. Save it again as .xlsx.")) from None
    return "\n".join("\t".join(_cell(value) for value in row) for row in found)


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if any(sign in text for sign in '\t\n\r"') else text


def _refuse_too_large(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise NotPossible(message("The file is no workbook. Save it as .xlsx.")) from None
    if unpacked > LARGEST_UNPACKED:
        raise NotPossible(message("The workbook is too large. Keep only the sheet of options."))
