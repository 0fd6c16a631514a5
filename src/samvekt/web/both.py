"""Two versions of the same thing, side by side, when two people have changed it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samvekt.core.message import Message, Words, message
from samvekt.domain.errors import ChangedMeanwhile
from samvekt.web.forms import Form


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


THE_SAME = message("Someone else has done the same in the meantime. Nothing more is needed.")


def two_versions(
    conflict: ChangedMeanwhile,
    form: Form,
    *,
    words: Mapping[str, Words],
    told: Callable[[str, object], str],
    ready: Mapping[str, str],
) -> Conflict:
    """Both versions for the page; the form is made ready to keep this person's own.

    Args:
        conflict: What the action refused.
        form: The form that was sent.
        words: What each field that can be told is called.
        told: A field as people read it, from its name and value.
        ready: What the form must hold to be accepted the next time, by the name of its field.
    """
    given: Any = form.data
    data = given.copy()
    for name, value in ready.items():
        data[form.add_prefix(name)] = value
    form.data = data
    found = tuple(
        Both(words[one.field], told(one.field, one.now), told(one.field, one.yours))
        for one in conflict.differences
        if one.field in words
    )
    return Conflict(conflict.message if found else THE_SAME, found)
