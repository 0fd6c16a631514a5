"""One of the two things that are compared: a round with what was asked and what followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samvekt.bridge.changes.names import Names, names_of
from samvekt.formats.canonical import settled
from samvekt.formats.dossier import Round
from samvekt.reference.library import Library


@dataclass(frozen=True, slots=True)
class Side:
    """A round as plain content with every field, also those left at what is usual.

    `asked`, `records` and `results` are there when the round was frozen; `results` also when
    they were worked out for the comparison.
    """

    round: dict[str, Any]
    names: Names
    asked: dict[str, Any] | None = None
    records: list[dict[str, Any]] | None = None
    results: dict[str, Any] | None = None


def side_of(
    round_: Round,
    library: Library,
    *,
    asked: dict[str, Any] | None = None,
    records: list[dict[str, Any]] | None = None,
    results: dict[str, Any] | None = None,
) -> Side:
    """A round as one side of a comparison."""
    content = settled(round_.model_dump(mode="json"))
    return Side(content, names_of(round_, library), asked, records, results)
