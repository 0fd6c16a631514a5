"""A Word document with something that runs is refused, whatever its parts are called."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from samvekt.domain.errors import NotPossible
from samvekt.domain.rounds.word_files import is_word_file

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"


def document(**changed):
    """A real document, with some of its parts exchanged or added."""
    held, made = io.BytesIO(), io.BytesIO()
    written = Document()
    written.add_paragraph("Notat")
    written.save(held)
    with zipfile.ZipFile(held) as before, zipfile.ZipFile(made, "w") as after:
        parts = {name: before.read(name) for name in before.namelist()} | changed
        for name, content in parts.items():
            after.writestr(name, content)
    return made.getvalue()


def relations(kind, **more):
    told = " ".join(f'{name}="{value}"' for name, value in {"Type": kind, **more}.items())
    return {
        "word/_rels/document.xml.rels": f"<Relationships><Relationship {told}/></Relationships>"
    }


def types(kind):
    told = f'<Types><Override PartName="/word/x.bin" ContentType="{kind}"/></Types>'
    return {"[Content_Types].xml": told}


def test_an_ordinary_document_is_let_in():
    assert is_word_file(document())


def test_a_link_to_elsewhere_is_only_text():
    far = {"Target": "https://example.no/", "TargetMode": "External"}

    assert is_word_file(document(**relations(f"{OFFICE}/hyperlink", **far)))


@pytest.mark.parametrize(
    "changed",
    [
        types("application/vnd.ms-word.document.macroEnabled.main+xml"),
        types("application/vnd.ms-office.vbaProject"),
        types("application/vnd.ms-office.activeX+xml"),
        types("application/vnd.openxmlformats-officedocument.oleObject"),
        relations(f"{MICROSOFT}/vbaProject", Target="bilde.bin"),
        relations(f"{OFFICE}/oleObject", Target="embeddings/a.bin"),
        relations(f"{OFFICE}/control", Target="activeX/a.xml"),
        relations(f"{OFFICE}/attachedTemplate", Target="https://x.example/", TargetMode="External"),
        relations(f"{OFFICE}/aFChunk", Target="https://x.example/", TargetMode="External"),
        {
            "[Content_Types].xml": types("application/vnd.ms-office.vbaProject")[
                "[Content_Types].xml"
            ].encode("utf-16")
        },
    ],
)
def test_a_document_that_runs_or_fetches_is_refused(changed):
    with pytest.raises(NotPossible, match="macros or other programs"):
        is_word_file(document(**changed))


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><Types>&m;</Types>"
)


@pytest.mark.parametrize(
    "changed",
    [
        {"[Content_Types].xml": LAUGHS},
        {"[Content_Types].xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'},
        {"[Content_Types].xml": "<Types>"},
        {"_rels/x.rels": "ikke XML"},
        {"../word/x.xml": "<a/>"},
        {"/word/x.xml": "<a/>"},
    ],
)
def test_what_grows_fetches_or_reaches_out_is_no_document(changed):
    assert not is_word_file(document(**changed))
