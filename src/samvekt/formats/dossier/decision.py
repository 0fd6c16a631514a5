"""Limits, what is concluded, where it departs from a rule, who disagrees, and what comes after."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.formats.dossier.pieces import Id, Name, Piece, Text, Whole, YearLimits, refuse


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


class Limits(Piece):
    """What the chosen options must fit within."""

    budgets: tuple[Budget, ...] = ()
    personnel: tuple[PersonnelLimit, ...] = ()


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


class OverrideEntry(Piece):
    """A place or category set by people instead of the rule's suggestion; both are kept."""

    rule: Id
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
