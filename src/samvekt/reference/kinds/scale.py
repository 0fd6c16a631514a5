"""Scales: the levels people choose between, and how much each speaks for priority."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.core.scales import Level, Scale
from samvekt.reference.record import Content, Key, Part, Record, Said, refused


class ScaleLevel(Part):
    """One step of a scale.

    `value` tells how much the step speaks for priority, from 0 to 100. `code` is what the
    source prints for the step, such as 1–3; `number` its worth where the source calculates.
    """

    key: Key
    words: Said
    value: Annotated[float, Field(ge=0, le=100)]
    code: str | None = None
    description: Said | None = None


class OtherAnswer(Part):
    """An answer outside the scale, such as *varies* or *do not know*; it is never a level."""

    key: Key
    words: Said


class ScaleContent(Content):
    """Levels from least to most of what is judged, and the answers beside the scale."""

    kind: ClassVar[str] = "scale"

    levels: Annotated[tuple[ScaleLevel, ...], Field(min_length=2)]
    other_answers: tuple[OtherAnswer, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        keys = [level.key for level in self.levels]
        keys += [answer.key for answer in self.other_answers]
        if len(set(keys)) < len(keys):
            raise refused(message("Two levels have the same key. Give each its own."))
        values = [level.value for level in self.levels]
        if {values[0], values[-1]} != {0.0, 100.0}:
            raise refused(message("The outer levels must have the values 0 and 100."))
        rising = values[-1] > values[0]
        if any((after > before) != rising or after == before for before, after in pairwise(values)):
            raise refused(message("The values must rise all the way, or fall all the way."))
        return self


def scale_of(record: Record[ScaleContent]) -> Scale:
    """The scale as calculations use it, named as the record is."""
    levels = (Level(level.key, level.words, level.value) for level in record.content.levels)
    return Scale(record.label, tuple(levels))
