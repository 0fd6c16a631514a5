"""What a sheet is made of, and short ways to say which field each column holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import Words, message
from samvekt.formats.dossier.judgements import (
    Judgement,
)
from samvekt.formats.fields import label, words_of
from samvekt.formats.workbook.columns import (
    Column,
    Kind,
    Steps,
    column,
    year_columns,
)
from samvekt.formats.workbook.shapes import (
    PARENT,
    PartsOfEach,
    Shape,
)

OPTION = message("The option")
STAKEHOLDER = message("The stakeholder")

_FORM_KINDS: Mapping[str, Kind] = {
    "laws": "ids",
    "plan_years": "wholes",
    "set": "id",
    "id": "id",
    "municipality": "municipality",
}
RECORDS = {
    "set": "record:criteria_set",
    "norm": "record:quality_norm",
    "rule": "record:severity_rule",
}
"""Fields that name a reference record, and of which kind."""


@dataclass(frozen=True, slots=True)
class Years:
    """The amounts by year of a sheet: which field, and whether each may be low, best and high."""

    model: type[BaseModel]
    name: str
    estimates: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, what it is for, its columns, and how its rows lie in the round."""

    key: str
    title: Words
    purpose: Words
    shape: Shape
    fixed: tuple[Column, ...]
    years: Years | None = None
    years_after: int = 0  # how many of the columns stand before the years

    def columns(self, years: Sequence[str] = ()) -> tuple[Column, ...]:
        """The columns, with those of the years in their place and low and high to the right."""
        if self.years is None:
            return self.fixed
        dated = tuple(
            year_columns(
                self.years.model, self.years.name, tuple(years), estimates=self.years.estimates
            )
        )
        near = tuple(found for found in dated if not found.tail)
        far = tuple(found for found in dated if found.tail)
        before, after = self.fixed[: self.years_after], self.fixed[self.years_after :]
        return (*before, *near, *after, *far)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One question of a form: a heading before it where a new part starts."""

    column: Column
    heading: Words | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet with one question in each row."""

    key: str
    title: Words
    purpose: Words
    rows: tuple[FieldRow, ...]


def placed(steps: Steps, found: Column) -> Column:
    """A column whose cells lie at other steps than its field."""
    return replace(found, steps=steps)


def ref(model: type[BaseModel], name: str, sheet: str, **given: Any) -> Column:
    """A column with the name of something on another sheet."""
    return column(model, name, kind="id", refers=sheet, **given)


def ids(model: type[BaseModel], name: str, sheet: str | None = None) -> Column:
    """A column with several names, perhaps of things on another sheet."""
    return column(model, name, kind="ids", refers=sheet)


def option_first() -> Column:
    """The column that says which option a row belongs to."""
    return placed(PARENT, ref(Judgement, "option", "options", needed=True))


def columns(model: type[BaseModel], *names: str, under: Steps = ()) -> tuple[Column, ...]:
    """The columns of fields that need nothing more said."""
    return tuple(column(model, name, under=under) for name in names)


def grounded(model: type[BaseModel]) -> tuple[Column, ...]:
    """Certainty, sources and note of a figure."""
    return (
        column(model, "certainty"),
        ids(model, "evidence", "evidence"),
        *columns(model, "other_setting", "note"),
    )


def form_rows(
    model: type[BaseModel], *names: str, under: Steps = (), heading: Words | None = None
) -> Iterator[FieldRow]:
    """The questions of one part, the first under the heading of the part."""
    for at, name in enumerate(names):
        found = column(
            model, name, under=under, kind=_FORM_KINDS.get(name), refers=RECORDS.get(name)
        )
        needed = found.needed and under != ("organisation",)  # the organisation may be left out
        yield FieldRow(replace(found, needed=needed), heading if at == 0 else None)


def title_of(model: type[BaseModel], name: str) -> Words:
    """What a field is called, as the title of its sheet."""
    return label(model, name)


def purpose_of(model: type[BaseModel], name: str) -> Words:
    """What a field asks for, as the purpose of its sheet."""
    return words_of(model, name).help


def sheet(
    model: type[BaseModel],
    name: str,
    shape: Shape,
    fixed: Sequence[Column],
    *,
    key: str = "",
    years: Years | None = None,
    years_after: int = 0,
) -> Sheet:
    """A sheet named and explained as the field of the round it holds."""
    return Sheet(
        key or name,
        title_of(model, name),
        purpose_of(model, name),
        shape,
        tuple(fixed),
        years,
        years_after,
    )


def of_each(name: str, *, single: bool = False, **given: Any) -> PartsOfEach:
    """Rows that belong to an option."""
    return PartsOfEach("options", "id", OPTION, name, single=single, **given)
