"""What a document says, sentence by sentence, to hold against what a writer wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samvekt.language import say
from samvekt.report.blocks import (
    KIND_WORDS,
    Block,
    Bullets,
    Details,
    Document,
    Figure,
    Heading,
    Link,
    Marked,
    Note,
    Paragraph,
    Said,
    Table,
)
from samvekt.report.signs import seen

_HIDDEN = re.compile(r"\ufffd|\[U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*\]|[\u200e\u200f]")
"""How writers show that a sign nobody sees stood there."""


def said_in(document: Document) -> tuple[str, ...]:
    """Every sentence of the document in the order a reader meets them."""
    return tuple(
        text
        for block in document.blocks
        for said in _said(block)
        if (text := level(say(said, document.language)))
    )


def first_unsaid(document: Document, text: str) -> str | None:
    """The first sentence that `text` does not hold after those before it, or None."""
    text, at = level(text), 0
    for sentence in said_in(document):
        found = text.find(sentence, at)
        if found < 0:
            return sentence
        at = found + len(sentence)
    return None


def level(text: str) -> str:
    """A text without what writers may differ in: white space, capitals, signs nobody sees."""
    return "".join(_HIDDEN.sub("", seen(text)).split()).casefold()


def tables_in(blocks: tuple[Block, ...]) -> Iterator[Table]:
    """Every table, also those in figures, behind lines and in marked parts."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Figure):
            if block.data is not None:
                yield block.data
        elif isinstance(block, (Details, Marked)):
            yield from tables_in(block.blocks)


def _said(block: Block) -> Iterator[Said]:
    match block:
        case Heading() | Paragraph() | Note():
            yield block.text
        case Bullets():
            yield from map(_text, block.items)
        case Table():
            yield block.caption
            yield from (column.heading for column in block.columns)
            for row in block.rows:
                for cell in row:
                    yield from map(_text, cell.lines)
        case Figure():
            yield block.title
            yield block.description
            if block.data is not None:
                yield from _said(block.data)
        case Details():
            yield block.summary
            yield from (said for inner in block.blocks for said in _said(inner))
        case Marked():
            yield KIND_WORDS[block.kind]
            yield from (said for inner in block.blocks for said in _said(inner))


def _text(said: Said | Link) -> Said:
    return said.text if isinstance(said, Link) else said
