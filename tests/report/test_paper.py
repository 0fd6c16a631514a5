"""On paper the numbers behind the figures stand at the end, and nothing is lost."""

from __future__ import annotations

from basis_of import document_of
from said_in import tables_in

from samvekt.language import say
from samvekt.report.blocks import Document, Figure, Heading
from samvekt.report.paper import for_paper


def test_the_tables_of_the_figures_stand_together_at_the_end():
    document = document_of("kommunal-runde", figures=True)

    paper = for_paper(document)

    at = next(n for n, b in enumerate(paper.blocks) if getattr(b, "anchor", "") == "numbers")
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    assert paper.blocks[at + 1 :] == tuple(figure.data for figure in figures)
    assert all(b.data is None for b in paper.blocks if isinstance(b, Figure))


def test_no_table_is_lost():
    document = document_of("kommunal-runde", figures=True)

    kept = list(tables_in(for_paper(document).blocks))

    assert len(kept) == len(list(tables_in(document.blocks)))
    assert all(table in kept for table in tables_in(document.blocks))


def test_a_document_without_figures_stays_as_it_is():
    document = document_of("opplaering", "one-page")

    assert for_paper(document) is document
    assert not any(isinstance(b, Heading) and b.anchor == "numbers" for b in document.blocks)


def test_with_very_many_options_paper_leaves_each_of_them_to_the_web_page():
    parts = [Heading(3, f"T{number}") for number in range(101)]
    blocks = (Heading(2, "Tiltak", "options"), *parts, Heading(2, "Metode", "method"))
    document = Document("Stor", "nb", "nb", blocks)

    paper = for_paper(document)

    assert paper.blocks[0] == blocks[0]
    assert paper.blocks[-1] == blocks[-1]
    assert len(paper.blocks) == 3
    assert "101" in say(paper.blocks[1].text, "nb")


def test_with_a_hundred_options_each_of_them_is_on_paper():
    parts = [Heading(3, f"T{number}") for number in range(100)]
    document = Document("Stor", "nb", "nb", (Heading(2, "Tiltak", "options"), *parts))

    assert for_paper(document) is document
