"""Two versions of the same thing, side by side, when two people have changed it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import Message, Words
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds.lines import LIMITS
from samvekt.domain.rounds.words import FIELD_WORDS, closed
from samvekt.formats.dossier.decision import Limits
from samvekt.formats.dossier.evidence import Cost, Effect, Personnel, SeverityStatement
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import Assessments, Funding, Option
from samvekt.formats.fields import NO, YES, words_of
from samvekt.language import number, say
from samvekt.web.forms import Form
from samvekt.web.language import current
from samvekt.web.rounds.asking.numbers import PLACES, written_amount

INSIDE: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "effects": Effect,
        "costs": Cost,
        "personnel": Personnel,
        "funding": Funding,
        "severity": SeverityStatement,
        "assessments": Assessments,
    }
)
"""What the fields of an option that have parts are made of."""


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
            Both(FIELD_WORDS[one.field], _field(one.field, one.now), _field(one.field, one.yours))
            for one in conflict.differences
            if one.field in FIELD_WORDS
        ),
    )


def two_pieces(
    conflict: ChangedMeanwhile, form: Form, model: type[BaseModel], mark: str
) -> Conflict:
    """Both versions of a line or a source; the form is ready to keep this person's own.

    Args:
        conflict: What was told.
        form: The form that was sent.
        model: What the piece is in the dossier.
        mark: How the piece looks now (`domain.rounds.lines`).
    """
    given: Any = form.data
    data = given.copy()
    data[form.add_prefix("mark")] = mark
    form.data = data
    return Conflict(
        conflict.message,
        tuple(
            Both(
                closed(words_of(model, one.field).label),
                _value(model, one.field, one.now),
                _value(model, one.field, one.yours),
            )
            for one in conflict.differences
            if one.field in model.model_fields
        ),
    )


def _field(name: str, value: object) -> str:
    """A field of a round or an option as people read it, in the language of the page."""
    model = INSIDE.get(name)
    if model is not None:
        pieces = value if isinstance(value, list) else [value]
        return "\n".join(piece_told(model, piece) for piece in pieces if isinstance(piece, dict))
    owner = Option if name in Option.model_fields else Frame
    return _value(owner, name, value) if name in owner.model_fields else _plain(value)


def piece_told(model: type[BaseModel], piece: Mapping[str, Any]) -> str:
    """A part of an option in words: every field with its name."""
    told = [
        f"{say(words_of(model, name).label, current())}: {_value(model, name, value)}"
        for name, value in piece.items()
        if name in model.model_fields
    ]
    return "; ".join(told)


def _value(model: type[BaseModel], name: str, value: object) -> str:
    if model is Limits and isinstance(value, list):
        return "\n".join(piece_told(LIMITS[name], piece) for piece in value)
    choices = words_of(model, name).choices
    if isinstance(value, str) and value in choices:
        return say(choices[value], current())
    if model is Assessments and isinstance(value, dict):
        named = {key: say(closed(words_of(model, key).label), current()) for key in value}
        return ", ".join(f"{named[key]}: {reason}" for key, reason in value.items())
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(_plain(part) for part in value)
    if isinstance(value, dict):
        return _parts(value)
    if isinstance(value, bool):
        return say(YES if value else NO, current())
    if isinstance(value, (int, float)):
        return number(value, "", current())
    return "" if value is None else str(value)


def _parts(value: Mapping[str, Any]) -> str:
    """An estimate, an amount for each year, or any other parts."""
    if set(value) <= set(PLACES):
        return written_amount(value)
    if all(key.isdigit() for key in value):
        return ", ".join(f"{year}: {_plain(part)}" for year, part in value.items())
    return ", ".join(_plain(part) for part in value.values())
