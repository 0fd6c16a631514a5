"""How uncertain judgements and weights are taken to be, where people did not say it in numbers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.core.uncertainty.judgements import Widening
from samvekt.reference.record import Content, Key, Locked, Part, Record, refused

Share = Annotated[float, Field(ge=0, le=1)]


class LevelsOff(Part):
    """The share of draws that lands so many levels from the one judged."""

    levels: int
    share: Share


class UncertaintyContent(Content):
    """Widening of judgements by certainty, and doubt around weights.

    Attributes:
        widening: For each certainty, shares by number of levels off; they sum to 1.
        not_stated: The certainty used for a judgement that does not say how certain it is.
        doubt_in_points: Doubt around points; 0 for none. [0–1]
        doubt_in_comparisons: How many times too large or too small a ratio may be. [factor]
    """

    kind: ClassVar[str] = "uncertainty"

    widening: Locked[Key, tuple[LevelsOff, ...]]
    not_stated: Key
    doubt_in_points: Annotated[float, Field(ge=0, lt=1)]
    doubt_in_comparisons: Annotated[float, Field(ge=1)]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for name, shares in self.widening.items():
            if abs(sum(one.share for one in shares) - 1) > 1e-9:
                raise refused(message("The shares of {certainty} must sum to 1.", certainty=name))
        if self.not_stated not in self.widening:
            raise refused(message("not_stated must be one of the certainties of the table."))
        return self


def widening_of(record: Record[UncertaintyContent]) -> Widening:
    """The table as `core` uses it."""
    return Widening(
        {
            name: {one.levels: one.share for one in shares}
            for name, shares in record.content.widening.items()
        }
    )
