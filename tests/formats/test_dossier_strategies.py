"""The strategies that other tests rest on leave no field of a dossier out."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping

from dossier_strategies import rounds
from hypothesis import HealthCheck, Phase, find, settings
from pydantic import BaseModel

from samvekt.formats.dossier import Round

AT_MOST = 2000


def models(kind: object) -> Iterator[type[BaseModel]]:
    """Every model that a type can hold, however deep."""
    for inner in typing.get_args(kind):
        yield from models(inner)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation)


def filled(value: object) -> Iterator[tuple[str, str]]:
    """Every field in a value that says something else than its default."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            held = getattr(value, name)
            if held != field.get_default(call_default_factory=True):
                yield type(value).__name__, name
            yield from filled(held)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from filled(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from filled(inner)


def test_the_strategies_fill_in_every_field_of_a_dossier():
    left = {(model.__name__, name) for model in models(Round) for name in model.model_fields}
    assert ("Round", "options") in left
    assert ("ScaleLevel", "description") in left

    def nothing_is_left(round_: Round) -> bool:
        left.difference_update(filled(round_))
        return not left

    once = settings(
        max_examples=AT_MOST,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    find(rounds(), nothing_is_left, settings=once)

    assert left == set()
