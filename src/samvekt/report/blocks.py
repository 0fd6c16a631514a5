"""What a document is made of, before anyone has decided its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from samvekt.core.message import Message, Words


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address, always http or https."""

    text: Message | Words | str
    address: str


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
    """A paragraph; `lead` stands out as the summary of what follows. A newline stays one."""

    text: Said
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points in no order."""

    items: tuple[Said | Link, ...]


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
    """What stands in one cell, as one or more lines.

    `value` is the number behind the lines, for a workbook or a program, with the way it is
    written (`spec`, as in a message); it is None where the cell holds words.
    """

    lines: tuple[Said | Link, ...]
    value: float | None = None
    spec: str = ""


def cell(*lines: Said | Link) -> Cell:
    """A cell of words; with nothing in it, a blank one."""
    return Cell(lines)


def number_cell(value: float | None, spec: str = "") -> Cell:
    """A cell with one number, written as readers write it; blank where it is not known.

    Example:
        >>> from samvekt.language import say
        >>> say(number_cell(1250.5, ",.1f").lines[0], "en")
        '1,250.5'
    """
    if value is None:
        return Cell(())
    said = Message("{value:" + spec + "}", MappingProxyType({"value": value}))
    return Cell((said,), value, spec)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of each row names the row."""

    caption: Said
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure as a Vega-Lite specification, with its description and its data as a table.

    `spec` gives the specification in one language; it has no data from elsewhere, and sizes in
    pixels that fit a column of `COLUMN` pixels.
    """

    name: str  # in file names and anchors: small letters and hyphens
    title: Said
    description: Said  # what can be seen, in words; the alternative text
    spec: Callable[[str], Mapping[str, Any]]
    data: Table | None  # None where the table stands elsewhere in the document


COLUMN = 640
"""The width of a column of text. [pixels]"""


@dataclass(frozen=True, slots=True)
class Details:
    """Something most readers skip: a line to open, and what lies behind it."""

    summary: Said
    blocks: tuple[Block, ...]


Kind = Literal["knowledge", "judgement", "tradeoff"]

KIND_WORDS: Mapping[Kind, Words] = MappingProxyType(
    {
        "knowledge": Words("Kunnskap", "Kunnskap", "Knowledge"),
        "judgement": Words("Vurdering", "Vurdering", "Judgement"),
        "tradeoff": Words("Avveining", "Avveging", "Trade-off"),
    }
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Blocks of one kind, marked so that nobody takes a judgement for a fact (P2)."""

    kind: Kind
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Bullets | Note | Table | Figure | Details | Marked


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language, from title to end."""

    title: Said
    language: str
    text_language: str  # the language of the round's own texts
    blocks: tuple[Block, ...]
    about: Said = ""  # one sentence on what the document is
    organisation: str = ""
    unit: str = ""
    made: date | None = None
    close: bool = False  # set closely, because it is meant for one page
