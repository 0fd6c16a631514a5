"""Two versions of the same thing, side by side, when two people have changed it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samvekt.core.message import Message, Words
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds.words import FIELD_WORDS
from samvekt.web.forms import Form


@dataclass(frozen=True, slots=True)
class Both:
    """One field as it stands, and as this person wanted it."""

    words: Words
    now: str
    yours: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the page shows when someone else came first."""

    said: Message
    differences: tuple[Both, ...]


def two_versions(conflict: ChangedMeanwhile, form: Form) -> Conflict:
    """Both versions for the page; the form is ready to keep this person's own, if they choose."""
    given: Any = form.data
    data = given.copy()
    data[form.add_prefix("version")] = str(conflict.version)
    form.data = data
    return Conflict(
        conflict.message,
        tuple(
            Both(FIELD_WORDS[one.field], _shown(one.now), _shown(one.yours))
            for one in conflict.differences
            if one.field in FIELD_WORDS
        ),
    )


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(_shown(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(_shown(part) for part in value.values())
    return "" if value is None else str(value)
