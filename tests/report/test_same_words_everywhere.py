"""The document is composed once: every writer says the same, in the same order."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from documents import every_block, harmful, real
from docx.oxml.ns import qn
from said_in import first_unsaid, level, said_in, tables_in

from samvekt.language import say
from samvekt.report.blocks import Document
from samvekt.report.html import html
from samvekt.report.plain import plain
from samvekt.report.word import word
from samvekt.report.workbook import workbook


def of_page(document: Document) -> str:
    texts: list[str] = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_data = texts.append
    parser.feed(html(document))
    return " ".join(texts)


def of_word(document: Document) -> str:
    body = docx.Document(io.BytesIO(word(document))).element.body
    return " ".join(text.text or "" for text in body.iter(qn("w:t")))


def of_json(document: Document) -> str:
    def texts(content) -> list[str]:
        if isinstance(content, str):
            return [content]
        inner = content.values() if isinstance(content, dict) else content
        return [t for one in inner for t in texts(one)] if hasattr(content, "__iter__") else []

    return " ".join(texts(plain(document)["blocks"]))


@pytest.mark.parametrize("written", [of_page, of_word, of_json])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_sentence_is_there_in_order(written, language):
    for document in (every_block(language), real(language)):
        assert first_unsaid(document, written(document)) is None


@pytest.mark.parametrize("written", [of_word, of_json])
def test_no_harmful_text_is_lost(written):
    assert first_unsaid(harmful(), written(harmful())) is None


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_caption_and_heading_of_a_table_is_in_the_workbook(language):
    for document in (every_block(language), real(language)):
        book = openpyxl.load_workbook(io.BytesIO(workbook(document)))
        for page, table in zip(book.worksheets[1:], tables_in(document.blocks), strict=True):
            found = {level(str(one.value)) for row in page.iter_rows() for one in row}
            said = [table.caption, *(column.heading for column in table.columns)]
            assert {level(say(one, language)) for one in said} <= found


def test_a_sentence_that_is_left_out_is_named():
    document = every_block()
    first, *rest = said_in(document)

    assert first_unsaid(document, " ".join(rest)) == first
