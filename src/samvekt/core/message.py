"""Sentences with their numbers apart, so that each door can say them in its reader's language.

Calculations never write Norwegian or format a number. They return a `Message`: an English
sentence with {named} places and the values that belong there. `samvekt.language` looks the
sentence up in the reader's catalogue and writes numbers as the reader expects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Union

LANGUAGES = ("nb", "nn", "en")
"""Languages every text must exist in; bokmål is the source of truth for meaning."""


@dataclass(frozen=True, slots=True)
class Words:
    """A term in each language, as a reference record or a dossier gives it."""

    nb: str
    nn: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """The term in `language`, or in bokmål where that one is not given."""
        return {"nn": self.nn, "en": self.en}.get(language, self.nb) or self.nb


Value = Union[str, int, float, Decimal, date, Words, "Message", tuple["Value", ...]]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a reader; `text` is its English form and its key in the catalogues.

    Example:
        >>> str(message("The plan covers {share:.0%} of the need.", share=0.17))
        'The plan covers 17% of the need.'
    """

    text: str
    values: Mapping[str, Value]

    def __str__(self) -> str:
        """The English sentence."""
        return self.text.format(**{name: _plain(value) for name, value in self.values.items()})

    def __hash__(self) -> int:
        """Equal sentences with equal values hash alike."""
        return hash((self.text, tuple(sorted((name, str(v)) for name, v in self.values.items()))))


def message(text: str, /, **values: Value) -> Message:
    """A sentence to be said later, in the language of whoever reads it.

    Write the sentence as a literal, so that the catalogues can find it.
    """
    return Message(text, MappingProxyType(values))


def _plain(value: Value) -> object:
    if isinstance(value, Words):
        return value.in_language("en")
    if isinstance(value, tuple):
        return ", ".join(str(_plain(part)) for part in value)
    return str(value) if isinstance(value, Message) else value
