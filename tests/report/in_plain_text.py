"""A document as plain text, for golden files and for asking what it says."""

from __future__ import annotations

from collections.abc import Iterator

from samvekt.language import opened, say
from samvekt.report.blocks import (
    KIND_WORDS,
    Block,
    Bullets,
    Cell,
    Details,
    Document,
    Figure,
    Heading,
    Link,
    Marked,
    Note,
    Paragraph,
    Table,
)


def in_plain_text(document: Document) -> str:
    """Every word of a document, line by line."""
    lines = [line for block in document.blocks for line in _lines(block, document.language)]
    return "\n".join(lines) + "\n"


def _lines(block: Block, language: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"\n{'#' * block.level} {opened(say(block.text, language))}"
        case Paragraph():
            yield say(block.text, language)
        case Note():
            yield f"! {say(block.text, language)}"
        case Bullets():
            yield from (f"- {_said(item, language)}" for item in block.items)
        case Table():
            yield f"\n[{say(block.caption, language)}]"
            yield " | ".join(opened(say(column.heading, language)) for column in block.columns)
            yield from (" | ".join(_cell(one, language) for one in row) for row in block.rows)
            yield ""
        case Details():
            yield f"> {say(block.summary, language)}"
            yield from (line for each in block.blocks for line in _lines(each, language))
        case Marked():
            yield f"({say(KIND_WORDS[block.kind], language)})"
            yield from (line for each in block.blocks for line in _lines(each, language))
        case Figure():
            yield f"[figure: {say(block.title, language)}]"


def _cell(cell: Cell, language: str) -> str:
    return " / ".join(_said(line, language) for line in cell.lines)


def _said(said: object, language: str) -> str:
    return say(said.text if isinstance(said, Link) else said, language)
