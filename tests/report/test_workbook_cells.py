"""The workbook of a document, read back cell by cell."""

from __future__ import annotations

import io
import warnings
import zipfile

import openpyxl
import pytest
from documents import HARM, every_block, harmful, numbers, real
from hypothesis import given
from hypothesis import strategies as st
from said_in import level, tables_in

from samvekt.language import opened, say
from samvekt.report.blocks import Cell, Column, Document, Link, Table, cell, number_cell
from samvekt.report.number_formats import number_format
from samvekt.report.signs import seen
from samvekt.report.workbook import FIRST_ROW, sheets, workbook

HEADING_ROW = FIRST_ROW + 1  # counted from one


def read(document: Document):
    return openpyxl.load_workbook(io.BytesIO(workbook(document)), rich_text=False)


def words(one: Cell, language: str) -> str:
    """What stands in a cell of words; a link shows where it leads."""
    return "\n".join(
        f"{say(line.text, language)} ({line.address})"
        if isinstance(line, Link)
        else say(line, language)
        for line in one.lines
    )


def kept(value: float) -> float:
    """A number with the 16 digits a workbook holds."""
    return float(f"{value:.16G}")


@pytest.mark.parametrize("document", [every_block(), real(), real("en")], ids=["all", "nb", "en"])
def test_every_cell_is_read_back(document):
    book = read(document)
    tables = list(tables_in(document.blocks))

    assert len(book.worksheets) == 1 + len(tables)
    for page, table in zip(book.worksheets[1:], tables, strict=True):
        assert page["A1"].value == say(table.caption, document.language)
        headings = [one.value for one in page[HEADING_ROW]]
        assert headings == [opened(say(c.heading, document.language)) for c in table.columns]
        for number, row in enumerate(table.rows, HEADING_ROW + 1):
            for found, one in zip(page[number], row, strict=True):
                if one.value is not None and len(one.lines) == 1:
                    assert (found.data_type, found.value) == ("n", kept(one.value))
                else:
                    assert (found.value or "") == words(one, document.language)


def test_numbers_show_as_in_the_document():
    book = read(Document("t", "nb", "nb", (numbers(),)))
    formats = [row[1].number_format for row in book.worksheets[1].iter_rows(min_row=5)]

    assert formats[:7] == [
        "#,##0",
        "0.0",
        '0"\u00a0"%',
        '">99\u00a0%"',
        "General",
        "General",
        "#,##0.0",
    ]
    assert formats[8] == '#,##0" kr"'


@given(st.floats(0, 1), st.sampled_from([".0%", ".1%", ".1f", ",.0f"]))
def test_a_number_alone_always_has_a_format(value, spec):
    one = number_cell(value, spec)

    assert number_format(one, say(one.lines[0], "nb"), "nb") is not None


@pytest.mark.parametrize("text", ["15", "5,5", "1\u00a0005", "R5", "0,5", "5\u00a0000"])
def test_a_number_inside_another_is_not_the_number(text):
    found = number_format(Cell((text,), 5.0, ".0f"), text, "nb")

    assert (found is None) == (text != "R5")


@pytest.mark.parametrize(
    ("spec", "language", "shown"),
    [
        ("+.1f", "nb", "+0.0;-0.0;+0.0"),
        (",", "nb", "#,##0.00"),
        (".2f", "en", "0.00"),
        (".1%", "en", "0.0%"),
        (",.3g", "nb", "#,##0.00"),
        (",.10g", "en", "#,##0.00"),
        (".3e", "nb", None),
    ],
)
def test_ways_of_writing_a_number(spec, language, shown):
    one = number_cell(0.25, spec)

    assert number_format(one, say(one.lines[0], language), language) == shown


def test_words_that_do_not_hold_the_number_stay_words():
    book = read(Document("t", "nb", "nb", (numbers(),)))

    assert book.worksheets[1]["B14"].value == "anslått\nuten tall"


@pytest.mark.parametrize(
    "document", [harmful(), every_block(), real()], ids=["harm", "all", "real"]
)
def test_no_cell_is_a_formula_and_every_text_is_a_string(document):
    for page in read(document).worksheets:
        for row in page.iter_rows():
            for found in row:
                assert found.data_type in {"n", "s"}
                assert not isinstance(found.value, str) or found.data_type == "s"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\n"])
def test_a_text_that_could_become_a_formula_is_marked_as_text(sign):
    table = Table("t", (Column("a"),), ((cell(f"{sign}1+1"),),))

    found = read(Document("t", "nb", "nb", (table,))).worksheets[1]["A5"]

    assert found.data_type == "s"
    assert found.quotePrefix
    assert found.value == f"{sign}1+1"


@pytest.mark.parametrize("text", HARM.values(), ids=HARM)
def test_a_harmful_text_comes_through_as_the_text_it_is(text):
    table = Table(text, (Column(text), Column(text)), ((cell(text), cell(text, text)),))

    page = read(Document("t", "nb", "nb", (table,))).worksheets[1]

    kept = [page["A1"].value, page["A4"].value, page["A5"].value]
    assert {level(one) for one in kept} == {level(text)}


def test_nothing_in_the_file_leads_out_of_it():
    with zipfile.ZipFile(io.BytesIO(workbook(harmful()))) as zipped:
        written = b"".join(zipped.read(name) for name in zipped.namelist() if "rels" in name)

    assert b"External" not in written


def test_names_of_sheets_are_short_different_and_allowed():
    captions = ["x" * 40, "x" * 40, "X" * 40, "a[b]:c*d?e/f\\g", "'", "", "History", "Innhold"]
    captions += ["🏥" * 40, *HARM.values()]
    tables = tuple(Table(caption, (Column("a"),), ()) for caption in captions)

    names = [sheet.name for sheet in sheets(Document("t", "nb", "nb", tables))]

    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(set(name) & set("[]:*?/\\") for name in names)
    assert not any(name.startswith("'") or name.endswith("'") for name in names)
    assert "history" not in {name.lower() for name in names}


def test_the_name_of_a_sheet_is_cut_between_words():
    table = Table("Plassen til hvert tiltak, og plassene det kan få", (Column("a"),), ())

    (sheet,) = sheets(Document("t", "nb", "nb", (table,)))

    assert sheet.name == "Plassen til hvert tiltak, og"


def test_the_first_sheet_leads_to_every_table():
    document = every_block()
    book = read(document)
    first = book.worksheets[0]

    led = [c.hyperlink.location for row in first.iter_rows() for c in row if c.hyperlink]
    assert led == [f"'{page.title}'!A1" for page in book.worksheets[1:]]
    said = [one.value for row in first.iter_rows() for one in row if one.value]
    assert said[0] == say(document.title, "nb")
    assert {"En sak for prøve.", "Lillevik kommune, Helse og mestring", "22.11.2026"} <= set(said)


def test_the_heading_row_stays_in_sight_and_can_be_sorted_and_printed():
    for page in read(every_block()).worksheets[1:]:
        assert page.freeze_panes == "B5"
        assert page.auto_filter.ref.startswith("A4:")
        assert page.print_title_rows == "$4:$4"
        assert page.page_setup.paperSize == 9
        assert page.page_setup.fitToHeight == 0


def test_a_row_is_as_high_as_its_lines():
    table = Table(
        "t", (Column("a"),), ((cell("kort"),), (cell(*["linje"] * 5),), (cell("x" * 99),))
    )

    page = read(Document("t", "nb", "nb", (table,))).worksheets[1]

    heights = [page.row_dimensions[row].height or 15 for row in (5, 6, 7)]
    assert heights[0] < heights[2] < heights[1]


def test_the_same_document_gives_the_same_bytes():
    assert workbook(every_block()) == workbook(every_block())


def test_a_text_longer_than_a_cell_is_cut_where_the_reader_sees_it():
    table = Table("t", (Column("a"),), ((cell("å" * 40_000),),))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = read(Document("t", "nb", "nb", (table,))).worksheets[1]["A5"].value

    assert found.endswith("[…]")
    assert len(found) <= 32_767


def test_a_document_without_tables_has_a_sheet_of_contents():
    assert len(read(Document("t", "nb", "nb", ())).worksheets) == 1


@given(st.text(max_size=60))
def test_any_text_can_be_written(text):
    table = Table(text, (Column(text),), ((cell(text),),))

    page = read(Document(text, "nb", "nb", (table,))).worksheets[1]

    assert level(page["A5"].value or "") == level(seen(text))
