"""What an event is about, told without knowing the stations that come later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class About:
    """The thing an event is about.

    Attributes:
        kind: What it is: organisation, membership, invitation, round, option …
        id: Its number among its kind, as text.
        display: What people call it. Never the name or address of a person: the log cannot be
            changed, so persons stand in it by number only.
        organisation: The number of the organisation it belongs to, if any.
        round: The number of the round it belongs to, if any.
    """

    kind: str
    id: str
    display: str
    organisation: int | None = None
    round: int | None = None


class Recorded(Protocol):
    """Anything an event can be about."""

    @property
    def about(self) -> About:
        """How the thing is named in the log."""
        ...
