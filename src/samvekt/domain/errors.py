"""What can stop an action, each with a sentence for the person who tried.

InputError                something the user can mend
├── NotPossible           it cannot be done as things stand
└── ChangedMeanwhile      someone else has changed it since it was shown
PermissionDenied
└── NotAllowed            this person may not, here and now
"""

from __future__ import annotations

from collections.abc import Mapping
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
