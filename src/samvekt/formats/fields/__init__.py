"""What every field of the dossier is called, asks for and looks like, in our three languages.

Sheets, forms and documents take their labels, help and examples here, so that a field has one
name everywhere. The texts lie in the YAML files beside this one; a test holds them to the models.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from samvekt.core.message import LANGUAGES, Words
from samvekt.reference.safe_yaml import load_yaml, read_bytes

YES = Words("ja", "ja", "yes")
NO = Words("nei", "nei", "no")

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field in words: its label, what is asked and why, an example, a unit, its choices."""

    label: Words
    help: Words
    example: Words
    unit: Words | None = None
    choices: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))


def words_of(model: type[BaseModel], name: str) -> FieldWords:
    """Everything said about a field of a model.

    Raises:
        KeyError: The field has no entry; a test holds that every field of the dossier has one.

    Example:
        >>> from samvekt.formats.dossier.options import Option
        >>> words_of(Option, "target_group").label.nb
        'Målgruppe'
    """
    for kind in model.__mro__:
        found = _entries().get((kind.__name__, name))
        if found is not None:
            return found
    raise KeyError((model.__name__, name))


def label(model: type[BaseModel], name: str) -> Words:
    """What a field is called."""
    return words_of(model, name).label


def help_of(model: type[BaseModel], name: str) -> Words:
    """What a field asks for, and why, in one or two sentences."""
    return words_of(model, name).help


def example_of(model: type[BaseModel], name: str) -> Words:
    """How a field may be filled in."""
    return words_of(model, name).example


def unit_of(model: type[BaseModel], name: str) -> Words | None:
    """The unit of a field, where it always has the same."""
    return words_of(model, name).unit


def choice_words(model: type[BaseModel], name: str) -> Mapping[str, Words]:
    """What each value of an enumerated field is called, by its value."""
    return words_of(model, name).choices


def entries() -> Mapping[tuple[str, str], FieldWords]:
    """Every entry, by the names of model and field."""
    return _entries()


@cache
def _entries() -> Mapping[tuple[str, str], FieldWords]:
    return MappingProxyType(
        {
            (model, name): _field_words(entry)
            for content in _files()
            for model, fields in content.items()
            for name, entry in fields.items()
        }
    )


def _files() -> Iterator[dict[str, dict[str, dict[str, Any]]]]:
    for path in sorted(set(_FOLDER.glob("*.yaml")) - {_FOLDER / "demands.yaml"}):
        content: Any = load_yaml(read_bytes(path), where=path.name)
        yield content


def _field_words(entry: Mapping[str, Any]) -> FieldWords:
    choices = {value: three(said) for value, said in entry.get("choices", {}).items()}
    return FieldWords(
        label=three(entry["label"]),
        help=three(entry["help"]),
        example=three(entry["example"]),
        unit=three(entry["unit"]) if "unit" in entry else None,
        choices=MappingProxyType(choices),
    )


def three(said: list[str]) -> Words:
    """Words from one text for each language, or one text for all."""
    texts = said * len(LANGUAGES) if len(said) == 1 else said
    return Words(*texts)
