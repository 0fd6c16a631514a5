"""Quality norms: how good a year is on average in the general population, by age."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from samvekt.core.errors import NotCovered
from samvekt.core.message import Message, message
from samvekt.core.severity.life_table import utilities_from_bands
from samvekt.core.tables import Floats
from samvekt.reference.kinds.life_table import Sex
from samvekt.reference.record import Content, Part, Record, refused

Utility = Annotated[float, Field(le=1)]
Age = Annotated[int, Field(ge=0)]


class NormBand(Part):
    """Utilities from one age to another, both included; `last` is None for an open band."""

    first: Age
    last: Age | None = None
    both: Utility | None = None
    female: Utility | None = None
    male: Utility | None = None


class Remaining(Part):
    """What is left from each birthday, as the source prints it. [years, QALY]"""

    age: tuple[Age, ...]
    life_years: tuple[Decimal, ...]
    qalys: tuple[Decimal, ...]


class QualityNormContent(Content):
    """Utilities by age band, and where the source prints it, good life years left by age.

    Attributes:
        value_set: The value set behind the utilities, as a record name, where it is one.
        scoring: How the answers were turned into utilities, in words of the source.
        years: First and last year the answers were collected, where known.
    """

    kind: ClassVar[str] = "quality_norm"

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    instrument: str
    scoring: str
    value_set: str | None = None
    years: tuple[int, int] | None = None
    bands: Annotated[tuple[NormBand, ...], Field(min_length=1)]
    remaining: Remaining | None = None

    @model_validator(mode="after")
    def _bands_meet(self) -> Self:
        expected = self.bands[0].first
        for band in self.bands:
            if band.first != expected or (band.last is not None and band.last < band.first):
                raise refused(message("The age bands must follow one another without gaps."))
            expected = -1 if band.last is None else band.last + 1
        told = {band.both is not None for band in self.bands}
        apart = {band.female is not None and band.male is not None for band in self.bands}
        if len(told) > 1 or len(apart) > 1 or told == apart:
            raise refused(message("Every band must give both as one, or women and men apart."))
        if self.remaining and len({len(c) for _, c in self.remaining}) > 1:
            raise refused(message("Every column must have a number for every age."))
        return self

    @property
    def pooled(self) -> bool:
        """Whether the norm speaks of both sexes as one."""
        return self.bands[0].both is not None

    @property
    def ages(self) -> tuple[int, int | None]:
        """First and last age with a utility; None where the last band is open."""
        return self.bands[0].first, self.bands[-1].last

    def uses(self) -> tuple[tuple[str, str], ...]:
        """The value set behind the norm."""
        return (("value_set", self.value_set),) if self.value_set else ()


def good_years_left(record: Record[QualityNormContent], age: int) -> Decimal:
    """Good life years left from a birthday, as the source prints it; nothing is worked out.

    Args:
        record: The norm.
        age: Whole years.

    Returns:
        Undiscounted good life years of the general population. [QALY]

    Raises:
        NotCovered: The norm prints no such table, or not for this age.
    """
    remaining = record.content.remaining
    if remaining is None:
        raise NotCovered(
            message(
                "{norm} has no table of good life years left. Work it out from a life table, "
                "or choose another norm.",
                norm=record.title,
            )
        )
    if age not in remaining.age:
        raise NotCovered(_outside(record, age, remaining.age[0], remaining.age[-1]))
    return remaining.qalys[remaining.age.index(age)]


def utilities_of(
    record: Record[QualityNormContent], sex: Sex = "both", *, ages: int = 111
) -> Floats:
    """Utility at each age from 0; nan where the norm says nothing. [index; (age,)]

    Raises:
        NotCovered: The norm speaks of both sexes as one and one sex was asked for, or the
            other way round.
    """
    content = record.content
    if (sex == "both") != content.pooled:
        raise NotCovered(
            message("{norm} is for both sexes as one. Ask for both.", norm=record.title)
            if content.pooled
            else message("{norm} is for women and men apart. Ask for one.", norm=record.title)
        )
    steps = [(band.first, float(getattr(band, sex))) for band in content.bands]
    filled = utilities_from_bands(steps, ages=ages)
    last = content.ages[1]
    if last is not None:
        filled[last + 1 :] = float("nan")
    return filled


def _outside(record: Record[QualityNormContent], age: int, first: int, last: int) -> Message:
    return message(
        "{norm} is stored for ages {first} to {last} only, not {age}, and nothing is guessed. "
        "Give the expected good life years yourself with a source, or choose another norm.",
        norm=record.title,
        first=first,
        last=last,
        age=age,
    )
