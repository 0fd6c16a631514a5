"""Options: a target group, a measure and what it is compared with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from samvekt.formats.dossier.evidence import Cost, Effect, Personnel, SeverityStatement
from samvekt.formats.dossier.pieces import (
    Estimate,
    Id,
    Name,
    Number,
    Piece,
    Reasons,
    Text,
    YearLimits,
    empty,
)

ASSESSMENTS = (
    "proportionality",
    "children",
    "local_conditions",
    "unequal_access",
    "ethics",
    "other_levels",
    "feasibility",
    "acceptability",
)
"""The national guide's additional assessments, and those that decision makers ask for besides."""


class Assessments(Piece):
    """Written assessments beside the three criteria; one not needed says why in `not_relevant`."""

    proportionality: Text | None = None
    children: Text | None = None
    local_conditions: Text | None = None
    unequal_access: Text | None = None
    ethics: Text | None = None
    other_levels: Text | None = None
    feasibility: Text | None = None
    acceptability: Text | None = None
    not_relevant: Reasons = Field(default_factory=empty)


class Funding(Piece):
    """What someone has proposed or set aside for an option, beside what it is estimated to cost."""

    by: Name
    unit: Annotated[str, Field(pattern=r"^[kM]?[A-Z]{3}$")] = "kNOK"
    years: YearLimits
    evidence: tuple[Id, ...] = ()


class Option(Piece):
    """One thing that can be chosen, described so that its criteria can be judged."""

    id: Id
    name: Name
    change: Literal["start", "expand", "keep", "reduce", "stop", "research"]
    target_group: Text | None = None
    measure: Text | None = None
    comparator: Text | None = None
    place: Name | None = None
    distinction: Literal["prioritising", "rationing", "efficiency"] | None = None
    recipients_per_year: Estimate | None = None
    proposed_by: Name | None = None
    requires: tuple[Id, ...] = ()
    excludes: tuple[Id, ...] = ()
    replaces: tuple[Id, ...] = ()
    effects: tuple[Effect, ...] = ()
    costs: tuple[Cost, ...] = ()
    personnel: tuple[Personnel, ...] = ()
    funding: tuple[Funding, ...] = ()
    partial_from: Annotated[Number, Field(gt=0, lt=1)] | None = None
    """The least share that can be funded; not given means all or nothing."""
    severity: SeverityStatement | None = None
    assessments: Assessments = Assessments()
    soundness: Text | None = None
    """Why the service stays sound (forsvarlig) when something is reduced or stopped (R4)."""
    note: Text | None = None
