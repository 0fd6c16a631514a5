"""Opens and saves the file: the same document gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from samvekt.language import say
from samvekt.report.blocks import Document
from samvekt.report.signs import seen
from samvekt.report.word.runs import LOCALES

if TYPE_CHECKING:
    from docx.document import Document as File

LONGEST_PROPERTY = 255
CHANGING = ("created", "modified", "lastModifiedBy", "lastPrinted", "revision")


def opened(content: bytes) -> File:
    """The file as python-docx holds it."""
    from docx import Document as read  # noqa: N813, PLC0415 (loaded by those who write for Word)

    return read(io.BytesIO(content))


def describe(file: File, document: Document) -> None:
    """What the file says of itself: title, language, who stands behind it, and when."""
    properties = file.core_properties
    for element in list(properties._element):  # noqa: SLF001 (there is no way to unset)
        if str(element.tag).rpartition("}")[2] in CHANGING:
            properties._element.remove(element)  # noqa: SLF001
    properties.title = _property(say(document.title, document.language))
    properties.subject = _property(say(document.about, document.language))
    properties.language = LOCALES.get(document.language, document.language)
    if document.organisation:
        properties.author = _property(document.organisation)
        properties.last_modified_by = _property(document.organisation)
    if document.made:
        at = datetime.combine(document.made, time(), UTC)
        properties.created = at
        properties.modified = at
    properties.revision = 1


def _property(text: str) -> str:
    one_line = " ".join(seen(text).split())
    return one_line if len(one_line) <= LONGEST_PROPERTY else one_line[: LONGEST_PROPERTY - 1] + "…"


def saved(file: File) -> bytes:
    """The file as bytes, without the time it was packed."""
    packed = io.BytesIO()
    file.save(packed)
    again = io.BytesIO()
    with (
        zipfile.ZipFile(packed) as source,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return again.getvalue()
