"""Discount rules: what later costs and effects are worth today."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from samvekt.core.economics.discounting import StepwiseDiscount
from samvekt.core.message import message
from samvekt.reference.record import Content, Part, refused

Rate = Annotated[Decimal, Field(ge=0, lt=1)]


class DiscountStep(Part):
    """A yearly rate that holds from a year on, counted from now."""

    from_year: Annotated[int, Field(ge=0)]
    rate: Rate


class DiscountRuleContent(Content):
    """Yearly rates; the first step starts now."""

    kind: ClassVar[str] = "discount_rule"

    steps: Annotated[tuple[DiscountStep, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rising(self) -> Self:
        years = [step.from_year for step in self.steps]
        if years[0] != 0 or years != sorted(set(years)):
            raise refused(message("The steps must start at year 0 and rise."))
        return self

    @property
    def flat_rate(self) -> Decimal | None:
        """The one rate for all time, if there is one."""
        return self.steps[0].rate if len(self.steps) == 1 else None


def discount_of(content: DiscountRuleContent) -> StepwiseDiscount:
    """The rule as `core` uses it."""
    return StepwiseDiscount(tuple((step.from_year, float(step.rate)) for step in content.steps))
