"""Writes a document as PDF/UA-1 with Typst: tagged, titled, with bookmarks; texts are only data.

The template `typst/document.typ` reads the document as JSON and sets every text as it stands.
It may read no file outside its own folder, asks nobody for anything, and knows only our fonts.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from samvekt.core.errors import InputError
from samvekt.core.message import message
from samvekt.report.blocks import Document
from samvekt.report.drawing import FONTS
from samvekt.report.printed import printed

TEMPLATES = Path(__file__).parent / "typst"
DAY = 86_400
"""Seconds in a day."""


def pdf(document: Document) -> bytes:
    """The document as PDF; the same document always gives the same bytes.

    Raises:
        InputError: The document could not be set, with the reason the typesetter gives.
    """
    import typst  # noqa: PLC0415 (only who asks for a PDF pays)

    compiler = typst.Compiler(
        str(TEMPLATES / "document.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(printed(document), ensure_ascii=False)},
    )
    try:
        made = compiler.compile(
            format="pdf",
            # for every reader; and for the archive too, which asks for a date
            pdf_standards=["ua-1", "a-2a"] if document.made else ["ua-1"],
            timestamp=_seconds(document),
        )
    except typst.TypstError as error:
        raise InputError(
            message(
                "The PDF could not be made. Typst says: {reason}. Choose HTML or Word instead, and "
                "please report the fault.",
                reason=_in_words(error),
            )
        ) from None
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


def _seconds(document: Document) -> int:
    """The document's own day, so that the clock of the machine leaves no trace."""
    return ((document.made or date(1970, 1, 1)) - date(1970, 1, 1)).days * DAY


def _in_words(error: Exception) -> str:
    """What the typesetter says, in one line and without where in its own source it says so."""
    said = re.sub(r"\(occurred at [^)]*\)", "", str(error))
    return " ".join(said.split()).rstrip(".") or type(error).__name__
