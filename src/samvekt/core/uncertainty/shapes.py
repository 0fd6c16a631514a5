"""Shapes of what is not known exactly, each as a quantile function.

A quantile turns an even draw from 0 to 1 into a draw of the number: one even draw for each
number, so that the same draws can be used again when something else is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message

Floats = NDArray[np.float64]


class Shape(Protocol):
    """A number that is not known exactly; low and high are where its view ends."""

    @property
    def low(self) -> float:
        """The lowest it is taken to be."""

    @property
    def best(self) -> float:
        """The best guess."""

    @property
    def high(self) -> float:
        """The highest it is taken to be."""

    @property
    def mean(self) -> float:
        """The average of its draws."""

    def quantile(self, shares: Floats) -> Floats:
        """The number that this share of the draws lies below. [any shape, shares 0–1]"""


@dataclass(frozen=True, slots=True)
class Uniform:
    """Anything between two bounds, all equally likely: for a blank that could be anything.

    Example:
        >>> Uniform(10, 30).quantile(np.array([0.25]))
        array([15.])
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse bounds in the wrong order."""
        refuse_disorder(self.low, self.low, self.high)

    @property
    def best(self) -> float:
        """The middle."""
        return self.mean

    @property
    def mean(self) -> float:
        """The middle."""
        return (self.low + self.high) / 2

    def quantile(self, shares: Floats) -> Floats:
        """The number that this share of the draws lies below."""
        numbers: Floats = self.low + (self.high - self.low) * shares
        return numbers


@dataclass(frozen=True, slots=True)
class Triangular:
    """Most likely at the best guess, falling in straight lines to both ends.

    Example:
        >>> Triangular(0, 0, 10).quantile(np.array([0.75]))
        array([5.])
    """

    low: float
    best: float
    high: float

    def __post_init__(self) -> None:
        """Refuse three numbers that are not in order."""
        refuse_disorder(self.low, self.best, self.high)

    @property
    def mean(self) -> float:
        """The mean of the three numbers."""
        return (self.low + self.best + self.high) / 3

    def quantile(self, shares: Floats) -> Floats:
        """The number that this share of the draws lies below."""
        span, rise, fall = self.high - self.low, self.best - self.low, self.high - self.best
        below: Floats = self.low + np.sqrt(shares * span * rise)
        above: Floats = self.high - np.sqrt((1 - shares) * span * fall)
        return np.where(shares * span < rise, below, above)


@dataclass(frozen=True, slots=True)
class TwoPiece:
    """Even from low to best and even from best to high, with a stated share below the best.

    With `below` at one half the best guess is the median.

    Example:
        >>> TwoPiece(0, 10, 50).quantile(np.array([0.25, 0.5, 0.75]))
        array([ 5., 10., 30.])
    """

    low: float
    best: float
    high: float
    below: float = 0.5  # share of the draws below the best guess

    def __post_init__(self) -> None:
        """Refuse three numbers that are not in order, and a share that is none."""
        refuse_disorder(self.low, self.best, self.high)
        if not 0 <= self.below <= 1:
            raise OutOfRange(
                message("The share below the best guess is {share}. Give 0 to 1.", share=self.below)
            )

    @property
    def mean(self) -> float:
        """The mean of the middles of the pieces, by their shares."""
        return (
            self.below * (self.low + self.best) / 2 + (1 - self.below) * (self.best + self.high) / 2
        )

    def quantile(self, shares: Floats) -> Floats:
        """The number that this share of the draws lies below."""
        marks, numbers = [0.0, self.below, 1.0], [self.low, self.best, self.high]
        return np.interp(shares, marks, numbers)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """One of several values, each with its share: a level that may be off by a step.

    Raises:
        OutOfRange: The shares do not sum to one, or there is not one for each value.

    Example:
        >>> Steps([0, 50, 100], [0.1, 0.8, 0.1], best=50).quantile(np.array([0.05, 0.5, 0.95]))
        array([  0.,  50., 100.])
    """

    values: Floats  # (step,), rising
    shares: Floats  # (step,), sum 1
    best: float

    def __init__(self, values: Sequence[float], shares: Sequence[float], best: float) -> None:
        """Sort by value and check."""
        numbers, parts = np.array(values, np.float64), np.array(shares, np.float64)
        if numbers.shape != parts.shape or not len(parts) or not np.isfinite(numbers).all():
            raise OutOfRange(message("Give one finite value for each share."))
        if not ((parts >= 0).all() and abs(parts.sum() - 1) <= 1e-9):
            raise OutOfRange(
                message("The shares sum to {total:.4f}. They must sum to 1.", total=parts.sum())
            )
        order = np.argsort(numbers, kind="stable")
        object.__setattr__(self, "values", numbers[order])
        object.__setattr__(self, "shares", parts[order])
        object.__setattr__(self, "best", float(best))

    @property
    def low(self) -> float:
        """The lowest value that has a share."""
        return float(self.values[self.shares > 0].min())

    @property
    def high(self) -> float:
        """The highest value that has a share."""
        return float(self.values[self.shares > 0].max())

    @property
    def mean(self) -> float:
        """The values by their shares."""
        return float(self.values @ self.shares)

    def quantile(self, shares: Floats) -> Floats:
        """The value that this share of the draws lies below."""
        ends = np.cumsum(self.shares)[:-1]
        taken: Floats = self.values[np.searchsorted(ends, shares, side="right")]
        return taken


def refuse_disorder(low: float, best: float, high: float) -> None:
    """Low, best and high must be finite and in that order.

    Raises:
        OutOfRange: They are not.
    """
    if not (np.isfinite([low, best, high]).all() and low <= best <= high):
        raise OutOfRange(
            message(
                "Low, best and high are {low}, {best} and {high}. Give them in rising order.",
                low=low,
                best=best,
                high=high,
            )
        )
