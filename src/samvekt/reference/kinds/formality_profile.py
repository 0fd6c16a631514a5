"""Formality profiles: which parts of the decision basis a case of one kind must have (P7)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from samvekt.core.message import message
from samvekt.reference.record import Content, Filled, Key, Part, Said, refused

Demand = Literal["required", "recommended", "not_asked"]

PARTS = (
    "situation",
    "frame",
    "criteria",
    "proportionality",
    "children",
    "local_conditions",
    "unequal_access",
    "knowledge",
    "participation",
    "plans",
)
"""The ten parts of the decision basis, in the order of the national guide."""


class BasisPart(Part):
    """One of the ten parts: what it asks for and how strongly."""

    key: Key
    words: Said
    asks: Said
    demand: Demand
    source: Filled


class BasisField(Part):
    """A further field a case of this kind is asked for, beside the ten parts.

    `part` is the part it belongs to, where it belongs to one.
    """

    key: Key
    words: Said
    demand: Demand
    part: Key | None = None


class FormalityProfileContent(Content):
    """The ten parts and further fields, each required, recommended or not asked.

    An empty part is accepted only with its reason, whatever the demand.
    """

    kind: ClassVar[str] = "formality_profile"

    level: Literal["practice", "municipal", "national"]
    parts: tuple[BasisPart, ...]
    further_fields: tuple[BasisField, ...] = ()

    @model_validator(mode="after")
    def _ten_parts(self) -> Self:
        if tuple(part.key for part in self.parts) != PARTS:
            raise refused(
                message("The parts must be these ten, in this order: {parts}.", parts=PARTS)
            )
        keys = [field.key for field in self.further_fields]
        if len(set(keys)) < len(keys):
            raise refused(message("Two fields have the same key. Give each its own."))
        return self

    @property
    def demands(self) -> Mapping[str, Demand]:
        """The demand on every part and further field, by key."""
        of_parts = {part.key: part.demand for part in self.parts}
        of_fields = {field.key: field.demand for field in self.further_fields}
        return MappingProxyType(of_parts | of_fields)

    def asked(self, demand: Demand) -> tuple[str, ...]:
        """The keys of parts and fields with this demand, in order."""
        return tuple(key for key, found in self.demands.items() if found == demand)
