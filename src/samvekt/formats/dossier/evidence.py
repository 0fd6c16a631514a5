"""What is known, and from where: evidence items, and estimates that rest on them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.formats.dossier.pieces import (
    ByYear,
    Certainty,
    Estimate,
    Flag,
    Id,
    LevelKey,
    Link,
    Name,
    Piece,
    Text,
    Whole,
    Year,
    refuse,
)


class Evidence(Piece):
    """One source, what kind it is, and what it supports."""

    id: Id
    kind: Literal[
        "systematic_review",
        "trial",
        "observational",
        "registry",
        "statistics",
        "budget",
        "evaluation",
        "expert_opinion",
        "user_experience",
        "media",
        "guideline",
        "other",
    ]
    source: Text
    link: Link | None = None
    year: Year | None = None
    quality: Certainty | None = None
    supports: Text | None = None
    setting: Name | None = None
    doubt: Text | None = None


class Grounded(Piece):
    """A figure with its certainty and sources; the two are apart from its size (P3)."""

    certainty: Certainty | None = None
    evidence: tuple[Id, ...] = ()
    other_setting: Flag = False
    """The figure is from another place or group than the one decided about."""
    note: Text | None = None


class Effect(Grounded):
    """What recipients gain compared with the comparator, or what the service is freed from."""

    kind: Literal["good_life_years", "function", "coping", "hours_freed", "own"]
    dimension: Literal["physical", "mental", "social"] | None = None
    label: Name | None = None
    unit: Name | None = None
    per: Literal["recipient", "option"] = "recipient"
    amount: Estimate
    higher_is_better: Flag = True
    discounted: Flag = False
    horizon: Name | None = None

    @model_validator(mode="after")
    def _own_outcomes_are_named(self) -> Effect:
        if self.kind == "own" and not self.label:
            refuse(message("An outcome of your own needs a label that says what is measured."))
        return self


class Cost(Grounded):
    """What one kind of cost changes by, each year, compared with the comparator.

    A saving is a negative cost. Amounts are levels against today, not yearly increments.
    """

    label: Name | None = None
    kind: Literal["operating", "investment"] = "operating"
    duration: Literal["lasting", "one_off"] = "lasting"
    perspective: Literal["health_service", "patient_and_relatives", "other_sectors"] = (
        "health_service"
    )
    unit: Annotated[str, Field(pattern=r"^[kM]?[A-Z]{3}$")] = "kNOK"
    per: Literal["option", "recipient"] = "option"
    basis: Literal["marginal", "average", "not_stated"] = "not_stated"
    price_year: Year | None = None
    discounted: Flag = False
    years: ByYear


class Personnel(Grounded):
    """People needed (or freed, when negative), by profession and year."""

    profession: Name
    unit: Name = "person_years"
    per: Literal["option", "institution"] = "option"
    years: ByYear


class SeverityStatement(Grounded):
    """How severe the condition is for those the measure is for, with reasons."""

    level: LevelKey | None = None
    reasons: Text | None = None
    age: Annotated[Whole, Field(ge=0, le=120)] | None = None
    remaining_good_life_years: Annotated[float, Field(strict=True, ge=0, le=120)] | None = None
    norm: Id | None = None
    rule: Id | None = None
    measured: Text | None = None
