"""What the fields of a round and an option are called, inside a sentence.

The names are those of documents and sheets (`samvekt.formats.fields`), so that a thing is called
the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pydantic import BaseModel

from samvekt.core.message import Words
from samvekt.formats.dossier import Round as Dossier
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import Option
from samvekt.formats.fields import choice_words, label


def closed(words: Words) -> Words:
    """A label with a small first letter, as it stands inside a sentence."""
    return Words(*(text[:1].lower() + text[1:] for text in (words.nb, words.nn, words.en)))


def _names(model: type[BaseModel], fields: Iterable[str]) -> dict[str, Words]:
    return {name: closed(label(model, name)) for name in fields}


CHANGE_WORDS: Mapping[str, Words] = choice_words(Option, "change")

FIELD_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        **_names(Dossier, ("title", "language", "criteria")),
        **_names(Frame, Frame.model_fields),
        **_names(Option, [name for name in Option.model_fields if name != "id"]),
    }
)
