"""Two versions of a part of a round, told field by field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import Words, message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.domain.rounds.lines import LIMITS
from samvekt.domain.rounds.phases import PHASE_WORDS
from samvekt.domain.rounds.words import FIELD_WORDS, closed
from samvekt.formats.dossier.decision import Limits
from samvekt.formats.dossier.evidence import Cost, Effect, Personnel, SeverityStatement
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import Assessments, Funding, Option
from samvekt.formats.fields import NO, YES, words_of
from samvekt.language import number, say
from samvekt.web.both import Conflict
from samvekt.web.both import two_versions as compared
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


PHASE = "phase"
WORDS: Mapping[str, Words] = MappingProxyType(
    {
        **PHASE_WORDS,
        PHASE: Words("fase", "fase", "phase"),
        **FIELD_WORDS,
    }
)
"""What can differ: fields of a round, of its frame and its options, its phase, and dates."""


def two_versions(conflict: ChangedMeanwhile, form: Form) -> Conflict:
    """Both versions for the page; the form is ready to keep this person's own, if they choose."""
    ready = {"version": str(conflict.version)}
    return compared(conflict, form, words=WORDS, told=_field, ready=ready)


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
    words = {name: closed(words_of(model, name).label) for name in model.model_fields}

    def told(name: str, value: object) -> str:
        return _value(model, name, value)

    return compared(conflict, form, words=words, told=told, ready={"mark": mark})


def _field(name: str, value: object) -> str:
    """A field of a round or an option as people read it, in the language of the page."""
    if name == PHASE:
        return say(PHASE_WORDS[str(value)], current())
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
    if isinstance(value, tuple):
        return _days(value)
    if isinstance(value, list):
        return "\n".join(_plain(part) for part in value)
    if isinstance(value, dict):
        return _parts(value)
    if isinstance(value, bool):
        return say(YES if value else NO, current())
    if isinstance(value, (int, float)):
        return number(value, "", current())
    return "" if value is None else str(value)


def _days(days: tuple[Any, ...]) -> str:
    """The first and the last day of a phase; nothing where neither is set."""
    told = [say(message("{day}", day=day), current()) if day else "…" for day in days]
    return " – ".join(told) if any(days) else ""


def _parts(value: Mapping[str, Any]) -> str:
    """An estimate, an amount for each year, or any other parts."""
    if set(value) <= set(PLACES):
        return written_amount(value)
    if all(key.isdigit() for key in value):
        return ", ".join(f"{year}: {_plain(part)}" for year, part in value.items())
    return ", ".join(_plain(part) for part in value.values())
