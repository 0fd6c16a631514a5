"""What the dossier's own values are called, such as a kind of change or how certain it is."""

from __future__ import annotations

from pydantic import BaseModel

from samvekt.core.message import Words
from samvekt.formats.fields import choice_words


def choice(model: type[BaseModel], field: str, value: str) -> Words | str:
    """What one value of a field is called; by itself where it has no words."""
    return choice_words(model, field).get(value, value)


def choice_or(model: type[BaseModel], field: str, value: str | None) -> tuple[Words | str, ...]:
    """What a value is called, or nothing where none is given."""
    return () if value is None else (choice(model, field, value),)
