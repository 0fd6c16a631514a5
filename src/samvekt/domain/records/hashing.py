"""How one event holds on to the one before it.

The hash of an event is SHA-256 over the canonical JSON (RFC 8785) of everything it says and of
the hash before it. Change, remove or move one event, and no later hash fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from samvekt.formats import canonical as form

START = "0" * 64
"""What stands before the first event of a chain."""


def canonical(content: Mapping[str, Any]) -> str:
    """The content as canonical JSON."""
    return form.canonical(dict(content))


def moment(at: datetime) -> str:
    """A moment as it is hashed: the same in every database and time zone."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def digest(said: Mapping[str, Any]) -> str:
    """The hash of what an event says, the hash before it included."""
    return form.checksum(dict(said))
