"""What a file is, told by what is in it, and not by what its name or a browser says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db import models

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds.pictures import jpeg_alone, png_alone
from samvekt.domain.rounds.word_files import is_word_file

LARGEST = 20_000_000  # bytes


class FileKind(models.TextChoices):
    """Files that can be attached: none that a browser runs."""

    PDF = "pdf"
    DOCX = "docx"
    PNG = "png"
    JPEG = "jpeg"


CONTENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        FileKind.PDF: "application/pdf",
        FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.PNG: "image/png",
        FileKind.JPEG: "image/jpeg",
    }
)
ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        FileKind.PDF: (".pdf",),
        FileKind.DOCX: (".docx",),
        FileKind.PNG: (".png",),
        FileKind.JPEG: (".jpg", ".jpeg"),
    }
)


def kind_of(name: str, content: bytes) -> FileKind:
    """What a file is.

    Raises:
        NotPossible: It is empty, too large, of no kind that can be attached, or has a name that
            says something else.
    """
    if not content:
        raise NotPossible(message("The file is empty. Choose another."))
    if len(content) > LARGEST:
        raise NotPossible(
            message(
                "The file is larger than {most} million bytes. Make it smaller.",
                most=LARGEST // 1_000_000,
            )
        )
    found = _by_content(content)
    if found is None:
        raise NotPossible(message("Only PDF, Word (.docx), PNG and JPEG can be attached."))
    if not name.lower().endswith(ENDINGS[found]):
        raise NotPossible(
            message(
                "The name of the file says something else than what is in it. Give it the ending "
                "{endings}.",
                endings=ENDINGS[found],
            )
        )
    return found


def _by_content(content: bytes) -> FileKind | None:
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return FileKind.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return FileKind.PNG
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content:
        return FileKind.JPEG
    is_word = content.startswith(b"PK\x03\x04") and is_word_file(content)
    return FileKind.DOCX if is_word else None


ALONE: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {FileKind.PNG: png_alone, FileKind.JPEG: jpeg_alone}
)


def alone(kind: FileKind, content: bytes) -> bytes:
    """A file as it is kept: of a picture nothing but the picture, since it may tell of a place.

    Raises:
        NotPossible: The picture is damaged, or has too many points.
    """
    return ALONE[kind](content) if kind in ALONE else content
