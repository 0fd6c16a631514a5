"""What each event is in words. Every station tells its own verbs when the site starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, cast

from samvekt.core.message import Message, Value, Words, message

SOMEONE = Words("noen", "nokon", "someone")
SYSTEM = Words("Systemet", "Systemet", "The system")

NAMES = "names"
"""The key of an event's data that lists names people have given."""


def quoted(name: str) -> Words:
    """A name that someone has given, in the quotation marks of each language."""
    return Words(f"«{name}»", f"«{name}»", f"“{name}”")


@dataclass(frozen=True, slots=True)
class Verb:
    """A sentence for one kind of event.

    Attributes:
        sentence: May name {who}, {what} (the display of the thing), {person} and any key of the
            event's data. Names in a list stand in quotation marks by themselves.
        words: For keys of the data that hold codes: the word of each code.
    """

    sentence: Message
    words: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)

    def said(self, *, who: Value, what: str, data: Mapping[str, Any], person: Value) -> Message:
        """The sentence with its places filled."""
        values = {key: self._value(key, value) for key, value in data.items()}
        places = {"who": who, "what": what, "person": person}
        return Message(self.sentence.text, MappingProxyType(values | places))

    def _value(self, key: str, value: Any) -> Value:
        known = self.words.get(key, {})
        if isinstance(value, list) and key == NAMES:
            return tuple(quoted(str(name)) for name in value)
        if isinstance(value, list):
            return tuple(self._value(key, part) for part in value)
        return known.get(value, value) if isinstance(value, str) else cast("Value", value)


_known: dict[str, Verb] = {}
_UNKNOWN = Verb(message("{who} did something with “{what}”."))


def know(verbs: Mapping[str, Verb]) -> None:
    """Add the verbs of a station."""
    _known.update(verbs)


def known() -> Mapping[str, Verb]:
    """Every verb there is."""
    return MappingProxyType(_known)


def verb(name: str) -> Verb:
    """The verb with this name; an event of an earlier version keeps a sentence too."""
    return _known.get(name, _UNKNOWN)
