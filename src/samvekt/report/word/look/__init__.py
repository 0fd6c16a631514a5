"""Our own look: a template like any other, for those who have none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from samvekt.core.message import message
from samvekt.language import say

HERE = Path(__file__).parent
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
}
"""The parts under word/ and what kind each is."""


def part(name: str) -> str:
    """A part of our look as it lies in its file: styles, settings, numbering or fontTable."""
    return (HERE / f"{name}.xml").read_text(encoding="utf-8")


def own_template(language: str) -> bytes:
    """Our own template as a .docx file; a municipality may start from it.

    The header names the document from page two on, and the footer counts the pages.
    """
    written = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {name: f"{name}.xml" for name in PARTS if name != "document"}
        ),
        "word/document.xml": _document(),
        "word/header1.xml": _running("hdr", _title()),
        "word/header2.xml": _running("hdr", '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'),
        "word/footer1.xml": _running("ftr", _page_count(language)),
    }
    for name in ("styles", "settings", "numbering", "fontTable"):
        written[f"word/{name}.xml"] = part(name)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, text in written.items():
            zipped.writestr(zipfile.ZipInfo(path), text)
    return file.getvalue()


def _content_types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}{of}+xml"/>'
        for name, of in PARTS.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(to: dict[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{name.rstrip("12")}" Target="{target}"/>'
        for name, target in to.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _document() -> str:
    return (
        f'{HEAD}<w:document xmlns:w="{WORDS}" xmlns:r="{RELATIONS}"><w:body>'
        "<w:p><w:r><w:t>{{innhold}}</w:t></w:r></w:p><w:sectPr>"
        '<w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="first" r:id="footer1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1361" w:right="1247" w:bottom="1247" w:left="1247" '
        'w:header="624" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def _running(kind: str, paragraph: str) -> str:
    return f'{HEAD}<w:{kind} xmlns:w="{WORDS}">{paragraph}</w:{kind}>'


def _title() -> str:
    line = '<w:bottom w:val="single" w:sz="4" w:space="4" w:color="C9D1DA"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Header"/><w:pBdr>{line}</w:pBdr></w:pPr>'
        "<w:r><w:t>{{tittel}}</w:t></w:r></w:p>"
    )


def _page_count(language: str) -> str:
    """“Side 1 av 9”, counted by Word itself."""
    said = say(message("Page {page} of {pages}", page="\0", pages="\1"), language)
    fields = {"\0": "PAGE", "\1": "NUMPAGES"}
    runs = "".join(
        f'<w:fldSimple w:instr=" {fields[piece]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        if piece in fields
        else f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in said.replace("\0", "\2\0\2").replace("\1", "\2\1\2").split("\2")
        if piece
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p>'
