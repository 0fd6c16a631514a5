"""`Round`: the aggregate everything else takes (design §5)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from samvekt.core.message import message
from samvekt.formats.dossier.cross_check import cross_faults
from samvekt.formats.dossier.decision import (
    Conclusion,
    Dissent,
    FollowUp,
    Limits,
    OverrideEntry,
    Participation,
)
from samvekt.formats.dossier.evidence import Evidence
from samvekt.formats.dossier.frame import CriteriaChoice, Frame, Organisation
from samvekt.formats.dossier.judgements import Assessor, Judgement, Order, WeightSet
from samvekt.formats.dossier.options import Assessments, Option
from samvekt.formats.dossier.pieces import Id, Name, Piece, Reasons, Text, empty, refuse

FORMAT_VERSION = 1

AGREED = {"agreed": True}
"""The context in which the pieces of a round are known to agree: they were held against each other
when they were kept. A large round takes half as long to read then."""


class Round(Piece):
    """One question of priority, from its frame to its follow-up, as one frozen whole."""

    samvekt: Literal[1]
    """The version of the dossier format."""
    id: Id
    title: Name
    language: Literal["nb", "nn", "en", "se", "smj", "sma"] = "nb"
    organisation: Organisation | None = None
    illustration: Text | None = None
    """What in this round is made up to show the method; said with every result."""
    provenance: Text | None = None
    frame: Frame
    criteria: CriteriaChoice
    options: tuple[Option, ...] = Field(default=(), max_length=2000)
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=20_000)
    assessors: tuple[Assessor, ...] = Field(default=(), max_length=2000)
    judgements: tuple[Judgement, ...] = Field(default=(), max_length=1_000_000)
    orders: tuple[Order, ...] = ()
    weights: tuple[WeightSet, ...] = ()
    limits: Limits = Limits()
    assessments: Assessments = Assessments()
    participation: tuple[Participation, ...] = ()
    conclusion: Conclusion | None = None
    overrides: tuple[OverrideEntry, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    not_relevant: Reasons = Field(default_factory=empty)
    """Parts of the decision basis left empty, each with the reason why."""

    @field_validator("samvekt", mode="before")
    @classmethod
    def _whole_version(cls, given: Any) -> Any:
        if isinstance(given, bool):  # true equals 1, but is no version
            refuse(message("This must be a whole number."))
        return given

    @model_validator(mode="after")
    def _pieces_agree(self, info: ValidationInfo) -> Round:
        if info.context == AGREED:
            return self
        for fault in cross_faults(self.model_dump(exclude_defaults=True)):
            refuse(message("{path}: {fault}", path=fault.path, fault=fault.said))
        return self

    def option(self, name: str) -> Option:
        """The option with this id.

        Raises:
            KeyError: There is no such option; check `options` first.
        """
        for option in self.options:
            if option.id == name:
                return option
        raise KeyError(name)
