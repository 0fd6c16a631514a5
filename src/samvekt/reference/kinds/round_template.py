"""Templates of rounds: what a round of one kind starts with."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.reference.record import Content, Key, Said, refused


class RoundTemplateContent(Content):
    """How a round of one kind is framed before anything is written in it.

    Attributes:
        suits: When to use it.
        level: Where the case is decided.
        profile: How formal it is; the name of a formality profile.
        criteria: What options are judged on; the name of a criteria set.
        years: How many years the plan is for, from the next one.
        laws: Provisions the case most often rests on, by their ids.
    """

    kind: ClassVar[str] = "round_template"

    suits: Said
    level: Literal["political", "administrative", "clinical", "national"]
    profile: str
    criteria: str
    years: Annotated[int, Field(ge=1, le=20)] = 4
    laws: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for name in self.laws:
            if self.laws.count(name) > 1:
                raise refused(message("{name} stands twice. Name each provision once.", name=name))
        return self

    def uses(self) -> tuple[tuple[str, str], ...]:
        """The profile and the criteria set it names."""
        return (("formality_profile", self.profile), ("criteria_set", self.criteria))
