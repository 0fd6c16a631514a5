"""The shape of what is shown of a record: a titled table whose cells are said by their type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samvekt.core.message import Message, Words, message

Cell = Words | Message | str | int | float | Decimal | date | None
"""Our words, a text of the source, a number or a day; nothing where the source has nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings; the first cell of each row names it."""

    title: Message
    headings: tuple[Message | Words, ...]
    rows: tuple[tuple[Cell, ...], ...]


def percent(share: float | Decimal) -> Message:
    """A share as a percentage."""
    if share * 100 % 1:
        return message("{share:.1%}", share=share)
    return message("{share:.0%}", share=share)
