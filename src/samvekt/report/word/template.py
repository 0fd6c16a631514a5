"""Reads a municipality's own template, and refuses one that could do something by itself."""

from __future__ import annotations
from pathlib import Path
from typing import TYPE_CHECKING

from samvekt.report.word import package, places

if TYPE_CHECKING:
    from docx.document import Document as File


def read(path: Path) -> File:
    file = package.opened(path.read_bytes())
    places.check(file, path.name)
    return file
