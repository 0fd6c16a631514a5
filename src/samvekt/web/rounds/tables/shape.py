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
    return message("{share:.1%}" if share * 100 % 1 else "{share:.0%}", share=share)
