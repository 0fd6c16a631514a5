"""Limits, what is concluded, where it departs from a rule, who disagrees, and what comes after."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.formats.dossier.pieces import (
    Id,
    Name,
    Number,
    Piece,
    Text,
    Whole,
    Year,
    YearLimits,
    refuse,
)


class Budget(Piece):
    """Money there is for new use, each year."""

    name: Name
    unit: Annotated[str, Field(pattern=r"^[kM]?[A-Z]{3}$")] = "kNOK"
    kind: Literal["operating", "investment", "both"] = "both"
    years: YearLimits


class PersonnelLimit(Piece):
    """Person-years there are of one profession, each year."""

    profession: Name
    unit: Name = "person_years"
    years: YearLimits


class Group(Piece):
    """Options that are counted together: at least or at most so many, or a share of the whole."""

    name: Name
    options: Annotated[tuple[Id, ...], Field(min_length=1)]
    at_least: Annotated[Whole, Field(ge=0)] | None = None
    at_most: Annotated[Whole, Field(ge=0)] | None = None
    minimum_share: Annotated[Number, Field(ge=0, le=1)] | None = None
    share_of: Literal["value", "options"] = "value"

    @model_validator(mode="after")
    def _says_something(self) -> Group:
        if self.at_least is None and self.at_most is None and self.minimum_share is None:
            refuse(message("Say what holds for the group: at_least, at_most or minimum_share."))
        return self


class Pool(Piece):
    """Money that can pay for some of the options only, such as a grant."""

    name: Name
    budget: Name
    year: Year
    amount: Annotated[Number, Field(ge=0)]
    options: Annotated[tuple[Id, ...], Field(min_length=1)]


class Release(Piece):
    """One option is stopped or reduced to make room for another; neither is done alone."""

    stop: Id
    start: Id


class Limits(Piece):
    """What the chosen options must fit within, and what must hold between them."""

    budgets: tuple[Budget, ...] = ()
    personnel: tuple[PersonnelLimit, ...] = ()
    must: tuple[Id, ...] = ()
    must_not: tuple[Id, ...] = ()
    groups: tuple[Group, ...] = ()
    pools: tuple[Pool, ...] = ()
    releases: tuple[Release, ...] = ()


class Participation(Piece):
    """Who took part, how, and what came of it."""

    who: Name
    how: Text
    when: date | None = None
    said: Text | None = None
    outcome: Text | None = None
    hard_to_reach: Literal["yes", "no"] | None = None


class Proposal(Piece):
    """What is proposed or resolved for one option."""

    option: Id
    outcome: Literal["yes", "no", "partly", "later", "research"]
    place: Annotated[Whole, Field(ge=1)] | None = None
    reason: Text


class Conclusion(Piece):
    """The overall judgement in words, and only then the proposals (P1)."""

    overall: Text | None = None
    proposals: tuple[Proposal, ...] = ()
    decided_by: Name | None = None
    decided_on: date | None = None
    review_on: date | None = None

    @model_validator(mode="after")
    def _reasons_first(self) -> Conclusion:
        if self.proposals and not self.overall:
            refuse(message("Write the overall judgement before the proposals."))
        return self


RuleName = Literal[
    "swedish",
    "cap",
    "vgr-formula",
    "additive",
    "per-krone",
    "per-person-year",
    "reference",
    "panel",
]
"""The ranking rules, by the names scripts use; a test holds them to those of the bridge."""


class OverrideEntry(Piece):
    """A place or category set by people instead of the rule's suggestion; both are kept."""

    rule: RuleName
    option: Id
    place: Annotated[Whole, Field(ge=1)] | None = None
    category: Literal["do_not_do", "research"] | None = None
    reason: Text
    by: Name

    @model_validator(mode="after")
    def _one_of_two(self) -> OverrideEntry:
        if (self.place is None) == (self.category is None):
            refuse(message("Give either a place or a category, not both."))
        return self


class Dissent(Piece):
    """Someone who disagrees with the conclusion, in their own words."""

    who: Name
    said: Text


class FollowUp(Piece):
    """How it will be seen whether the decision worked, when, and who looks."""

    option: Id | None = None
    indicator: Text
    baseline: Name | None = None
    target: Name | None = None
    due: date | None = None
    responsible: Name | None = None
