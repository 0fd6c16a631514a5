"""What a document is made of, before anyone has decided its format."""

from __future__ import annotations

from dataclasses import dataclass

from samvekt.core.message import Message, Words

Said = Message | Words | str
"""Our own sentences (translated when written) and the round's own text (as it stands)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    text: Said
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` stands out as the summary of what follows."""

    text: Said
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points in no order."""

    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must not miss, such as what is made up."""

    text: Said


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers are set to the right."""

    heading: Said
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, as one or more lines."""

    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of each row names the row."""

    caption: Said
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Something most readers skip: a line to open, and what lies behind it."""

    summary: Said
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Bullets | Note | Table | Details


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language, from title to end."""

    title: Said
    language: str
    text_language: str  # the language of the round's own texts
    blocks: tuple[Block, ...]
