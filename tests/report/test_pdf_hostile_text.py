"""Text people write is only ever text in a PDF, whatever it looks like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents_to_try import ADDRESS, all_hostile, every_block, hostile, sentences
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from inside_pdf import Inside, squeezed

from samvekt.core.errors import InputError
from samvekt.report import pdf as writer
from samvekt.report.blocks import Details, Document, Heading, Paragraph
from samvekt.report.pdf import TEMPLATES, pdf
from samvekt.report.signs import drawn

SHORT = {name: text for name, text in HOSTILE.items() if len(text) <= 500}
LONG = {name: text for name, text in HOSTILE.items() if len(text) > 500}


@pytest.mark.parametrize("name", SHORT)
def test_hostile_text_stands_in_the_pdf_as_it_is(name):
    text = HOSTILE[name]

    opened = Inside(pdf(hostile(text)))

    assert squeezed(drawn(text)).casefold() in opened.text().casefold()
    assert set(opened.addresses()) <= {ADDRESS, text}
    assert all(address.startswith("http") for address in opened.addresses())
    assert opened.into_the_margin() == []


@pytest.mark.parametrize("name", LONG)
def test_a_very_long_text_is_whole_and_stays_on_the_page(name):
    text = HOSTILE[name]
    blocks = (Heading(1, "Lang tekst"), Paragraph(text))

    opened = Inside(pdf(Document("Lang tekst", "nb", "nb", blocks)))

    assert squeezed(drawn(text)).casefold() in opened.text().casefold()
    assert opened.into_the_margin() == []


@pytest.mark.parametrize("name", LONG)
def test_a_very_long_text_may_stand_anywhere(name):
    opened = Inside(pdf(hostile(HOSTILE[name])))

    assert opened.text().count("Merk") == 1
    assert all(len(squeezed(title)) <= 500 for _, title in opened.bookmarks())
    assert opened.into_the_margin() == []


def test_markup_of_the_typesetter_does_nothing():
    plain = Inside(pdf(hostile("vanlig tekst")))

    tried = Inside(pdf(hostile('#set page(fill: red) #image("/etc/passwd") $x$ *bold* @ref')))

    assert [tag.name for tag in tried.tree.all("H1", "H2", "H3", "Figure", "Table", "L")] == [
        tag.name for tag in plain.tree.all("H1", "H2", "H3", "Figure", "Table", "L")
    ]
    assert "root:" not in tried.text()


def test_every_hostile_text_at_once_is_in_the_pdf():
    text = Inside(pdf(all_hostile())).text().casefold()

    missing = [
        one for one in sentences(all_hostile(), "nb") if squeezed(drawn(one)).casefold() not in text
    ]
    assert missing == []


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_text_can_be_set_and_is_all_there(text):
    blocks = (Heading(1, "Tekst"), Paragraph(text))

    opened = Inside(pdf(Document("Tekst", "nb", "nb", blocks)))

    assert squeezed(drawn(text)) in opened.text()


def test_the_template_reads_nothing_but_what_it_is_given():
    source = (TEMPLATES / "document.typ").read_text("utf-8")

    words = ("import ", "include ", "read(", "eval(", "@preview", "csv(", "yaml(", "plugin(")
    assert not [word for word in words if word in source]
    assert source.count("json(") == source.count("image(bytes(") == 1


def test_a_heading_too_long_for_a_bookmark_is_cut_and_stands_whole_below():
    text = "Et langt ord " * 60
    blocks = (Heading(1, "Tittel"), Heading(2, text), Details(text, (Paragraph("Etter."),)))

    opened = Inside(pdf(Document("Tittel", "nb", "nb", blocks)))

    assert [len(title) for _, title in opened.bookmarks()] == [6, 500]
    assert opened.text().count(squeezed(text)) == 2


def test_the_texts_around_the_text_are_kept_short():
    text = "ord " * 30_000

    opened = Inside(pdf(replace(every_block(), organisation=text, about=text, title=text)))

    assert len(str(opened.pdf.docinfo.Title)) <= 500
    assert len(str(opened.pdf.docinfo.Author)) <= 500
    assert len(str(opened.pdf.docinfo.Subject)) <= 5_000


def test_what_the_typesetter_refuses_is_said_in_words(monkeypatch):
    monkeypatch.setattr(writer, "printed", lambda document: {"title": 7})

    with pytest.raises(InputError) as refused:
        pdf(every_block())

    assert str(refused.value).startswith("The PDF could not be made. Typst says: dictionary")
    assert "\n" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_where_a_fault_lies_in_the_typesetters_own_source_is_left_out():
    fault = RuntimeError("internal error: no parent (occurred at /a/b.rs:1:2)\n")

    assert writer._in_words(fault) == "internal error: no parent"
