"""What anyone may read of a round that is published: a dossier with only what is named here.

Nothing is public because it was forgotten: what stands in neither list is left out. Who judged,
what each said, how each weighed and who was disqualified stay inside, and so do notes, files and
names of those who proposed, took part, disagreed or follow up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samvekt.domain.rounds.bridge import content_of
from samvekt.domain.rounds.models import Round
from samvekt.formats.dossier import Round as Dossier

PUBLIC_PARTS = (
    "samvekt",
    "id",
    "title",
    "language",
    "organisation",
    "illustration",
    "provenance",
    "frame",
    "criteria",
    "options",
    "evidence",
    "limits",
    "assessments",
    "conclusion",
)
"""The parts of a dossier that anyone may read."""

PUBLIC_OF_OPTION = (
    "id",
    "name",
    "change",
    "target_group",
    "measure",
    "comparator",
    "place",
    "distinction",
    "recipients_per_year",
    "requires",
    "excludes",
    "replaces",
    "effects",
    "costs",
    "personnel",
    "partial_from",
    "severity",
    "assessments",
    "soundness",
)
"""What anyone may read of an option: what it is and what is known, not who proposed or pays."""

INSIDE = "note"
"""Notes beside figures are for those who work with the case, wherever they stand."""


def open_dossier(round_: Round) -> Dossier:
    """The part of a round that anyone may read, as a dossier of its own."""
    content = content_of(round_)
    open_ = {name: content[name] for name in PUBLIC_PARTS if name in content}
    open_["options"] = [
        {name: option[name] for name in PUBLIC_OF_OPTION if name in option}
        for option in content["options"]
    ]
    return Dossier.model_validate(_without_notes(open_))


def _without_notes(value: Any) -> Any:
    """Plain content with no note at any depth."""
    if isinstance(value, Mapping):
        return {key: _without_notes(part) for key, part in value.items() if key != INSIDE}
    if isinstance(value, list):
        return [_without_notes(part) for part in value]
    return value
