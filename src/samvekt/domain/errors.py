"""What can stop an action, each with a sentence for the person who tried.

InputError                something the user can mend
├── NotPossible           it cannot be done as things stand
├── NotAccepted           some fields of a form cannot be kept as they are
└── ChangedMeanwhile      someone else has changed it since it was shown
PermissionDenied
└── NotAllowed            this person may not, here and now
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message


class NotAllowed(PermissionDenied):
    """This person may not do this, here and now."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(str(said))


class NotPossible(InputError):
    """It cannot be done as things stand; the sentence says what to do instead."""


class NotAccepted(InputError):
    """Some fields cannot be kept as they are; nothing of the form is kept.

    Attributes:
        faults: What is wrong, by the path of the field, like `plans[0].link`.
    """

    def __init__(self, faults: Iterable[tuple[str, Message]]) -> None:
        found: dict[str, list[Message]] = {}
        for path, said in faults:
            found.setdefault(path, []).append(said)
        self.faults = {path: tuple(said) for path, said in found.items()}
        first = next(iter(self.faults.values()))[0]
        super().__init__(first)

    def at(self, field: str) -> tuple[Message, ...]:
        """What is wrong in a field and the parts of it."""
        own = (field, f"{field}[", f"{field}.")
        return tuple(
            said
            for path, all_said in self.faults.items()
            if path == own[0] or path.startswith(own[1:])
            for said in all_said
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in two versions: as it stands now, and as this person wanted it."""

    field: str
    now: object
    yours: object


class ChangedMeanwhile(InputError):
    """Someone else has changed it since it was shown. Nothing is overwritten.

    Attributes:
        differences: The fields where the two versions part.
        version: The version that stands now; to keep one's own, act again with this one.
    """

    def __init__(self, *, now: Mapping[str, object], yours: Mapping[str, object], version: int):
        self.version = version
        self.differences = tuple(
            Difference(field, now.get(field), value)
            for field, value in yours.items()
            if now.get(field) != value
        )
        super().__init__(
            message(
                "Someone else has changed this since you opened it. Nothing of theirs is lost. "
                "Compare the two versions and choose."
            )
        )
