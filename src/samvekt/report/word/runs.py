"""Text as runs of WordprocessingML: escaped, with line breaks and language."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from samvekt.report.signs import seen

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "se": "se-NO"}
"""The languages of a document as Word names them."""

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def attribute(text: str) -> str:
    """A text fit to stand in an attribute, on one line."""
    return escape(" ".join(seen(text).split()), {'"': "&quot;"})


def run(text: str, *, language: str = "", style: str = "", bold: bool = False) -> str:
    """A run of text; `language` where it differs from the document's."""
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:lang w:val="{attribute(LOCALES.get(language, language))}"/>' if language else "")
    )
    opening = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = "".join(
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split(r"([\n\t])", seen(text))
        if piece
    )
    return f"<w:r>{opening}{pieces}</w:r>" if pieces else ""


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """A paragraph in a style; `properties` are those the style does not have."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'
