"""Life tables: when people of a country die, by age and sex."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from samvekt.core.errors import NotCovered
from samvekt.core.message import message
from samvekt.core.severity.life_table import LifeTable, life_table_from_rates
from samvekt.core.severity.sexes import pooled_life_table
from samvekt.reference.record import Content, Part, Record, refused

Sex = Literal["female", "male", "both"]

Chances = tuple[Annotated[float, Field(ge=0)], ...]


class DeathColumns(Part):
    """One row for each age from birth, for one or both sexes or the whole population."""

    age: tuple[int, ...]
    female: Chances | None = None
    male: Chances | None = None
    total: Chances | None = None


class LifeTableContent(Content):
    """Probabilities or rates of dying.

    Attributes:
        measure: probability (dying before the next birthday) or rate (deaths per year lived).
        open_end: For rates: whether the last age stands for that age and all later ones.
        boys_per_girl: Used where both sexes are asked for and the table has no total.
    """

    kind: ClassVar[str] = "life_table"

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    year: int
    measure: Literal["probability", "rate"]
    open_end: bool = False
    boys_per_girl: Annotated[float, Field(gt=0)]
    deaths: DeathColumns

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ages = self.deaths.age
        if ages != tuple(range(len(ages))) or not ages:
            raise refused(message("The ages must run from 0 without gaps."))
        columns = (self.deaths.female, self.deaths.male, self.deaths.total)
        if any(column is not None and len(column) != len(ages) for column in columns):
            raise refused(message("Every column must have a number for every age."))
        if self.deaths.total is None and None in columns[:2]:
            raise refused(message("Give the total, or both women and men."))
        return self

    @property
    def sexes(self) -> tuple[Sex, ...]:
        """The sexes the table can speak of."""
        named: tuple[tuple[Sex, object], ...] = (
            ("female", self.deaths.female),
            ("male", self.deaths.male),
        )
        return (*(sex for sex, column in named if column is not None), "both")


def life_table_of(record: Record[LifeTableContent], sex: Sex = "both") -> LifeTable:
    """The table as `core` uses it, for women, men or both as one population.

    Both sexes use the total where the source has it; otherwise women and men are pooled,
    each age weighted by who is still alive.

    Raises:
        NotCovered: The table does not tell women and men apart.
    """
    content = record.content
    deaths = content.deaths
    if sex == "both" and deaths.total is None:
        return pooled_life_table(
            life_table_of(record, "female"),
            life_table_of(record, "male"),
            boys_per_girl=content.boys_per_girl,
        )
    column = {"female": deaths.female, "male": deaths.male, "both": deaths.total}[sex]
    if column is None:
        raise NotCovered(
            message("The life table {table} does not tell women and men apart.", table=record.title)
        )
    if content.measure == "probability":
        return LifeTable(column)
    return life_table_from_rates(column, last_years=1 / column[-1] if content.open_end else None)
