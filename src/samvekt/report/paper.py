"""A document as it is best read on paper: the numbers behind the figures stand at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from samvekt.core.message import message
from samvekt.report.blocks import Block, Details, Document, Figure, Heading, Marked


def for_paper(document: Document) -> Document:
    """The same document with the tables of its figures gathered in a part of their own.

    On a screen the numbers lie folded under each figure; on paper they would push the text apart.
    """
    tables = tuple(one.data for one in _figures(document.blocks) if one.data is not None)
    if not tables:
        return document
    heading = Heading(2, message("The numbers in the figures"), "numbers")
    return replace(document, blocks=(*_without(document.blocks), heading, *tables))


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
