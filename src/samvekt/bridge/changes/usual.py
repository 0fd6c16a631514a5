"""Which fields of a dossier are left as usual, and need not be told."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from samvekt.formats.dossier import Round

ALWAYS_TOLD = {"unit"}


def filled_in(field: str, value: Any) -> bool:
    """Whether a field says something: it is not empty and not what it is when nothing is said."""
    if value is None or value in ([], {}) or value is False:
        return False
    if isinstance(value, dict):
        return any(filled_in(key, one) for key, one in value.items())
    return field in ALWAYS_TOLD or (field, str(value)) not in usual_values()


@cache
def usual_values() -> frozenset[tuple[str, str]]:
    """Field and value, for every field of the dossier that has a usual value."""
    return frozenset(
        (name, str(field.default))
        for model in models(Round)
        for name, field in model.model_fields.items()
        if not field.is_required() and field.default_factory is None
    )


def models(kind: Any, seen: set[Any] | None = None) -> Iterator[type[BaseModel]]:
    """Every model a model is made of, itself first."""
    seen = set() if seen is None else seen
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind in seen:
            return
        seen.add(kind)
        yield kind
        parts = [field.annotation for field in kind.model_fields.values()]
    else:
        parts = list(typing.get_args(kind))
    for part in parts:
        yield from models(part, seen)
