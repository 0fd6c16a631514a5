"""The frame: why the case is raised, at which level, within which limits."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from samvekt.core.message import message
from samvekt.formats.dossier.pieces import (
    Id,
    Link,
    Name,
    Piece,
    Text,
    Version,
    Year,
    empty,
    fix,
    refuse,
)
from samvekt.reference.kinds.criteria_set import CriteriaSetContent
from samvekt.reference.kinds.scale import ScaleContent

Profile = Literal["practice", "municipal", "national"]
"""How formal the case must be; it decides which parts are required (P7)."""


class Organisation(Piece):
    """Who sets the priority: a municipality by its number, or another body by name."""

    name: Name
    municipality: Annotated[str, Field(pattern=r"^\d{4}$")] | None = None
    unit: Name | None = None


class PlanLink(Piece):
    """A plan or earlier decision the case belongs to."""

    plan: Name
    goal: Text | None = None
    link: Link | None = None


class Frame(Piece):
    """The situation and the limits of the choice."""

    situation: Text | None = None
    need: Text | None = None
    level: Literal["political", "administrative", "clinical", "national"]
    profile: Profile
    legal: Text | None = None
    economic: Text | None = None
    professional: Text | None = None
    laws: tuple[Id, ...] = ()
    plans: tuple[PlanLink, ...] = ()
    plan_years: tuple[Year, ...] = ()
    as_of: date | None = None


class CriteriaChoice(Piece):
    """Which criteria the round uses: a published set by name and version, or its own.

    A set of its own may use scales of the library by name, and scales given here.
    """

    set: Id | None = None
    version: Version | None = None
    title: Name | None = None
    own: CriteriaSetContent | None = None
    scales: Annotated[dict[Id, ScaleContent], AfterValidator(fix)] = Field(default_factory=empty)

    @model_validator(mode="after")
    def _one_of_two(self) -> CriteriaChoice:
        if (self.set is None) == (self.own is None):
            refuse(message("Name a criteria set, or give criteria of your own; not both."))
        return self
