"""Whether a Word document holds nothing but what one reads: no macros, programs or far templates.

A document says itself, in its list of content and its relations, what its parts are; what the
parts are called may be anything.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET  # expat stops what grows, and fetches nothing

from samvekt.core.message import message
from samvekt.domain.errors import NotPossible

LARGEST_UNPACKED = 200_000_000  # bytes
LARGEST_LIST = 2_000_000  # bytes
MOST_PARTS = 5_000
CONTENT, DOCUMENT = "[Content_Types].xml", "word/document.xml"
RUNS = ("vbaproject", "macroenabled", "activex", "oleobject", "/control", "vbadata")
"""What the kind of a part that runs holds."""
FAR = ("attachedtemplate", "/frame", "/subdocument", "/afchunk")
"""Kinds of relations that would fetch something from elsewhere and put it in the document."""

_WITH_PROGRAMS = message(
    "The document holds macros or other programs. Save it without them, and attach that."
)


def is_word_file(content: bytes) -> bool:
    """Whether it is a Word document that does not unpack to far more than it is.

    Raises:
        NotPossible: It is one, and holds something that runs or fetches.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if not _is_whole(packed.infolist()):
                return False
            kinds = list(_kinds(packed))
    except (zipfile.BadZipFile, ET.ParseError, ValueError, OSError, NotImplementedError):
        return False
    except RuntimeError:  # it is locked with a password
        return False
    if any(mark in kind for kind in kinds for mark in RUNS):
        raise NotPossible(_WITH_PROGRAMS)
    return True


def _is_whole(parts: list[zipfile.ZipInfo]) -> bool:
    names = [part.filename for part in parts]
    lists = [part for part in parts if _is_list(part.filename)]
    return (
        {CONTENT, DOCUMENT} <= set(names)
        and len(set(names)) == len(names) <= MOST_PARTS
        and sum(part.file_size for part in parts) <= LARGEST_UNPACKED
        and sum(part.file_size for part in lists) <= LARGEST_LIST
        and not any(".." in name or name.startswith("/") for name in names)
    )


def _is_list(name: str) -> bool:
    return name == CONTENT or name.endswith(".rels")


def _kinds(packed: zipfile.ZipFile) -> Iterator[str]:
    """The kind of every part and relation, and of every relation that fetches, as one that runs."""
    for name in packed.namelist():
        if not _is_list(name):
            continue
        for element in ET.fromstring(packed.read(name)):  # noqa: S314 (see the import)
            told: dict[str, Any] = element.attrib
            kind = str(told.get("ContentType") or told.get("Type") or "").lower()
            yield kind
            is_far = str(told.get("TargetMode", "")).lower() == "external"
            if is_far and any(mark in kind for mark in FAR):
                yield "oleobject"
