"""Criteria sets: what options are judged on, with words, questions, scales and sources."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from samvekt.core.message import message
from samvekt.reference.record import Content, Filled, Key, Part, Said, refused

Role = Literal["benefit", "resources", "severity", "cost_per_benefit", "evidence", "risk", "other"]
"""What a criterion is to the ranking rules; all but *other* stand once in a set."""

Strength = Literal["skal", "bør", "kan"]
"""How binding a criterion is: by law or firm ground, strongly advised, or open to choice."""


class Criterion(Part):
    """One thing options are judged on; without a scale it is answered in writing only.

    `strength` is None where the source does not say how binding the criterion is.
    """

    key: Key
    words: Said
    question: Said
    help: Said | None = None
    role: Role
    scale: str | None = None
    strength: Strength | None = None
    source: Filled

    @property
    def judged(self) -> bool:
        """Whether assessors choose a level; if not, the answer is written."""
        return self.scale is not None


class LeftOut(Part):
    """A role that must not be used in this set, and why."""

    role: Role
    reason: Said


class CriteriaSetContent(Content):
    """Criteria in the order they are asked, and what is left out on purpose."""

    kind: ClassVar[str] = "criteria_set"

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    left_out: tuple[LeftOut, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        keys = [criterion.key for criterion in self.criteria]
        if len(set(keys)) < len(keys):
            raise refused(message("Two criteria have the same key. Give each its own."))
        roles = [criterion.role for criterion in self.criteria if criterion.role != "other"]
        if len(set(roles)) < len(roles):
            raise refused(message("Two criteria have the same role. Only other may repeat."))
        if set(roles) & {left.role for left in self.left_out}:
            raise refused(message("A role that is left out has a criterion all the same."))
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the criteria, in order."""
        return tuple(criterion.key for criterion in self.criteria)

    @property
    def judged(self) -> tuple[Criterion, ...]:
        """The criteria with a scale."""
        return tuple(criterion for criterion in self.criteria if criterion.judged)

    @property
    def written(self) -> tuple[Criterion, ...]:
        """The criteria answered in writing only."""
        return tuple(criterion for criterion in self.criteria if not criterion.judged)

    @property
    def by_role(self) -> Mapping[str, str]:
        """Key of the criterion in each role but *other*."""
        named = ((c.role, c.key) for c in self.criteria if c.role != "other")
        return MappingProxyType(dict(named))

    def criterion(self, key: str) -> Criterion | None:
        """The criterion with this key, if the set has it."""
        return next((criterion for criterion in self.criteria if criterion.key == key), None)

    def uses(self) -> tuple[tuple[str, str], ...]:
        """The scales the criteria name."""
        return tuple(("scale", c.scale) for c in self.criteria if c.scale is not None)
