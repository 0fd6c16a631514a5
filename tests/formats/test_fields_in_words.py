"""Every field and choice of the dossier has a name, an explanation and an example."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from samvekt.core.message import LANGUAGES, Words
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.options import Option
from samvekt.formats.fields import (
    choice_words,
    entries,
    example_of,
    help_of,
    label,
    unit_of,
    words_of,
)

OPEN = {"own", "scales"}  # the reference library explains what lies in these


def inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from inside(part)


def models(model: type[BaseModel] = Round) -> dict[str, type[BaseModel]]:
    """Every model of the dossier, by name."""
    found = {model.__name__: model}
    for name, field in model.model_fields.items():
        for kind in inside(field.annotation) if name not in OPEN else ():
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found |= models(kind)
    return found


FIELDS = [(model, name) for model in models().values() for name in model.model_fields]


def choices(model: type[BaseModel], name: str) -> set[str]:
    hints = typing.get_type_hints(model, include_extras=True)
    literals = [kind for kind in inside(hints[name]) if get_origin(kind) is typing.Literal]
    return {str(value) for kind in literals for value in get_args(kind) if isinstance(value, str)}


def texts(words: Words) -> list[str]:
    return [words.nb, words.nn, words.en]


def named(found: tuple[type[BaseModel], str]) -> str:
    return f"{found[0].__name__}.{found[1]}"


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_a_field_has_label_help_and_example_in_every_language(field):
    for words in (label(*field), help_of(*field), example_of(*field)):
        assert all(text and text == text.strip() for text in texts(words))
    assert all(text.endswith((".", "?")) for text in texts(help_of(*field)))


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_every_value_of_an_enumerated_field_has_words_and_no_word_is_left_over(field):
    beside = (
        {"dont_know", "varies"}
        if field[1] == "level" and field[0].__name__ == "Judgement"
        else set()
    )

    assert set(choice_words(*field)) == choices(*field) | beside
    for words in choice_words(*field).values():
        assert all(texts(words))


@pytest.mark.parametrize("field", [f for f in FIELDS if choice_words(*f)], ids=named)
def test_a_word_means_one_value_in_whatever_language(field):
    meant: dict[str, set[str]] = {}
    for value, words in choice_words(*field).items():
        for text in (value, *texts(words)):
            meant.setdefault(text.casefold(), set()).add(value)

    assert {text: values for text, values in meant.items() if len(values) > 1} == {}


def test_no_entry_is_left_over():
    known = {(kind.__name__, name) for model, name in FIELDS for kind in model.__mro__}

    assert set(entries()) <= known


def test_a_field_that_is_not_there_is_told():
    with pytest.raises(KeyError):
        words_of(Option, "nothing")


def test_a_unit_is_given_where_there_is_always_the_same():
    unit = unit_of(Option, "recipients_per_year")

    assert unit is not None
    assert [unit.in_language(language) for language in LANGUAGES] == [
        "personer per år",
        "personar per år",
        "people per year",
    ]
    assert unit_of(Option, "name") is None
