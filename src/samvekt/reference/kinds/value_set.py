"""Value sets: what a population finds a health state worth."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.core.severity.eq5d import ValueSet, eq5d_index, eq5d_index_from_table
from samvekt.core.severity.eq5d import value_set as core_value_set
from samvekt.reference.record import Content, Filled, Locked, Part, refused

Profile = Annotated[int, Field(ge=11111, le=55555)]


class States(Part):
    """A utility for every health state, such as a crosswalk gives."""

    profile: tuple[Profile, ...]
    index: tuple[Annotated[float, Field(le=1)], ...]


class ValueSetContent(Content):
    """Published terms of a value set, or a table of all states.

    The terms keep the names of the source: `StartValue` or `FullHealth`, `MO2` … `AD5`,
    `Intercept` or `AtLeastOne2Or3` for any problem, `N5` or `AtLeastOne3` for any worst.
    """

    kind: ClassVar[str] = "value_set"

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    instrument: Literal["EQ-5D-3L", "EQ-5D-5L"]
    method: Filled
    terms: Locked[str, float] | None = None
    states: States | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.terms is None) == (self.states is None):
            raise refused(message("Give either terms or a table of states."))
        if self.states and len(self.states.profile) != len(self.states.index):
            raise refused(message("Every state must have one number."))
        return self

    @property
    def levels(self) -> Literal[3, 5]:
        """How many levels each dimension has."""
        return 3 if self.instrument == "EQ-5D-3L" else 5


def value_set_of(content: ValueSetContent) -> ValueSet | None:
    """The terms as `core` uses them; None for a table of states."""
    return core_value_set(content.terms, levels=content.levels) if content.terms else None


def utility_of(content: ValueSetContent, profile: str) -> float:
    """What a health state such as "21345" is worth. [index]

    Raises:
        OutOfRange: The profile is not one of the questionnaire.
        NotCovered: The set has no number for it.
    """
    if content.states is not None:
        indices = dict(zip(map(str, content.states.profile), content.states.index, strict=True))
        return eq5d_index_from_table(profile, indices, levels=content.levels)
    return eq5d_index(profile, core_value_set(content.terms or {}, levels=content.levels))
