"""Laws and regulations: what a paragraph says in few words, and from when to when it applies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from samvekt.core.errors import NotCovered
from samvekt.core.message import message
from samvekt.reference.record import Content, Filled, Key, Part, Record, Said, refused

if TYPE_CHECKING:
    from samvekt.reference.library import Library


class Paragraph(Part):
    """One provision; without dates of its own it follows the law.

    `id` stays the same when the provision moves to another law, so that a case finds the
    one that applied on its day.
    """

    id: Key
    paragraph: Filled
    says: Said
    valid_from: date | None = None
    valid_to: date | None = None


class LawContent(Content):
    """A law or regulation. Its dates are those of the record; no first day: not in force."""

    kind: ClassVar[str] = "law"

    short: Said
    lovdata: Filled
    form: Literal["law", "regulation"]
    in_force: bool
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [(paragraph.id, paragraph.valid_from) for paragraph in self.paragraphs]
        if len(set(ids)) < len(ids):
            raise refused(message("Two paragraphs have the same id and first day."))
        return self


@dataclass(frozen=True, slots=True)
class LawReference:
    """A provision with its law and the days it applies; `valid_from` None: not in force."""

    id: str
    law: Record[LawContent]
    paragraph: Paragraph
    valid_from: date | None
    valid_to: date | None

    @property
    def url(self) -> str:
        """Where the law is read."""
        return self.law.url or ""

    def applies_on(self, day: date) -> bool:
        """Whether the provision is in force on a day."""
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day <= self.valid_to


class Laws:
    """All provisions of a library, found by day."""

    def __init__(self, records: Iterable[Record[LawContent]]) -> None:
        self.references = tuple(
            _reference(record, paragraph)
            for record in records
            for paragraph in record.content.paragraphs
        )

    @classmethod
    def of(cls, library: Library) -> Laws:
        """The provisions of every law record."""
        return cls(library.records("law"))

    def on(self, day: date) -> tuple[LawReference, ...]:
        """The provisions in force on a day."""
        return tuple(found for found in self.references if found.applies_on(day))

    def find(self, identifier: str, day: date) -> LawReference:
        """The provision with this id that applies on a day.

        Raises:
            NotCovered: None does, or it is not known here.
        """
        for found in self.on(day):
            if found.id == identifier:
                return found
        raise NotCovered(
            message("No provision {id} is known to apply on {day}.", id=identifier, day=day)
        )


def _reference(record: Record[LawContent], paragraph: Paragraph) -> LawReference:
    starts = [day for day in (record.valid_from, paragraph.valid_from) if day is not None]
    ends = [day for day in (record.valid_to, paragraph.valid_to) if day is not None]
    first = max(starts) if record.valid_from else None
    return LawReference(paragraph.id, record, paragraph, first, min(ends, default=None))
