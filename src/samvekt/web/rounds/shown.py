"""Lines of an option and sources of a round as pages show them, each value by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samvekt.core.message import Message, Words, message
from samvekt.domain.rounds.lines import lines_of, mark_of
from samvekt.domain.rounds.models import Option
from samvekt.formats.dossier.evidence import Evidence
from samvekt.formats.dossier.options import Option as DossierOption
from samvekt.formats.dossier.pieces import Piece
from samvekt.formats.fields import NO, YES, choice_words, label
from samvekt.web.rounds.asking.boxes import MONEY
from samvekt.web.rounds.asking.kinds import Kind

LONGEST_NAME = 110
FIRST = ("label", "profession", "by", "kind", "amount", "unit", "years", "evidence", "note")
"""What a line shows before its other fields, or in a way of its own."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field and what it holds: a text people have written, or words of ours.

    Attributes:
        label: What the field is called.
        text: What people have written; empty where the value is ours.
        words: What the value is called.
        link: Whether the text is the address of a page.
    """

    label: Words
    text: str = ""
    words: Words | Message | None = None
    link: bool = False


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source by its name.

    Attributes:
        id: What figures point to it by.
        name: What it is called, shortened.
        kind: What kind of source it is.
        year: The year it is from.
        uses: How many figures and judgements rest on it.
    """

    id: str
    name: str
    kind: Words
    year: int | None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of a list.

    Attributes:
        place: Where it stands, from zero.
        mark: How it looks (`domain.rounds.lines`).
        name: What people have called it; else empty.
        words: What it is called where people have not.
        amount: How much, where it is one figure.
        years: How much each year.
        unit: Of what: a text people have written, or words of ours.
        values: Its other fields.
        note: What people have noted.
        sources: What it rests on.
    """

    place: int
    mark: str
    name: str
    words: Words | Message
    amount: Any
    years: tuple[tuple[str, Any], ...]
    unit: Value
    values: tuple[Value, ...]
    note: str
    sources: tuple[SourceShown, ...]


def lines_shown(
    option: Option, kind: Kind, sources: Mapping[str, SourceShown]
) -> tuple[LineShown, ...]:
    """The lines of one list of an option."""
    return tuple(
        line_shown(kind, place, line, sources)
        for place, line in enumerate(lines_of(option, kind.key))
    )


def line_shown(
    kind: Kind, place: int, line: Mapping[str, Any], sources: Mapping[str, SourceShown]
) -> LineShown:
    """One line."""
    name = line.get("label") or line.get("profession") or line.get("by") or ""
    of_kind = choice_words(kind.model, "kind").get(line.get("kind", "")) if "kind" in line else None
    return LineShown(
        place=place,
        mark=mark_of(line),
        name=name,
        words=of_kind or kind.numbered(place + 1),
        amount=line.get("amount"),
        years=tuple(sorted(line.get("years", {}).items())),
        unit=_unit(kind.key, line.get("unit", "")),
        values=tuple(_values(kind.model, line, named=bool(name))),
        note=line.get("note", ""),
        sources=tuple(sources[one] for one in line.get("evidence", ()) if one in sources),
    )


def _unit(key: str, unit: str) -> Value:
    called = label(DossierOption, key)
    if key in {"costs", "funding"}:
        unit = unit or "kNOK"
        return Value(called, words=MONEY[unit]) if unit in MONEY else Value(called, text=unit)
    if key == "personnel" and not unit:
        return Value(called, words=message("person-years"))
    return Value(called, text=unit)


def _values(model: type[Piece], line: Mapping[str, Any], *, named: bool) -> Iterator[Value]:
    """The fields that say something beside the first ones."""
    if named and "kind" in line:
        yield Value(label(model, "kind"), words=choice_words(model, "kind")[line["kind"]])
    for field in model.model_fields:
        if field in line and field not in FIRST:
            yield value_of(model, field, line[field])


def value_of(model: type[Piece], field: str, value: Any) -> Value:
    """A field with what it holds."""
    called, known = label(model, field), choice_words(model, field)
    if isinstance(value, bool):
        return Value(called, words=YES if value else NO)
    if isinstance(value, str) and value in known:
        return Value(called, words=known[value])
    return Value(called, text=str(value), link=field == "link")


def source_shown(source: Mapping[str, Any], uses: int = 0) -> SourceShown:
    """A source by its name."""
    return SourceShown(
        id=source["id"],
        name=short(source["source"]),
        kind=choice_words(Evidence, "kind")[source["kind"]],
        year=source.get("year"),
        uses=uses,
    )


def by_id(sources: Sequence[Mapping[str, Any]]) -> dict[str, SourceShown]:
    """The sources of a round by their ids."""
    return {source["id"]: source_shown(source) for source in sources}


def choices_of(
    sources: Sequence[Mapping[str, Any]], chosen: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """The sources of a round as choices by their names, those chosen already first."""
    named = [(source["id"], short(source["source"])) for source in sources]
    return sorted(named, key=lambda one: one[0] not in chosen)


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"


def uses_of(content: Mapping[str, Any]) -> Iterator[str]:
    """The id of each source something in a part of the dossier rests on, as often as it does."""
    for key, value in content.items():
        if key == "evidence":
            yield from value
        elif isinstance(value, Mapping):
            yield from uses_of(value)
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, Mapping):
                    yield from uses_of(part)
