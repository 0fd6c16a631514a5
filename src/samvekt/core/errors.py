"""What can be wrong with an input: one small family, each message fit for a user.

InputError                something the user can mend
├── LabelMismatch         two tables do not name the same things
├── MissingNumber         a cell is empty or not a finite number
├── OutOfRange            a number cannot be what it says it is
└── NotCovered            a reference table does not reach this far
"""

from __future__ import annotations

from collections.abc import Iterable

from samvekt.core.message import Message, message


class InputError(Exception):
    """Something the user can mend; the message says what is wrong and what to do."""

    def __init__(self, said: Message) -> None:
        self.message = said
        super().__init__(str(said))


class LabelMismatch(InputError):
    """Two tables do not name the same things."""

    def __init__(self, what: Message, *, missing: Iterable[str], unknown: Iterable[str]) -> None:
        self.missing, self.unknown = frozenset(missing), frozenset(unknown)
        super().__init__(
            message(
                "{what} do not match: missing {missing}, unknown {unknown}.",
                what=what,
                missing=tuple(sorted(self.missing)) or "–",
                unknown=tuple(sorted(self.unknown)) or "–",
            )
        )


class MissingNumber(InputError):
    """A cell is empty or not a finite number; a blank is never taken for zero."""

    def __init__(self, *, row: str | Message, column: str | Message) -> None:
        self.row, self.column = str(row), str(column)
        super().__init__(
            message(
                "The number for {row} on {column} is missing. Fill it in or leave the row out.",
                row=row,
                column=column,
            )
        )


class OutOfRange(InputError):
    """A number cannot be what it says it is."""


class NotCovered(InputError):
    """A reference table does not reach this far, and nothing is guessed."""
