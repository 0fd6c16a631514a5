"""Whether something stands in a part of the decision basis, and what is missing there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samvekt.core.message import Message, message
from samvekt.formats.dossier import Round
from samvekt.formats.dossier.options import Option

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Whether anything stands there, and what is missing."""

    anything: bool
    missing: tuple[Message, ...]


Look = Callable[[Round], Found]


def filled(*missing: Message) -> Found:
    """Something stands there, but perhaps not all."""
    return Found(anything=True, missing=missing)


def empty(*missing: Message) -> Found:
    """Nothing stands there."""
    return Found(anything=False, missing=missing)


def texts(*pairs: tuple[str | None, Message]) -> Found:
    """Texts that should be written, each with what to say when it is not."""
    left = tuple(said for text, said in pairs if not text)
    return Found(anything=len(left) < len(pairs), missing=left)


def there(given: object, said: Message) -> Found:
    """Something that is either there or not."""
    return filled() if given else empty(said)


def for_options(said: Message, names: Sequence[str]) -> Message:
    """What is missing, and for which options."""
    if len(names) <= MOST_NAMED:
        return message("{what}: {options}.", what=said, options=tuple(names))
    return message(
        "{what}: {options} and {more} more.",
        what=said,
        options=", ".join(names[:MOST_NAMED]),
        more=len(names) - MOST_NAMED,
    )


def each_option(has: Callable[[Option], object], said: Message) -> Look:
    """Something every option should have."""

    def look(round_: Round) -> Found:
        if not round_.options:
            return empty(message("Describe the options first."))
        if not round_.options:
            return empty(message("Describe at least two options."))
        left = [option.id for option in round_.options if not has(option)]
        missing = (for_options(said, left),) if left else ()
        return Found(anything=len(left) < len(round_.options), missing=missing)

    return look


def written(key: str) -> Look:
    """An assessment for the round as a whole, or for every option."""

    def look(round_: Round) -> Found:
        if getattr(round_.assessments, key):
            return filled()
        left = [
            option.id
            for option in round_.options
            if not getattr(option.assessments, key) and key not in option.assessments.not_relevant
        ]
        if len(left) == len(round_.options):
            return empty(message("Write the assessment, or say why it is not relevant."))
        return filled(*((for_options(message("Not assessed"), left),) if left else ()))

    return look
