"""Municipalities of Norway: today's list, and every code since 2000."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from samvekt.core.errors import NotCovered
from samvekt.core.message import message
from samvekt.reference.faults import nearest
from samvekt.reference.record import Content, Part, refused

Code = Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class Today(Part):
    """Today's municipalities: code, name with all its forms, county."""

    code: tuple[Code, ...]
    name: tuple[str, ...]
    county_code: tuple[str, ...]
    county: tuple[str, ...]


class History(Part):
    """Today's code, and the code that covered it in a period; `last_year` None: still.

    `unique` is 0 where the earlier municipality was divided, so that its figures cannot
    be handed on without guessing shares.
    """

    code_today: tuple[Code, ...]
    code: tuple[Code, ...]
    first_year: tuple[int, ...]
    last_year: tuple[int | None, ...]
    unique: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of today."""

    code: str
    name: str
    county_code: str
    county: str


class MunicipalityContent(Content):
    """Today's municipalities and the codes they and their forerunners have had.

    The history knows years, not days: a code that ends with a year ends on its last day.
    """

    kind: ClassVar[str] = "municipality"

    year: int
    today: Today
    history: History

    @model_validator(mode="after")
    def _same_rows(self) -> Self:
        for columns in (self.today, self.history):
            if len({len(column) for _, column in columns}) > 1:
                raise refused(message("Every column must have one cell for each row."))
        return self

    @cached_property
    def by_code(self) -> dict[str, Municipality]:
        """Today's municipalities by code."""
        columns = (self.today.code, self.today.name, self.today.county_code, self.today.county)
        rows = (Municipality(*row) for row in zip(*columns, strict=True))
        return {row.code: row for row in rows}

    def municipality(self, code: str) -> Municipality:
        """The municipality of today with this code.

        Raises:
            NotCovered: No municipality of today has the code.
        """
        if code in self.by_code:
            return self.by_code[code]
        later = sorted({new for new, old, *_ in self._periods if old == code})
        if later:
            raise NotCovered(
                message(
                    "{code} is a code of an earlier year. Today it lies in {today}.",
                    code=code,
                    today=tuple(self._named(new) for new in later),
                )
            )
        raise NotCovered(message("No municipality has the code {code}.", code=code))

    def today_of(self, code: str, year: int) -> Municipality:
        """Today's municipality for a code as it was in a year.

        Raises:
            NotCovered: The code was not in use that year, or the municipality has since
                been divided, so that there is no single answer.
        """
        found = [row for row in self._periods if row[1] == code and _covers(row, year)]
        if not found:
            raise NotCovered(
                message("No municipality had the code {code} in {year:d}.", code=code, year=year)
            )
        if len(found) > 1 or not found[0][4]:
            raise NotCovered(
                message(
                    "{code} in {year:d} was later divided between {parts}. Its figures cannot be "
                    "handed on without guessing.",
                    code=code,
                    year=year,
                    parts=tuple(self._named(row[0]) for row in found),
                )
            )
        return self.municipality(found[0][0])

    def codes_in(self, code: str, year: int) -> tuple[str, ...]:
        """The codes whose land in a year makes up a municipality of today.

        Raises:
            NotCovered: One of them was divided, so that their sum is not the municipality.
        """
        today = self.municipality(code)
        found = [row for row in self._periods if row[0] == code and _covers(row, year)]
        if not found or not all(row[4] for row in found):
            raise NotCovered(
                message(
                    "{name} has no figures of its own for {year:d}: a forerunner was divided.",
                    name=today.name,
                    year=year,
                )
            )
        return tuple(row[1] for row in found)

    def by_name(self, name: str) -> Municipality:
        """The municipality with a name in any of its languages.

        Raises:
            NotCovered: No name, or more than one, is so; the error gives what is near.
        """
        found = [row for row in self.by_code.values() if name.casefold() in _forms(row.name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotCovered(
                message(
                    "More than one municipality is named {name}: {found}. Use the code.",
                    name=name,
                    found=tuple(self._named(row.code) for row in found),
                )
            )
        forms = {form for row in self.by_code.values() for form in _forms(row.name)}
        near = nearest(name.casefold(), forms)
        if near:
            raise NotCovered(
                message(
                    "No municipality is named {name}. Did you mean {near}?",
                    name=name,
                    near=near.title(),
                )
            )
        raise NotCovered(message("No municipality is named {name}.", name=name))

    @cached_property
    def _periods(self) -> tuple[tuple[str, str, int, int | None, int], ...]:
        past = self.history
        columns = (past.code_today, past.code, past.first_year, past.last_year, past.unique)
        return tuple(zip(*columns, strict=True))

    def _named(self, code: str) -> str:
        row = self.by_code.get(code)
        return f"{row.name} ({code})" if row else code


def _covers(row: tuple[str, str, int, int | None, int], year: int) -> bool:
    return row[2] <= year and (row[3] is None or year <= row[3])


def _forms(name: str) -> set[str]:
    """A name in each language, with and without the county in brackets."""
    parts = {name, *name.split(" - ")}
    parts |= {part.split(" (")[0] for part in parts}
    return {part.strip().casefold() for part in parts}
