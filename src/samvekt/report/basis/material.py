"""What a decision basis is composed of, and the small pieces every part uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from samvekt.bridge.completeness import Part
from samvekt.bridge.results import Results
from samvekt.core.message import LANGUAGES, Words, message
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.options import Option
from samvekt.language import opened
from samvekt.reference.kinds.document_text import Texts
from samvekt.report.blocks import Block, Bullets, Cell, Figure, Link, Paragraph, Said, cell


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A round, what follows from it, and the fixed texts around its own words."""

    results: Results
    texts: Texts
    language: str
    figures: Mapping[str, tuple[Figure, ...]] = field(default_factory=lambda: MappingProxyType({}))
    made: date | None = None
    checksum: str = ""  # of the round as it was given, SHA-256 in hexadecimal

    @property
    def round(self) -> Round:
        """The round itself."""
        return self.results.round

    def part(self, key: str) -> Part:
        """One of the ten parts, with its demand and what is missing."""
        return next(one for one in self.results.completeness.parts if one.key == key)

    def text(self, name: str) -> Words:
        """A fixed text, the organisation's own where it has one."""
        return self.texts[name]

    def named(self, option: str) -> str:
        """An option's id and name, as one reads it in a table."""
        return f"{option} {self.round.option(option).name}"


def numbered(number: int, words: Words) -> Words:
    """A heading with its number, and a capital first.

    Example:
        >>> numbered(1, Words("barn", "barn", "children")).en
        '1. Children'
    """
    return Words(*(f"{number}. {opened(words.in_language(one))}" for one in LANGUAGES))


def option_cell(option: Option) -> Cell:
    """The cell that names an option."""
    return cell(f"{option.id} {option.name}")


def paragraphs(text: str | None, *, lead: bool = False) -> Iterator[Paragraph]:
    """A text of the round's own, with its empty lines as breaks between paragraphs."""
    for part in (text or "").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip(), lead=lead)


MOST_LINES = 60
"""The longest list a reader is given; the rest is counted, and stands in the case file."""


def not_too_many(lines: Sequence[Said | Link]) -> Bullets:
    """A list, or its beginning and how many more there are."""
    if len(lines) <= MOST_LINES:
        return Bullets(tuple(lines))
    more = message("And {count} more, in the case file.", count=len(lines) - MOST_LINES)
    return Bullets((*lines[:MOST_LINES], more))


def where_it_stands(part: Part) -> Iterator[Block]:
    """Why a part is left empty, or what it lacks."""
    if part.state == "not_relevant":
        yield Paragraph(message("Not relevant, because: {reason}", reason=part.reason or ""))
    elif part.missing:
        yield Paragraph(message("This part lacks something:"))
        yield Bullets(part.missing)
