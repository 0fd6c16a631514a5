"""The PERT and the normal shape, whose quantiles need SciPy."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.special import betainc, ndtri  # type: ignore[import-untyped]

from samvekt.core.errors import OutOfRange
from samvekt.core.message import message
from samvekt.core.uncertainty.shapes import Floats, refuse_disorder

KNOTS = 4096
"""Points in the table of PERT quantiles; docs/methods/uncertain-figures.md §3 has its error."""


@dataclass(frozen=True, slots=True, eq=False)
class Pert:
    """Low–best–high as PERT: a smooth hill over the best guess that ends at low and high.

    Args:
        low: The lowest it can be.
        best: The most likely.
        high: The highest it can be.
        peak: How much the best guess counts beside each end; 4 is PERT, more is narrower.

    Raises:
        OutOfRange: The three are not in rising order, or the peak is below zero.

    Source:
        Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7(5):646–669;
        Vose (2008) "Risk Analysis", 3rd ed., for other peaks;
        docs/methods/uncertain-figures.md §3.

    Example:
        >>> Pert(0, 2, 10).mean
        3.0
    """

    low: float
    best: float
    high: float
    peak: float = 4.0
    _shares: Floats = field(init=False, repr=False)  # (knot,), share below each knot
    _values: Floats = field(init=False, repr=False)  # (knot,)

    def __post_init__(self) -> None:
        """Check, and tabulate the share below each of many values."""
        refuse_disorder(self.low, self.best, self.high)
        if not 0 <= self.peak < np.inf:
            raise OutOfRange(message("The peak is {peak}. Give 0 or more.", peak=self.peak))
        # Closer together towards both ends, where the hill may be steep.
        part = (1 - np.cos(np.pi * np.arange(KNOTS + 1) / KNOTS)) / 2  # (knot,), 0–1
        rise = (self.best - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        shares = betainc(1 + self.peak * rise, 1 + self.peak * (1 - rise), part)
        object.__setattr__(self, "_shares", shares)
        object.__setattr__(self, "_values", self.low + (self.high - self.low) * part)

    @property
    def mean(self) -> float:
        """(low + peak · best + high) / (peak + 2)."""
        return (self.low + self.peak * self.best + self.high) / (self.peak + 2)

    def quantile(self, shares: Floats) -> Floats:
        """The number that this share of the draws lies below, from the table."""
        return np.interp(shares, self._shares, self._values)


@dataclass(frozen=True, slots=True)
class Normal:
    """An estimate with a standard error, such as a study reports; low and high hold 95 %.

    Raises:
        OutOfRange: A number is missing or the deviation is not above zero.

    Example:
        >>> round(Normal(10, 2).high, 2)
        13.92
    """

    mean: float
    deviation: float

    def __post_init__(self) -> None:
        """Refuse what is no spread."""
        if not (np.isfinite(self.mean) and 0 < self.deviation < np.inf):
            raise OutOfRange(
                message(
                    "The mean is {mean} and the standard deviation {deviation}. Give finite "
                    "numbers, and a deviation above 0.",
                    mean=self.mean,
                    deviation=self.deviation,
                )
            )

    @property
    def best(self) -> float:
        """The mean."""
        return self.mean

    @property
    def low(self) -> float:
        """Where the lowest 2.5 % end."""
        return float(self.quantile(np.array(0.025)))

    @property
    def high(self) -> float:
        """Where the highest 2.5 % begin."""
        return float(self.quantile(np.array(0.975)))

    def quantile(self, shares: Floats) -> Floats:
        """The number that this share of the draws lies below."""
        within = np.clip(shares, 2.0**-54, 1 - 2.0**-53)  # an even draw may be exactly 0
        numbers: Floats = self.mean + self.deviation * ndtri(within)
        return numbers
