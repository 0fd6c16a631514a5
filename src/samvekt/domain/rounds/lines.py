"""The lines of an option, and the sources of a round: pieces of the dossier that stand in lists.

A piece is known by how it looked (`mark_of`), so that a change reaches the one that was shown,
wherever in its list it stands now, and never another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from samvekt.domain.rounds.models import Option, Round
from samvekt.formats.dossier.decision import Budget, PersonnelLimit
from samvekt.formats.dossier.evidence import Cost, Effect, Personnel
from samvekt.formats.dossier.options import Funding
from samvekt.formats.dossier.pieces import Piece
from samvekt.formats.writing import as_json, plain_piece

Plain = Mapping[str, Any]

LINES: Mapping[str, type[Piece]] = MappingProxyType(
    {"effects": Effect, "costs": Cost, "personnel": Personnel, "funding": Funding}
)
"""What the lists of an option are made of."""

LIMITS: Mapping[str, type[Piece]] = MappingProxyType(
    {"budgets": Budget, "personnel": PersonnelLimit}
)
"""What the limits of a round are made of that are set by hand."""

MOST_LINES = 100
"""How many lines a list of an option may be given by hand."""


def mark_of(piece: Plain | None) -> str:
    """A short mark of a piece as it looks; empty for none.

    Example:
        >>> mark_of({"kind": "coping", "amount": 1}) == mark_of({"amount": 1, "kind": "coping"})
        True
    """
    if piece is None:
        return ""
    ordered = as_json(_sorted(piece))
    return hashlib.sha256(ordered.encode("utf-8")).hexdigest()[:16]


def lines_of(option: Option, key: str) -> list[dict[str, Any]]:
    """The lines of an option under a key, as plain content."""
    return list(option.figures.get(key, ()))


def place_of(lines: Sequence[Plain], place: int, mark: str) -> int | None:
    """Where the line that had this mark stands now: first where it was shown; None when gone."""
    if 0 <= place < len(lines) and mark_of(lines[place]) == mark:
        return place
    return next((at for at, line in enumerate(lines) if mark_of(line) == mark), None)


def usual_form(model: type[Piece], content: Plain) -> dict[str, Any]:
    """A piece as it is kept; as it is given where something is wrong with it."""
    try:
        return plain_piece(model.model_validate(content))
    except ValidationError:
        return dict(content)


def sources_of(round_: Round) -> list[dict[str, Any]]:
    """The sources of a round in their order, as plain content."""
    return list(round_.rest.get("evidence", ()))


def limits_of(round_: Round) -> dict[str, list[dict[str, Any]]]:
    """The budgets and person-years of a round, as plain content."""
    had = round_.rest.get("limits", {})
    return {key: list(had.get(key, ())) for key in LIMITS}


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_sorted(part) for part in value]
    return value
