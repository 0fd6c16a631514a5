"""From a measured number to a value, 0–100, along straight lines between fixed anchors."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from dataclasses import dataclass

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.ranking.gaps import Span

OUTSIDE = ("refuse", "clamp")


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """Points with straight lines between them.

    The anchors are chosen before the options are seen, so a new option never changes what a
    number is worth.

    Attributes:
        points: Number and value, in rising order of the number. [unit of the criterion; 0–100]
        outside: What happens to a number outside the anchors: `refuse`, or `clamp` to the
            nearest anchor.

    Raises:
        OutOfRange: There are fewer than two points, they do not rise, or a value is not 0–100.

    Source:
        docs/methods/additive-value.md §3.

    Example:
        >>> hours = ValueFunction(((0, 0), (10, 80), (40, 100)))
        >>> hours.value(5), hours.value(25)
        (40.0, 90.0)
    """

    points: tuple[tuple[float, float], ...]
    outside: str = "refuse"

    def __post_init__(self) -> None:
        """Check the points and the choice."""
        numbers = [x for x, _ in self.points]
        rising = all(a < b for a, b in itertools.pairwise(numbers))
        within = all(0 <= v <= 100 for _, v in self.points)
        if len(numbers) < 2 or not rising or not within or not all(map(math.isfinite, numbers)):
            raise OutOfRange(
                message(
                    "A value function needs at least two points in rising order, with values from "
                    "0 to 100."
                )
            )
        if self.outside not in OUTSIDE:
            raise OutOfRange(
                message(
                    "{outside} is not a choice. Choose one of {choices}.",
                    outside=self.outside,
                    choices=OUTSIDE,
                )
            )

    def value(self, number: float) -> float:
        """What a number is worth. [0–100]

        Raises:
            OutOfRange: The number lies outside the anchors, and `outside` is `refuse`.
        """
        first, last = self.points[0][0], self.points[-1][0]
        if not first <= number <= last and self.outside == "refuse":
            raise OutOfRange(
                message(
                    "The number {number} lies outside the anchors {first} to {last}. Widen the "
                    "anchors for every option, or choose to clamp.",
                    number=number,
                    first=first,
                    last=last,
                )
            )
        return self._between(min(max(number, first), last))

    def span(self, number: float | None) -> Span:
        """What a number is worth; for a blank, the least and the most it could be. [0–100]"""
        if number is None:
            values = [value for _, value in self.points]
            return Span(min(values), max(values))
        value = self.value(number)
        return Span(value, value)

    def _between(self, number: float) -> float:
        right = min(bisect_right([x for x, _ in self.points], number), len(self.points) - 1)
        (x0, v0), (x1, v1) = self.points[right - 1], self.points[right]
        share = (number - x0) / (x1 - x0)
        return v0 * (1 - share) + v1 * share
