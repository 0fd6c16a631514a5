"""Named judgements, apart from knowledge and apart from weights (P2)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from samvekt.formats.dossier.pieces import (
    Certainty,
    Flag,
    Id,
    LevelKey,
    Name,
    Number,
    Piece,
    Points,
    Text,
    Whole,
    empty,
)


class Impartiality(Piece):
    """The assessor's own declaration (habilitet) and what was decided about it."""

    declared_on: date | None = None
    disqualified: Flag = False
    reason: Text | None = None
    decided_by: Name | None = None


class Assessor(Piece):
    """Someone who judges: by name or pseudonym, with a role."""

    id: Id
    name: Name | None = None
    role: Literal["professional", "user_representative", "politician", "leader", "other"]
    title: Name | None = None
    impartiality: Impartiality = Impartiality()
    illustrative: Flag = False
    """Made up to show the method; never to be taken for a real person's judgement."""


class Judgement(Piece):
    """One assessor's level on one criterion for one option, with certainty and reason."""

    assessor: Id
    option: Id
    criterion: Id
    round: Annotated[Whole, Field(ge=1, le=2)] = 1
    level: LevelKey
    certainty: Certainty | None = None
    reason: Text | None = None
    evidence: tuple[Id, ...] = ()


class Order(Piece):
    """An assessor's own order of the options, best first; options in one group are equal."""

    assessor: Id
    round: Annotated[Whole, Field(ge=1, le=2)] = 1
    order: tuple[tuple[Id, ...], ...]
    reason: Text | None = None


def _groups(order: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(group for group in order if group)


class Comparison(Piece):
    """How many times as important criterion `a` is as criterion `b`."""

    a: Id
    b: Id
    ratio: Annotated[Number, Field(gt=0)]


class WeightSet(Piece):
    """How much each criterion counts for one stakeholder, and how they said it."""

    stakeholder: Name
    method: Literal["none", "equal", "swing_order", "swing_ratio", "points", "ahp"]
    points: Points = Field(default_factory=empty)
    total: Annotated[Number, Field(gt=0)] = 100
    order: Annotated[tuple[tuple[Id, ...], ...], AfterValidator(_groups)] = ()
    comparisons: tuple[Comparison, ...] = ()
    doubt: Annotated[Number, Field(ge=0, lt=1)] | None = None
    """How unsure the points are, 0–1; not given means the reference record's doubt."""
    random_index: Id = "saaty"
    consistency_limit: Annotated[Number, Field(gt=0)] | None = None
    reason: Text | None = None
    illustrative: Flag = False
