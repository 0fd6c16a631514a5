"""A document as it is best read on paper: numbers at the end, and no more pages than one can read.

Nothing is lost: what is left out of a very long document stands in the web page and the data, and
the paper says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from samvekt.core.message import message
from samvekt.report.blocks import (
    Block,
    Details,
    Document,
    Figure,
    Heading,
    Marked,
    Paragraph,
    Table,
)

EACH_OPTION = "options"
"""The anchor of the part that tells of one option after another."""

MOST_ON_PAPER = 100
"""With more options than this, paper leaves that part to the web page: it is hundreds of pages."""


MOST_ROWS_ON_PAPER = 1000
"""With more rows than this in all, the numbers behind the figures stay in the workbook."""


def for_paper(document: Document) -> Document:
    """The same document, with the tables of its figures gathered in a part of their own.

    On a screen the numbers lie folded under each figure; on paper they would push the text apart.
    """
    blocks = _shortened(document.blocks)
    tables = tuple(one.data for one in _figures(blocks) if one.data is not None)
    if tables:
        heading = Heading(2, message("The numbers in the figures"), "numbers")
        blocks = (*_without(blocks), heading, *_numbers(tables))
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _numbers(tables: Sequence[Table]) -> tuple[Block, ...]:
    """The tables themselves, or where they stand when they are too long for paper."""
    rows = sum(len(table.rows) for table in tables)
    if rows <= MOST_ROWS_ON_PAPER:
        return tuple(tables)
    said = message(
        "The tables have {rows:,} rows together, too many for paper. They stand in the web page, "
        "the workbook and the data beside this document.",
        rows=rows,
    )
    return (Paragraph(said),)


def _shortened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without option after option, where these are too many for paper."""
    start = next((at for at, block in enumerate(blocks) if _begins(block)), None)
    if start is None:
        return tuple(blocks)
    end = next((at for at in range(start + 1, len(blocks)) if _is_part(blocks[at])), len(blocks))
    count = sum(isinstance(block, Heading) for block in blocks[start + 1 : end])
    if count <= MOST_ON_PAPER:
        return tuple(blocks)
    said = Paragraph(
        message(
            "With {count} options this part is too long for paper. It stands in the web page and "
            "in the data beside this document.",
            count=count,
        )
    )
    return (*blocks[: start + 1], said, *blocks[end:])


def _is_part(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2


def _begins(block: Block) -> bool:
    return isinstance(block, Heading) and block.anchor == EACH_OPTION


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, (Details, Marked)):
            yield from _figures(block.blocks)


def _without(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(_bare(block) for block in blocks)


def _bare(block: Block) -> Block:
    if isinstance(block, Figure):
        return replace(block, data=None)
    if isinstance(block, (Details, Marked)):
        return replace(block, blocks=_without(block.blocks))
    return block
