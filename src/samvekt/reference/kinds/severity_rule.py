"""Severity rules: from good life years lost to a class, a weight and a reference cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.core.severity.classes import SeverityBand, SeverityRule
from samvekt.reference.record import Content, Part, Record, Said, refused

Measured = Literal["absolute", "proportional", "larger_of_both"]
Positive = Annotated[Decimal, Field(gt=0)]


class SeverityStep(Part):
    """One class: it holds from `start` up to the start of the next."""

    start: Annotated[Decimal, Field(ge=0)]
    weight: Positive | None = None
    reference_cost: Annotated[Decimal, Field(ge=0)] | None = None


class SeverityRuleContent(Content):
    """Which shortfall decides, how it is counted, and the classes.

    Attributes:
        measure: absolute, proportional, or the one of the two with more weight.
        discount_rate: Yearly rate both inputs are discounted by; None if they are not.
        pooled_sexes: Whether the norm must be that of both sexes as one; None if not said.
        norm: The quality norm the rule is made for, name or name@version, where known.
        standing: What the rule is and is not, in words shown beside every result.
    """

    kind: ClassVar[str] = "severity_rule"

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    measure: Measured
    absolute: tuple[SeverityStep, ...] = ()
    proportional: tuple[SeverityStep, ...] = ()
    discount_rate: Annotated[Decimal, Field(gt=0, lt=1)] | None = None
    pooled_sexes: bool | None = None
    places: Annotated[int, Field(ge=0)] | None = None
    proportional_places: Annotated[int, Field(ge=0)] | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    norm: str | None = None
    standing: Said

    @model_validator(mode="after")
    def _has_its_classes(self) -> Self:
        needed = {
            "absolute": (self.absolute,),
            "proportional": (self.proportional,),
            "larger_of_both": (self.absolute, self.proportional),
        }[self.measure]
        for steps in needed:
            starts = [step.start for step in steps]
            if not starts or starts[0] != 0 or starts != sorted(set(starts)):
                raise refused(message("The classes must start at 0 and rise."))
        return self

    def uses(self) -> tuple[tuple[str, str], ...]:
        """The norm the rule is made for."""
        return (("quality_norm", self.norm),) if self.norm else ()


def severity_rule_of(record: Record[SeverityRuleContent]) -> SeverityRule:
    """The rule as `core` uses it."""
    content = record.content
    return SeverityRule(
        name=record.title,
        measure=content.measure,
        absolute=_bands(content.absolute),
        proportional=_bands(content.proportional),
        discount_rate=content.discount_rate,
        places=content.places,
        proportional_places=content.proportional_places,
    )


def _bands(steps: tuple[SeverityStep, ...]) -> tuple[SeverityBand, ...]:
    return tuple(SeverityBand(step.start, step.weight, step.reference_cost) for step in steps)
