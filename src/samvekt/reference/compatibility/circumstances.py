"""Whether records fit those they are used for: sex, age and year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from samvekt.core.message import Message, message
from samvekt.reference.compatibility.finding import Combination, Finding, refuses, warns
from samvekt.reference.record import Record


def of_sex(of: Combination) -> Iterator[Finding]:
    """A norm or rule for both sexes as one is not used for one sex, and the other way round."""
    if of.sex is None:
        return
    if of.has("severity_rule") and of.content("severity_rule").pooled_sexes and of.sex != "both":
        yield refuses(
            message(
                "{rule} counts both sexes as one. Ask for both.",
                rule=of.records["severity_rule"].title,
            )
        )
    if of.has("quality_norm"):
        norm, title = of.content("quality_norm"), of.records["quality_norm"].title
        if norm.pooled and of.sex != "both":
            yield refuses(message("{norm} is for both sexes as one. Ask for both.", norm=title))
        if not norm.pooled and of.sex == "both":
            yield warns(message("{norm} is by sex and must be pooled first.", norm=title))
    if of.has("life_table") and of.sex not in of.content("life_table").sexes:
        yield refuses(
            message(
                "{table} does not tell women and men apart.", table=of.records["life_table"].title
            )
        )


def of_age(of: Combination) -> Iterator[Finding]:
    """An age a table does not hold gets no answer."""
    if of.age is None:
        return
    for kind, first, last in _ages_held(of):
        if of.age < first or (last is not None and of.age > last):
            yield refuses(_not_held(of, kind, first, last))


def of_year(of: Combination) -> Iterator[Finding]:
    """A year before or after what a record is for is worth knowing."""
    if of.year is None:
        return
    for record in of.records.values():
        yield from _validity(record, of.year)
    if of.has("life_table") and of.content("life_table").year < of.year:
        yield warns(
            message(
                "{table} tells of {then}, not {year}.",
                table=of.records["life_table"].title,
                then=str(of.content("life_table").year),
                year=str(of.year),
            )
        )


def _validity(record: Record[Any], year: int) -> Iterator[Finding]:
    if record.valid_from is not None and record.valid_from > date(year, 12, 31):
        yield warns(
            message(
                "{record} applies from {first}, after {year}.",
                record=record.title,
                first=record.valid_from,
                year=str(year),
            )
        )
    if record.valid_to is not None and record.valid_to < date(year, 1, 1):
        yield warns(
            message(
                "{record} applied until {last}, before {year}.",
                record=record.title,
                last=record.valid_to,
                year=str(year),
            )
        )


def _ages_held(of: Combination) -> Iterator[tuple[str, int, int | None]]:
    if of.has("quality_norm"):
        norm = of.content("quality_norm")
        printed = norm.remaining is not None and not of.has("life_table")
        ages = (norm.remaining.age[0], norm.remaining.age[-1]) if printed else norm.ages
        yield "quality_norm", *ages
    if of.has("life_table"):
        yield "life_table", 0, of.content("life_table").deaths.age[-1]


def _not_held(of: Combination, kind: str, first: int, last: int | None) -> Message:
    title = of.records[kind].title
    if last is None:
        return message(
            "{record} is stored from age {first} only, not {age}, and nothing is guessed.",
            record=title,
            first=first,
            age=of.age or 0,
        )
    return message(
        "{record} is stored for ages {first} to {last} only, not {age}, and nothing is guessed.",
        record=title,
        first=first,
        last=last,
        age=of.age or 0,
    )
