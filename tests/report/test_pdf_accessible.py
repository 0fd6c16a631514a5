"""The PDF can be read by anyone: tags, language, title, bookmarks, fonts, and nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from documents_to_try import ADDRESS, MADE, every_block, figure, sentences, wide
from inside_pdf import Inside, squeezed

from samvekt.report.blocks import Bullets, Document, Heading, Link, Marked, Paragraph, Table
from samvekt.report.headline import OF, PAGE
from samvekt.report.pdf import pdf

LANGUAGES = ("nb", "nn", "en")
ACTING = ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/Movie")


@cache
def inside(language: str = "nb", text_language: str = "nb") -> Inside:
    return Inside(pdf(every_block(language, text_language)))


def headings(blocks):
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        if isinstance(block, Marked):
            yield from headings(block.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_titled_and_in_a_language(language):
    opened = inside(language).pdf

    assert opened.Root.MarkInfo.Marked is True
    assert opened.Root.StructTreeRoot.ParentTree is not None
    assert str(opened.Root.Lang) == language
    assert opened.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(opened.docinfo.Title) == "Prioritering av tiltak"
    assert str(opened.docinfo.Author) == "Bergen kommune"
    assert str(opened.docinfo.CreationDate).startswith("D:20261122")


def test_the_pdf_says_that_it_is_for_every_reader_and_for_the_archive():
    with inside().pdf.open_metadata() as data:
        assert data["pdfuaid:part"] == "1"
        assert (data["pdfaid:part"], data["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bookmarks_are_the_headings(language):
    document = every_block(language)
    expected = [(one.level, text) for one in headings(document.blocks)
                for text in sentences(one, language)]  # fmt: skip

    assert inside(language).bookmarks() == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_document_can_be_read(language):
    text = inside(language).text().casefold()

    missing = [
        one for one in sentences(every_block(language), language)
        if squeezed(one).casefold() not in text
    ]  # fmt: skip
    assert missing == []


def test_headings_never_skip_a_level():
    levels = [int(tag.name[1:]) for tag in inside().tree.all(*(f"H{n}" for n in range(1, 7)))]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_heading_that_skips_a_level_is_raised():
    document = Document(
        "Tittel", "nb", "nb", (Heading(1, "Tittel"), Heading(4, "Langt ned"), Heading(9, "Lengre"))
    )

    assert Inside(pdf(document)).bookmarks() == [(1, "Tittel"), (2, "Langt ned"), (3, "Lengre")]


def test_a_document_without_a_heading_opens_with_its_title():
    document = Document("tittelen", "nb", "nb", (Paragraph("Tekst."),))

    assert Inside(pdf(document)).bookmarks() == [(1, "Tittelen")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_its_title_and_description_as_alternative_text(language):
    shown = figure()
    (found,) = inside(language).tree.all("Figure")

    assert found.alt == ". ".join(
        words.in_language(language) for words in (shown.title, shown.description)
    )


def test_every_table_has_its_headings_tagged_and_its_caption():
    tables = inside().tree.all("Table")
    written = [block for block in every_block().blocks if isinstance(block, Table)]

    assert len(tables) == len(written) + 3
    for table in tables:
        heads = table.all("TH")
        assert heads
        assert {head.scope for head in heads} == {"/Column"}
        for row in table.all("TR"):
            assert len(row.all("TH", "TD")) == len(heads)


def test_a_heading_of_a_table_stands_on_every_page_but_is_read_once():
    document = wide(5, 90)

    opened = Inside(pdf(document))

    assert len(opened.pdf.pages) > 2
    assert len(opened.tree.all("TH")) == 5
    assert len(opened.tree.all("TR")) == 91


def test_the_rounds_own_text_is_marked_with_its_language_in_another():
    marked = {tag.whole(): tag.language for tag in inside("en", "nb").tree.all("P", "H1", "LBody")}

    assert marked["Tallene er laget for å vise metoden."] == "nb"
    assert marked["Help at home"] is None
    assert all(tag.language is None for tag in inside("nb", "nb").tree.all("P", "H1", "LBody"))


@pytest.mark.parametrize(
    ("given", "tagged"), [("sma", "sma"), ("en-GB", "en"), ("xx yy", "xx"), ("", "und")]
)
def test_any_language_of_the_round_can_be_marked(given, tagged):
    document = Document("Tittel", "nb", given, (Paragraph("Raarvihke"),))

    assert [tag.language for tag in Inside(pdf(document)).tree.all("P")] == [tagged]


def test_every_font_is_in_the_file_and_is_ours():
    fonts = [one for one in inside().objects() if one.get("/Type") == "/FontDescriptor"]

    assert fonts
    assert all("/FontFile3" in font for font in fonts)
    assert {str(font.FontName)[8:] for font in fonts} == {"Inter-Regular", "Inter-SemiBold"}


def test_nothing_in_the_pdf_acts_or_leads_out_but_the_links_given():
    opened = inside()

    assert opened.addresses() == [ADDRESS, ADDRESS]
    for one in opened.objects():
        assert str(one.get("/S")) not in ACTING
        assert not {"/OpenAction", "/AA", "/EmbeddedFiles"} & set(one.keys())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//x", "", "x y"])
def test_a_link_is_one_only_where_it_leads_to_the_web(address):
    links = (Link("Trygg", "https://example.org/a"), Link("Slem", address))

    opened = Inside(pdf(Document("Lenker", "nb", "nb", (Bullets(links),))))

    assert opened.addresses() == ["https://example.org/a"]
    assert "Slem" in opened.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_number_and_the_next_ones_the_title(language):
    opened = inside(language)
    pages = [squeezed(opened.page_text(at)) for at in range(len(opened.pdf.pages))]
    page, of = PAGE.in_language(language), OF.in_language(language)

    for at, text in enumerate(pages):
        assert f"{page}{at + 1}{of}{len(pages)}" in text
        assert "Prioriteringavtiltak" in text
    assert len(pages) > 1


def test_a_wide_table_lies_on_its_side_together_with_its_heading():
    opened = Inside(pdf(wide(10, 10)))
    sizes = [tuple(float(part) for part in page.MediaBox)[2:] for page in opened.pdf.pages]

    lying = [at for at, (width, height) in enumerate(sizes) if width > height]
    assert lying == [1]
    assert "Alletall" in squeezed(opened.page_text(1))


def test_the_same_document_gives_the_same_bytes():
    assert pdf(every_block()) == pdf(every_block())


def test_a_document_without_a_date_has_no_trace_of_the_day_it_was_written():
    document = replace(every_block(), made=None)

    written = Inside(pdf(document))

    assert "/CreationDate" not in written.pdf.docinfo
    assert pdf(document) == pdf(document)
    assert MADE.strftime("%d.%m.%Y") not in written.text()
