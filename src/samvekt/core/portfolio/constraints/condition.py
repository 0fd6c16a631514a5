"""What every condition has in common.

Each knows three things: what it says to a reader (`said`), what it demands of the variables of a
linear program (`rows`), and whether a given portfolio keeps it (`holds`). The last is worked out
on its own, so that an answer can be checked without trusting the program that found it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from samvekt.core.errors import OutOfRange
from samvekt.core.message import Message, message
from samvekt.core.tables import refuse_twice

NEARLY = 1e-6
"""How far a sum of shares may miss by rounding. [share]"""


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of variables, each times its coefficient, from `low` to `high`."""

    coefficients: Mapping[int, float]
    low: float
    high: float


class Terms(Protocol):
    """Where the variables of the options stand, and what they count."""

    def share(self, option: str) -> int:
        """The variable that says how much of an option is funded, from 0 to 1."""

    def funded(self, option: str) -> int:
        """The variable that is 1 when an option is funded at all, else 0."""

    def amounts(self, of: str) -> Mapping[str, float]:
        """What one full option counts: of value, of options, or of a resource taken."""


class Funding(Protocol):
    """A portfolio as conditions look at it."""

    def share_of(self, option: str) -> float:
        """How much of an option is funded, from 0 to 1."""

    def amounts(self, of: str) -> Mapping[str, float]:
        """What one full option counts: of value, of options, or of a resource taken."""


class Constraint(Protocol):
    """A condition on which options are funded together."""

    @property
    def named(self) -> tuple[str, ...]:
        """The options it names."""

    @property
    def said(self) -> Message:
        """What it demands, for a reader."""

    def rows(self, terms: Terms) -> tuple[Row, ...]:
        """What it demands of the variables."""

    def holds(self, funding: Funding) -> bool:
        """True when the portfolio keeps it."""


def count(funding: Funding, options: tuple[str, ...]) -> int:
    """How many of some options are funded, in full or in part."""
    return sum(funding.share_of(option) > NEARLY for option in options)


def sum_of_funded(terms: Terms, options: tuple[str, ...]) -> dict[int, float]:
    """The number of funded options, as coefficients."""
    return {terms.funded(option): 1.0 for option in options}


def refuse_empty(options: tuple[str, ...]) -> None:
    """A condition names something, and nothing twice."""
    refuse_twice(options)
    if not options:
        raise OutOfRange(message("A condition must name at least one option."))


def refuse_share(share: float) -> None:
    """A share of nothing is no condition, and more than all cannot be."""
    if not 0 < share <= 1:
        raise OutOfRange(
            message("A share must be above 0 and at most 1, not {share}.", share=share)
        )
