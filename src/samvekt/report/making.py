"""Makes the files of a report: three lengths in five formats, and a page to open them from."""

from __future__ import annotations

import ctypes
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Words, message
from samvekt.report.basis import LENGTHS, Material, compose
from samvekt.report.blocks import Block, Column, Document, Heading, Link, Paragraph, Table, cell
from samvekt.report.paper import for_paper

FORMATS = ("html", "docx", "pdf", "xlsx", "json")

HEAVIEST_LAST = ("html", "json", "xlsx", "docx", "pdf")
"""The order they are made in: what one leaves in memory is not in the way of the next."""

FILE_NAMES: Mapping[str, Words] = MappingProxyType(
    {
        "full": Words("beslutningsgrunnlag", "avgjerdsgrunnlag", "decision-basis"),
        "case-paper": Words("saksframlegg", "saksframlegg", "case-paper"),
        "one-page": Words("kort-fortalt", "kort-fortalt", "in-short"),
    }
)
"""What the files of each length are called."""

FORMAT_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "html": Words("nettside", "nettside", "web page"),
        "docx": Words("Word", "Word", "Word"),
        "pdf": Words("PDF", "PDF", "PDF"),
        "xlsx": Words("tabeller i Excel", "tabellar i Excel", "tables in Excel"),
        "json": Words("data (JSON)", "data (JSON)", "data (JSON)"),
    }
)

ONLY_ONCE = ("xlsx", "json")
"""Formats of tables and data: made from the longest document asked for, not from each."""


CASE_FILE = Words("saksmappe", "saksmappe", "case-file")
"""What the frozen round beside the documents is called."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a report."""

    name: str
    length: str
    form: str
    content: bytes


def write(document: Document, form: str, template: Path | None = None) -> bytes:
    """A document in one format.

    Args:
        document: What is written.
        form: One of `FORMATS`.
        template: The organisation's own Word template, for docx.

    Raises:
        OutOfRange: There is no such format.
        InputError: The template cannot be used.
    """
    _refuse_unknown((form,))
    return WRITERS[form](document, template)


def _refuse_unknown(formats: Iterable[str]) -> None:
    for form in formats:
        if form not in WRITERS:
            raise OutOfRange(
                message(
                    "There is no format “{form}”. The formats are {forms}.",
                    form=form,
                    forms=FORMATS,
                )
            )


def _html(document: Document, _: Path | None) -> bytes:
    from samvekt.report.html import html  # noqa: PLC0415 (each writer is loaded when it is used)

    return html(document).encode()


def _docx(document: Document, template: Path | None) -> bytes:
    from samvekt.report.word import word  # noqa: PLC0415 (as above)

    return word(for_paper(document), template)


def _pdf(document: Document, _: Path | None) -> bytes:
    from samvekt.report.pdf import pdf  # noqa: PLC0415 (as above)

    _give_back()
    return pdf(for_paper(document))


def _give_back() -> None:
    """Give memory that is free again back to the system: a PDF is set in one piece.

    With 300 options it is a tenth of all that is used. Only glibc has a way to ask for it.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _xlsx(document: Document, _: Path | None) -> bytes:
    from samvekt.report.workbook import workbook  # noqa: PLC0415 (as above)

    return workbook(document)


def _json(document: Document, _: Path | None) -> bytes:
    from samvekt.report.plain import plain  # noqa: PLC0415 (as above)

    return (json.dumps(plain(document), ensure_ascii=False, indent=1) + "\n").encode()


WRITERS: Mapping[str, Callable[[Document, Path | None], bytes]] = MappingProxyType(
    {"html": _html, "docx": _docx, "pdf": _pdf, "xlsx": _xlsx, "json": _json}
)


def make(
    material: Material,
    lengths: Sequence[str] = tuple(LENGTHS),
    formats: Sequence[str] = FORMATS,
    template: Path | None = None,
) -> Iterator[Made]:
    """The files of a report, one at a time.

    Raises:
        OutOfRange: There is no such length or format.
        InputError: The template cannot be used.
    """
    _refuse_unknown(formats)
    longest = next(iter(lengths))
    for length in lengths:
        document = compose(material, length)
        for form in sorted(formats, key=HEAVIEST_LAST.index):
            if form in ONLY_ONCE and length != longest:
                continue
            name = f"{FILE_NAMES[length].in_language(material.language)}.{form}"
            yield Made(name, length, form, write(document, form, template))


def count(lengths: Sequence[str], formats: Sequence[str]) -> int:
    """How many files `make` makes."""
    once = sum(form in ONLY_ONCE for form in formats)
    return len(lengths) * (len(formats) - once) + once


def index(material: Material, made: Sequence[Made], others: Sequence[Link] = ()) -> Document:
    """A page that leads to every file of a report."""
    return Document(
        material.round.title,
        material.language,
        material.round.language,
        tuple(_index(material, made, others)),
        message("Everything written about the case, in one place."),
        made=material.made,
    )


NAMES = {"full": "basis_name", "case-paper": "paper_name", "one-page": "residents_name"}


def _index(material: Material, made: Sequence[Made], others: Sequence[Link]) -> Iterator[Block]:
    yield Heading(1, material.round.title)
    yield Paragraph(message("Everything written about the case, in one place."), lead=True)
    lengths = dict.fromkeys(one.length for one in made)
    rows = []
    for length in lengths:
        links = tuple(
            Link(FORMAT_WORDS[one.form], one.name)
            for one in sorted(made, key=lambda one: FORMATS.index(one.form))
            if one.length == length
        )
        about = LENGTHS[length][1]
        row = (cell(material.text(NAMES[length])), cell(material.text(about)), cell(*links))
        rows.append(row)
    if others:
        said = message("The case as a file that can be worked out again and checked.")
        rows.append((cell(message("Case file")), cell(said), cell(*others)))
    columns = (
        Column(message("Document")),
        Column(message("What it is")),
        Column(message("Open")),
    )
    yield Table(message("Documents"), columns, tuple(rows))
    yield Paragraph(material.text("people_decide"))
    yield Paragraph(material.text("groups_not_persons"))
