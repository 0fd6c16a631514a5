"""What can be wrong with a question about portfolios, or with an answer to one."""

from __future__ import annotations

from samvekt.core.errors import InputError
from samvekt.core.message import Message, message


class NothingFits(InputError):
    """No portfolio keeps all the limits and conditions at once.

    Attributes:
        conflict: A smallest set of limits and conditions that cannot be kept together: take any
            one of them away and the rest can.
    """

    def __init__(self, conflict: tuple[Message, ...]) -> None:
        self.conflict = conflict
        super().__init__(
            message(
                "No set of options keeps all of this at once: {conflict} Change at least one of "
                "them.",
                conflict=_in_a_row(conflict),
            )
        )


def _in_a_row(sentences: tuple[Message, ...]) -> Message | str:
    """Whole sentences after each other."""
    if not sentences:
        return ""
    first, *rest = sentences
    if not rest:
        return first
    return message("{first} {rest}", first=first, rest=_in_a_row(tuple(rest)))


class WrongAnswer(InputError):
    """The solver's answer does not hold when checked; it is never handed on."""

    def __init__(self, why: Message) -> None:
        super().__init__(
            message(
                "The solver's answer was checked and does not hold, so it is not shown: {why} "
                "Check whether the numbers are of very different size, and report the fault.",
                why=why,
            )
        )
