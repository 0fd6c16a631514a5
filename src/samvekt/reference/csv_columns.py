"""Columns of a CSV table that lies beside a record, in the place where the record names it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from samvekt.core.message import message
from samvekt.reference.faults import one_fault
from samvekt.reference.safe_yaml import plain_number, read_bytes, text_of

TABLE_BYTES_AT_MOST = 20_000_000

_TABLE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.csv")


def with_tables(data: object, folder: Path) -> object:
    """The data with every `{csv: file}` replaced by the columns of that file."""
    if isinstance(data, list):
        return [with_tables(part, folder) for part in data]
    if not isinstance(data, dict):
        return data
    if "csv" in data and set(data) <= {"csv", "where"}:
        return _columns(data["csv"], data.get("where"), folder)
    return {key: with_tables(part, folder) for key, part in data.items()}


def _columns(name: object, where: object, folder: Path) -> dict[str, list[object]]:
    """Columns of a CSV table beside the record; numbers as numbers, a blank as None."""
    path = folder / str(name)
    if not isinstance(name, str) or not _TABLE_NAME.fullmatch(name):
        raise one_fault(str(path), message("Name a CSV file that lies beside the record."))
    content = read_bytes(path, limit=TABLE_BYTES_AT_MOST)
    text = text_of(content, where=str(path), limit=TABLE_BYTES_AT_MOST)
    header, *lines = csv.reader(io.StringIO(text))
    kept = [_row(path, header, number, line) for number, line in enumerate(lines, 2) if line]
    chosen = where if isinstance(where, dict) else {}
    kept = [row for row in kept if all(row.get(k) == str(v) for k, v in chosen.items())]
    return {name: _column([row[name] for row in kept]) for name in header if name not in chosen}


def _row(path: Path, header: list[str], number: int, line: list[str]) -> dict[str, str]:
    if len(line) != len(header):
        said = message(
            "The row has {count} cells; the first row names {columns}.",
            count=len(line),
            columns=len(header),
        )
        raise one_fault(str(path), said, line=number, column=1)
    return dict(zip(header, line, strict=True))


def _column(cells: list[str]) -> list[object]:
    """A column is numbers only when every filled cell is one: `0301` makes all codes text."""
    values = [plain_number(cell) for cell in cells]
    if any(isinstance(value, str) and value for value in values):
        return [cell or None for cell in cells]
    return [value if cell else None for cell, value in zip(cells, values, strict=True)]
