"""The real rounds as PDF: all that is said is there, and pages end and begin where they should."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import typst
from basis_of import document_of
from documents_to_try import every_block, sentences, wide
from inside_pdf import Inside, squeezed

from samvekt.formats.writing import as_json
from samvekt.reference.library import Library
from samvekt.report.drawing import FONTS
from samvekt.report.paper import for_paper
from samvekt.report.pdf import TEMPLATES, pdf
from samvekt.report.printed import printed
from samvekt.report.signs import drawn

LIBRARY = Library.built_in()
EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = ("kommunal-runde", "opplaering", "nasjonal-runde")
HEADS = {f"H{level}" for level in range(1, 7)} | {"Caption", "TH"}


@cache
def document(name, language):
    return for_paper(document_of(name, "full", language, figures=True))


@cache
def inside(name, language="nb"):
    return Inside(pdf(document(name, language)))


@pytest.mark.parametrize("name", ROUNDS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_sentence_of_the_round_can_be_read(name, language):
    text = inside(name, language).text().casefold()

    assert [
        one
        for one in sentences(document(name, language), language)
        if squeezed(drawn(one)).casefold() not in text
    ] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_nothing_reaches_into_the_margin(name):
    assert inside(name).into_the_margin() == []


@pytest.mark.parametrize("name", ROUNDS)
def test_no_page_ends_with_a_heading(name):
    opened = inside(name)
    last = dict(opened.tree.pieces())

    assert set(last) == set(range(len(opened.pdf.pages)))
    assert [page for page, above in last.items() if HEADS & set(above)] == []


def test_a_row_that_fits_on_a_page_is_never_cut():
    rows = Inside(pdf(wide(5, 90))).tree.all("TR")

    assert len(rows) == 91
    assert all(len({page for page, _ in row.pieces()}) == 1 for row in rows)


@pytest.mark.parametrize("shown", [every_block(), wide(), document("kommunal-runde", "nb")])
def test_the_typesetter_has_nothing_to_remark(shown):
    compiler = typst.Compiler(
        str(TEMPLATES / "document.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": as_json(printed(shown))},
    )

    _, remarks = compiler.compile_with_warnings(format="pdf", pdf_standards="ua-1")

    assert remarks == []
