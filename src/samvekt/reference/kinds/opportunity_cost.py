"""Opportunity cost: what the same money gives elsewhere, as a dated figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from samvekt.reference.record import Content, Said


class OpportunityCostContent(Content):
    """An amount for one good life year; `price_year` is None where the source gives none.

    No table of price changes is stored: amounts of different years are never converted,
    only warned about.
    """

    kind: ClassVar[str] = "opportunity_cost"

    amount: Annotated[Decimal, Field(gt=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    per: Said
    stated_year: int
    price_year: int | None = None
