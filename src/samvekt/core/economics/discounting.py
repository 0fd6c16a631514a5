"""What later costs and effects are worth today, when the yearly rate changes with time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.tables import Floats

YearTiming = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class StepwiseDiscount:
    """Yearly discount rates that hold from given years on.

    Args:
        steps: First year and yearly rate of each step, the first from year 0; a rate holds
            until the next step starts. [years; rate, 0.04 is 4 %]

    Raises:
        OutOfRange: The steps do not start at year 0 and rise, or a rate is not a number
            from 0 up to 1.

    Source:
        Finansdepartementet, rundskriv R-109/2021; docs/methods/discounting.md §2.

    Example:
        >>> import numpy as np
        >>> rule = StepwiseDiscount(((0, 0.04), (40, 0.03), (75, 0.02)))
        >>> rule.weights(np.array([0.0, 1.0, 40.5])).round(6)
        array([1.      , 0.961538, 0.205233])
    """

    steps: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        """Refuse steps with holes or impossible rates."""
        starts = [start for start, _ in self.steps]
        if not starts or starts[0] != 0 or starts != sorted(set(starts)):
            raise OutOfRange(message("The discount steps must start at year 0 and rise."))
        if not all(0 <= rate < 1 for _, rate in self.steps):
            raise OutOfRange(message("A discount rate must lie from 0 up to 1; write 4 % as 0.04."))

    def weights(self, times: Sequence[float] | Floats) -> Floats:
        """What one unit is worth today when it comes after so many years.

        The factor compounds through each step, also for parts of a year.

        Args:
            times: Years from now, from 0 up. [years; any shape]

        Returns:
            Weights, 1 for now. [0–1; same shape]

        Raises:
            OutOfRange: A time is negative or missing.
        """
        when = np.asarray(times, dtype=np.float64)
        if not (when >= 0).all():
            raise OutOfRange(message("Only what comes later is discounted: no time below zero."))
        growth = np.zeros(when.shape)  # (any shape), log of the factor
        ends = [start for start, _ in self.steps[1:]] + [np.inf]
        for (start, rate), end in zip(self.steps, ends, strict=True):
            growth += np.clip(when - start, 0, end - start) * np.log1p(rate)
        weights: Floats = np.exp(-growth)
        return weights


def flat(rate: float) -> StepwiseDiscount:
    """The same yearly rate for all time.

    Example:
        >>> flat(0.04).weights([1.0]).round(4)
        array([0.9615])
    """
    return StepwiseDiscount(((0, rate),))


def discount_weights(times: Sequence[float] | Floats, rule: StepwiseDiscount) -> Floats:
    """What one unit is worth today when it comes after so many years. [0–1; shape of times]

    Example:
        >>> discount_weights([0.0, 2.0], flat(0.25))
        array([1.  , 0.64])
    """
    return rule.weights(times)


def present_value(
    amounts: Sequence[float] | Floats, rule: StepwiseDiscount, *, timing: YearTiming = "start"
) -> float:
    """What a row of yearly amounts is worth today.

    Args:
        amounts: One for each year from now on. [any unit; (year,)]
        rule: How later amounts are discounted.
        timing: Where in its year each amount falls.

    Returns:
        The sum of the discounted amounts. [same unit]

    Raises:
        OutOfRange: An amount is missing.

    Source:
        docs/methods/discounting.md §3.

    Example:
        >>> present_value([100, 100], flat(0.25))
        180.0
        >>> present_value([100, 100], flat(0.25), timing="end")
        144.0
    """
    yearly: Floats = np.asarray(amounts, dtype=np.float64)
    if not np.isfinite(yearly).all():
        first_blank = int(np.argmin(np.isfinite(yearly)))
        raise OutOfRange(message("The amount for year {year} is missing.", year=first_blank))
    into = {"start": 0.0, "middle": 0.5, "end": 1.0}[timing]
    times: Floats = np.arange(len(yearly), dtype=np.float64) + into
    return float(np.dot(yearly, rule.weights(times)))


def annuity(years: float, rate: float) -> float:
    """What one unit at the end of each year is worth today.

    Args:
        years: For how long. [years]
        rate: Yearly discount rate; 0 means no discounting. [rate]

    Returns:
        The factor that yearly amounts are multiplied by. [years]

    Raises:
        OutOfRange: The years or the rate are negative.

    Source:
        docs/methods/discounting.md §3.

    Example:
        >>> round(annuity(10, 0.04), 4), annuity(10, 0)
        (8.1109, 10.0)
    """
    if not (0 <= years < np.inf and 0 <= rate < 1):
        raise OutOfRange(message("An annuity needs years from 0 up and a rate from 0 up to 1."))
    return float(years) if rate == 0 else float(-np.expm1(-years * np.log1p(rate)) / rate)
