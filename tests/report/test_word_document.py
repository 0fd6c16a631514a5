"""The Word file of a document, read back: outline, styles, tables, pictures, languages."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from documents import HARM, every_block, figure, harmful, real, small, wide
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from said_in import first_unsaid, level, tables_in

from samvekt.language import say
from samvekt.report.blocks import (
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Link,
    Marked,
    Paragraph,
    Table,
    cell,
)
from samvekt.report.word import word
from samvekt.report.word.widths import fitted, measured, wish


def read(document: Document):
    return docx.Document(io.BytesIO(word(document)))


def text_of(file) -> str:
    return " ".join(text.text or "" for text in file.element.body.iter(qn("w:t")))


def paragraphs(file, style: str):
    return [p.text for p in file.paragraphs if p.style.name.lower() == style.lower()]


def with_blocks(*blocks, language="nb", text_language="nb") -> Document:
    return Document("Tittel", language, text_language, blocks)


def test_the_outline_begins_at_one_and_skips_no_level():
    for document in (every_block(), real()):
        file = read(document)
        levels = [
            int(p.style.name.split()[-1]) for p in file.paragraphs if "Heading" in p.style.name
        ]

        assert len(paragraphs(file, "Title")) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_paragraph_has_a_style_that_is_there():
    for document in (every_block(), harmful(), real()):
        file = read(document)
        known = {style.style_id for style in file.styles}
        used = {one.get(qn("w:val")) for one in file.element.body.iter(qn("w:pStyle"))}
        used |= {one.get(qn("w:val")) for one in file.element.body.iter(qn("w:tblStyle"))}
        used |= {one.get(qn("w:val")) for one in file.element.body.iter(qn("w:rStyle"))}

        assert used <= known


def test_headings_and_captions_stay_with_what_follows():
    styles = read(every_block()).styles

    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        assert styles[name].paragraph_format.keep_with_next


def test_every_table_has_a_repeated_heading_a_row_header_and_words_for_the_blind():
    document = every_block()
    file = read(document)
    tables = list(tables_in(document.blocks))

    assert len(file.tables) == len(tables)
    for found, table in zip(file.tables, tables, strict=True):
        properties = found._tbl.tblPr
        first, *rest = found.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rest)
        assert all(
            row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in found.rows
        )
        look = properties.find(qn("w:tblLook"))
        assert look.get(qn("w:firstRow")) == look.get(qn("w:firstColumn")) == "1"
        caption = properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert caption == say(table.caption, "nb")
        assert str(len(table.rows)) in properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert found.style.name == "Samvekt tabell"


def test_numbers_stand_to_the_right_and_words_to_the_left():
    (found,) = read(with_blocks(small())).tables

    sides = [[one.paragraphs[0].alignment for one in row.cells] for row in found.rows]
    assert sides == [[None, 2]] * 3


def test_columns_fill_the_page_and_numbers_take_less_room_than_words():
    table = Table(
        "Tabell",
        (Column("Tiltak"), Column("Antall", numbers=True), Column("Hvorfor")),
        ((cell("R1 Et tiltak"), cell("12"), cell("En lang forklaring " * 20)),),
    )
    (found,) = read(with_blocks(table)).tables

    widths = [int(one.get(qn("w:w"))) for one in found._tbl.tblGrid]
    assert sum(widths) == 11906 - 2 * 1247
    assert widths[1] < widths[0] < widths[2]


@given(
    st.lists(st.lists(st.text(max_size=80), min_size=3, max_size=3), max_size=6),
    st.integers(2000, 15000),
)
def test_widths_always_fill_the_room_and_none_is_lost(rows, room):
    texts = [[[one] for one in row] for row in rows]
    wishes = [wish("Overskrift", [row[n] for row in texts], number=n == 1) for n in range(3)]
    lengths = [[[measured(one) for one in lines] for lines in row] for row in texts]

    fit = fitted(wishes, lengths, room, 9)

    assert sum(fit.widths) == room
    assert min(fit.widths) > 0
    assert len(fit.lines) == len(rows)


def test_a_table_too_wide_for_the_page_lies_on_its_side_with_the_headings_above_it():
    file = read(every_block())
    turned = [section.orientation for section in file.sections]

    assert turned == [0, 1, 0]
    body = list(file.element.body)
    ends = [n for n, one in enumerate(body) if one.findall(f"{qn('w:pPr')}/{qn('w:sectPr')}")]
    lying = " ".join(t.text for one in body[ends[0] : ends[1]] for t in one.iter(qn("w:t")))
    assert lying.startswith("Bredt Svært En tabell med 16 tall")
    assert body[ends[1] + 1].xpath("string(.)") == "Til slutt"


def test_only_the_first_page_of_all_is_a_title_page():
    for blocks in (every_block().blocks, (wide(),), (Heading(2, "Først"), wide(), wide(15))):
        sections = read(with_blocks(*blocks)).sections
        titled = [section.different_first_page_header_footer for section in sections]

        assert not any(titled[1:])


def test_a_document_that_ends_with_a_wide_table_ends_on_its_side():
    sections = read(with_blocks(Paragraph("Først."), wide())).sections

    assert [section.orientation for section in sections] == [0, 1]


def test_pictures_say_what_can_be_seen():
    file = read(with_blocks(figure()))
    (shape,) = file.inline_shapes
    properties = shape._inline.docPr

    assert properties.get("descr") == figure().description
    assert properties.get("title") == figure().title
    assert shape.width == pytest.approx((11906 - 2 * 1247) * 635, rel=0.15)
    texts = [p.text for p in file.paragraphs if p.text]
    assert texts == [figure().title, figure().description, figure().data.caption]
    assert len(file.tables) == 1


@pytest.mark.parametrize("text", HARM.values(), ids=HARM)
def test_a_picture_is_drawn_whatever_its_texts_hold(text):
    def spec(language):
        return {"title": text[:80], "data": {"values": [{"a": text[:80]}]}} | SHAPE

    harmful_figure = replace(figure(), title=text, description=text, spec=spec)

    (shape,) = read(with_blocks(harmful_figure)).inline_shapes
    assert level(shape._inline.docPr.get("descr")) == level(text)


SHAPE = {"mark": "bar", "encoding": {"y": {"field": "a", "type": "nominal"}}}


def test_identifiers_of_pictures_and_bookmarks_are_different():
    file = read(with_blocks(figure(), Heading(2, "a", "x"), Heading(2, "b", "y-z"), figure()))
    pictures = [shape._inline.docPr.get("id") for shape in file.inline_shapes]
    marks = list(file.element.body.iter(qn("w:bookmarkStart")))

    assert len(set(pictures)) == 2
    assert len({mark.get(qn("w:id")) for mark in marks}) == 2
    assert [mark.get(qn("w:name")) for mark in marks] == ["x", "y_z"]


@pytest.mark.parametrize(
    ("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")]
)
def test_the_file_knows_its_language(language, locale):
    file = read(with_blocks(Paragraph("Tekst"), language=language, text_language=language))
    (found,) = file.styles.element.iter(qn("w:lang"))

    assert found.get(qn("w:val")) == locale
    assert file.core_properties.language == locale
    assert list(file.element.body.iter(qn("w:lang"))) == []


def test_the_rounds_own_text_in_another_language_is_marked():
    file = read(every_block("en"))
    marked = {
        text.text
        for run in file.element.body.iter(qn("w:r"))
        for text in run.iter(qn("w:t"))
        if run.find(f"{qn('w:rPr')}/{qn('w:lang')}[@{qn('w:val')}='nb-NO']") is not None
    }

    assert {"Bak linjen.", "Tiltak", "Etter tabellen."} <= marked
    assert "Nothing required is missing." not in marked


def test_links_lead_where_they_say():
    file = read(every_block())
    (link,) = file.element.body.iter(qn("w:hyperlink"))

    relation = file.part.rels[link.get(qn("r:id"))]
    assert relation.is_external
    assert relation.target_ref == "https://example.org/?a=1&b=2"
    assert link.find(f".//{qn('w:rStyle')}").get(qn("w:val")) == "Hyperlink"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///c:/x", "mailto:a@b.no"])
def test_a_link_that_leads_anywhere_but_to_the_web_is_only_text(address):
    file = read(with_blocks(Bullets((Link("Klikk", address),))))

    assert list(file.element.body.iter(qn("w:hyperlink"))) == []
    assert paragraphs(file, "List Bullet") == ["Klikk"]


def test_each_kind_has_a_word_and_a_line_of_its_own():
    lines = set()
    for kind, label in (
        ("knowledge", "Kunnskap"),
        ("judgement", "Vurdering"),
        ("tradeoff", "Avveining"),
    ):
        file = read(with_blocks(Marked(kind, (Paragraph("Tekst"), Bullets(("Punkt",))))))
        sides = [one.get(qn("w:val")) for one in file.element.body.iter(qn("w:left"))]
        assert file.paragraphs[0].text == label
        assert file.paragraphs[0].style.name == f"Samvekt {label.lower()}"
        style = file.paragraphs[0].style.element
        sides += [one.get(qn("w:val")) for one in style.iter(qn("w:left"))]
        assert len(sides) == 3
        assert len(set(sides)) == 1
        lines |= set(sides)

    assert len(lines) == 3


def test_a_newline_stays_one():
    (found,) = read(with_blocks(Paragraph("Én\nto"))).paragraphs

    assert found.text == "Én\nto"


def test_a_tall_row_may_be_divided_and_a_short_table_stays_on_one_page():
    tall = Table("t", (Column("a"), Column("b")), ((cell("r"), Cell(("linje",) * 60)),))
    short, long = read(with_blocks(small())).tables[0], read(with_blocks(tall)).tables[0]

    assert long.rows[1]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in short.rows[1:]]
    assert kept == [True, None]


def test_the_file_says_what_it_is():
    properties = read(every_block()).core_properties

    assert properties.title == "Hva velger vi først?"
    assert properties.subject == "En sak for prøve."
    assert properties.author == "Lillevik kommune"
    assert f"{properties.created:%Y-%m-%d}" == "2026-11-22"


def test_the_footer_counts_pages_and_the_header_names_the_document():
    section = read(every_block()).sections[0]

    fields = [
        one.get(qn("w:instr")).strip() for one in section.footer._element.iter(qn("w:fldSimple"))
    ]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Hva velger vi først?"
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_same_document_gives_the_same_bytes():
    assert word(every_block()) == word(every_block())


def test_a_document_without_a_date_has_none():
    with zipfile.ZipFile(io.BytesIO(word(with_blocks(Paragraph("Tekst"))))) as zipped:
        assert b"created" not in zipped.read("docProps/core.xml")


@pytest.mark.parametrize("text", HARM.values(), ids=HARM)
def test_a_harmful_text_comes_through_as_the_text_it_is(text):
    table = Table(text, (Column(text),), ((cell(text),),))
    file = read(with_blocks(Heading(2, text), Paragraph(text), Bullets((text,)), table))

    assert {level(p.text) for p in file.paragraphs if p.text} == {level(text)}
    assert {level(one.text) for row in file.tables[0].rows for one in row.cells} == {level(text)}
    assert list(file.element.body.iter(qn("w:instrText"))) == []


@given(st.text(max_size=60))
def test_any_text_can_be_written(text):
    document = Document(text, "nb", "nb", (Heading(1, text), Paragraph(text), Bullets((text,))))

    assert first_unsaid(document, text_of(read(document))) is None
