"""Reads a municipality's own template, and refuses one that could do something by itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message
from samvekt.report.word import package, places

if TYPE_CHECKING:
    from docx.document import Document as File

LARGEST = 10_000_000
"""A template is a few pages and a logo. [bytes]"""

LARGEST_OPENED = 100_000_000
MOST_PARTS = 2_000

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
LIVING = ("vbaProject", "activeX", "embeddings/", "attachedToolbars")
"""Parts that can do something by themselves or that hide another file, by name."""

LIVING_KINDS = ("/aFChunk", "/control", "/oleObject", "/package", "/vbaProject")
"""The same, by what they are to the part that holds them."""

FETCHING = frozenset(
    ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "MACROBUTTON")
)
"""Field codes that fetch from elsewhere or start something."""

ORIGIN = "/attachedTemplate"
HARMLESS = "/hyperlink"
"""The only relation to elsewhere that does nothing by itself."""


def read(path: Path) -> File:
    """The template, opened and found safe; what it was made from is forgotten.

    Raises:
        InputError: It is not a .docx file, holds macros or other active content, fetches
            something from elsewhere, is too large, or its places cannot be filled.
    """
    content = _checked(_bytes(path), path.name)
    try:
        file = package.opened(content)
        whole = file.element.body is not None and _kind(file.styles.element) == "styles"
    except (LookupError, ValueError, SyntaxError, AttributeError, TypeError, OSError) as fault:
        raise InputError(_not_word(path.name)) from fault
    if not whole:
        raise InputError(_not_word(path.name))
    _forget_origin(file)
    _refuse_fetching(file, path.name)
    places.check(file, path.name)
    return file


def _kind(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise InputError(message("There is no file {name}.", name=str(path)))
    if path.stat().st_size > LARGEST:
        raise InputError(_too_large(path.name))
    return path.read_bytes()


def _checked(content: bytes, name: str) -> bytes:
    """The content of a .docx file; a .dotx is read as one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            parts = zipped.infolist()
            if sum(part.file_size for part in parts) > LARGEST_OPENED or len(parts) > MOST_PARTS:
                raise InputError(_too_large(name))
            names = [part.filename for part in parts]
            if "[Content_Types].xml" not in names or _defines_words(zipped):
                raise InputError(_not_word(name))
            kinds = zipped.read("[Content_Types].xml").decode("utf-8", "replace")
            _refuse_living(names, kinds, name)
            if TEMPLATE in kinds:
                return _as_document(zipped, kinds)
            if DOCUMENT not in kinds:
                raise InputError(_not_word(name))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise InputError(_not_word(name)) from fault
    return content


def _defines_words(zipped: zipfile.ZipFile) -> bool:
    """Whether a part brings definitions of its own, as Word never does."""
    return any(
        b"<!DOCTYPE" in zipped.read(name) or b"<!ENTITY" in zipped.read(name)
        for name in zipped.namelist()
        if name.endswith((".xml", ".rels"))
    )


def _as_document(zipped: zipfile.ZipFile, kinds: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in zipped.namelist():
            types = name == "[Content_Types].xml"
            made.writestr(name, kinds.replace(TEMPLATE, DOCUMENT) if types else zipped.read(name))
    return file.getvalue()


def _refuse_living(names: list[str], kinds: str, name: str) -> None:
    if "macroEnabled" in kinds or any(sign in part for part in names for sign in LIVING):
        raise InputError(_lives(name))


def _forget_origin(file: File) -> None:
    """Take away the link to the template the template was made from."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 (who writes for Word)
    from docx.oxml.ns import qn  # noqa: PLC0415 (as above)

    for relation in file.part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.SETTINGS or relation.is_external:
            continue
        settings: Any = relation.target_part
        for key in [k for k, one in settings.rels.items() if one.reltype.endswith(ORIGIN)]:
            del settings.rels[key]
        for found in settings.element.findall(qn("w:attachedTemplate")):
            settings.element.remove(found)


def _refuse_fetching(file: File, name: str) -> None:
    for relation in file.part.package.iter_rels():
        if relation.reltype.endswith(LIVING_KINDS):
            raise InputError(_lives(name))
        if relation.is_external and not relation.reltype.endswith(HARMLESS):
            raise InputError(_fetches(name, relation.target_ref))
    for code in _field_codes(file):
        if not FETCHING.isdisjoint(code.upper().split()):
            raise InputError(_fetches(name, code.strip()))


def _field_codes(file: File) -> Iterator[str]:
    """What the fields of body, headers and footers do."""
    from docx.oxml.ns import qn  # noqa: PLC0415 (loaded by those who write for Word)

    for paragraph in places.paragraphs(file):
        codes = paragraph.iter(qn("w:instrText"))
        yield "".join(code.text or "" for code in codes)
        for field in paragraph.iter(qn("w:fldSimple")):
            yield str(field.get(qn("w:instr")) or "")


def _lives(name: str) -> Message:
    return message(
        "{file}: the template holds macros or other active content, which is never used. "
        "Save it in Word as an ordinary document (.docx).",
        file=name,
    )


def _not_word(name: str) -> Message:
    return message(
        "{file} is not a Word document. Save the template in Word as .docx and try again.",
        file=name,
    )


def _too_large(name: str) -> Message:
    return message(
        "{file} is too large for a template: it may hold {size:,} megabytes. "
        "Make the pictures in it smaller.",
        file=name,
        size=LARGEST // 1_000_000,
    )


def _fetches(name: str, address: str) -> Message:
    return message(
        "{file}: the template fetches something from elsewhere: {address}. "
        "Put it in the template itself, or take it out.",
        file=name,
        address=address[:120],
    )
