"""The document as plain content: every word, every number, and a page that says how."""

from __future__ import annotations

import json
import re
from pathlib import Path

from documents import every_block, harmful, numbers

from samvekt.report.blocks import Column, Document, Table, cell, number_cell
from samvekt.report.plain import plain

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "document-json.md"


def keys(content) -> set[str]:
    """Every key, apart from those of a specification, which are those of Vega-Lite."""
    if isinstance(content, dict):
        inner = [keys(value) for key, value in content.items() if key != "spec"]
        return set(content).union(*inner)
    return set().union(*map(keys, content)) if isinstance(content, list) else set()


def kinds(blocks) -> set[str]:
    inner = [kinds(block.get("blocks", [])) for block in blocks]
    return {block["kind"] for block in blocks}.union(*inner)


def test_numbers_are_numbers_beside_how_they_are_written():
    table = plain(Document("t", "nb", "nb", (numbers(),)))["blocks"][0]

    first = table["rows"][0][1]
    assert first["value"] == 1250000.4
    assert first["spec"] == ",.0f"
    assert first["lines"][0]["text"] == "1\u00a0250\u00a0000"
    assert table["rows"][7][1] == {"lines": [], "value": None, "spec": ""}


def test_every_text_goes_through_json_and_back_unharmed():
    content = plain(harmful())

    written = json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8")

    assert json.loads(written) == content


def test_a_number_that_is_none_is_null():
    table = Table("t", (Column("a"), Column("b")), ((cell("r"), number_cell(float("nan"), ".1f")),))

    (block,) = plain(Document("t", "nb", "nb", (table,)))["blocks"]

    assert block["rows"][0][1]["value"] is None


def test_the_same_document_gives_the_same_content():
    assert plain(every_block()) == plain(every_block())


def test_the_page_names_every_kind_and_every_key():
    content = plain(every_block())
    page = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))

    assert keys(content) <= named
    assert kinds(content["blocks"]) <= named
    assert kinds(content["blocks"]) == {
        *("heading", "paragraph", "bullets", "note", "table", "figure", "details", "marked")
    }


def test_the_example_on_the_page_is_what_is_written():
    page = PAGE.read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)

    assert json.loads(example) == plain(example_document())


def example_document() -> Document:
    table = Table(
        "Plassen til hvert tiltak",
        (Column("Tiltak"), Column("Verdi", numbers=True)),
        ((cell("R06 Beholde fem plasser"), number_cell(1250.5, ",.1f")),),
    )
    return Document("Hva velger vi først?", "nb", "nb", (table,), organisation="Lillevik kommune")
