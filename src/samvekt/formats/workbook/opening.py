"""Opens a workbook we do not know: told apart from other files, and never larger than we can hold.

A file is looked through before openpyxl gets it: how large it is when unpacked, how many cells it
has, which are merged, and which formulas no program has worked out.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from samvekt.core.message import Message, message
from samvekt.formats.workbook.grid import Book, Cell, Line, RawSheet
from samvekt.formats.workbook.places import cell_fault
from samvekt.reference.faults import ReadFault, one_fault
from samvekt.reference.safe_yaml import read_bytes

LARGEST_WORKBOOK = 50_000_000  # bytes, packed
LARGEST_UNPACKED = 400_000_000  # bytes
MOST_PARTS = 2_000
MOST_CELLS = 3_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500

ZIP = b"PK\x03\x04"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def looks_like_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its name or its first bytes, whole or not."""
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}:
        return True
    try:
        with path.open("rb") as file:
            return file.read(8).startswith((ZIP, OLD_OFFICE))
    except OSError:
        return False


def open_workbook(path: Path) -> Book:
    """Every sheet of a workbook, as it stands.

    Raises:
        ReadFault: The file is no workbook of this kind, has a password, or is too large.
    """
    where = str(path)
    content = read_bytes(path, limit=LARGEST_WORKBOOK)
    _refuse_other_kinds(content, where)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _refuse_too_large(packed, where)
            found = _looked_through(packed, where)
        return Book(where, tuple(_sheets(content, found, where)))
    except ReadFault:
        raise
    except Exception:
        said = message(
            "The workbook is broken and cannot be read. Open it in a spreadsheet program, save it "
            "as .xlsx, and try again."
        )
        raise one_fault(where, said) from None


def _refuse_other_kinds(content: bytes, where: str) -> None:
    said: Message | None = None
    if content.startswith(OLD_OFFICE):
        said = (
            message("The workbook has a password. Save it without one, and try again.")
            if _ENCRYPTED in content
            else message("This is an old workbook (.xls). Save it as .xlsx, and try again.")
        )
    elif not content.startswith(ZIP):
        said = message("This is not a workbook. Name a file in the .xlsx format.")
    if said is not None:
        raise one_fault(where, said)


def _refuse_too_large(packed: zipfile.ZipFile, where: str) -> None:
    parts = packed.infolist()
    names = {part.filename for part in parts}
    if not any(name.endswith("workbook.xml") for name in names):
        raise one_fault(
            where, message("This is not a workbook in the .xlsx format. Save it as one.")
        )
    if any(part.flag_bits & 1 for part in parts):
        said = message("The workbook has a password. Save it without one, and try again.")
        raise one_fault(where, said)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        said = message("The workbook is too large when it is unpacked. Divide it.")
        raise one_fault(where, said)


@dataclass(slots=True)
class _Scan:
    """What one sheet's text tells: merged ranges, hidden rows, and where formulas stand."""

    where: str
    title: str
    cells: int = 0
    filled_rows: int = 0
    widest: int = 0  # the last column with something in it
    merged: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    formulas: set[str] = field(default_factory=set)  # all but those that give a text
    _row: int = 0
    _at: str = ""
    _column: int = 0
    _formula: bool = False
    _value: bool = False
    _text: bool = False
    _row_filled: bool = False

    def run(self, text: Any) -> _Scan:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.ParseFile(text)
        return self

    def _doctype(self, *_: object) -> None:
        raise one_fault(self.where, _declarations())

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._at, self._formula, self._value = attributes.get("r", ""), False, False
            self._column = _column_of(self._at) or self._column + 1
            self._text = attributes.get("t") == "str"
        elif name == "f":
            self._formula = True
        elif name in {"v", "is"}:
            self._value = True
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._row_filled = 0, False
            if attributes.get("hidden") in {"1", "true"}:
                self.hidden.add(self._row)
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "c" and (self._value or self._formula):
            self.cells += 1
            self._row_filled = True
            self._refuse_far_away()
            if self._formula and not self._text:
                self.formulas.add(self._at)
        elif name == "row" and self._row_filled:
            self.filled_rows += 1
            self._refuse_too_many()

    def _refuse_far_away(self) -> None:
        self.widest = max(self.widest, self._column)
        if self._column > MOST_COLUMNS:
            said = message("Something stands far to the right of everything else. Delete it.")
            raise ReadFault(self.where, [cell_fault(said, self.title, self._at)])

    def _refuse_too_many(self) -> None:
        if self.filled_rows > MOST_ROWS or self.cells > MOST_CELLS:
            said = message("The sheet has more than {most:,} rows. Divide it.", most=MOST_ROWS)
            raise ReadFault(self.where, [cell_fault(said, self.title)])


def _looked_through(packed: zipfile.ZipFile, where: str) -> dict[str, _Scan]:
    """Each sheet by its title."""
    names = set(packed.namelist())
    for name in names:
        if name.endswith((".xml", ".rels")):
            with packed.open(name) as part:
                _refuse_declarations(part.read(4096), where)
    found = {}
    for title, name in _parts(packed):
        if name in names:
            with packed.open(name) as part:
                found[title] = _Scan(where, title).run(part)
    return found


def _declarations() -> Message:
    return message(
        "The workbook holds declarations it should not have. Save it again in a spreadsheet "
        "program."
    )


def _refuse_declarations(start: bytes, where: str) -> None:
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start or b"<\0!\0D" in start or b"\0<\0!" in start:
        raise one_fault(where, _declarations())


def _parts(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The title of each sheet and the part of the file it lies in."""
    top = next(name for name in packed.namelist() if name.endswith("workbook.xml"))
    folder, _, name = top.rpartition("/")
    related = ET.fromstring(packed.read(f"{folder}/_rels/{name}.rels"))  # noqa: S314 (no declarations)
    targets = {link.get("Id", ""): link.get("Target", "") for link in related}
    for element in ET.fromstring(packed.read(top)).iter():  # noqa: S314 (no declarations)
        if element.tag.rpartition("}")[2] == "sheet":
            link = element.get(_RELATION) or element.get(_STRICT_RELATION) or ""
            target = targets.get(link, "")
            full = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            yield element.get("name", ""), full


def _sheets(content: bytes, found: dict[str, _Scan], where: str) -> Iterator[RawSheet]:
    import openpyxl  # noqa: PLC0415 (heavy, and most commands do not need it)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl will not keep does not concern a reader
        book = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        for sheet in book.worksheets:
            scan = found.get(sheet.title) or _Scan(where, sheet.title)
            sheet.reset_dimensions()
            yield RawSheet(
                sheet.title,
                tuple(_lines(sheet, scan)),
                tuple(scan.merged),
                frozenset(scan.hidden),
            )


def _lines(sheet: Any, scan: _Scan) -> Iterator[Line]:
    if not scan.cells:
        return
    before = None
    for row in sheet.iter_rows(max_col=scan.widest):
        if row is before:  # openpyxl gives one and the same row for all that are missing
            continue
        before = row
        cells = {cell.column: made for cell in row if (made := _cell(cell, scan)) is not None}
        if cells:
            yield Line(next(cell.row for cell in row if _known(cell)), cells)


def _known(cell: Any) -> bool:
    return getattr(cell, "row", None) is not None


def _cell(cell: Any, scan: _Scan) -> Cell | None:
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        waiting = value is None and _known(cell) and cell.coordinate in scan.formulas
        return Cell(cell.coordinate, None, unfinished=True) if waiting else None
    percent = isinstance(value, (int, float)) and "%" in (cell.number_format or "")
    return Cell(cell.coordinate, value, percent, error=cell.data_type == "e")


def _column_of(at: str) -> int:
    """The number of the column in a reference like B7; 0 where there is none."""
    found = _REFERENCE.fullmatch(at)
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - 64
    return number
