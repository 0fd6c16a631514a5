"""Ceilings: the best place severity allows, as a setting of one guideline."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from samvekt.core.message import Message, Words, message
from samvekt.reference.record import Content, Key, Locked, Said


class CeilingContent(Content):
    """For one guideline: no row may stand better than its severity allows."""

    kind: ClassVar[str] = "ceiling"

    guideline: Said
    best_place: Locked[Key, Annotated[int, Field(ge=1)]]


def above_ceiling(
    content: CeilingContent, severity: str, place: int, words: Words | str
) -> Message | None:
    """Why a place is better than severity allows, or None when it is not.

    A level of severity the guideline does not name has no ceiling.

    Args:
        content: The ceiling of the guideline the row belongs to, and of no other.
        severity: Key of the level of severity.
        place: The place asked for, 1 is best.
        words: What the level is called.
    """
    best = content.best_place.get(severity)
    if best is None or place >= best:
        return None
    return message(
        "Place {place} is better than severity allows: with {severity}, the best is {best} in "
        "{guideline}.",
        place=place,
        severity=words,
        best=best,
        guideline=content.guideline,
    )
